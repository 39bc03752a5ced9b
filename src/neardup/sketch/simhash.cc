#include "neardup/sketch/simhash.h"

#include <algorithm>
#include <cassert>
#include <cstddef>

#include "neardup/base/hash.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "neardup/sketch/simhash.cc"
#include <hwy/foreach_target.h>
// After foreach_target.h:
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace neardup {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Adds to sums[j] the weight of the hashes that have bit j set, j in 0..63.
void AddWeights(std::span<const uint64_t> hashes, const uint8_t* weights,
                uint32_t* sums) {
  const hn::CappedTag<uint32_t, 16> d;
  const size_t lanes = hn::Lanes(d);
  for (size_t first = 0; first < 64; first += 2 * lanes) {
    // Two vectors are at most 32 lanes: all bits are of one half of the hash.
    const size_t half = first & 32;
    const uint32_t start = static_cast<uint32_t>(first - half);
    const auto one = hn::Set(d, 1u);
    const auto bit0 = hn::Shl(one, hn::Iota(d, start));
    const auto bit1 =
        hn::Shl(one, hn::Iota(d, start + static_cast<uint32_t>(lanes)));
    auto sum0 = hn::LoadU(d, sums + first);
    auto sum1 = hn::LoadU(d, sums + first + lanes);
    for (size_t i = 0; i < hashes.size(); ++i) {
      const auto x = hn::Set(d, static_cast<uint32_t>(hashes[i] >> half));
      const auto weight = hn::Set(d, static_cast<uint32_t>(weights[i]));
      sum0 = hn::Add(sum0, hn::IfThenElseZero(hn::TestBit(x, bit0), weight));
      sum1 = hn::Add(sum1, hn::IfThenElseZero(hn::TestBit(x, bit1), weight));
    }
    hn::StoreU(sum0, d, sums + first);
    hn::StoreU(sum1, d, sums + first + lanes);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace neardup
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace neardup {
namespace {

HWY_EXPORT(AddWeights);

}  // namespace

uint64_t SimHash64(std::span<const uint32_t> words,
                   std::span<const uint8_t> rarity_bits20) {
  assert(words.size() == rarity_bits20.size());
  constexpr size_t kChunk = 512;  // words whose hashes are kept at once
  uint64_t hashes[kChunk];
  uint64_t totals[64] = {};
  uint64_t weight = 0;
  for (size_t begin = 0; begin < words.size(); begin += kChunk) {
    const size_t size = std::min(kChunk, words.size() - begin);
    for (size_t i = 0; i < size; ++i) {
      hashes[i] = Mix64(words[begin + i]);
      weight += rarity_bits20[begin + i];
    }
    // 32 bits hold the sums of a chunk; a story may be longer than they hold.
    uint32_t sums[64] = {};
    HWY_DYNAMIC_DISPATCH(AddWeights)
    (std::span(hashes, size), rarity_bits20.data() + begin, sums);
    for (size_t j = 0; j < 64; ++j) totals[j] += sums[j];
  }
  uint64_t simhash = 0;
  for (size_t j = 0; j < 64; ++j) {
    simhash |= static_cast<uint64_t>(2 * totals[j] > weight) << j;
  }
  return simhash;
}

}  // namespace neardup
#endif  // HWY_ONCE
