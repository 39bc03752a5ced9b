// Hashes that may reach disk: all are XXH3 or fixed mixers, pinned by tests.
//
// Source: XXH3, https://github.com/Cyan4973/xxHash; the mixers are the
// finalizer of SplitMix64 [Steele, Lea, Flood 2014].

#ifndef NEARDUP_BASE_HASH_H_
#define NEARDUP_BASE_HASH_H_

#ifndef XXH_INLINE_ALL
#define XXH_INLINE_ALL
#endif
#include <xxhash.h>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace neardup {

inline uint64_t Hash64(const void* bytes, size_t size, uint64_t seed = 0) {
  return XXH3_64bits_withSeed(bytes, size, seed);
}
inline uint64_t Hash64(std::string_view bytes, uint64_t seed = 0) {
  return Hash64(bytes.data(), bytes.size(), seed);
}

// A 128-bit hash; equal hashes are taken for equal content (two of 2^32 stories
// meet by chance with probability 2^-65).
struct Hash128 {
  uint64_t high = 0;
  uint64_t low = 0;
  friend auto operator<=>(const Hash128&, const Hash128&) = default;
};

inline Hash128 HashBytes128(const void* bytes, size_t size, uint64_t seed = 0) {
  const XXH128_hash_t hash = XXH3_128bits_withSeed(bytes, size, seed);
  return {hash.high64, hash.low64};
}

// A bijection of 64-bit integers whose every output bit depends on every input
// bit: for numbering random streams and spreading weak keys.
inline uint64_t Mix64(uint64_t x) {
  x += 0x9E3779B97F4A7C15ull;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
  return x ^ (x >> 31);
}

}  // namespace neardup

#endif  // NEARDUP_BASE_HASH_H_
