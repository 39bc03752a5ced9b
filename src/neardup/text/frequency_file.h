// Files of word frequencies: `#` lines, then `word<TAB>centizipf`.

#ifndef NEARDUP_TEXT_FREQUENCY_FILE_H_
#define NEARDUP_TEXT_FREQUENCY_FILE_H_

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "neardup/base/status.h"
#include "neardup/text/language.h"

namespace neardup {

// The contents of a file.
struct FrequencyFile {
  Language language = Language::kUnknown;       // known once read without error
  int version = 0;                              // 1..999 then
  std::vector<std::pair<uint32_t, int>> words;  // HashWord, centizipf
};

// Reads what FrequencyTable::Parse describes. Errors: kDataLoss with the line.
StatusOr<FrequencyFile> ParseFrequencies(std::string_view tsv);

// The file of a language built into the library; empty for kUnknown.
std::string_view BuiltInFrequencies(Language language);

// Reads a file built in, which is known to be right: words are in normal form,
// the commonest first. Stops at the first below `least` centizipf. Cost: about
// 50 ns a word.
FrequencyFile ReadBuiltInFrequencies(Language language, int least);

}  // namespace neardup

#endif  // NEARDUP_TEXT_FREQUENCY_FILE_H_
