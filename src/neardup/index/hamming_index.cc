#include "neardup/index/hamming_index.h"

#include <bit>
#include <cassert>
#include <cmath>
#include <limits>

#include "neardup/sketch/simhash.h"

namespace neardup {
namespace {

constexpr double kMaxTables = 2048;
constexpr double kRecordNs = 60;  // to sort and group a record of a table
constexpr double kCompareNs = 2;  // a pair of a bucket

double Choose(int n, int k) {
  double ways = 1;
  for (int i = 1; i <= k; ++i) ways = ways * (n - k + i) / i;
  return std::round(ways);
}

// Block i of m; the sizes of blocks differ by at most one bit.
uint64_t BlockMask(int block, int num_blocks) {
  const int begin = 64 * block / num_blocks;
  const int end = 64 * (block + 1) / num_blocks;
  const uint64_t below = (begin == 0) ? 0 : UINT64_MAX >> (64 - begin);
  return (UINT64_MAX >> (64 - end)) & ~below;
}

// SimHashes of real stories are not spread evenly: the mean bucket must stay so
// far below the largest one allowed that few are capped by chance.
constexpr double kHeadroom = 8;

int ChooseNumBlocks(double num_stories, int max_bits, int max_bucket) {
  int best = max_bits + 1;
  double best_ns = std::numeric_limits<double>::infinity();
  bool best_is_capped = true;
  for (int blocks = max_bits + 1; blocks < 64; ++blocks) {
    const double tables = Choose(blocks, max_bits);
    if (tables > kMaxTables) break;
    const double key_bits = 64. * (blocks - max_bits) / blocks;
    const double in_bucket = num_stories / std::exp2(key_bits);
    const double ns =
        tables * num_stories * (kRecordNs + kCompareNs * in_bucket / 2);
    const bool capped = in_bucket * kHeadroom > max_bucket;
    // More blocks make smaller buckets: as long as those are too large, go on.
    if (ns < best_ns || best_is_capped) {
      best_ns = ns;
      best = blocks;
      best_is_capped = capped;
    }
  }
  return best;
}

}  // namespace

std::vector<uint64_t> HammingMasks(size_t num_stories, int max_bits,
                                   int max_bucket) {
  const int blocks =
      ChooseNumBlocks(static_cast<double>(num_stories), max_bits, max_bucket);
  std::vector<uint64_t> masks;
  // Every way to leave max_bits blocks out, as the bits of an integer, in
  // ascending order (the next integer with as many bits).
  uint64_t left_out = (uint64_t{1} << max_bits) - 1;
  const uint64_t end = uint64_t{1} << blocks;
  while (left_out < end) {
    uint64_t mask = 0;
    for (int block = 0; block < blocks; ++block) {
      if (!(left_out >> block & 1)) mask |= BlockMask(block, blocks);
    }
    masks.push_back(mask);
    if (left_out == 0) break;
    const uint64_t lowest = left_out & -left_out;
    const uint64_t ripple = left_out + lowest;
    left_out = ripple | (((left_out ^ ripple) / lowest) >> 2);
  }
  return masks;
}

BucketPairsResult HammingPairs(std::span<const uint64_t> simhashes,
                               int max_bits,
                               std::span<const uint64_t> content_rank,
                               const BucketOptions& options, ThreadPool* pool) {
  assert(max_bits >= 0 && max_bits <= kMaxHammingBits);
  std::vector<uint32_t> stories;
  for (size_t story = 0; story < simhashes.size(); ++story) {
    if (simhashes[story] != 0) stories.push_back(static_cast<uint32_t>(story));
  }
  const std::vector<uint64_t> masks =
      HammingMasks(stories.size(), max_bits, options.max_bucket);
  const BucketTables tables = {
      .num_tables = static_cast<int>(masks.size()),
      .key =
          [&](int table, uint32_t story) {
            return simhashes[story] & masks[static_cast<size_t>(table)];
          },
      .accept =
          [&](uint32_t a, uint32_t b) {
            return HammingDistance(simhashes[a], simhashes[b]) <= max_bits;
          }};
  return BucketPairs(tables, stories, content_rank, options, pool);
}

}  // namespace neardup
