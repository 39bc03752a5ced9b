#include "neardup/text/word_table.h"

#include <algorithm>
#include <bit>

namespace neardup {
namespace {

constexpr size_t kSlotsPerWord = 4;
constexpr size_t kMinSlots = 1024;

}  // namespace

uint16_t& WordTable::Insert(uint32_t word) {
  Reserve(size_ + 1);
  size_t i = word & mask_;
  while (slots_[i].value != 0 && slots_[i].word != word) i = (i + 1) & mask_;
  if (slots_[i].value == 0) ++size_;
  slots_[i].word = word;
  return slots_[i].value;
}

void WordTable::Reserve(size_t size) {
  if (size * kSlotsPerWord <= slots_.size()) return;
  std::vector<Slot> old(
      std::max(kMinSlots, std::bit_ceil(size * kSlotsPerWord)));
  old.swap(slots_);
  mask_ = slots_.size() - 1;
  size_ = 0;
  for (const Slot& slot : old) {
    if (slot.value != 0) Insert(slot.word) = slot.value;
  }
}

}  // namespace neardup
