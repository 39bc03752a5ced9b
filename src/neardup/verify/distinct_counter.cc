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
  uint32_t count = 0;
  std::vector<uint32_t>* rest = &rests_[0];
  for (const uint32_t multiplier : kMultipliers) {
    count += Pass(values, multiplier, rest);
    if (rest->empty()) return count;
    values = *rest;
    rest = rest == &rests_[0] ? &rests_[1] : &rests_[0];
  }
  rest->assign(values.begin(), values.end());
  std::sort(rest->begin(), rest->end());
  return count + static_cast<uint32_t>(std::unique(rest->begin(), rest->end()) -
                                       rest->begin());
}

uint32_t DistinctCounter::Pass(std::span<const uint32_t> values,
                               uint32_t multiplier,
                               std::vector<uint32_t>* rest) {
  const int bits = std::bit_width(2 * values.size() + 1);
  const size_t num_slots = size_t{1} << bits;
  if (slots_.size() < num_slots) slots_.resize(num_slots);
  rest->resize(values.size() + 1);
  uint32_t* const slots = slots_.data();
  uint32_t* const out = rest->data();
  const auto size = static_cast<uint32_t>(values.size());
  for (uint32_t i = 0; i < size; ++i) {
    slots[(values[i] * multiplier) >> (32 - bits)] = i;
  }
  uint32_t kept = 0;
  size_t left = 0;
  for (uint32_t i = 0; i < size; ++i) {
    const uint32_t place = slots[(values[i] * multiplier) >> (32 - bits)];
    kept += place == i;
    out[left] = values[i];
    left += values[place] != values[i];
  }
  rest->resize(left);
  return kept;
}

}  // namespace neardup
