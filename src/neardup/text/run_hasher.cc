#include "neardup/text/run_hasher.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstring>
#include <span>

#include "neardup/text/byte_masks.h"
#include "neardup/text/word.h"

// The part up to HWY_ONCE is compiled once for each instruction set.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "neardup/text/run_hasher.cc"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#ifndef NEARDUP_TEXT_RUN_HASHER_CC_
#define NEARDUP_TEXT_RUN_HASHER_CC_
namespace neardup {
namespace {

// So many runs at once: what is collected stays in the cache.
constexpr size_t kRunsAtOnce = 512;

// Runs to hash, and where the hashes go.
struct RunPart {
  const uint8_t* text;
  const uint32_t* begins;
  const uint32_t* ends;
  size_t size;
  uint32_t* words;
};

// Indices of runs that are hashed one by one.
struct LongerRuns {
  size_t num_medium = 0;  // 9 to 16 bytes
  size_t num_long = 0;    // more
  uint32_t medium[kRunsAtOnce + ClassifiedText::kSpareRuns];
  uint32_t long_ones[kRunsAtOnce + ClassifiedText::kSpareRuns];
};

// The part of XXH3's secret that short inputs are mixed with.
struct ShortSecrets {
  uint64_t of_1_to_3;
  uint64_t of_4_to_8;

  static ShortSecrets Get() {
    uint32_t a[2];
    uint64_t b[2];
    std::memcpy(a, XXH3_kSecret, sizeof(a));
    std::memcpy(b, XXH3_kSecret + 8, sizeof(b));
    return {.of_1_to_3 = a[0] ^ a[1], .of_4_to_8 = b[0] ^ b[1]};
  }
};

}  // namespace
}  // namespace neardup
#endif  // NEARDUP_TEXT_RUN_HASHER_CC_

HWY_BEFORE_NAMESPACE();
namespace neardup {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

using Words = hn::CappedTag<uint64_t, 8>;
using Word = hn::Vec<Words>;

HWY_INLINE Word Byte(Word bytes, Word index) {
  const Words d;
  return hn::And(hn::Shr(bytes, hn::ShiftLeft<3>(index)),
                 hn::Set(d, uint64_t{255}));
}

// XXH3_len_1to3_64b; `bytes` has the word in its low bytes.
HWY_INLINE Word HashUpTo3(Word bytes, Word size, Word secret) {
  const Words d;
  const auto seven = hn::Set(d, uint64_t{7});
  const auto last = hn::And(hn::Sub(size, hn::Set(d, uint64_t{1})), seven);
  const auto middle = hn::And(hn::ShiftRight<1>(size), seven);
  const auto first = hn::And(bytes, hn::Set(d, uint64_t{255}));
  auto h = hn::Or(
      hn::Or(hn::ShiftLeft<16>(first), hn::ShiftLeft<24>(Byte(bytes, middle))),
      hn::Or(Byte(bytes, last), hn::ShiftLeft<8>(size)));
  h = hn::Xor(h, secret);
  h = hn::Xor(h, hn::ShiftRight<33>(h)) * hn::Set(d, uint64_t{XXH_PRIME64_2});
  h = hn::Xor(h, hn::ShiftRight<29>(h)) * hn::Set(d, uint64_t{XXH_PRIME64_3});
  return hn::Xor(h, hn::ShiftRight<32>(h));
}

// XXH3_len_4to8_64b.
HWY_INLINE Word HashUpTo8(Word bytes, Word size, Word secret) {
  const Words d;
  const auto from =
      hn::And(hn::Sub(size, hn::Set(d, uint64_t{4})), hn::Set(d, uint64_t{7}));
  const auto low = hn::Set(d, uint64_t{0xFFFFFFFF});
  const auto end = hn::And(hn::Shr(bytes, hn::ShiftLeft<3>(from)), low);
  const auto prime = hn::Set(d, uint64_t{0x9FB21C651E98DF25});
  auto h = hn::Xor(hn::Add(end, hn::ShiftLeft<32>(bytes)), secret);
  h = hn::Xor(h, hn::Xor(hn::RotateRight<15>(h), hn::RotateRight<40>(h)));
  h = h * prime;
  h = hn::Xor(h, hn::Add(hn::ShiftRight<35>(h), size)) * prime;
  return hn::Xor(h, hn::ShiftRight<28>(h));
}

// Hashes the runs of up to 8 bytes and collects the others, whose place in
// `words` gets anything.
void HashShort(const RunPart& part, LongerRuns* HWY_RESTRICT longer) {
  const Words d;
  const hn::Rebind<uint32_t, Words> d32;
  const ShortSecrets secrets = ShortSecrets::Get();
  const auto secret3 = hn::Set(d, secrets.of_1_to_3);
  const auto secret8 = hn::Set(d, secrets.of_4_to_8);
  const auto lanes = hn::Iota(d32, 0);
  HWY_ALIGN uint64_t heads[kRunsAtOnce + 8];
  for (size_t i = 0; i < part.size; ++i) {
    std::memcpy(&heads[i], part.text + part.begins[i], 8);
  }
  for (size_t i = 0; i < part.size; i += hn::Lanes(d)) {
    const auto begins = hn::LoadU(d32, part.begins + i);
    const auto sizes = hn::Sub(hn::LoadU(d32, part.ends + i), begins);
    const auto index = hn::Add(lanes, hn::Set(d32, static_cast<uint32_t>(i)));
    const auto is_long = hn::Gt(sizes, hn::Set(d32, uint32_t{16}));
    const auto is_medium =
        hn::AndNot(is_long, hn::Gt(sizes, hn::Set(d32, uint32_t{8})));
    // On some processors CompressStore takes a hundred cycles.
    hn::StoreU(hn::Compress(index, is_medium), d32,
               longer->medium + longer->num_medium);
    longer->num_medium += hn::CountTrue(d32, is_medium);
    if (!hn::AllFalse(d32, is_long)) [[unlikely]] {
      hn::StoreU(hn::Compress(index, is_long), d32,
                 longer->long_ones + longer->num_long);
      longer->num_long += hn::CountTrue(d32, is_long);
    }
    const auto bytes = hn::Load(d, heads + i);
    const auto size = hn::PromoteTo(d, sizes);
    const auto hash = hn::IfThenElse(hn::Lt(size, hn::Set(d, uint64_t{4})),
                                     HashUpTo3(bytes, size, secret3),
                                     HashUpTo8(bytes, size, secret8));
    hn::StoreU(hn::TruncateTo(d32, hash), d32, part.words + i);
  }
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace neardup
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace neardup {
namespace {
HWY_EXPORT(HashShort);

// Knowing the bounds, the compiler leaves only one way through XXH3.
template <size_t kMin, size_t kMax>
[[gnu::flatten]] void HashEach(std::span<const uint32_t> runs,
                               const RunPart& part) {
  const auto* text = reinterpret_cast<const char*>(part.text);
  for (const uint32_t run : runs) {
    const size_t size = part.ends[run] - part.begins[run];
    assert(size >= kMin && size <= kMax);
    if (size < kMin || size > kMax) __builtin_unreachable();
    part.words[run] = HashWord({text + part.begins[run], size});
  }
}

}  // namespace

void HashRuns(const ClassifiedText& text, uint32_t* words) {
  const auto hash_short = HWY_DYNAMIC_DISPATCH(HashShort);
  LongerRuns longer;
  for (size_t done = 0; done < text.num_runs(); done += kRunsAtOnce) {
    const RunPart part = {.text = text.lower(),
                          .begins = text.begins() + done,
                          .ends = text.ends() + done,
                          .size = std::min(kRunsAtOnce, text.num_runs() - done),
                          .words = words + done};
    longer.num_medium = longer.num_long = 0;
    hash_short(part, &longer);
    HashEach<9, 16>(std::span(longer.medium, longer.num_medium), part);
    HashEach<17, SIZE_MAX>(std::span(longer.long_ones, longer.num_long), part);
  }
}

}  // namespace neardup
#endif  // HWY_ONCE
