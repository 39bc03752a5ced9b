#include "neardup/text/language.h"

#include <algorithm>
#include <array>

namespace neardup {
namespace {

constexpr std::array<std::string_view, kNumLanguages> kCodes = {
    "",   "en", "de", "es", "pt", "fr", "it", "nl", "pl", "ru",
    "sv", "da", "nb", "cs", "tr", "uk", "fi", "hu", "ro"};

}  // namespace

std::string_view LanguageCode(Language language) {
  return kCodes[static_cast<size_t>(language)];
}

Language LanguageOfCode(std::string_view code) {
  const auto* found = std::find(kCodes.begin(), kCodes.end(), code);
  if (found == kCodes.end()) return Language::kUnknown;
  return static_cast<Language>(found - kCodes.begin());
}

bool Elides(Language language) {
  return language == Language::kFrench || language == Language::kItalian;
}

}  // namespace neardup
