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

ByteMasks ClassifyBlock(const uint8_t* HWY_RESTRICT text,
                        uint8_t* HWY_RESTRICT lower) {
  const Bytes d;
  MaskBits word, event, upper, digit;
  for (size_t i = 0; i < 64; i += hn::Lanes(d)) {
    const auto bytes = hn::LoadU(d, text + i);
    const auto is_upper =
        hn::Lt(hn::Sub(bytes, hn::Set(d, 'A')), hn::Set(d, 26));
    const auto lowered =
        hn::Add(bytes, hn::IfThenElseZero(is_upper, hn::Set(d, 32)));
    hn::StoreU(lowered, d, lower + i);
    const auto is_letter =
        hn::Lt(hn::Sub(lowered, hn::Set(d, 'a')), hn::Set(d, 26));
    const auto is_digit =
        hn::Lt(hn::Sub(bytes, hn::Set(d, '0')), hn::Set(d, 10));
    const auto is_word = hn::Or(is_letter, is_digit);
    const auto is_break =
        hn::Lt(hn::Sub(bytes, hn::Set(d, '\n')), hn::Set(d, 4));
    const auto is_stop = hn::Or(
        hn::Or(hn::Eq(bytes, hn::Set(d, '.')), hn::Eq(bytes, hn::Set(d, '?'))),
        hn::Or(hn::Eq(bytes, hn::Set(d, '!')), hn::Eq(bytes, hn::Set(d, '"'))));
    const auto is_high = hn::Gt(bytes, hn::Set(d, 127));
    word.Store(i, is_word);
    event.Store(i, hn::Or(hn::Or(is_word, is_break), hn::Or(is_stop, is_high)));
    upper.Store(i, is_upper);
    digit.Store(i, is_digit);
  }
  return {word.Get(), event.Get(), upper.Get(), digit.Get()};
}

void ClassifyBlocks(const uint8_t* HWY_RESTRICT text, size_t blocks,
                    uint8_t* HWY_RESTRICT lower,
                    ByteMasks* HWY_RESTRICT masks) {
  for (size_t i = 0; i < blocks; ++i) {
    masks[i] = ClassifyBlock(text + i * 64, lower + i * 64);
  }
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
  classify(bytes, whole, lower_.data(), masks_.data());
  // The rest goes through a buffer: nothing is read behind the text.
  uint8_t rest[128] = {};
  if (text.size() > whole * 64) {
    std::memcpy(rest, bytes + whole * 64, text.size() - whole * 64);
  }
  classify(rest, 2, lower_.data() + whole * 64, masks_.data() + whole);
}

}  // namespace neardup
#endif  // HWY_ONCE
