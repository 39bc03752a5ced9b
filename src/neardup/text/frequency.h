// How common a word is, from a frozen background table.
//
// Rarity never comes from the batch: five stories are judged as well as five
// million, an index does not drift, and every machine of a cluster agrees
// [Conrad, Guo, Schriber 2003]. The built-in tables (English, German; about
// 7,000 words each; src/neardup/text/frequency) hold words above 10 in a
// million; every other word counts as rare.
//
// Zipf value: log10 of occurrences per 1e9 words; 7.7 `the`, 5.75 the least
// common function word, 4 the last word of a table, 1.5 words in no table.
//
// Example:
//   const FrequencyTable& table = FrequencyTable::BuiltIn();
//   int rarity =
//       RarityBits20(table.Centizipf(word, flags, Language::kEnglish));

#ifndef NEARDUP_TEXT_FREQUENCY_H_
#define NEARDUP_TEXT_FREQUENCY_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/base/status.h"
#include "neardup/text/token_stream.h"

namespace neardup {

// Words at or above this zipf value are function words.
inline constexpr int kFunctionCentizipf = 575;
// What a word of no table counts as.
inline constexpr int kUnknownCentizipf = 150;
// What a number that is neither short nor a year counts as.
inline constexpr int kLongNumberCentizipf = 300;

// Immutable after creation; safe to use from many threads.
class FrequencyTable {
 public:
  // The tables built into the library, version 1.
  static const FrequencyTable& BuiltIn();

  // Reads a table in the format of src/neardup/text/frequency/*.tsv (a user's
  // own): `#` lines, among them `# language: en` (or de) and `# version: 1`,
  // then `word<TAB>centizipf` with 1..999, in any order. Words are brought to
  // normal form. `name` stands in errors. Errors: kDataLoss with name and line.
  static StatusOr<FrequencyTable> Parse(std::string_view name,
                                        std::string_view tsv);

  // 100 x zipf of a word with these flags. A word of no table (or of an unknown
  // language) gets kUnknownCentizipf. Numbers (kNumber) are rated by their
  // form, in every language: 550 one digit, 500 two digits or a year 1000-2999,
  // 420 three digits, 300 any other. Cost: one probe, about 3 ns.
  int Centizipf(uint32_t word, uint8_t flags, Language language) const {
    const int found = tables_[static_cast<int>(language)].Find(word);
    if (found != 0) return found;
    return flags & kNumber ? kLongNumberCentizipf : kUnknownCentizipf;
  }

  // The language most of whose function words stand among the first 400 words;
  // kUnknown if fewer than 8 % of them are any's. A tie goes to the language
  // named first in `Language`. Cost: about 1 ns a word.
  Language Guess(std::span<const uint32_t> words) const;

  // "de 1, en 1": language and version of each table, for summaries.
  std::string Version() const;

 private:
  // Open addressing with linear probing; value 0 is empty. So sparse that the
  // first slot nearly always decides, which a processor can foresee.
  class HashTable {
   public:
    uint16_t Find(uint32_t word) const {
      if (slots_.empty()) return 0;
      const size_t mask = slots_.size() - 1;
      for (size_t i = word & mask;; i = (i + 1) & mask) {
        const Slot slot = slots_[i];
        // One condition, "empty or found", that nearly always holds; as two
        // they would be as hard to foresee as the words.
        if (uint64_t{slot.value} * (slot.word ^ word) == 0) return slot.value;
      }
    }
    // The value of `word`, 0 when new; the caller makes it nonzero at once.
    uint16_t& Insert(uint32_t word);

   private:
    struct Slot {
      uint32_t word;
      uint16_t value;
    };
    void Grow();

    std::vector<Slot> slots_;
    size_t size_ = 0;
  };

  FrequencyTable();
  Status Add(std::string_view name, std::string_view tsv);

  HashTable tables_[kNumLanguages];  // word to centizipf, with the numbers
  HashTable function_words_;         // word to a bit for each language
  int versions_[kNumLanguages] = {};
};

// The rarity of a word in twentieths of a bit, 0..240:
//   bits = min(12, -log2(1 - exp(-400 f))), f = 10^(centizipf/100 - 9),
// the surprise of meeting the word in a story of 400 words. `the` 0, `police`
// about 2 bits, unknown words 12 (240).
int RarityBits20(int centizipf);

}  // namespace neardup

#endif  // NEARDUP_TEXT_FREQUENCY_H_
