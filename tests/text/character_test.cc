#include "neardup/text/character.h"

#include <gtest/gtest.h>
#include <unicode/utf8.h>

#include <string>
#include <string_view>

#include "neardup/text/word.h"

namespace neardup {
namespace {

using enum CharacterKind;

TEST(Character, KindsOfExamples) {
  EXPECT_EQ(KindOf('q'), kLetter);
  EXPECT_EQ(KindOf(0x0416), kLetter);  // Cyrillic
  EXPECT_EQ(KindOf(0xAC00), kLetter);  // Hangul is spaced
  EXPECT_EQ(KindOf(0x0663), kDigit);   // Arabic-Indic
  EXPECT_EQ(KindOf(0x0E53), kDigit);   // Thai
  EXPECT_EQ(KindOf(0x65E5), kUnspaced);
  EXPECT_EQ(KindOf(0x30FC), kUnspaced);
  EXPECT_EQ(KindOf(0x3007), kUnspaced);
  EXPECT_EQ(KindOf(0x0E01), kUnspaced);
  EXPECT_EQ(KindOf(0x1000), kUnspaced);  // Burmese
  EXPECT_EQ(KindOf(0x0301), kMark);
  EXPECT_EQ(KindOf(0xFF9E), kMark);
  EXPECT_EQ(KindOf(0x00AD), kIgnored);
  EXPECT_EQ(KindOf(0xFEFF), kIgnored);
  EXPECT_EQ(KindOf(0x00A0), kSpace);
  EXPECT_EQ(KindOf(0x2028), kLineBreak);
  EXPECT_EQ(KindOf(0x1F600), kOther);
  EXPECT_EQ(KindOf(0), kOther);
}

TEST(CharacterTable, AgreesWithUnicode) {
  for (uint32_t c = 0; c < 0x3000; ++c) {
    uint8_t bytes[8] = {};
    int size = 0;
    U8_APPEND_UNSAFE(bytes, size, c);
    size_t found_size;
    const TableCharacter& found =
        CharacterTable::Get().Find(bytes, &found_size);
    ASSERT_EQ(found_size, static_cast<size_t>(size));
    if (found.kind == kAskUnicode) continue;
    ASSERT_EQ(found.kind, KindOf(c)) << c;
    const bool word = found.kind == kLetter || found.kind == kDigit;
    ASSERT_EQ(found.folded_size != 0, word) << c;
    if (!word) continue;
    ASSERT_EQ(found.upper_case, IsUpperCase(c)) << c;
    if (found.kind == kDigit) continue;
    std::string normalised;
    NormaliseWord({reinterpret_cast<const char*>(bytes), found_size},
                  &normalised);
    ASSERT_EQ(std::string_view(found.folded.data(), found.folded_size),
              normalised);
  }
}

TEST(CharacterTable, KnowsTheLettersOfEuropeanLanguages) {
  for (const std::string_view letter :
       {"a", "Z", "\u00E9", "\u00DF", "\u0141", "\u0416", "\u03C9", "\u1EC7"}) {
    size_t size;
    const auto* bytes = reinterpret_cast<const uint8_t*>(letter.data());
    EXPECT_EQ(CharacterTable::Get().Find(bytes, &size).kind, kLetter);
  }
}

TEST(Character, StableCharactersAreTheirOwnNormalForm) {
  int stable = 0;
  for (uint32_t c = 1; c < 0x10000; ++c) {
    if (!IsStable(c)) continue;
    char bytes[8];
    int size = 0;
    U8_APPEND_UNSAFE(bytes, size, c);
    const std::string_view character(bytes, static_cast<size_t>(size));
    std::string normalised;
    NormaliseWord(character, &normalised);
    ASSERT_EQ(normalised, character);
    ++stable;
  }
  EXPECT_GT(stable, 30000);
}

}  // namespace
}  // namespace neardup
