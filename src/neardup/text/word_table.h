// A small hash table from words to numbers, made for looking up every word of a
// text.

#ifndef NEARDUP_TEXT_WORD_TABLE_H_
#define NEARDUP_TEXT_WORD_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace neardup {

// Open addressing with linear probing; value 0 is empty. So sparse that the
// first two slots nearly always decide, which a processor can foresee: at least
// 32 bytes a word, and about 1 ns a probe when it stays in the cache. Reading
// is for any number of threads.
class WordTable {
 public:
  // The value of `word` (a HashWord), 0 if it is not there.
  uint16_t Find(uint32_t word) const {
    for (size_t i = word & mask_;; i = (i + 2) & mask_) {
      const Slot first = slots_[i];
      const Slot second = slots_[(i + 1) & mask_];
      // One condition, "one of them is empty or found", that nearly always
      // holds; as several they would be as hard to foresee as the words.
      const bool in_first = uint64_t{first.value} * (first.word ^ word) == 0;
      const bool in_second = uint64_t{second.value} * (second.word ^ word) == 0;
      const uint16_t value = in_first ? first.value : second.value;
      if (in_first | in_second) return value;
    }
  }

  // Brings the slots of `word` into the cache, for a Find some words later.
  void Prefetch(uint32_t word) const {
    __builtin_prefetch(&slots_[word & mask_]);
  }

  // The value of `word`, 0 when new; the caller makes it nonzero at once.
  uint16_t& Insert(uint32_t word);

  // Makes room for `size` words in all.
  void Reserve(size_t size);

 private:
  struct Slot {
    uint32_t word;
    uint16_t value;
  };

  std::vector<Slot> slots_ = {Slot{0, 0}};
  size_t mask_ = 0;  // slots less one
  size_t size_ = 0;
};

}  // namespace neardup

#endif  // NEARDUP_TEXT_WORD_TABLE_H_
