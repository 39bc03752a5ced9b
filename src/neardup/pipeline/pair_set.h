// The pairs judged so far, each once: verdicts of copies, to be reported, and
// the memory of which pairs need no second look.

#ifndef NEARDUP_PIPELINE_PAIR_SET_H_
#define NEARDUP_PIPELINE_PAIR_SET_H_

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <functional>
#include <memory_resource>
#include <span>
#include <utility>

#include "neardup/base/column.h"
#include "neardup/index/bucket_pairs.h"
#include "neardup/pipeline/result.h"

namespace neardup {

// For one thread.
class PairSet {
 public:
  // A verdict; a < b.
  struct Judged {
    uint32_t a;
    uint32_t b;
    Match match;
  };

  PairSet() = default;
  // Keeps the verdicts there.
  explicit PairSet(std::pmr::memory_resource* memory)
      : index_(memory), pairs_(memory) {}

  // Remembers a verdict; a pair known already keeps its first. a != b.
  void Add(uint32_t a, uint32_t b, const Match& match);

  // The verdict on the pair, sides in the order of position, or null if it was
  // not judged.
  const Match* Find(uint32_t a, uint32_t b) const;

  // All verdicts of a wanted relation, by (a, b).
  Column<PairResult> Sorted(const FindSet& find) const;

  // All verdicts, in the order they were added.
  std::span<const Judged> pairs() const { return pairs_; }

  size_t size() const { return pairs_.size(); }
  std::pmr::memory_resource* memory() const {
    return pairs_.get_allocator().resource();
  }

 private:
  static uint64_t Key(uint32_t a, uint32_t b) { return uint64_t{a} << 32 | b; }
  // Index of pairs_, by (a, b), a < b.
  using Entry = std::pair<const uint64_t, uint32_t>;
  absl::flat_hash_map<uint64_t, uint32_t, absl::Hash<uint64_t>,
                      std::equal_to<uint64_t>, ColumnAllocator<Entry>>
      index_;
  Column<Judged> pairs_;
};

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_PAIR_SET_H_
