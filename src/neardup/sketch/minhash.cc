#include "neardup/sketch/minhash.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cstddef>

#include "neardup/base/hash.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "neardup/sketch/minhash.cc"
#include <hwy/foreach_target.h>
// After foreach_target.h:
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace neardup {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// The minima of 64 permutations. Four vectors of lanes stay in registers while
// all shingles pass by: more would spill where there are 16 registers.
void MinBlock(std::span<const uint64_t> shingles, const uint32_t* multipliers,
              const uint32_t* offsets, uint32_t* out) {
  const hn::CappedTag<uint32_t, 16> d;
  const size_t lanes = hn::Lanes(d);
  for (size_t first = 0; first < 64; first += 4 * lanes) {
    const uint32_t* a = multipliers + first;
    const uint32_t* b = offsets + first;
    const auto a0 = hn::LoadU(d, a);
    const auto a1 = hn::LoadU(d, a + lanes);
    const auto a2 = hn::LoadU(d, a + 2 * lanes);
    const auto a3 = hn::LoadU(d, a + 3 * lanes);
    const auto b0 = hn::LoadU(d, b);
    const auto b1 = hn::LoadU(d, b + lanes);
    const auto b2 = hn::LoadU(d, b + 2 * lanes);
    const auto b3 = hn::LoadU(d, b + 3 * lanes);
    auto min0 = hn::Set(d, kEmptyLane);
    auto min1 = min0;
    auto min2 = min0;
    auto min3 = min0;
    for (const uint64_t shingle : shingles) {
      const auto x = hn::Set(d, static_cast<uint32_t>(shingle));
      min0 = hn::Min(min0, hn::Add(hn::Mul(x, a0), b0));
      min1 = hn::Min(min1, hn::Add(hn::Mul(x, a1), b1));
      min2 = hn::Min(min2, hn::Add(hn::Mul(x, a2), b2));
      min3 = hn::Min(min3, hn::Add(hn::Mul(x, a3), b3));
    }
    hn::StoreU(min0, d, out + first);
    hn::StoreU(min1, d, out + first + lanes);
    hn::StoreU(min2, d, out + first + 2 * lanes);
    hn::StoreU(min3, d, out + first + 3 * lanes);
  }
}

// How many lanes of two signatures are equal, those of no shingle left out.
size_t CountEqual(const uint32_t* a, const uint32_t* b, size_t size) {
  const hn::CappedTag<uint32_t, 16> d;
  const size_t lanes = hn::Lanes(d);
  const auto empty = hn::Set(d, kEmptyLane);
  size_t equal = 0;
  size_t i = 0;
  for (; i + lanes <= size; i += lanes) {
    const auto x = hn::LoadU(d, a + i);
    const auto same = hn::Eq(x, hn::LoadU(d, b + i));
    equal += hn::CountTrue(d, hn::AndNot(hn::Eq(x, empty), same));
  }
  for (; i < size; ++i) equal += a[i] == b[i] && a[i] != kEmptyLane;
  return equal;
}

}  // namespace HWY_NAMESPACE
}  // namespace neardup
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace neardup {
namespace {

constexpr size_t kBlock = 64;  // lanes that MinBlock makes at once
constexpr int kMaxNumPerm = 4096;

HWY_EXPORT(MinBlock);
HWY_EXPORT(CountEqual);

}  // namespace

StatusOr<MinHasher> MinHasher::Create(const MinHashOptions& options) {
  if (options.num_perm < 1 || options.num_perm > kMaxNumPerm) {
    return InvalidArgument(fmt::format("num_perm: {} is not in 1..{}",
                                       options.num_perm, kMaxNumPerm));
  }
  MinHasher hasher;
  hasher.num_perm_ = options.num_perm;
  const size_t num_perm = static_cast<size_t>(options.num_perm);
  const size_t padded = (num_perm + kBlock - 1) / kBlock * kBlock;
  const uint64_t stream = Mix64(options.seed);
  for (size_t i = 0; i < padded; ++i) {
    const uint64_t bits = Mix64(stream + i);
    // Odd multipliers: a permutation of the 32-bit integers.
    hasher.multipliers_.push_back(static_cast<uint32_t>(bits) | 1);
    hasher.offsets_.push_back(static_cast<uint32_t>(bits >> 32));
  }
  return hasher;
}

void MinHasher::Sketch(std::span<const uint64_t> shingles,
                       std::span<uint32_t> out) const {
  assert(out.size() == static_cast<size_t>(num_perm_));
  for (size_t first = 0; first < out.size(); first += kBlock) {
    uint32_t block[kBlock];
    HWY_DYNAMIC_DISPATCH(MinBlock)
    (shingles, multipliers_.data() + first, offsets_.data() + first, block);
    std::copy_n(block, std::min(kBlock, out.size() - first),
                out.begin() + static_cast<ptrdiff_t>(first));
  }
}

double EstimateJaccard(std::span<const uint32_t> a,
                       std::span<const uint32_t> b) {
  assert(a.size() == b.size() && !a.empty());
  const size_t equal =
      HWY_DYNAMIC_DISPATCH(CountEqual)(a.data(), b.data(), a.size());
  return static_cast<double>(equal) / static_cast<double>(a.size());
}

}  // namespace neardup
#endif  // HWY_ONCE
