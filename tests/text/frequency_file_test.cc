#include "neardup/text/frequency_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "neardup/text/frequency.h"
#include "neardup/text/word.h"

namespace neardup {
namespace {

// Word and rating as a file built in writes them, read in the plainest way.
std::vector<std::pair<std::string, int>> Rows(Language language) {
  std::vector<std::pair<std::string, int>> rows;
  std::istringstream file{std::string(BuiltInFrequencies(language))};
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    const size_t tab = line.find('\t');
    rows.emplace_back(line.substr(0, tab), std::stoi(line.substr(tab + 1)));
  }
  return rows;
}

class BuiltIn : public ::testing::TestWithParam<int> {
 protected:
  Language language() const { return static_cast<Language>(GetParam()); }
};

TEST_P(BuiltIn, ParsesAndNamesItsLanguage) {
  const auto file = ParseFrequencies(BuiltInFrequencies(language()));
  ASSERT_TRUE(file.ok()) << Message(file.status());
  EXPECT_EQ(file->language, language());
  EXPECT_EQ(file->version, 1);
  EXPECT_GE(file->words.size(), 5000u);
  EXPECT_LE(file->words.size(), 8000u);
}

TEST_P(BuiltIn, IsReadFastAsItIsParsed) {
  const auto parsed = ParseFrequencies(BuiltInFrequencies(language()));
  ASSERT_TRUE(parsed.ok());
  const FrequencyFile read = ReadBuiltInFrequencies(language(), 0);
  EXPECT_EQ(read.language, parsed->language);
  EXPECT_EQ(read.version, parsed->version);
  EXPECT_EQ(read.words, parsed->words);
  const FrequencyFile common = ReadBuiltInFrequencies(language(), 600);
  const auto end =
      std::find_if(read.words.begin(), read.words.end(),
                   [](const auto& row) { return row.second < 600; });
  EXPECT_EQ(common.words, std::vector(read.words.begin(), end));
}

TEST_P(BuiltIn, HasEachWordOnceInNormalFormTheCommonestFirst) {
  std::map<uint32_t, std::string> seen;
  int last = kMaxCentizipf;
  for (const auto& [word, centizipf] : Rows(language())) {
    std::string normalised;
    NormaliseWord(word, &normalised);
    EXPECT_EQ(word, normalised);
    EXPECT_TRUE(seen.emplace(HashWord(word), word).second) << word;
    EXPECT_LE(centizipf, last) << word;
    EXPECT_GE(centizipf, 400) << word;
    last = centizipf;
  }
}

TEST_P(BuiltIn, HasSomeHundredFunctionWordsThatAreAPartOfAnyText) {
  int count = 0;
  double share = 0;
  for (const auto& [word, centizipf] : Rows(language())) {
    if (centizipf < kFunctionCentizipf) break;
    ++count;
    share += std::pow(10, centizipf / 100.0 - 9);
  }
  EXPECT_GE(count, 160);
  EXPECT_LE(count, 240);
  // Turkish and Finnish say with endings what others say with such words.
  EXPECT_GT(share, .29);
  EXPECT_LT(share, .61);
}

INSTANTIATE_TEST_SUITE_P(EveryLanguage, BuiltIn,
                         ::testing::Range(1, kNumLanguages),
                         [](const auto& test) {
                           return std::string(
                               LanguageCode(static_cast<Language>(test.param)));
                         });

TEST(BuiltInFrequencies, BeginWithTheWordsOneExpects) {
  const std::map<Language, std::string> most_frequent = {
      {Language::kEnglish, "the"},      {Language::kGerman, "die"},
      {Language::kSpanish, "de"},       {Language::kPortuguese, "de"},
      {Language::kFrench, "de"},        {Language::kItalian, "di"},
      {Language::kDutch, "de"},         {Language::kPolish, "w"},
      {Language::kRussian, "\u0432"},   {Language::kSwedish, "\u00E4r"},
      {Language::kDanish, "i"},         {Language::kNorwegian, "i"},
      {Language::kCzech, "a"},          {Language::kTurkish, "ve"},
      {Language::kUkrainian, "\u0432"}, {Language::kFinnish, "ja"},
      {Language::kHungarian, "a"},      {Language::kRomanian, "de"}};
  ASSERT_EQ(most_frequent.size(), kNumLanguages - 1u);
  for (const auto& [language, word] : most_frequent) {
    EXPECT_EQ(Rows(language)[0].first, word);
  }
  EXPECT_TRUE(BuiltInFrequencies(Language::kUnknown).empty());
}

TEST(ParseFrequencies, NamesTheLineOfAnError) {
  const auto file = ParseFrequencies("# language: en\n# version: 1\nthe\n");
  ASSERT_FALSE(file.ok());
  EXPECT_TRUE(Message(file.status()).starts_with("3"))
      << Message(file.status());
}

}  // namespace
}  // namespace neardup
