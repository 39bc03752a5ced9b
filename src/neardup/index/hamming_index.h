// The Hamming index: all pairs of SimHashes that differ in at most k bits
// [Manku, Jain, Das Sarma 2007].
//
// The 64 bits are cut into m > k blocks. Differing bits fall into at most k of
// them, so at least m - k blocks agree: with one table for each choice of m - k
// blocks, keyed by their bits, every pair within k bits shares a bucket. More
// blocks mean more tables but longer keys and smaller buckets; m is chosen for
// the number of stories by what the sorting and the comparing cost.
//
// Which k: a copy with a word-5-gram Jaccard of .7 keeps about 96 of 100 words,
// and its SimHash differs in about 6 bits (standard deviation 2.3). k = 3, the
// published choice for web pages, finds copies that are all but identical.

#ifndef NEARDUP_INDEX_HAMMING_INDEX_H_
#define NEARDUP_INDEX_HAMMING_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "neardup/base/thread_pool.h"
#include "neardup/index/bucket_pairs.h"

namespace neardup {

inline constexpr int kMaxHammingBits = 15;

// All pairs of stories whose SimHashes differ in at most max_bits bits
// (0..kMaxHammingBits), each once. A SimHash of 0 (no words) is in no pair.
// Exact unless a bucket is capped, which the counts tell; with over 10 bits
// that happens by chance alone from some 100,000 stories.
// content_rank, options, pool and what the result depends on are as for
// BandPairs.
// Cost a story, one core, 1,000,000 stories: .5 microseconds for 3 bits, 4 for
// 8 bits.
BucketPairsResult HammingPairs(std::span<const uint64_t> simhashes,
                               int max_bits,
                               std::span<const uint64_t> content_rank,
                               const BucketOptions& options, ThreadPool* pool);

// The bits that make up the key of each table for so many stories: the choices
// of m - max_bits of m blocks. For tests and the curious.
std::vector<uint64_t> HammingMasks(size_t num_stories, int max_bits,
                                   int max_bucket);

}  // namespace neardup

#endif  // NEARDUP_INDEX_HAMMING_INDEX_H_
