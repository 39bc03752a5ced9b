// Second tier: near-duplicates by sketches, and groups of them collapsed.
//
// An agency story run by thirty papers fills every bucket of the tier after
// this one; seen as one story it does not (docs/architecture.md).

#ifndef NEARDUP_PIPELINE_NEAR_TIER_H_
#define NEARDUP_PIPELINE_NEAR_TIER_H_

#include <cstdint>
#include <span>
#include <vector>

#include "neardup/base/thread_pool.h"
#include "neardup/index/banding.h"
#include "neardup/index/bucket_pairs.h"
#include "neardup/pipeline/comparable.h"
#include "neardup/pipeline/hooks.h"
#include "neardup/pipeline/pair_judge.h"
#include "neardup/pipeline/pair_set.h"
#include "neardup/pipeline/result.h"
#include "neardup/pipeline/story_table.h"

namespace neardup {

struct NearTier {
  Column<PairSet::Judged> pairs;  // all that were judged, copies or not; a < b
  Banding banding{};              // as derived; zero with SimHash
  BucketCounts buckets;
  // Pairs that share a bucket and, with MinHash, whose estimated similarity
  // comes near the least that is looked at.
  uint64_t candidates = 0;
};

// Finds the near-duplicates among `members` (positions, ascending): pairs of
// the threshold or more; when excerpts or rewrites are looked for as well, of
// .8 of it or more, for the tier of rare keys need not see what is found here.
// Cost: linear sketching, a sort per band, a verification per candidate.
// Errors: kInvalidArgument if no banding meets the threshold; kCancelled.
StatusOr<NearTier> FindNearDuplicates(
    const StoryTable& stories, std::span<const uint32_t> members,
    const Comparable& comparable, const DedupOptions& options, ThreadPool* pool,
    std::span<PairJudge> judges, const Hooks& hooks);

// Collapses what near-duplicate pairs connect: representative[i] becomes the
// story of its group that Precedes the others.
void Collapse(const StoryTable& stories, std::span<const PairSet::Judged> pairs,
              Column<uint32_t>* representative);

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_NEAR_TIER_H_
