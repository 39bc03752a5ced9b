#include "neardup/verify/distinct_counter.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace neardup {
namespace {

// Odd, so that they are permutations of the values.
constexpr uint32_t kMultipliers[] = {0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D};

}  // namespace

uint32_t DistinctCounter::Count(std::span<const uint32_t> values) {
  // Zero looks like a free slot: no pass counts it.
  uint32_t count = std::find(values.begin(), values.end(), 0u) != values.end();
  for (const uint32_t multiplier : kMultipliers) {
    count += Pass(values, multiplier);
    values = rest_;
    if (values.empty()) return count;
  }
  std::sort(rest_.begin(), rest_.end());
  const auto end = std::unique(rest_.begin(), rest_.end());
  return count + static_cast<uint32_t>(end - rest_.begin()) -
         (rest_.front() == 0);
}

uint32_t DistinctCounter::Pass(std::span<const uint32_t> values,
                               uint32_t multiplier) {
  const int bits = std::bit_width(2 * values.size() + 1);
  slots_.assign(size_t{1} << bits, 0);
  // `values` may be rest_ itself: nothing is written before it was read.
  if (rest_.size() < values.size()) rest_.resize(values.size());
  uint32_t* const slots = slots_.data();
  uint32_t* const rest = rest_.data();
  uint32_t taken = 0;
  size_t left = 0;
  for (const uint32_t value : values) {
    uint32_t& slot = slots[(value * multiplier) >> (32 - bits)];
    const uint32_t found = slot;
    const bool free = found == 0;
    slot = free ? value : found;
    taken += free && value != 0;
    rest[left] = value;
    left += !free && found != value;
  }
  rest_.resize(left);
  return taken;
}

}  // namespace neardup
