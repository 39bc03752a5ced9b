#include "neardup/text/byte_masks.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <limits>

#include "neardup/text/token_stream.h"

// The part up to HWY_ONCE is compiled once for each instruction set.
#define HWY_WANT_AVX3_DL  // has an instruction that gathers bytes by a mask
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "neardup/text/byte_masks.cc"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#ifndef NEARDUP_TEXT_BYTE_MASKS_CC_
#define NEARDUP_TEXT_BYTE_MASKS_CC_
namespace neardup {
namespace {

// What goes from block to block, and where the results go. Of a block up to 64
// runs are written behind the last.
struct RunCursor {
  uint32_t base = 0;           // first byte of the block
  uint64_t word_before = 0;    // whether the byte before the block is of a run,
  uint64_t digit_before = 0;   // is a digit,
  uint64_t number_before = 0;  // is of a run that has a digit: 0 or 1
  uint32_t* begins;            // where the next run goes
  uint32_t* ends;              // lags by the run under way
  uint8_t* flags_of_begins;
  uint8_t* flags_of_ends;
};

}  // namespace
}  // namespace neardup
#endif  // NEARDUP_TEXT_BYTE_MASKS_CC_

HWY_BEFORE_NAMESPACE();
namespace neardup {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

using Bytes = hn::CappedTag<uint8_t, 64>;

// The bits of one mask of one block, gathered vector by vector. StoreMaskBits
// may write 8 bytes whatever it needs.
class MaskBits {
 public:
  template <typename Mask>
  void Store(size_t first_byte, Mask mask) {
    hn::StoreMaskBits(Bytes(), mask, bits_ + first_byte / 8);
  }
  uint64_t Get() const {
    uint64_t bits;
    std::memcpy(&bits, bits_, sizeof(bits));
    return bits;
  }

 private:
  uint8_t bits_[16];
};

// What single bytes are, before runs are looked for.
struct ByteClasses {
  MaskBits word, mark, upper, digit, high, apostrophe, point;
};

HWY_INLINE ByteClasses ClassifyBlock(const uint8_t* HWY_RESTRICT text,
                                     uint8_t* HWY_RESTRICT lower) {
  const Bytes d;
  ByteClasses classes;
  const auto is = [d](auto bytes, char c) HWY_ATTR {
    return hn::Eq(bytes, hn::Set(d, static_cast<uint8_t>(c)));
  };
  const auto in = [d](auto bytes, char first, uint8_t count) HWY_ATTR {
    const auto from = hn::Set(d, static_cast<uint8_t>(first));
    return hn::Lt(hn::Sub(bytes, from), hn::Set(d, count));
  };
  for (size_t i = 0; i < 64; i += hn::Lanes(d)) {
    const auto bytes = hn::LoadU(d, text + i);
    const auto upper = in(bytes, 'A', 26);
    const auto lowered =
        hn::Add(bytes, hn::IfThenElseZero(upper, hn::Set(d, uint8_t{32})));
    hn::StoreU(lowered, d, lower + i);
    const auto digit = in(bytes, '0', 10);
    const auto lead = hn::Gt(bytes, hn::Set(d, uint8_t{0xBF}));
    const auto full_stop = is(bytes, '.');
    const auto stop = hn::Or(full_stop, hn::Or(is(bytes, '?'), is(bytes, '!')));
    const auto line_break = in(bytes, '\n', 4);
    classes.word.Store(i, hn::Or(in(lowered, 'a', 26), digit));
    classes.mark.Store(
        i, hn::Or(hn::Or(stop, is(bytes, '"')), hn::Or(line_break, lead)));
    classes.upper.Store(i, upper);
    classes.digit.Store(i, digit);
    classes.high.Store(i, hn::Gt(bytes, hn::Set(d, uint8_t{127})));
    classes.apostrophe.Store(i, is(bytes, '\''));
    classes.point.Store(i, hn::Or(full_stop, is(bytes, ',')));
  }
  return classes;
}

#if HWY_TARGET == HWY_AVX3_DL

// The bytes of `value` where `mask` has bits, at the front.
HWY_INLINE hn::Vec<Bytes> Gather(uint64_t mask, hn::Vec<Bytes> value) {
  const Bytes d;
  return hn::Compress(
      value, hn::LoadMaskBits(d, reinterpret_cast<const uint8_t*>(&mask)));
}

// Writes the places of all bits of `mask` to `out`.
HWY_INLINE void PutPlaces(uint64_t mask, uint32_t base,
                          uint32_t* HWY_RESTRICT out) {
  const hn::CappedTag<uint32_t, 16> d;
  const hn::Rebind<uint8_t, decltype(d)> d8;
  const auto places = Gather(mask, hn::Iota(Bytes(), 0));
  const auto first = hn::Set(d, base);
  const auto low = hn::LowerHalf(hn::LowerHalf(places));
  hn::StoreU(hn::Add(hn::PromoteTo(d, low), first), d, out);
  const auto count = static_cast<size_t>(std::popcount(mask));
  if (count <= 16) return;
  HWY_ALIGN uint8_t bytes[64];
  hn::Store(places, Bytes(), bytes);
  hn::StoreU(hn::Add(hn::PromoteTo(d, hn::Load(d8, bytes + 16)), first), d,
             out + 16);
}

// Writes kCapital for the runs that begin at bits of `starts` and `upper`, 0
// for the others, and adds kNumber to those that end at bits of `numbers`.
HWY_INLINE void PutFlags(uint64_t starts, uint64_t upper, uint64_t ends,
                         uint64_t numbers, const RunCursor& cursor) {
  const Bytes d;
  const auto bits = [d](uint64_t mask, uint8_t flag) HWY_ATTR {
    return hn::IfThenElseZero(
        hn::LoadMaskBits(d, reinterpret_cast<const uint8_t*>(&mask)),
        hn::Set(d, flag));
  };
  hn::StoreU(Gather(starts, bits(upper, kCapital)), d, cursor.flags_of_begins);
  if (numbers == 0) return;
  const auto flags = hn::LoadU(d, cursor.flags_of_ends);
  hn::StoreU(hn::Or(flags, Gather(ends, bits(numbers, kNumber))), d,
             cursor.flags_of_ends);
}

#else

HWY_INLINE void PutPlaces(uint64_t mask, uint32_t base,
                          uint32_t* HWY_RESTRICT out) {
  // Eight at a time, whether there are so many or not: how many words a block
  // has, nobody foresees.
  for (size_t left = static_cast<size_t>(std::popcount(mask));;) {
    for (size_t i = 0; i < 8; ++i) {
      out[i] = base + static_cast<uint32_t>(std::countr_zero(mask));
      mask &= mask - 1;
    }
    if (left <= 8) return;
    left -= 8;
    out += 8;
  }
}

HWY_INLINE void PutFlags(uint64_t starts, uint64_t upper, uint64_t ends,
                         uint64_t numbers, const RunCursor& cursor) {
  std::memset(cursor.flags_of_begins, 0, 64);
  for (uint64_t left = upper & starts; left != 0; left &= left - 1) {
    const uint64_t before = (left & (~left + 1)) - 1;
    cursor.flags_of_begins[std::popcount(starts & before)] = kCapital;
  }
  for (; numbers != 0; numbers &= numbers - 1) {
    const uint64_t before = (numbers & (~numbers + 1)) - 1;
    cursor.flags_of_ends[std::popcount(ends & before)] |= kNumber;
  }
}

#endif

void ClassifyBlocks(const uint8_t* HWY_RESTRICT text, size_t blocks,
                    uint8_t* HWY_RESTRICT lower, ByteMasks* HWY_RESTRICT masks,
                    RunCursor* HWY_RESTRICT shared) {
  RunCursor cursor = *shared;
  for (size_t i = 0; i < blocks; ++i) {
    const ByteClasses classes = ClassifyBlock(text + i * 64, lower + i * 64);
    const uint64_t word = classes.word.Get();
    const uint64_t digit = classes.digit.Get();
    const uint64_t high = classes.high.Get();
    const uint64_t after_word = word << 1 | cursor.word_before;
    const uint64_t after_digit = digit << 1 | cursor.digit_before;
    // What stands behind the block may be anything: see `joints`.
    const uint64_t last = uint64_t{1} << 63;
    const uint64_t before_digit = (digit | high) >> 1 | last;
    const uint64_t before_letter = ((word & ~digit) | high) >> 1 | last;
    const uint64_t joints = high | (classes.apostrophe.Get() & before_letter) |
                            (classes.point.Get() & after_digit & before_digit);
    const uint64_t starts = word & ~after_word;
    const uint64_t ends = ~word & after_word;
    masks[i] = {
        .starts = starts, .joints = ends & joints, .marks = classes.mark.Get()};
    // The carry of the lowest digit of a run goes up to its end.
    uint64_t sum;
    const bool carry = __builtin_add_overflow(word, digit, &sum) |
                       __builtin_add_overflow(sum, cursor.number_before, &sum);
    PutPlaces(starts, cursor.base, cursor.begins);
    PutPlaces(ends, cursor.base, cursor.ends);
    PutFlags(starts, classes.upper.Get(), ends, sum & ends, cursor);
    const int begun = std::popcount(starts), ended = std::popcount(ends);
    cursor.begins += begun;
    cursor.flags_of_begins += begun;
    cursor.ends += ended;
    cursor.flags_of_ends += ended;
    cursor.base += 64;
    cursor.word_before = word >> 63;
    cursor.digit_before = digit >> 63;
    cursor.number_before = carry;
  }
  *shared = cursor;
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace neardup
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace neardup {
namespace {
HWY_EXPORT(ClassifyBlocks);
}  // namespace

void ClassifiedText::Reserve(size_t blocks) {
  if (blocks <= capacity_) return;
  capacity_ = std::max(blocks, capacity_ * 2);
  lower_ = std::make_unique_for_overwrite<uint8_t[]>(capacity_ * 64);
  masks_ = std::make_unique_for_overwrite<ByteMasks[]>(capacity_);
  // Every second byte begins a run at most; a block writes past the last.
  const size_t runs = capacity_ * 32 + 64;
  begins_ = std::make_unique_for_overwrite<uint32_t[]>(runs);
  ends_ = std::make_unique_for_overwrite<uint32_t[]>(runs);
  flags_ = std::make_unique_for_overwrite<uint8_t[]>(runs);
}

void ClassifiedText::Assign(std::string_view text) {
  assert(text.size() < std::numeric_limits<uint32_t>::max() - 128);
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const size_t whole = text.size() / 64;
  size_ = text.size();
  Reserve(whole + 2);  // the last whole bytes, then only zeros
  RunCursor cursor = {.begins = begins_.get(),
                      .ends = ends_.get(),
                      .flags_of_begins = flags_.get(),
                      .flags_of_ends = flags_.get()};
  const auto classify = HWY_DYNAMIC_DISPATCH(ClassifyBlocks);
  classify(bytes, whole, lower_.get(), masks_.get(), &cursor);
  // The rest goes through a buffer: nothing is read behind the text.
  uint8_t rest[128] = {};
  if (text.size() > whole * 64) {
    std::memcpy(rest, bytes + whole * 64, text.size() - whole * 64);
  }
  classify(rest, 2, lower_.get() + whole * 64, masks_.get() + whole, &cursor);
  num_runs_ = static_cast<size_t>(cursor.begins - begins_.get());
  std::fill_n(cursor.begins, kSpareRuns, static_cast<uint32_t>(size_));
  std::fill_n(cursor.ends, kSpareRuns, static_cast<uint32_t>(size_));
}

}  // namespace neardup
#endif  // HWY_ONCE
