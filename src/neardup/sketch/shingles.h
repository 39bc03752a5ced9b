// Shingles: the overlapping word n-grams of a story, as 64-bit hashes.
//
// The similarity of two stories is that of their sets of shingles
// [Broder 1997]; the near tier uses word 5-grams. Unlike words, shingles hold
// the order of the text, so that two reports of one event share few of them.
//
// Example (all shingles of a story, as a set):
//   std::vector<uint64_t> shingles;
//   ShingleHashes(story.words, 5, &shingles);
//   SortUnique(&shingles);

#ifndef NEARDUP_SKETCH_SHINGLES_H_
#define NEARDUP_SKETCH_SHINGLES_H_

#include <cstdint>
#include <span>
#include <vector>

namespace neardup {

// The length of the shingles that the near tier compares.
inline constexpr int kShingleLength = 5;

// Fills `out` with the hash of every window of `length` (>= 1) words, in text
// order, repeats included: n - length + 1 of them. A story of 1..length-1 words
// gives one shingle of all its words; a story without words gives none.
//
// The hash is XXH3-64 of the window's 4-byte word hashes in little-endian
// order; it may be kept in files. Cost: about 2 ns a shingle.
void ShingleHashes(std::span<const uint32_t> words, int length,
                   std::vector<uint64_t>* out);

// Sorts ascending and drops repeats: makes a set of the values. Fast for
// evenly spread values such as hashes (about 6 ns each in a story's worth of
// them), correct and n log n for any.
void SortUnique(std::vector<uint64_t>* values);

}  // namespace neardup

#endif  // NEARDUP_SKETCH_SHINGLES_H_
