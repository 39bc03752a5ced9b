#include "neardup/text/language.h"

#include <gtest/gtest.h>

namespace neardup {
namespace {

TEST(Language, CodesAndLanguagesStandForEachOther) {
  for (int i = 1; i < kNumLanguages; ++i) {
    const auto language = static_cast<Language>(i);
    EXPECT_EQ(LanguageCode(language).size(), 2u);
    EXPECT_EQ(LanguageOfCode(LanguageCode(language)), language);
  }
  EXPECT_EQ(LanguageCode(Language::kRomanian), "ro");
  EXPECT_EQ(LanguageCode(Language::kUnknown), "");
  EXPECT_EQ(LanguageOfCode(""), Language::kUnknown);
  EXPECT_EQ(LanguageOfCode("tlh"), Language::kUnknown);
}

TEST(Language, NumbersThatReachFilesStay) {
  EXPECT_EQ(static_cast<int>(Language::kEnglish), 1);
  EXPECT_EQ(static_cast<int>(Language::kGerman), 2);
  EXPECT_EQ(static_cast<int>(Language::kNorwegian), 12);
  EXPECT_EQ(static_cast<int>(Language::kRomanian), 18);
}

TEST(Language, FrenchAndItalianElide) {
  for (int i = 0; i < kNumLanguages; ++i) {
    const auto language = static_cast<Language>(i);
    EXPECT_EQ(Elides(language),
              language == Language::kFrench || language == Language::kItalian);
  }
}

}  // namespace
}  // namespace neardup
