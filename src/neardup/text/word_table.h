// A small hash table from words to numbers, made for looking up every word of a
// text.

#ifndef NEARDUP_TEXT_WORD_TABLE_H_
#define NEARDUP_TEXT_WORD_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace neardup {

// Open addressing with linear probing; value 0 is empty. So sparse that the
// first slot nearly always decides, which a processor can foresee: at least 32
// bytes a word, and about 1 ns a probe when it stays in the cache. Reading is
// for any number of threads.
class WordTable {
 public:
  // The value of `word` (a HashWord), 0 if it is not there.
  uint16_t Find(uint32_t word) const {
    for (size_t i = word & mask_;; i = (i + 1) & mask_) {
      const Slot slot = slots_[i];
      // One condition, "empty or found", that nearly always holds; as two
      // they would be as hard to foresee as the words.
      if (uint64_t{slot.value} * (slot.word ^ word) == 0) return slot.value;
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
