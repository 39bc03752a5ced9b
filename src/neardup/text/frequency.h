// How common a word is, from a frozen background table.
//
// Rarity never comes from the batch: five stories are judged as well as five
// million, an index does not drift, and every machine of a cluster agrees
// [Conrad, Guo, Schriber 2003]. The built-in tables (18 languages, 5,000 to
// 8,000 words each; src/neardup/text/frequency) hold words above 10 to 22 in a
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

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>

#include "neardup/base/status.h"
#include "neardup/text/language.h"
#include "neardup/text/language_guesser.h"
#include "neardup/text/token_stream.h"
#include "neardup/text/word_table.h"

namespace neardup {

struct FrequencyFile;

// Words at or above this zipf value are function words, in every language: the
// tables are made so (tools/frequency_tables).
inline constexpr int kFunctionCentizipf = 575;
// Words at or above this say little of what a story is about.
inline constexpr int kCommonCentizipf = 420;
// What a word of no table counts as.
inline constexpr int kUnknownCentizipf = 150;
// What a number that is neither short nor a year counts as.
inline constexpr int kLongNumberCentizipf = 300;

// The ratings of one language. Copy it; it points into its FrequencyTable.
class WordRatings {
 public:
  // As FrequencyTable::Centizipf.
  int Centizipf(uint32_t word, uint8_t flags) const {
    const int found = table_->words.Find(word);
    const int other =
        flags & kNumber ? kLongNumberCentizipf : kUnknownCentizipf;
    // No branch: whether the next word is in the table, nothing foretells.
    return found | (other & -static_cast<int>(found == 0));
  }

  // Said some words ahead, spares the wait for a table larger than the cache.
  void Prefetch(uint32_t word) const { table_->words.Prefetch(word); }

  // False for words below kCommonCentizipf and some of the others; true for
  // nine in ten of the others as they come in a text, without a look at the
  // table.
  bool IsSurelyCommon(uint32_t word) const {
    return table_->common[word % kCommonSlots] == word;
  }

 private:
  friend class FrequencyTable;
  static constexpr size_t kCommonSlots = 4096;
  struct Table {
    WordTable words;  // to centizipf
    // The commonest word of each slot; in those without one a hash of another
    // slot.
    std::array<uint32_t, kCommonSlots> common = {1};
  };
  explicit WordRatings(const Table& table) : table_(&table) {}

  const Table* table_;
};

// Immutable after creation; safe to use from many threads.
class FrequencyTable {
 public:
  // The tables built into the library, version 1. The first call takes about
  // a millisecond; the words of a language are read when the first of them is
  // asked for, in about a millisecond and half a megabyte more.
  static const FrequencyTable& BuiltIn();

  // Reads a table in the format of src/neardup/text/frequency/*.tsv (a user's
  // own): `#` lines, among them `# language: en` (a code of language.h) and
  // `# version: 1`, then `word<TAB>centizipf` with 1..999, in any order. Words
  // are brought to normal form. `name` stands in errors. Errors: kDataLoss with
  // name and line.
  static StatusOr<FrequencyTable> Parse(std::string_view name,
                                        std::string_view tsv);

  // 100 x zipf of a word with these flags. A word of no table (or of an unknown
  // language) gets kUnknownCentizipf. Numbers (kNumber) are rated by their
  // form, in every language: 550 one digit, 500 two digits or a year 1000-2999,
  // 420 three digits, 300 any other. Cost: one probe, about 3 ns.
  int Centizipf(uint32_t word, uint8_t flags, Language language) const {
    return RatingsOf(language).Centizipf(word, flags);
  }

  // For the words of a whole story.
  WordRatings RatingsOf(Language language) const {
    return WordRatings(TableOf(language));
  }

  // The language of a text, from its common words; see LanguageGuesser.
  Language Guess(std::span<const uint32_t> words) const {
    return guesser_.Guess(words);
  }

  // "de 1, en 1": language and version of each table, for summaries.
  std::string Version() const;

 private:
  using Table = WordRatings::Table;
  // The tables by language, with the numbers in each.
  struct Tables {
    Table tables[kNumLanguages];
    std::once_flag once[kNumLanguages];
    // Points to its table, or to that of kUnknown, once it may be read.
    std::atomic<const Table*> ready[kNumLanguages];
  };

  FrequencyTable();
  const Table& TableOf(Language language) const {
    const Table* table = tables_->ready[static_cast<int>(language)].load(
        std::memory_order_acquire);
    return table != nullptr ? *table : ReadBuiltIn(language);
  }
  const Table& ReadBuiltIn(Language language) const;
  void Publish(const FrequencyFile& file) const;

  std::unique_ptr<Tables> tables_;
  LanguageGuesser guesser_;
  int versions_[kNumLanguages] = {};
};

// The rarity of a word in twentieths of a bit, 0..240:
//   bits = min(12, -log2(1 - exp(-400 f))), f = 10^(centizipf/100 - 9),
// the surprise of meeting the word in a story of 400 words. `the` 0, `police`
// about 2 bits, unknown words 12 (240).
int RarityBits20(int centizipf);

// Centizipf values are 0 up to this.
inline constexpr int kMaxCentizipf = 999;

// RarityBits20 of every centizipf value, for loops over words.
std::span<const uint8_t, kMaxCentizipf + 1> RaritiesBits20();

}  // namespace neardup

#endif  // NEARDUP_TEXT_FREQUENCY_H_
