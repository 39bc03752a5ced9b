// What is particular to how a language is written: no spaces, its own digits,
// marks and sentence ends.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "neardup/text/tokenizer.h"
#include "tests/text/words_of_text.h"

namespace neardup {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::SizeIs;

// Where sentences begin, in words.
std::vector<size_t> Sentences(std::string_view text) {
  const TokenStream stream = Tokenize(text);
  std::vector<size_t> begins;
  for (size_t i = 0; i < stream.flags.size(); ++i) {
    if (stream.flags[i] & kSentenceStart) begins.push_back(i);
  }
  return begins;
}

TEST(Languages, ChineseAndJapaneseGivePairsOfCharacters) {
  EXPECT_THAT(Slices("港口大火"), ElementsAre("港口", "口大", "大火"));
  EXPECT_THAT(Slices("カメラを"), ElementsAre("カメ", "メラ", "ラを"));
}

TEST(Languages, ThaiGivesPairsOfLettersWithTheirMarks) {
  EXPECT_THAT(Slices("น้ำท่วม"), ElementsAre("น้ำ", "ำท่", "ท่ว", "วม"));
}

TEST(Languages, LaoGivesPairsOfLettersWithTheirMarks) {
  EXPECT_THAT(Slices("ນ້ຳຖ້ວມ"), ElementsAre("ນ້ຳ", "ຳຖ້", "ຖ້ວ", "ວມ"));
}

TEST(Languages, KhmerGivesPairsOfLettersWithTheirMarks) {
  EXPECT_THAT(Slices("ទឹកភ្លៀង"), ElementsAre("ទឹក", "កភ្", "ភ្លៀ", "លៀង"));
}

TEST(Languages, BurmeseGivesPairsOfLettersWithTheirMarks) {
  EXPECT_THAT(Slices("ရေကြီး"), ElementsAre("ရေကြီး"));
  EXPECT_THAT(Slices("မြို့တော်"), ElementsAre("မြို့တော်"));
  EXPECT_THAT(Slices("သတင်းစာ"), ElementsAre("သတ", "တင်း", "င်းစာ"));
}

TEST(Languages, WordBreaksThatNobodySeesChangeNothing) {
  EXPECT_EQ(Words("ទឹក\u200Bភ្លៀង"), Words("ទឹកភ្លៀង"));
  EXPECT_EQ(Words("น้ำ\u200Bท่วม"), Words("น้ำท่วม"));
}

TEST(Languages, LettersOfScriptsWithoutSpacesAreWithoutCase) {
  for (const std::string_view text :
       {"น้ำท่วม", "ນ້ຳຖ້ວມ", "ទឹកភ្លៀង", "သတင်းစာ", "港口大火"}) {
    EXPECT_THAT(Tokenize(text).flags, Each(::testing::Truly([](uint8_t flags) {
                  return flags & kNoLetterCase;
                })));
  }
}

TEST(Languages, DigitsOfAnyScriptAreDigits) {
  for (const std::string_view digits :
       {"１２０", "١٢٠", "۱۲۰", "१२०", "১২০", "੧੨੦", "૧૨૦", "୧୨୦", "௧௨௦", "౧౨౦",
        "೧೨೦", "൧൨൦", "๑๒๐", "໑໒໐", "១២០", "၁၂၀", "༡༢༠"}) {
    const TokenStream stream = Tokenize(digits);
    ASSERT_THAT(stream.words, ElementsAre(HashWord("120"))) << digits;
    EXPECT_TRUE(stream.flags[0] & kNumber);
  }
}

TEST(Languages, DecimalAndThousandsMarksAreThoseOfEnglish) {
  EXPECT_EQ(Words("١٢٫٥"), Words("12.5"));
  EXPECT_EQ(Words("١٬٢٠٠"), Words("1,200"));
  EXPECT_EQ(Words("１２．５"), Words("12.5"));
  EXPECT_EQ(Words("１２٫５"), Words("12.5"));
}

TEST(Languages, MarksOfIndianLettersBelongToTheWord) {
  EXPECT_THAT(Slices("मुख्यमंत्री ने कहा"), ElementsAre("मुख्यमंत्री", "ने", "कहा"));
  EXPECT_THAT(Slices("முதலமைச்சர் கூறினார்"), ElementsAre("முதலமைச்சர்", "கூறினார்"));
  EXPECT_THAT(Slices("মুখ্যমন্ত্রী বলেন"), ElementsAre("মুখ্যমন্ত্রী", "বলেন"));
}

TEST(Languages, ANuktaMayBeWrittenApart) {
  EXPECT_EQ(Words("\u095B\u092E\u0940\u0928"),
            Words("\u091C\u093C\u092E\u0940\u0928"));
}

TEST(Languages, JoinersThatNobodyReadsChangeNothing) {
  EXPECT_EQ(Words("می\u200Cخواهم"), Words("میخواهم"));
  EXPECT_EQ(Words("क्\u200Dष"), Words("क्ष"));
}

TEST(Languages, FormsOfArabicLettersAreTheLetters) {
  EXPECT_EQ(Words("\uFEB3\uFEFC\uFEE1"), Words("\u0633\u0644\u0627\u0645"));
}

TEST(Languages, SentencesEndAtTheMarksOfTheirScript) {
  for (const std::string_view text : {
           "यह पहला वाक्य बहुत लंबा है। यह दूसरा है।",   // Hindi
           "এটি প্রথম বাক্য যা দীর্ঘ। এটি দ্বিতীয়।",   // Bengali
           "هل وصل القطار إلى المدينة؟ نعم وصل",   // Arabic
           "یہ پہلا جملہ کافی طویل ہے۔ یہ دوسرا",  // Urdu
           "港口昨夜发生大火。市长到场",           // Chinese
           "港口昨夜发生大火！市长到场", "港口昨夜发生大火？市长到场",
           "昨夜港で火災が発生｡市長は",                    // half-width
           "ရေကြီးမှုဖြစ်ပွားခဲ့သည်။ မြို့တော်ဝန်",                     // Burmese
           "ទឹកជំនន់បានកើតឡើងនៅទីក្រុង។ អភិបាល",                  // Khmer
           "ይህ የመጀመሪያው ዓረፍተ ነገር ነው። ሁለተኛው",                // Amharic
           "Սա առաջին երկար նախադասությունն է։ Երկրորդը",  // Armenian
       }) {
    EXPECT_THAT(Sentences(text), SizeIs(2)) << text;
  }
}

TEST(Languages, AStopOfAnotherScriptNeedsNoSpaceBehindIt) {
  EXPECT_THAT(Sentences("یہ پہلا جملہ کافی طویل ہے۔یہ دوسرا"),
              ElementsAre(0, 6));
  EXPECT_THAT(Sentences("यह पहला वाक्य बहुत लंबा है।यह दूसरा"), ElementsAre(0, 6));
}

TEST(Languages, ACommaOfAnotherScriptEndsNothing) {
  EXPECT_THAT(Sentences("وصل القطار إلى المدينة، ثم عاد إلى القرية"),
              ElementsAre(0));
  EXPECT_THAT(Sentences("港口昨夜发生大火，市长到场"), ElementsAre(0));
}

}  // namespace
}  // namespace neardup
