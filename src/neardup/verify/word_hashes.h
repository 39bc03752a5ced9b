// Hashes of neighbouring words, as profiles, bitmaps and sets of shingles use
// them.
//
// They live in memory only and may change between versions. Bits are taken from
// the top.

#ifndef NEARDUP_VERIFY_WORD_HASHES_H_
#define NEARDUP_VERIFY_WORD_HASHES_H_

#include <cstddef>
#include <cstdint>

#include "neardup/base/hash.h"

namespace neardup {

// Two words in order: without collisions in its 64 bits.
inline uint64_t BigramHash(uint32_t first, uint32_t second) {
  return Mix64(uint64_t{first} << 32 | second);
}

// Three words in order, from the hash of the first two.
inline uint64_t TrigramHash(uint64_t bigram, uint32_t third) {
  return Mix64(bigram ^ third);
}

// `count` words in order, two at a time.
inline uint64_t ShingleHash(const uint32_t* words, size_t count) {
  uint64_t hash = count;
  size_t i = 0;
  for (; i + 2 <= count; i += 2) {
    hash = Mix64(hash ^ (uint64_t{words[i]} << 32 | words[i + 1]));
  }
  return i < count ? Mix64(hash ^ words[i]) : hash;
}

// The top 32 bits; never 0, so that 0 can stand for an empty slot.
inline uint32_t Top32(uint64_t hash) {
  const auto top = static_cast<uint32_t>(hash >> 32);
  return top == 0 ? 1 : top;
}

}  // namespace neardup

#endif  // NEARDUP_VERIFY_WORD_HASHES_H_
