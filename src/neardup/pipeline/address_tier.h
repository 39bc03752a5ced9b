// Candidates by address: stories whose addresses may lead to one page.
//
// Mobile and AMP pages, mirrors and links with parameters of all kinds have the
// same lossy address (io/url.h). Different stories may share it as well, so it
// says nothing about a pair but that it is worth a look; the verifier decides
// as for any other. Stories of one safe address are versions of one story:
// revision_tier.h.

#ifndef NEARDUP_PIPELINE_ADDRESS_TIER_H_
#define NEARDUP_PIPELINE_ADDRESS_TIER_H_

#include <cstdint>
#include <span>

#include "neardup/base/column.h"
#include "neardup/index/bucket_pairs.h"
#include "neardup/pipeline/copy_tier.h"
#include "neardup/pipeline/pair_set.h"
#include "neardup/pipeline/story_table.h"

namespace neardup {

// Of at most so many stories of one address every pair is a candidate.
inline constexpr size_t kListEveryPairOfAddress = 16;

struct AddressPairs {
  Column<StoryPair> pairs;      // of representatives, a < b, ascending
  uint64_t capped_buckets = 0;  // of more stories
  uint64_t pairs_left_out = 0;  // in those
};

// The pairs of representatives whose stories share a lossy address and may be
// compared, without those in `judged` or of one series. Of an address that more
// than kListEveryPairOfAddress representatives share each is paired with the
// next in time only: it is that of a page that shows another story every day.
//   representative: [stories], the story that stands for each.
// Cost: a look at all stories, and a sort of those with an address.
AddressPairs FindAddressPairs(const StoryTable& stories,
                              std::span<const uint32_t> representative,
                              const GroupFilter& comparable,
                              const PairSet& judged);

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_ADDRESS_TIER_H_
