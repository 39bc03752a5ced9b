#include "neardup/text/frequency_file.h"

namespace neardup {

// The files of src/neardup/text/frequency, put in by the build.
extern const std::string_view kEnglishFrequencies;
extern const std::string_view kGermanFrequencies;
extern const std::string_view kSpanishFrequencies;
extern const std::string_view kPortugueseFrequencies;
extern const std::string_view kFrenchFrequencies;
extern const std::string_view kItalianFrequencies;
extern const std::string_view kDutchFrequencies;
extern const std::string_view kPolishFrequencies;
extern const std::string_view kRussianFrequencies;
extern const std::string_view kSwedishFrequencies;
extern const std::string_view kDanishFrequencies;
extern const std::string_view kNorwegianFrequencies;
extern const std::string_view kCzechFrequencies;
extern const std::string_view kTurkishFrequencies;
extern const std::string_view kUkrainianFrequencies;
extern const std::string_view kFinnishFrequencies;
extern const std::string_view kHungarianFrequencies;
extern const std::string_view kRomanianFrequencies;

std::string_view BuiltInFrequencies(Language language) {
  switch (language) {
    case Language::kUnknown:
      return {};
    case Language::kEnglish:
      return kEnglishFrequencies;
    case Language::kGerman:
      return kGermanFrequencies;
    case Language::kSpanish:
      return kSpanishFrequencies;
    case Language::kPortuguese:
      return kPortugueseFrequencies;
    case Language::kFrench:
      return kFrenchFrequencies;
    case Language::kItalian:
      return kItalianFrequencies;
    case Language::kDutch:
      return kDutchFrequencies;
    case Language::kPolish:
      return kPolishFrequencies;
    case Language::kRussian:
      return kRussianFrequencies;
    case Language::kSwedish:
      return kSwedishFrequencies;
    case Language::kDanish:
      return kDanishFrequencies;
    case Language::kNorwegian:
      return kNorwegianFrequencies;
    case Language::kCzech:
      return kCzechFrequencies;
    case Language::kTurkish:
      return kTurkishFrequencies;
    case Language::kUkrainian:
      return kUkrainianFrequencies;
    case Language::kFinnish:
      return kFinnishFrequencies;
    case Language::kHungarian:
      return kHungarianFrequencies;
    case Language::kRomanian:
      return kRomanianFrequencies;
  }
  return {};
}

}  // namespace neardup
