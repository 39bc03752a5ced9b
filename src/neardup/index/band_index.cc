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

BucketPairsResult BandPairs(const SignatureRows& signatures, Banding banding,
                            std::span<const uint64_t> content_rank,
                            const BucketOptions& options, ThreadPool* pool) {
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
      .accept = [](uint32_t, uint32_t) { return true; }};
  return BucketPairs(tables, stories, content_rank, options, pool);
}

}  // namespace neardup
