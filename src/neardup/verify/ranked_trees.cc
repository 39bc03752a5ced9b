#include "neardup/verify/ranked_trees.h"

#include <bit>
#include <cassert>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "neardup/verify/ranked_trees.cc"
#include <hwy/foreach_target.h>  // compiles this file once a target
// The order of these two matters.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace neardup {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// The lanes of a mask as the low bits of a number.
template <class D, class Mask>
HWY_INLINE uint32_t Bits(D d, Mask mask) {
  uint64_t bits = 0;
  static_assert(std::endian::native == std::endian::little);
  hn::StoreMaskBits(d, mask, reinterpret_cast<uint8_t*>(&bits));
  return static_cast<uint32_t>(bits);
}

// How many thresholds of [at, end) the value is above; NaN is above all, those
// that fill the last block too.
HWY_INLINE size_t CountBelow(float value, const float* at, const float* end) {
  const hn::CappedTag<float, RankedTrees::kBlock> d;
  const auto values = hn::Set(d, value);
  size_t at_most = 0;
  for (const float* t = at; t < end; t += hn::Lanes(d)) {
    at_most += hn::CountTrue(d, hn::Le(values, hn::LoadU(d, t)));
  }
  return static_cast<size_t>(end - at) - at_most;
}

// The leaf that these answers lead to.
HWY_INLINE size_t LeafOf(const RankedTrees::Tree& tree, uint32_t answers) {
  const hn::CappedTag<uint16_t, RankedTrees::kLeaves> d;
  const auto given = hn::Set(d, static_cast<uint16_t>(answers));
  uint32_t reached = 0;
  for (size_t k = 0; k < RankedTrees::kLeaves; k += hn::Lanes(d)) {
    const auto asked = hn::And(given, hn::LoadU(d, tree.asked.data() + k));
    const auto as_asked = hn::Eq(asked, hn::LoadU(d, tree.answers.data() + k));
    reached |= Bits(d, as_asked) << k;
  }
  return static_cast<size_t>(std::countr_zero(reached));
}

double SumTrees(const RankedTrees& ranked, const float* HWY_RESTRICT values) {
  HWY_ALIGN int8_t ranks[RankedTrees::kMostFeatures] = {};
  for (size_t k = 0; k + 1 < ranked.begins.size(); ++k) {
    const float* const thresholds = ranked.thresholds.data();
    const size_t rank = CountBelow(values[k], thresholds + ranked.begins[k],
                                   thresholds + ranked.begins[k + 1]);
    ranks[k] =
        static_cast<int8_t>(static_cast<int>(rank) - RankedTrees::kRankOffset);
  }
  const hn::FixedTag<int8_t, RankedTrees::kLeaves> d;
  const auto low = hn::Load(d, ranks);
  const auto high = hn::Load(d, ranks + RankedTrees::kLeaves);
  const auto is_high =
      hn::Set(d, static_cast<int8_t>(RankedTrees::kHighFeature));
  double sum = 0;
  for (const RankedTrees::Tree& tree : ranked.trees) {
    const auto feature =
        hn::LoadU(d, reinterpret_cast<const int8_t*>(tree.feature.data()));
    // Where the other half is meant, the highest bit gives 0.
    const auto rank =
        hn::Or(hn::TableLookupBytesOr0(low, feature),
               hn::TableLookupBytesOr0(high, hn::Xor(feature, is_high)));
    const auto above = hn::Gt(rank, hn::LoadU(d, tree.rank.data()));
    sum += tree.leaves[LeafOf(tree, Bits(d, above))];
  }
  return sum;
}

}  // namespace HWY_NAMESPACE
}  // namespace neardup
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace neardup {

HWY_EXPORT(SumTrees);

double RankedTrees::Sum(std::span<const float> values) const {
  assert(begins.empty() || values.size() + 1 >= begins.size());
  return HWY_DYNAMIC_DISPATCH(SumTrees)(*this, values.data());
}

}  // namespace neardup
#endif  // HWY_ONCE
