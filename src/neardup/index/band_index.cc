#include "neardup/index/band_index.h"

#include <algorithm>
#include <cassert>
#include <vector>

#include "neardup/base/hash.h"
#include "neardup/sketch/minhash.h"

namespace neardup {
namespace {

bool HasShingles(std::span<const uint32_t> signature) {
  return std::any_of(signature.begin(), signature.end(),
                     [](uint32_t lane) { return lane != kEmptyLane; });
}

}  // namespace

BucketPairsResult BandPairs(const SignatureRows& signatures,
                            const BandOptions& options,
                            std::span<const uint64_t> content_rank,
                            ThreadPool* pool) {
  const Banding banding = options.banding;
  assert(banding.bands >= 1 && banding.rows >= 1);
  assert(banding.bands * banding.rows <= signatures.num_perm);
  std::vector<uint32_t> stories;
  for (size_t story = 0; story < signatures.size(); ++story) {
    if (HasShingles(signatures.row(story))) {
      stories.push_back(static_cast<uint32_t>(story));
    }
  }
  const size_t rows = static_cast<size_t>(banding.rows);
  const BucketTables tables = {
      .num_tables = banding.bands,
      .key =
          [&](int band, uint32_t story) {
            const auto lanes = signatures.row(story).subspan(
                static_cast<size_t>(band) * rows, rows);
            return Hash64(lanes.data(), lanes.size_bytes());
          },
      .accept =
          [&](uint32_t a, uint32_t b) {
            return EstimateJaccard(signatures.row(a), signatures.row(b)) >=
                   options.min_estimate;
          }};
  return BucketPairs(tables, stories, content_rank, options.buckets, pool);
}

}  // namespace neardup
