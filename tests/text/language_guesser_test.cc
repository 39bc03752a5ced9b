#include "neardup/text/language_guesser.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "neardup/text/frequency.h"
#include "neardup/text/tokenizer.h"
#include "tests/text/language_stories.h"

namespace neardup {
namespace {

std::string CodeOf(std::string_view text) {
  Tokenizer tokenizer({});
  TokenStream stream;
  tokenizer.Tokenize(text, &stream);
  return std::string(LanguageCode(stream.language));
}

TEST(LanguageGuesser, KnowsTheLanguageOfShortStories) {
  std::map<Language, int> stories;
  for (const auto& [language, text] : LanguageStories()) {
    EXPECT_EQ(CodeOf(text), LanguageCode(language)) << text;
    ++stories[language];
  }
  ASSERT_EQ(stories.size(), kNumLanguages - 1u);
  for (const auto& [language, count] : stories) EXPECT_EQ(count, 2);
}

TEST(LanguageGuesser, KnowsTheLanguageOfMostPiecesOfTwentyWords) {
  int pieces = 0;
  int right = 0;
  for (const auto& [language, text] : LanguageStories()) {
    std::istringstream words{std::string(text)};
    std::string piece;
    int count = 0;
    for (std::string word; words >> word;) {
      piece += word + ' ';
      if (++count % 20 != 0) continue;
      ++pieces;
      right += CodeOf(piece) == LanguageCode(language);
      piece.clear();
    }
  }
  ASSERT_GE(pieces, 100);
  EXPECT_GE(right * 100, pieces * 97) << right << " of " << pieces;
}

TEST(LanguageGuesser, LeavesOtherLanguagesAndListsUnknown) {
  EXPECT_EQ(CodeOf(""), "");
  EXPECT_EQ(CodeOf("Brackwater Orlo Quill"), "");
  EXPECT_EQ(CodeOf("Shr 1.65 dlrs vs 1.50 dlrs Revs 8.4 mln vs 7.8 mln"), "");
  EXPECT_EQ(CodeOf("\u65E5\u672C\u8A9E\u306E\u6587\u7AE0\u3067\u3059"), "");
  EXPECT_EQ(CodeOf("\u0623\u0639\u0644\u0646 \u0645\u062C\u0644\u0633 "
                   "\u0627\u0644\u0645\u062F\u064A\u0646\u0629"),
            "");
  EXPECT_EQ(CodeOf("J. D. Orlo, K. L. Quill, B. C. Marlow, N. V. Vell"), "");
}

TEST(LanguageGuesser, TakesTheLanguageNamedFirstOfTwoThatTie) {
  LanguageGuesser guesser;
  guesser.Add(Language::kFinnish, 1, 700);
  guesser.Add(Language::kCzech, 1, 700);
  guesser.Add(Language::kCzech, 2, kTellingCentizipf - 1);
  EXPECT_EQ(guesser.Guess(std::vector<uint32_t>{1, 2, 3}), Language::kCzech);
}

TEST(LanguageGuesser, AsksForEightPercentOfFunctionWords) {
  LanguageGuesser guesser;
  guesser.Add(Language::kFinnish, 1, kFunctionCentizipf);
  guesser.Add(Language::kCzech, 2, kFunctionCentizipf - 1);
  std::vector<uint32_t> words(100, 3);
  for (int i = 0; i < 7; ++i) words[3 * i] = 1;
  for (int i = 0; i < 50; ++i) words[50 + i] = 2;
  EXPECT_EQ(guesser.Guess(words), Language::kUnknown);
  words[1] = 1;
  // Czech has the larger sum, but no function word.
  EXPECT_EQ(guesser.Guess(words), Language::kFinnish);
}

// The rule of language_guesser.h, word by word.
class SlowGuesser {
 public:
  void Add(Language language, uint32_t word, int centizipf) {
    if (centizipf < kTellingCentizipf) return;
    int& known = ratings_[{language, word}];
    known = std::max(known, centizipf);
  }

  Language Guess(std::vector<uint32_t> words) const {
    if (words.size() > 400) words.resize(400);
    for (size_t read = 80; read < words.size(); read += 80) {
      const auto [best, leads] = Best({words.begin(), words.begin() + read});
      if (leads) return best;
    }
    return Best(words).first;
  }

 private:
  // The best language of these words, and whether it has enough function words
  // although another may have a greater sum; whether it leads all by far.
  std::pair<Language, bool> Best(const std::vector<uint32_t>& words) const {
    Language best = Language::kUnknown;
    int best_sum = 0;
    std::vector<int> sums;
    for (int i = 1; i < kNumLanguages; ++i) {
      int sum = 0;
      size_t function_words = 0;
      for (const uint32_t word : words) {
        const auto found = ratings_.find({static_cast<Language>(i), word});
        if (found == ratings_.end()) continue;
        const double above = (found->second - kFunctionCentizipf) / 12.0;
        sum += std::min(31, 16 + static_cast<int>(std::floor(above)));
        function_words += found->second >= kFunctionCentizipf;
      }
      sums.push_back(sum);
      if (sum <= best_sum) continue;
      if (function_words * 100 < words.size() * 8) continue;
      best = static_cast<Language>(i);
      best_sum = sum;
    }
    std::ranges::sort(sums, std::greater<>());
    return {best,
            best_sum > 0 && best_sum == sums[0] && 2 * sums[1] <= best_sum};
  }

  std::map<std::pair<Language, uint32_t>, int> ratings_;
};

TEST(LanguageGuesser, AgreesWithItsSlowTwin) {
  std::mt19937 random(1);
  std::map<Language, int> guessed;
  for (int round = 0; round < 300; ++round) {
    LanguageGuesser guesser;
    SlowGuesser slow;
    for (int i = 0; i < 200; ++i) {
      const auto language =
          static_cast<Language>(1 + random() % (kNumLanguages - 1));
      const uint32_t word = random() % 300;
      const int centizipf = 500 + static_cast<int>(random() % 320);
      guesser.Add(language, word, centizipf);
      slow.Add(language, word, centizipf);
    }
    for (int text = 0; text < 20; ++text) {
      std::vector<uint32_t> words(random() % (text == 0 ? 1000 : 30));
      for (uint32_t& word : words) word = random() % 1000;
      const Language language = guesser.Guess(words);
      ASSERT_EQ(language, slow.Guess(words));
      ++guessed[language];
    }
  }
  EXPECT_EQ(guessed.size(), static_cast<size_t>(kNumLanguages));
}

}  // namespace
}  // namespace neardup
