// Representatives and the stories they stand for while copies are looked for,
// and the way back: from a verdict on representatives to their members.

#ifndef NEARDUP_PIPELINE_GROUPS_H_
#define NEARDUP_PIPELINE_GROUPS_H_

#include <cstdint>
#include <memory_resource>
#include <span>

#include "neardup/base/column.h"
#include "neardup/index/bucket_pairs.h"
#include "neardup/pipeline/comparable.h"
#include "neardup/pipeline/pair_set.h"

namespace neardup {

// The stories by representative. Immutable after creation.
class Groups {
 public:
  // representative[i]: the story that stands for story i.
  explicit Groups(
      std::span<const uint32_t> representative,
      std::pmr::memory_resource* memory = std::pmr::new_delete_resource());

  // The positions that stand for themselves, ascending.
  Column<uint32_t> Representatives() const;

  // The stories that `representative` stands for, itself among them, ascending.
  std::span<const uint32_t> Members(uint32_t representative) const {
    return {members_.data() + starts_[representative],
            starts_[representative + 1] - starts_[representative]};
  }

 private:
  Column<uint32_t> starts_;   // stories + 1
  Column<uint32_t> members_;  // grouped by representative
};

// True if some story of one group may be compared with some story of the other.
// Precise for --window up to gaps inside a group's span of time; sources are
// left to the check of the members themselves.
class GroupComparable {
 public:
  GroupComparable(const StoryTable& stories, const Groups& groups,
                  const DedupOptions& options);
  bool operator()(uint32_t a, uint32_t b) const;

 private:
  struct Span {
    int64_t first = 0, last = 0;
    bool open = true;  // has a story without a time
  };
  std::optional<int64_t> window_;
  Column<Span> spans_;  // empty without a window
};

// The pairs of stories to judge because their representatives were found to be
// copies or nearly so (`copies`), or because they share one: every comparable
// pair not in `judged`, of one group of at most 128 stories, or of two groups
// that make at most 64 pairs; of larger ones only the pairs with a
// representative. *left_out counts the others.
Column<StoryPair> MemberPairs(const Groups& groups,
                              const Comparable& comparable,
                              std::span<const PairSet::Judged> copies,
                              const PairSet& judged, uint64_t* left_out);

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_GROUPS_H_
