#include <bit>
#include <cassert>

#include "neardup/verify/bitmaps.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "neardup/verify/common_bits.cc"
#include <hwy/foreach_target.h>  // compiles this file once a target
// The order of these two matters.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace neardup {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

uint64_t CountCommonBits(const uint64_t* HWY_RESTRICT a,
                         const uint64_t* HWY_RESTRICT b, size_t size) {
  const hn::ScalableTag<uint64_t> d;
  const size_t lanes = hn::Lanes(d);
  auto counts = hn::Zero(d);
  size_t i = 0;
  for (; i + lanes <= size; i += lanes) {
    const auto common = hn::And(hn::LoadU(d, a + i), hn::LoadU(d, b + i));
    counts = hn::Add(counts, hn::PopulationCount(common));
  }
  uint64_t count = hn::GetLane(hn::SumOfLanes(d, counts));
  for (; i < size; ++i) count += std::popcount(a[i] & b[i]);
  return count;
}

}  // namespace HWY_NAMESPACE
}  // namespace neardup
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace neardup {

HWY_EXPORT(CountCommonBits);

uint32_t CommonBits(std::span<const uint64_t> a, std::span<const uint64_t> b) {
  assert(a.size() == b.size());
  return static_cast<uint32_t>(
      HWY_DYNAMIC_DISPATCH(CountCommonBits)(a.data(), b.data(), a.size()));
}

}  // namespace neardup
#endif  // HWY_ONCE
