#include "neardup/text/byte_masks.h"

#include <algorithm>
#include <cstring>

// The part up to HWY_ONCE is compiled once for each instruction set.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "neardup/text/byte_masks.cc"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

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
  MaskBits word, mark, upper, digit, apostrophe_or_high, point;
};

ByteClasses ClassifyBlock(const uint8_t* HWY_RESTRICT text,
                          uint8_t* HWY_RESTRICT lower) {
  const Bytes d;
  ByteClasses classes;
  const auto is = [d](auto bytes, char c) {
    return hn::Eq(bytes, hn::Set(d, static_cast<uint8_t>(c)));
  };
  const auto in = [d](auto bytes, char first, uint8_t count) {
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
    const auto high = hn::Gt(bytes, hn::Set(d, uint8_t{127}));
    const auto full_stop = is(bytes, '.');
    const auto stop = hn::Or(full_stop, hn::Or(is(bytes, '?'), is(bytes, '!')));
    const auto line_break = in(bytes, '\n', 4);
    classes.word.Store(i, hn::Or(in(lowered, 'a', 26), digit));
    classes.mark.Store(
        i, hn::Or(hn::Or(stop, is(bytes, '"')), hn::Or(line_break, high)));
    classes.upper.Store(i, upper);
    classes.digit.Store(i, digit);
    classes.apostrophe_or_high.Store(i, hn::Or(is(bytes, '\''), high));
    classes.point.Store(i, hn::Or(full_stop, is(bytes, ',')));
  }
  return classes;
}

// carry: whether the byte before the text is of a run, is a digit (0 or 1), and
// the same for its last byte afterwards.
void ClassifyBlocks(const uint8_t* HWY_RESTRICT text, size_t blocks,
                    uint8_t* HWY_RESTRICT lower, ByteMasks* HWY_RESTRICT masks,
                    uint64_t* HWY_RESTRICT carry) {
  uint64_t word_before = carry[0];
  uint64_t digit_before = carry[1];
  for (size_t i = 0; i < blocks; ++i) {
    const ByteClasses classes = ClassifyBlock(text + i * 64, lower + i * 64);
    const uint64_t word = classes.word.Get();
    const uint64_t digit = classes.digit.Get();
    const uint64_t after_word = word << 1 | word_before;
    const uint64_t after_digit = digit << 1 | digit_before;
    // The byte behind the block counts as a digit: see `joints`.
    const uint64_t before_digit =
        (digit | classes.apostrophe_or_high.Get()) >> 1 | uint64_t{1} << 63;
    const uint64_t decimal = classes.point.Get() & after_digit & before_digit;
    masks[i] = {.starts = word & ~after_word,
                .ends = ~word & after_word,
                .joints = ~word & after_word &
                          (classes.apostrophe_or_high.Get() | decimal),
                .marks = classes.mark.Get(),
                .upper = classes.upper.Get(),
                .digit = digit};
    word_before = word >> 63;
    digit_before = digit >> 63;
  }
  carry[0] = word_before;
  carry[1] = digit_before;
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

void ClassifiedText::Assign(std::string_view text) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const size_t whole = text.size() / 64;
  const size_t blocks = whole + 2;  // the last whole bytes, then only zeros
  size_ = text.size();
  if (masks_.size() < blocks) {
    masks_.resize(std::max(blocks, masks_.size() * 2));
    lower_.resize(masks_.size() * 64);
  }
  const auto classify = HWY_DYNAMIC_DISPATCH(ClassifyBlocks);
  uint64_t carry[2] = {};
  classify(bytes, whole, lower_.data(), masks_.data(), carry);
  // The rest goes through a buffer: nothing is read behind the text.
  uint8_t rest[128] = {};
  if (text.size() > whole * 64) {
    std::memcpy(rest, bytes + whole * 64, text.size() - whole * 64);
  }
  classify(rest, 2, lower_.data() + whole * 64, masks_.data() + whole, carry);
}

}  // namespace neardup
#endif  // HWY_ONCE
