// Third tier: rewrites and excerpts among representatives, by shared rare keys.

#ifndef NEARDUP_PIPELINE_COPY_TIER_H_
#define NEARDUP_PIPELINE_COPY_TIER_H_

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "neardup/base/thread_pool.h"
#include "neardup/index/rare_key_join.h"
#include "neardup/pipeline/hooks.h"
#include "neardup/pipeline/pair_judge.h"
#include "neardup/pipeline/pair_set.h"
#include "neardup/pipeline/result.h"
#include "neardup/pipeline/story_table.h"

namespace neardup {

struct CopyTier {
  // Copies of any kind, and pairs that fell short of it so little that other
  // members of their groups may be copies; a < b.
  Column<PairSet::Judged> pairs;
  JoinCounts join;
  uint64_t candidates = 0;   // pairs with enough shared keys
  uint64_t passed_gate = 0;  // of them, judged
};

// Tells whether anything in the group of representative `a` may be compared
// with anything in the group of `b`.
using GroupFilter = std::function<bool(uint32_t a, uint32_t b)>;

// Finds the copies among `members` (positions of representatives, ascending),
// those pairs left out that were judged before.
// Errors: kCancelled.
StatusOr<CopyTier> FindCopies(const StoryTable& stories,
                              std::span<const uint32_t> members,
                              const GroupFilter& comparable,
                              const PairSet& judged,
                              const DedupOptions& options, ThreadPool* pool,
                              std::span<PairJudge> judges, const Hooks& hooks);

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_COPY_TIER_H_
