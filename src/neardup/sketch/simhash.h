// SimHash: a story as 64 bits, such that the share of bits in which two stories
// differ estimates the angle between their vectors of words [Charikar 2002].
//
// Each word is hashed to 64 bits; bit j of the result tells whether the words
// with bit j set weigh more than those without. Words weigh what their rarity
// is, so that the common words, which all stories share, do not hide the rest.
//
// With d differing bits the cosine of the two weighted word vectors is about
// cos(pi d / 64). Unrelated stories differ in about 32 bits. Compared with
// MinHash it is smaller (8 bytes against 512) and blunter: word order does not
// count, and a passage added moves the whole.

#ifndef NEARDUP_SKETCH_SIMHASH_H_
#define NEARDUP_SKETCH_SIMHASH_H_

#include <bit>
#include <cstdint>
#include <span>

namespace neardup {

// The SimHash of words[i] weighted by rarity_bits20[i] (RarityBits20 of
// neardup/text/frequency.h; any weights 0..255 do); repeated words count again.
// Both spans have the same size. Without words, or with no weight at all, 0.
// The result depends on words and weights alone, not on their order nor on the
// processor, and may be kept in files.
// Cost: about 3 ns a word.
uint64_t SimHash64(std::span<const uint32_t> words,
                   std::span<const uint8_t> rarity_bits20);

// The number of differing bits, 0..64.
inline int HammingDistance(uint64_t a, uint64_t b) {
  return std::popcount(a ^ b);
}

}  // namespace neardup

#endif  // NEARDUP_SKETCH_SIMHASH_H_
