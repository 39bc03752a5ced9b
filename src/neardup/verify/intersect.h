// What two sorted sets have in common.
//
// All inputs are ascending and without repetition. Blocks of a vector's length
// are compared all against all, the vector length chosen at run time (Highway);
// see [Inoue, Ohara, Taura, "Faster set intersection with SIMD
// instructions", VLDB 2014]. Results do not depend on the vector length.
//
// Cost: 0.4 us for two lists of 600 words, with AVX-512.

#ifndef NEARDUP_VERIFY_INTERSECT_H_
#define NEARDUP_VERIFY_INTERSECT_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace neardup {

// Number of elements in both.
size_t CountCommon(std::span<const uint32_t> a, std::span<const uint32_t> b);

// Where the common elements stand: a[in_a[k]] == b[in_b[k]], ascending.
struct CommonPlaces {
  std::vector<uint32_t> in_a;  // memory; only the first `size` count
  std::vector<uint32_t> in_b;
  size_t size = 0;
};

// Replaces `places`; its memory grows and is used again.
void FindCommon(std::span<const uint32_t> a, std::span<const uint32_t> b,
                CommonPlaces* places);

}  // namespace neardup

#endif  // NEARDUP_VERIFY_INTERSECT_H_
