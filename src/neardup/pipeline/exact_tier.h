// First tier: stories of the same words, and which of them goes on.

#ifndef NEARDUP_PIPELINE_EXACT_TIER_H_
#define NEARDUP_PIPELINE_EXACT_TIER_H_

#include <cstdint>

#include "neardup/base/column.h"
#include "neardup/index/bucket_pairs.h"
#include "neardup/pipeline/comparable.h"
#include "neardup/pipeline/story_table.h"

namespace neardup {

struct ExactTier {
  // representative[i]: the story that the later tiers see in place of story i;
  // i itself if none. Equal words, and comparable with it.
  Column<uint32_t> representative;
  // Pairs of equal words that may be compared, a < b, unordered.
  Column<StoryPair> pairs;
  uint64_t groups = 0;          // of two stories or more
  uint64_t pairs_left_out = 0;  // in groups too large to list every pair
};

// Groups the stories by their exact hash. In a group of more than 128 stories
// only the pairs with the representative are listed. Cost: a sort of the
// hashes.
ExactTier FindExact(const StoryTable& stories, const Comparable& comparable);

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_EXACT_TIER_H_
