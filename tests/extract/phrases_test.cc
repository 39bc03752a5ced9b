#include "neardup/extract/phrases.h"

#include <gtest/gtest.h>

#include <array>
#include <string_view>

namespace neardup {
namespace {

constexpr std::array<std::string_view, 2> kTexts = {"of the harbour", "ferry"};

TokenStream Read(std::string_view text) {
  Tokenizer tokenizer({.drop_furniture = false});
  TokenStream words;
  tokenizer.Tokenize(text, &words);
  return words;
}

TEST(Phrases, AreFoundOneAfterTheOther) {
  const Phrases phrases(kTexts);
  const TokenStream words =
      Read("The master of the Harbour waited for the ferry");
  EXPECT_EQ(phrases.NextEnd(words.view(), 0), 5u);
  EXPECT_EQ(phrases.NextEnd(words.view(), 5), 9u);
  EXPECT_EQ(phrases.NextEnd(words.view(), 9), 0u);
}

TEST(Phrases, PartsAndQuotesAreNone) {
  const Phrases phrases(kTexts);
  for (const std::string_view text : {"", "the harbour", "harbour of the",
                                      "She said \"the ferry is late\""}) {
    EXPECT_EQ(phrases.NextEnd(Read(text).view(), 0), 0u) << text;
  }
}

TEST(PieceAround, ReachesFromFlagToFlag) {
  const TokenStream words = Read("One two three.\nFour five six\nSeven");
  const WordRange line = PieceAround(words.view(), 4, kLineStart);
  EXPECT_EQ(line, (WordRange{3, 6}));
  EXPECT_EQ(PieceAround(words.view(), 0, kLineStart), (WordRange{0, 3}));
  EXPECT_EQ(PieceAround(words.view(), 6, kLineStart), (WordRange{6, 7}));
}

}  // namespace
}  // namespace neardup
