#include "neardup/verify/window_hashes.h"

#include <cassert>

#include "neardup/verify/word_hashes.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "neardup/verify/window_hashes.cc"
#include <hwy/foreach_target.h>  // compiles this file once a target
// The order of these two matters.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace neardup {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Wide = hn::ScalableTag<uint64_t>;
using Narrow = hn::Rebind<uint32_t, Wide>;
using Hashes = hn::Vec<Wide>;

inline Hashes Mix(Hashes x) {
  const Wide d;
  x = hn::Add(x, hn::Set(d, 0x9E3779B97F4A7C15ull));
  x = hn::Mul(hn::Xor(x, hn::ShiftRight<30>(x)),
              hn::Set(d, 0xBF58476D1CE4E5B9ull));
  x = hn::Mul(hn::Xor(x, hn::ShiftRight<27>(x)),
              hn::Set(d, 0x94D049BB133111EBull));
  return hn::Xor(x, hn::ShiftRight<31>(x));
}

inline Hashes Words(const uint32_t* words) {
  return hn::PromoteTo(Wide(), hn::LoadU(Narrow(), words));
}

inline Hashes TwoWords(const uint32_t* first, const uint32_t* second) {
  return hn::Or(hn::ShiftLeft<32>(Words(first)), Words(second));
}

// Stores Top32 of the hashes of windows [i, i + lanes), for all windows.
// `hash` gets where a window begins.
template <typename Hash>
HWY_INLINE size_t HashBlocks(const uint32_t* words, size_t count, uint32_t* out,
                             Hash hash) {
  const Narrow d;
  const size_t lanes = hn::Lanes(d);
  size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    const Hashes top = hn::ShiftRight<32>(hash(words + i));
    const auto value = hn::TruncateTo(d, top);
    hn::StoreU(hn::Max(value, hn::Set(d, 1u)), d, out + i);
  }
  return i;
}

size_t PairBlocks(const uint32_t* HWY_RESTRICT words, size_t step, size_t count,
                  uint32_t* HWY_RESTRICT out) {
  return HashBlocks(words, count, out, [step](const uint32_t* at) HWY_ATTR {
    return Mix(TwoWords(at, at + step));
  });
}

size_t TrigramBlocks(const uint32_t* HWY_RESTRICT words, uint64_t seed,
                     size_t count, uint32_t* HWY_RESTRICT out) {
  return HashBlocks(words, count, out, [seed](const uint32_t* at) HWY_ATTR {
    const auto first = hn::Xor(TwoWords(at, at + 1), hn::Set(Wide(), seed));
    return Mix(hn::Xor(Mix(first), Words(at + 2)));
  });
}

size_t Shingle5Blocks(const uint32_t* HWY_RESTRICT words, size_t count,
                      uint32_t* HWY_RESTRICT out) {
  return HashBlocks(words, count, out, [](const uint32_t* at) HWY_ATTR {
    auto hash = hn::Xor(TwoWords(at, at + 1), hn::Set(Wide(), uint64_t{5}));
    hash = hn::Xor(Mix(hash), TwoWords(at + 2, at + 3));
    return Mix(hn::Xor(Mix(hash), Words(at + 4)));
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace neardup
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace neardup {

HWY_EXPORT(PairBlocks);
HWY_EXPORT(TrigramBlocks);
HWY_EXPORT(Shingle5Blocks);

void PairHashes(std::span<const uint32_t> words, size_t step,
                std::span<uint32_t> out) {
  assert(out.size() + step == words.size());
  size_t i = HWY_DYNAMIC_DISPATCH(PairBlocks)(words.data(), step, out.size(),
                                              out.data());
  for (; i < out.size(); ++i) {
    out[i] = Top32(BigramHash(words[i], words[i + step]));
  }
}

void ContentPairHashes(std::span<const uint32_t> words,
                       std::vector<uint32_t>* out) {
  const size_t near = words.empty() ? 0 : words.size() - 1;
  const size_t far = near == 0 ? 0 : near - 1;
  out->resize(near + far);
  if (near > 0) PairHashes(words, 1, std::span(*out).first(near));
  if (far > 0) PairHashes(words, 2, std::span(*out).last(far));
}

void TrigramHashes(std::span<const uint32_t> words, std::span<uint32_t> out) {
  assert(out.size() + 2 == words.size());
  size_t i = HWY_DYNAMIC_DISPATCH(TrigramBlocks)(words.data(), 0, out.size(),
                                                 out.data());
  for (; i < out.size(); ++i) {
    out[i] =
        Top32(TrigramHash(BigramHash(words[i], words[i + 1]), words[i + 2]));
  }
}

void ShingleHashes32(std::span<const uint32_t> words, size_t length,
                     std::span<uint32_t> out) {
  assert((length == 3 || length == 5) &&
         out.size() + length == words.size() + 1);
  size_t i = length == 3 ? HWY_DYNAMIC_DISPATCH(TrigramBlocks)(
                               words.data(), length, out.size(), out.data())
                         : HWY_DYNAMIC_DISPATCH(Shingle5Blocks)(
                               words.data(), out.size(), out.data());
  for (; i < out.size(); ++i) out[i] = Top32(ShingleHash(&words[i], length));
}

}  // namespace neardup
#endif  // HWY_ONCE
