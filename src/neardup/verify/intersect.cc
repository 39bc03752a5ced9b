#include "neardup/verify/intersect.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "neardup/verify/intersect.cc"
#include <hwy/foreach_target.h>  // compiles this file once a target
// The order of these two matters.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace neardup {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Where the block loop stopped, and what it had found.
struct Progress {
  size_t i = 0;
  size_t j = 0;
  size_t found = 0;
};

// Steps over whichever block ends first: everything in it has met all of the
// other list it can be equal to.
inline void Advance(size_t lanes, const uint32_t* a, const uint32_t* b,
                    Progress* at) {
  const uint32_t last_a = a[at->i + lanes - 1];
  const uint32_t last_b = b[at->j + lanes - 1];
  at->i += last_a <= last_b ? lanes : 0;
  at->j += last_b <= last_a ? lanes : 0;
}

size_t CountCommonBlocks(const uint32_t* HWY_RESTRICT a, size_t size_a,
                         const uint32_t* HWY_RESTRICT b, size_t size_b) {
  const hn::ScalableTag<uint32_t> d;
  const size_t lanes = hn::Lanes(d);
  Progress at;
  while (at.i + lanes <= size_a && at.j + lanes <= size_b) {
    const auto block = hn::LoadU(d, a + at.i);
    auto equal = hn::Eq(block, hn::Set(d, b[at.j]));
    for (size_t k = 1; k < lanes; ++k) {
      equal = hn::Or(equal, hn::Eq(block, hn::Set(d, b[at.j + k])));
    }
    at.found += hn::CountTrue(d, equal);
    Advance(lanes, a, b, &at);
  }
  // What is left is shorter than a block on one side.
  while (at.i < size_a && at.j < size_b) {
    const uint32_t x = a[at.i], y = b[at.j];
    at.found += x == y;
    at.i += x <= y;
    at.j += y <= x;
  }
  return at.found;
}

size_t FindCommonBlocks(const uint32_t* HWY_RESTRICT a, size_t size_a,
                        const uint32_t* HWY_RESTRICT b, size_t size_b,
                        CommonPlaces* places) {
  const hn::ScalableTag<uint32_t> d;
  const size_t lanes = hn::Lanes(d);
  uint32_t* HWY_RESTRICT in_a = places->in_a.data();
  uint32_t* HWY_RESTRICT in_b = places->in_b.data();
  const auto none = hn::Set(d, ~uint32_t{0});
  Progress at;
  while (at.i + lanes <= size_a && at.j + lanes <= size_b) {
    const auto block = hn::LoadU(d, a + at.i);
    // For each element of the block, where in b's block its equal stands.
    auto partner = none;
    for (size_t k = 0; k < lanes; ++k) {
      const auto equal = hn::Eq(block, hn::Set(d, b[at.j + k]));
      partner =
          hn::IfThenElse(equal, hn::Set(d, static_cast<uint32_t>(k)), partner);
    }
    const auto found = hn::Ne(partner, none);
    const auto lane = hn::Iota(d, static_cast<uint32_t>(at.i));
    partner = hn::Add(partner, hn::Set(d, static_cast<uint32_t>(at.j)));
    // A plain store of the compressed vector: compressing stores are very slow
    // on some processors.
    hn::StoreU(hn::Compress(lane, found), d, in_a + at.found);
    hn::StoreU(hn::Compress(partner, found), d, in_b + at.found);
    at.found += hn::CountTrue(d, found);
    Advance(lanes, a, b, &at);
  }
  while (at.i < size_a && at.j < size_b) {
    const uint32_t x = a[at.i], y = b[at.j];
    in_a[at.found] = static_cast<uint32_t>(at.i);
    in_b[at.found] = static_cast<uint32_t>(at.j);
    at.found += x == y;
    at.i += x <= y;
    at.j += y <= x;
  }
  return at.found;
}

}  // namespace HWY_NAMESPACE
}  // namespace neardup
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace neardup {

HWY_EXPORT(CountCommonBlocks);
HWY_EXPORT(FindCommonBlocks);

size_t CountCommon(std::span<const uint32_t> a, std::span<const uint32_t> b) {
  return HWY_DYNAMIC_DISPATCH(CountCommonBlocks)(a.data(), a.size(), b.data(),
                                                 b.size());
}

void FindCommon(std::span<const uint32_t> a, std::span<const uint32_t> b,
                CommonPlaces* places) {
  // The block loop stores whole vectors, of at most 2,048 bits.
  constexpr size_t kSlack = 64;
  const size_t needed = std::min(a.size(), b.size()) + kSlack;
  if (places->in_a.size() < needed) {
    places->in_a.resize(needed);
    places->in_b.resize(needed);
  }
  places->size = HWY_DYNAMIC_DISPATCH(FindCommonBlocks)(
      a.data(), a.size(), b.data(), b.size(), places);
}

}  // namespace neardup
#endif  // HWY_ONCE
