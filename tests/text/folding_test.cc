// What hides a text from a reader of bytes and not from one of letters.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/text/confusables.h"
#include "neardup/text/tokenizer.h"
#include "tests/text/words_of_text.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;

constexpr std::string_view kPlain = "Breaking news from Veldra harbour";

TEST(Folding, WhatIsNotSeenIsNotRead) {
  EXPECT_EQ(Words("Bre\u200Baking n\u00ADews from Vel\u2060dra har\uFEFFbour"),
            Words(kPlain));
  EXPECT_EQ(Words("\u200DBreaking news\u200E from \u200FVeldra\u034F harbour"),
            Words(kPlain));
}

TEST(Folding, FullWidthLettersAreLetters) {
  EXPECT_EQ(Words("\uFF22reaking \uFF4E\uFF45\uFF57\uFF53 from Veldra harbour"),
            Words(kPlain));
  EXPECT_EQ(Words("\U0001D401reaking \U0001D427ews from Veldra harbour"),
            Words(kPlain));
}

TEST(Folding, MarksThatComposeWithNothingAreNoise) {
  EXPECT_EQ(Words("B\u0336r\u0336e\u0336aking n\u0336e\u0301\u0336ws from "
                  "Veldra h\u0353arbour"),
            Words(kPlain));
  // But accents are letters, composed or not.
  EXPECT_EQ(Words("re\u0301sume\u0301"), Words("r\u00E9sum\u00E9"));
  EXPECT_NE(Words("re\u0301sume\u0301"), Words("resume"));
  EXPECT_EQ(Words("Vie\u0323\u0302t"), Words("Vi\u1EC7t"));
  // The stress of a Russian dictionary goes, the letter short i stays.
  EXPECT_EQ(Words("\u0434\u043E\u0301\u0439"), Words("\u0434\u043E\u0439"));
  EXPECT_NE(Words("\u0434\u043E\u0301\u0439"), Words("\u0434\u043E\u0438"));
}

TEST(Folding, LettersOfAnotherScriptAreReadAsWhatTheyLookLike) {
  EXPECT_EQ(Words("Br\u0435\u0430king n\u0435ws fr\u043Em V\u0435ldra "
                  "h\u0430rb\u03BFur"),
            Words(kPlain));
  EXPECT_EQ(Words("\u0412reaking \u039Dews from Veldra harbour"),
            Words(kPlain));
  // In Russian text the Latin letter is the stranger.
  EXPECT_EQ(Words("\u0421o\u0431a\u043A\u0430 \u0432 \u0433o\u0440\u043E\u0434"
                  "\u0435"),
            Words("\u0421\u043E\u0431\u0430\u043A\u0430 \u0432 \u0433\u043E"
                  "\u0440\u043E\u0434\u0435"));
}

TEST(Folding, WordsOfOneScriptAndTrulyMixedOnesStay) {
  EXPECT_NE(Words("the \u0441\u043E\u0440 said"), Words("the cop said"));
  const std::string_view beta = "\u0394x is small";  // no letter looks like it
  EXPECT_NE(Words(beta)[0], Words("Ax")[0]);
  EXPECT_THAT(Slices(beta), ElementsAre("\u0394x", "is", "small"));
}

TEST(Folding, LettersThatStandApartAreOneWord) {
  EXPECT_EQ(Words("B r e a k i n g  news from V e l d r a, h a r b o u r"),
            Words(kPlain));
  EXPECT_THAT(Slices("So: B r e a k i n g  news"),
              ElementsAre("So", "B r e a k i n g", "news"));
  EXPECT_EQ(Words("\u043D \u043E \u0432 \u043E \u0441 \u0442 \u0438"),
            Words("\u043D\u043E\u0432\u043E\u0441\u0442\u0438"));
  EXPECT_EQ(Words("the \u00E9 t \u00E9 n o"), Words("the \u00E9t\u00E9no"));
}

TEST(Folding, FewLettersThatStandApartAreInitials) {
  EXPECT_EQ(Words("J R R Orlo").size(), 4u);
  EXPECT_EQ(Words("A B C D").size(), 4u);
  EXPECT_EQ(Words("a b c d 5 f").size(), 6u);
  EXPECT_EQ(Words("a. b. c. d. e. f").size(), 6u);
}

TEST(Folding, ArabicMayWriteItsVowelsOrNot) {
  EXPECT_EQ(Words("\u0643\u064E\u062A\u064E\u0628\u064E"),
            Words("\u0643\u062A\u0628"));
  EXPECT_EQ(Words("\u0643\u0640\u0640\u062A\u0628"),
            Words("\u0643\u062A\u0628"));
  // Alef with madda is a letter of its own, composed or not.
  EXPECT_EQ(Words("\u0627\u0653\u0646"), Words("\u0622\u0646"));
  EXPECT_NE(Words("\u0622\u0646"), Words("\u0627\u0646"));
  EXPECT_EQ(Words("\u05E9\u05B8\u05DC\u05D5\u05B9\u05DD"),
            Words("\u05E9\u05DC\u05D5\u05DD"));
}

TEST(Folding, VowelSignsOfIndianScriptsAreLetters) {
  EXPECT_EQ(Words("\u0915\u093F \u0915\u0940").size(), 2u);
  EXPECT_NE(Words("\u0915\u093F"), Words("\u0915\u0940"));
  EXPECT_NE(Words("\u0915\u094D\u0937"), Words("\u0915\u0937"));
}

TEST(Folding, DigitsOfAnyScriptAreDigits) {
  for (const std::string_view digits :
       {"\u0661\u0662", "\u06F1\u06F2", "\u0967\u0968", "\u09E7\u09E8",
        "\u0E51\u0E52", "\uFF11\uFF12", "\U0001D7CF\U0001D7D0"}) {
    EXPECT_EQ(Words(digits), Words("12")) << digits;
    EXPECT_EQ(Tokenize(digits).flags[0] & kNumber, kNumber);
  }
}

TEST(Folding, ScriptsMayMixInOneStory) {
  EXPECT_THAT(Slices("Veldra\u306E\u6E2F 12\u6708 said \u0645\u062F\u064A\u0646"
                     "\u0629"),
              ElementsAre("Veldra", "\u306E\u6E2F", "12", "\u6708", "said",
                          "\u0645\u062F\u064A\u0646\u0629"));
}

TEST(Confusables, AreThoseOfUnicode) {
  UErrorCode error = U_ZERO_ERROR;
  USpoofChecker* checker = uspoof_open(&error);
  ASSERT_TRUE(U_SUCCESS(error));
  uspoof_setChecks(checker, USPOOF_CONFUSABLE, &error);
  for (const Confusable& pair : Confusables()) {
    std::array<char, U8_MAX_LENGTH> bytes;
    int32_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, pair.other);
    EXPECT_NE(uspoof_areConfusableUTF8(checker, &pair.latin, 1, bytes.data(),
                                       size, &error),
              0)
        << std::hex << pair.other << " " << pair.latin;
    EXPECT_EQ(LatinLookalike(pair.other), static_cast<uint32_t>(pair.latin));
  }
  uspoof_close(checker);
}

TEST(Confusables, AreInOrderAndBothWays) {
  uint32_t last = 0;
  for (const Confusable& pair : Confusables()) {
    EXPECT_LT(last, pair.other);
    last = pair.other;
    const uint32_t back = CyrillicLookalike(LatinLookalike(pair.other));
    if (pair.other < 0x410 || pair.other >= 0x450) continue;
    EXPECT_EQ(back, pair.other);
  }
  EXPECT_EQ(LatinLookalike('a'), 0u);
  EXPECT_EQ(LatinLookalike(0x416), 0u);
  EXPECT_EQ(CyrillicLookalike('z'), 0u);
}

}  // namespace
}  // namespace neardup
