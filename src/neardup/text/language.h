// The languages the library knows something of: those with a frequency table
// (frequency.h).

#ifndef NEARDUP_TEXT_LANGUAGE_H_
#define NEARDUP_TEXT_LANGUAGE_H_

#include <cstdint>
#include <string_view>

namespace neardup {

// Kept in files: do not renumber; at most 32 (language_guesser.h).
enum class Language : uint8_t {
  kUnknown = 0,
  kEnglish = 1,
  kGerman = 2,
  kSpanish = 3,
  kPortuguese = 4,
  kFrench = 5,
  kItalian = 6,
  kDutch = 7,
  kPolish = 8,
  kRussian = 9,
  kSwedish = 10,
  kDanish = 11,
  kNorwegian = 12,
  kCzech = 13,
  kTurkish = 14,
  kUkrainian = 15,
  kFinnish = 16,
  kHungarian = 17,
  kRomanian = 18,
};
inline constexpr int kNumLanguages = 19;

// The code of ISO 639-1, "en"; "nb" for Norwegian, "" for kUnknown.
std::string_view LanguageCode(Language language);

// The language of a code; kUnknown if there is none.
Language LanguageOfCode(std::string_view code);

// Whether an apostrophe before a vowel separates two words: French `l'homme`,
// Italian `dell'arte`. Elsewhere it is a part of one: `don't`.
bool Elides(Language language);

}  // namespace neardup

#endif  // NEARDUP_TEXT_LANGUAGE_H_
