// Ranges of bits in masks over the positions of a story.
//
// Bit i of a mask is bit i & 63 of its word i / 64. Ranges are [begin, end) and
// must lie inside the mask. Cost: one step for every 64 positions.

#ifndef NEARDUP_VERIFY_BIT_MASK_H_
#define NEARDUP_VERIFY_BIT_MASK_H_

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>

namespace neardup {

inline void SetBit(std::span<uint64_t> mask, uint32_t i) {
  mask[i / 64] |= uint64_t{1} << (i & 63);
}

inline bool TestBit(std::span<const uint64_t> mask, uint32_t i) {
  return mask[i / 64] >> (i & 63) & 1;
}

// Calls visit(word, bits) for each word of a mask that [begin, end) touches;
// `bits` are those of the range.
template <typename Visit>
void ForEachWordOfRange(uint32_t begin, uint32_t end, Visit visit) {
  while (begin < end) {
    const uint32_t offset = begin & 63;
    const uint32_t length = std::min(end - begin, 64 - offset);
    visit(begin / 64, ~uint64_t{0} >> (64 - length) << offset);
    begin += length;
  }
}

inline void SetBits(std::span<uint64_t> mask, uint32_t begin, uint32_t end) {
  ForEachWordOfRange(
      begin, end, [mask](uint32_t word, uint64_t bits) { mask[word] |= bits; });
}

inline uint32_t CountBits(std::span<const uint64_t> mask, uint32_t begin,
                          uint32_t end) {
  uint32_t count = 0;
  ForEachWordOfRange(begin, end, [mask, &count](uint32_t word, uint64_t bits) {
    count += std::popcount(mask[word] & bits);
  });
  return count;
}

inline bool AnyBit(std::span<const uint64_t> mask, uint32_t begin,
                   uint32_t end) {
  uint64_t any = 0;
  ForEachWordOfRange(begin, end, [mask, &any](uint32_t word, uint64_t bits) {
    any |= mask[word] & bits;
  });
  return any != 0;
}

// Calls visit(i) for each set bit of one word of a mask, ascending.
template <typename Visit>
void ForEachBit(uint64_t bits, uint32_t first_position, Visit visit) {
  for (; bits != 0; bits &= bits - 1) {
    visit(first_position + static_cast<uint32_t>(std::countr_zero(bits)));
  }
}

}  // namespace neardup

#endif  // NEARDUP_VERIFY_BIT_MASK_H_
