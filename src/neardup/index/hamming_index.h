// The Hamming index: all pairs of SimHashes that differ in at most k bits
// [Manku, Jain, Das Sarma 2007].
//
// The 64 bits are cut into m > k blocks. Differing bits fall into at most k of
// them, so at least m - k blocks agree: with one table for each choice of m - k
// blocks, keyed by their bits, every pair within k bits shares a bucket. More
// blocks mean more tables but longer keys and smaller buckets; m is chosen for
// the number of stories by what the sorting and the comparing cost.
//
// Which k: SimHash sees how many words a change replaces, not how many
// shingles. Of made-up copies with a word-5-gram Jaccard of .7, single words
// replaced here and there differ in 5.6 bits on average, a passage cut or
// replaced in 12; at .9 in 3 and 6.5. Within 8 bits are 88 % and 14 % of those
// at .7, 99 % and 80 % of those at .9; within 3 bits, the published choice for
// web pages, 19 %, none, 64 % and 10 %. Unrelated stories differ in 19 bits and
// more.

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
// What the near tier uses with SimHash.
inline constexpr int kNearDuplicateBits = 8;

// All pairs of stories whose SimHashes differ in at most max_bits bits
// (0..kMaxHammingBits), each once. A SimHash of 0 (no words) is in no pair.
// Exact unless a bucket is capped, which the counts tell; with over 10 bits
// that happens by chance alone from some 100,000 stories.
// content_rank, options, pool and what the result depends on are as for
// BandPairs.
// Cost a story, one core, among 500,000: .4 microseconds for 3 bits, 3 for 6
// bits, 11 for 8 bits (5 among 100,000).
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
