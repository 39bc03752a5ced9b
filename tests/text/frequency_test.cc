#include "neardup/text/frequency.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "neardup/text/tokenizer.h"

namespace neardup {
namespace {

using ::testing::HasSubstr;

int Rate(std::string_view word, Language language, uint8_t flags = 0) {
  return FrequencyTable::BuiltIn().Centizipf(HashWord(word), flags, language);
}

Language Guess(std::string_view text) {
  Tokenizer tokenizer({});
  TokenStream stream;
  tokenizer.Tokenize(text, &stream);
  return stream.language;
}

std::string ParseError(std::string_view tsv) {
  return Message(FrequencyTable::Parse("mine.tsv", tsv).status());
}

TEST(FrequencyTable, RatesWordsByLanguage) {
  EXPECT_GE(Rate("the", Language::kEnglish), 740);
  EXPECT_GE(Rate("und", Language::kGerman), 700);
  EXPECT_GE(Rate("police", Language::kEnglish), 500);
  EXPECT_LT(Rate("police", Language::kEnglish), kFunctionCentizipf);
  EXPECT_EQ(Rate("brackwater", Language::kEnglish), kUnknownCentizipf);
  EXPECT_EQ(Rate("the", Language::kUnknown), kUnknownCentizipf);
}

TEST(FrequencyTable, KnowsWordsInTheirNormalFormOnly) {
  // The German table writes ss, as words are after folding.
  EXPECT_GT(Rate("grosse", Language::kGerman), 400);
  EXPECT_EQ(Rate("gro\u00DFe", Language::kGerman), kUnknownCentizipf);
}

TEST(FrequencyTable, RatesTheWordsOfEveryLanguage) {
  EXPECT_GE(Rate("gobierno", Language::kSpanish), 500);
  EXPECT_LT(Rate("gobierno", Language::kSpanish), kFunctionCentizipf);
  EXPECT_EQ(Rate("gobierno", Language::kFinnish), kUnknownCentizipf);
  EXPECT_GE(Rate("\u043C\u043E\u0436\u0435\u0442", Language::kRussian),
            kFunctionCentizipf);
  // Both ways to write it; the article that elision leaves.
  EXPECT_GE(Rate("\u0219i", Language::kRomanian), 740);
  EXPECT_GE(Rate("\u015Fi", Language::kRomanian), 740);
  EXPECT_GE(Rate("l", Language::kFrench), 700);
}

TEST(FrequencyTable, MayBeReadByManyThreadsAtOnce) {
  std::vector<int> sums(8);
  std::vector<std::thread> threads;
  for (int& sum : sums) {
    threads.emplace_back([&sum] {
      for (int i = 0; i < kNumLanguages; ++i) {
        sum += Rate("radio", static_cast<Language>(i));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int sum : sums) EXPECT_EQ(sum, sums[0]);
  EXPECT_GT(sums[0], kNumLanguages * kUnknownCentizipf);
}

TEST(FrequencyTable, CallsNoWordSurelyCommonThatIsNot) {
  const WordRatings ratings =
      FrequencyTable::BuiltIn().RatingsOf(Language::kEnglish);
  for (const std::string_view word : {"the", "of", "and", "said", "police"}) {
    EXPECT_TRUE(ratings.IsSurelyCommon(HashWord(word))) << word;
  }
  size_t common = 0;
  for (uint32_t word = 0; word < 10'000'000; ++word) {
    if (!ratings.IsSurelyCommon(word)) continue;
    ++common;
    EXPECT_GE(ratings.Centizipf(word, 0), kCommonCentizipf);
  }
  EXPECT_GT(common, 0u);
  EXPECT_FALSE(FrequencyTable::BuiltIn()
                   .RatingsOf(Language::kUnknown)
                   .IsSurelyCommon(HashWord("the")));
}

TEST(FrequencyTable, RatesNumbersByTheirForm) {
  for (const Language language : {Language::kUnknown, Language::kEnglish,
                                  Language::kGerman, Language::kTurkish}) {
    EXPECT_EQ(Rate("7", language, kNumber), 550);
    EXPECT_EQ(Rate("42", language, kNumber), 500);
    EXPECT_EQ(Rate("07", language, kNumber), 500);
    EXPECT_EQ(Rate("1000", language, kNumber), 500);
    EXPECT_EQ(Rate("2999", language, kNumber), 500);
    EXPECT_EQ(Rate("911", language, kNumber), 420);
    EXPECT_EQ(Rate("3000", language, kNumber), 300);
    EXPECT_EQ(Rate("0999", language, kNumber), 300);
    EXPECT_EQ(Rate("12.5", language, kNumber), 300);
    EXPECT_EQ(Rate("covid19", language, kNumber), 300);
  }
}

TEST(FrequencyTable, GuessesTheLanguage) {
  EXPECT_EQ(Guess("The mayor of the town said that it was not his plan"),
            Language::kEnglish);
  EXPECT_EQ(Guess("Der B\u00FCrgermeister der Stadt sagte, es sei nicht sein "
                  "Plan und er wisse von nichts"),
            Language::kGerman);
  EXPECT_EQ(Guess("Le maire du village affirme ne rien savoir du projet"),
            Language::kFrench);
  EXPECT_EQ(Guess("Brackwater Orlo Quill"), Language::kUnknown);
  EXPECT_EQ(Guess(""), Language::kUnknown);
}

TEST(FrequencyTable, GuessesFromTheFirst400WordsOnly) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += fmt::format("zz{} ", i);
  for (int i = 0; i < 400; ++i) text += "the ";
  EXPECT_EQ(Guess(text), Language::kUnknown);
}

TEST(FrequencyTable, ReadsATableOfTheUsersOwn) {
  const auto table = FrequencyTable::Parse(
      "mine.tsv",
      "# language: de\n# version: 7\r\nHaus\t512\nStra\u00DFe\t480");
  ASSERT_TRUE(table.ok()) << Message(table.status());
  EXPECT_EQ(table->Version(), "de 7");
  EXPECT_EQ(table->Centizipf(HashWord("haus"), 0, Language::kGerman), 512);
  EXPECT_EQ(table->Centizipf(HashWord("strasse"), 0, Language::kGerman), 480);
  EXPECT_EQ(table->Centizipf(HashWord("haus"), 0, Language::kEnglish),
            kUnknownCentizipf);
}

TEST(FrequencyTable, NamesFileAndLineOfAnError) {
  const std::string head = "# language: en\n# version: 1\n";
  EXPECT_THAT(ParseError(head + "the\t770\nbroken\n"),
              HasSubstr("mine.tsv:4:"));
  EXPECT_THAT(ParseError(head + "the\t0\n"), HasSubstr("mine.tsv:3:"));
  EXPECT_THAT(ParseError(head + "the\t1000\n"), HasSubstr("mine.tsv:3:"));
  EXPECT_THAT(ParseError(head + "the\t77x\n"), HasSubstr("mine.tsv:3:"));
  EXPECT_THAT(ParseError(head + "\t77\n"), HasSubstr("mine.tsv:3:"));
  EXPECT_THAT(ParseError("# language: tlh\n"), HasSubstr("\"tlh\""));
  EXPECT_THAT(ParseError("# version: 1\nthe\t770\n"), HasSubstr("language"));
  EXPECT_THAT(ParseError("# language: en\nthe\t770\n"), HasSubstr("version"));
  EXPECT_THAT(ParseError("# language: en\n# version: x\n"),
              HasSubstr("mine.tsv:2:"));
}

TEST(FrequencyTable, TellsTheVersionsBuiltIn) {
  EXPECT_EQ(FrequencyTable::BuiltIn().Version(),
            "cs 1, da 1, de 1, en 1, es 1, fi 1, fr 1, hu 1, it 1, nb 1, nl 1, "
            "pl 1, pt 1, ro 1, ru 1, sv 1, tr 1, uk 1");
}

TEST(RarityBits20, FallsFrom240ToZero) {
  EXPECT_EQ(RarityBits20(kUnknownCentizipf), 240);
  EXPECT_EQ(RarityBits20(770), 0);
  for (int centizipf = 1; centizipf < 999; ++centizipf) {
    EXPECT_GE(RarityBits20(centizipf), RarityBits20(centizipf + 1));
  }
  // A word of 1 in 10,000 is met in 4 % of stories of 400 words: 4.67 bits.
  EXPECT_EQ(RarityBits20(500), 93);
}

}  // namespace
}  // namespace neardup
