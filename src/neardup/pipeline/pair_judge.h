// Judges pairs of stories of a table: lays the two stories out for comparison,
// remembers recent layouts, and asks the verifier.

#ifndef NEARDUP_PIPELINE_PAIR_JUDGE_H_
#define NEARDUP_PIPELINE_PAIR_JUDGE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "neardup/base/column.h"
#include "neardup/base/thread_pool.h"
#include "neardup/index/bucket_pairs.h"
#include "neardup/pipeline/hooks.h"
#include "neardup/pipeline/options.h"
#include "neardup/pipeline/story_table.h"
#include "neardup/verify/verifier.h"

namespace neardup {

// One thread's judge. The layouts of up to 512 recently seen stories are
// kept (fewer under options.memory_bytes, two of long stories), each with a
// profile and two sets of shingles of 4 bytes a word, so pairs are cheapest
// when they come group by group (JudgingOrder).
class PairJudge {
 public:
  PairJudge(const StoryTable& stories, const DedupOptions& options);
  ~PairJudge();
  PairJudge(PairJudge&&) noexcept;

  // The verdict on two stories, the same for (a, b) and (b, a) with the sides
  // swapped. Two versions of one story (OneSeries) are near-duplicates if their
  // texts have enough in common to be no other story put in its place.
  Match Judge(uint32_t a, uint32_t b);

  // The same for a candidate of the join: pairs that a gate dismisses come back
  // as kUnrelated, sooner.
  Match JudgeCandidate(uint32_t a, uint32_t b);

  // The same for a pair with a word-5-gram Jaccard of `least` or more; nothing
  // for others, which cost no more than that comparison.
  std::optional<Match> JudgeIfSimilar(uint32_t a, uint32_t b, double least);

  // The verdict with its passages, in bytes of the original texts. Needs
  // options.evidence and a table with offsets.
  Match JudgeWithPassages(uint32_t a, uint32_t b,
                          std::vector<Passage>* passages);

  // What the last verdict was made from.
  const Verifier& verifier() const;

 private:
  struct Layout;
  // The layout of a story, kept or begun anew, but never in place of `in_use`.
  Layout& Find(uint32_t story, const Layout* in_use);
  StorySide Side(uint32_t story, Layout* layout);
  bool OneSeries(uint32_t a, uint32_t b) const;
  Match AsRevision(uint32_t a, uint32_t b, Match match) const;
  bool IsLong(uint32_t story) const;

  const StoryTable* stories_;
  std::unique_ptr<Verifier> verifier_;
  std::unique_ptr<ProfileBuilder> builder_;
  size_t num_slots_;
  // Direct-mapped by story; behind num_slots_ those of long stories.
  std::vector<std::unique_ptr<Layout>> layouts_;
  std::unique_ptr<Layout> spare_;
};

// The numbers of the pairs, those of connected stories one after the other:
// judged in this order, a story is laid out for comparison once and is still in
// the nearest cache for its next pair.
Column<uint32_t> JudgingOrder(
    std::span<const StoryPair> pairs,
    std::pmr::memory_resource* memory = std::pmr::new_delete_resource());

// Judges many pairs with all threads; matches[i] is the verdict on pairs[i].
// Errors: kCancelled.
Status JudgePairs(std::span<const StoryPair> pairs, ThreadPool* pool,
                  std::span<PairJudge> judges, const Hooks& hooks,
                  Column<Match>* matches);

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_PAIR_JUDGE_H_
