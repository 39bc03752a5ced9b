// The versions of each story, found by address or id (revision.h).

#ifndef NEARDUP_PIPELINE_REVISION_TIER_H_
#define NEARDUP_PIPELINE_REVISION_TIER_H_

#include "neardup/base/column.h"
#include "neardup/index/bucket_pairs.h"
#include "neardup/pipeline/comparable.h"
#include "neardup/pipeline/pair_set.h"
#include "neardup/pipeline/story_table.h"

namespace neardup {

// The pairs of stories of one series, a < b: every comparable pair not in
// `judged`, or in a series of more than 16 stories of each the next in time
// that it may be compared with, if that is one of the next 15. Cost: a sort of
// the stories that are in a series.
Column<StoryPair> RevisionPairs(const StoryTable& stories,
                                const Comparable& comparable,
                                const PairSet& judged);

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_REVISION_TIER_H_
