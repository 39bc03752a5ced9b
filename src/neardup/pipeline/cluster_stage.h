// Last tier: from verified pairs to clusters, and who stands for each.

#ifndef NEARDUP_PIPELINE_CLUSTER_STAGE_H_
#define NEARDUP_PIPELINE_CLUSTER_STAGE_H_

#include <span>
#include <vector>

#include "neardup/base/thread_pool.h"
#include "neardup/pipeline/comparable.h"
#include "neardup/pipeline/hooks.h"
#include "neardup/pipeline/pair_judge.h"
#include "neardup/pipeline/pair_set.h"
#include "neardup/pipeline/result.h"

namespace neardup {

struct ClusterStage {
  Column<uint32_t> members;        // what the clusters look at
  Column<StoryResult> outcomes;    // by position
  Column<ClusterResult> clusters;  // in order of their first members
  uint64_t verified = 0;           // pairs judged to hold clusters together
};

// Forms clusters of the pairs in `pairs` (cluster/clusters.h) and chooses the
// canonical stories.
//
// Who belongs together is decided around the longest story of each cluster, so
// it does not depend on the order of the input. Then --keep chooses among the
// members that are verified against every other one of their part (clusters.h);
// ties by position.
// Verdicts that hold a cluster together are added to `pairs`; those that --keep
// needs besides are not, for they depend on positions.
// Errors: kCancelled.
StatusOr<ClusterStage> ClusterStories(const StoryTable& stories,
                                      const Comparable& comparable,
                                      const DedupOptions& options,
                                      ThreadPool* pool,
                                      std::span<PairJudge> judges,
                                      const Hooks& hooks, PairSet* pairs);

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_CLUSTER_STAGE_H_
