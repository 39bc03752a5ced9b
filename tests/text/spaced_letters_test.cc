#include "neardup/text/spaced_letters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "neardup/text/byte_masks.h"
#include "neardup/text/word.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The slices of the text that are such words.
std::vector<std::string> Find(std::string_view text) {
  ClassifiedText classified;
  classified.Assign(text);
  std::vector<SpacedWord> words;
  FindSpacedWords(text, classified, &words);
  std::vector<std::string> slices;
  for (const SpacedWord& word : words) {
    slices.emplace_back(text.substr(word.begin, word.end - word.begin));
  }
  return slices;
}

TEST(SpacedLetters, AreFoundFromFiveLettersOn) {
  EXPECT_THAT(Find("h a r b o u r"), ElementsAre("h a r b o u r"));
  EXPECT_THAT(Find("q u a y s"), ElementsAre("q u a y s"));
  EXPECT_THAT(Find("q u a y"), IsEmpty());
  EXPECT_THAT(Find("harbour quays"), IsEmpty());
}

TEST(SpacedLetters, TwoSpacesAndOtherMarksEndAWord) {
  EXPECT_THAT(Find("t h e s e  q u a y s"),
              ElementsAre("t h e s e", "q u a y s"));
  EXPECT_THAT(Find("q u a y s, o"), ElementsAre("q u a y s"));
  EXPECT_THAT(Find("q u a\ny s o"), IsEmpty());
  EXPECT_THAT(Find("q u a y s t's"), ElementsAre("q u a y s"));
  EXPECT_THAT(Find("(q u a y s)"), IsEmpty());
}

TEST(SpacedLetters, AreFoundWhereverABlockEnds) {
  for (size_t before = 0; before < 130; ++before) {
    const std::string text =
        std::string(before, '-') + " q \u00E9 a y s " + std::string(70, '-');
    EXPECT_THAT(Find(text), ElementsAre("q \u00E9 a y s")) << before;
  }
}

TEST(SpacedLetters, HashAsTheWordDoes) {
  const std::string_view text = "H A R B \u00D6 R";
  ClassifiedText classified;
  classified.Assign(text);
  std::vector<SpacedWord> words;
  FindSpacedWords(text, classified, &words);
  ASSERT_EQ(words.size(), 1u);
  EXPECT_EQ(words[0].word, HashWord("harb\u00F6r"));
  EXPECT_TRUE(words[0].upper_case);
}

}  // namespace
}  // namespace neardup
