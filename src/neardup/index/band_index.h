// The band index: pairs of stories whose MinHash signatures agree in all rows
// of at least one band [Broder 1997; Indyk, Motwani 1998].
//
// A pair of Jaccard similarity J is found with CandidateProbability(banding, J)
// (neardup/index/banding.h) unless its buckets are capped; the pairs are
// candidates, to be verified.
//
// Example:
//   NEARDUP_ASSIGN_OR_RETURN(Banding banding, ChooseBanding(.7, .99, 128));
//   const BucketPairsResult found =
//       BandPairs({.lanes = lanes, .num_perm = 128}, {.banding = banding},
//                 ranks, &pool);

#ifndef NEARDUP_INDEX_BAND_INDEX_H_
#define NEARDUP_INDEX_BAND_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "neardup/base/thread_pool.h"
#include "neardup/index/banding.h"
#include "neardup/index/bucket_pairs.h"

namespace neardup {

// The signatures of a batch: the lanes of story i are at i * num_perm.
struct SignatureRows {
  std::span<const uint32_t> lanes;
  int num_perm = 0;

  size_t size() const { return lanes.size() / static_cast<size_t>(num_perm); }
  std::span<const uint32_t> row(size_t story) const {
    const size_t width = static_cast<size_t>(num_perm);
    return lanes.subspan(story * width, width);
  }
};

struct BandOptions {
  Banding banding;
  // Pairs whose signatures estimate a lower Jaccard similarity are left out:
  // most of those that share one bucket by chance.
  double min_estimate = 0;
  BucketOptions buckets = {};
};

// All pairs that share a band; stories without shingles (all lanes kEmptyLane)
// are in none. content_rank[i] is 64 bits that depend on the content of story i
// alone; it orders capped buckets. `pool` may be null.
// The pairs do not depend on the number of threads nor, with a content_rank
// that tells contents apart, on the order of the batch.
// Cost: about 50 ns a story and band, 20 ns a pair in a bucket; memory: 20
// bytes a story, and 8 a pair that is not left out.
BucketPairsResult BandPairs(const SignatureRows& signatures,
                            const BandOptions& options,
                            std::span<const uint64_t> content_rank,
                            ThreadPool* pool);

}  // namespace neardup

#endif  // NEARDUP_INDEX_BAND_INDEX_H_
