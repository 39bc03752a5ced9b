#include "neardup/extract/notices.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "neardup/text/tokenizer.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TokenStream Read(std::string_view text) {
  Tokenizer tokenizer({.keep_offsets = true, .drop_furniture = false});
  TokenStream words;
  tokenizer.Tokenize(text, &words);
  return words;
}

// What is left of a text, as it stands there.
std::string Left(std::string_view text) {
  TokenStream words = Read(text);
  TakeNoticesOut(&words);
  std::string left;
  for (size_t i = 0; i < words.words.size(); ++i) {
    if (i > 0) left += ' ';
    left += text.substr(words.begins[i], words.ends[i] - words.begins[i]);
  }
  return left;
}

constexpr std::string_view kCheck =
    "To go on, click the box and let us know you’re not a robot.\n"
    "Make sure that your browser takes cookies. Block number: 81-afc3";

TEST(NoticesTest, OfAPageThatAsksForAPersonNothingIsLeft) {
  EXPECT_EQ(Left(kCheck), "");
  EXPECT_EQ(Left("Verify you are human"), "");
  EXPECT_EQ(Left("Access to this page has been denied. We believe that you use "
                 "automation tools."),
            "");
  EXPECT_EQ(Left("Bitte bestätigen Sie, dass Sie kein Roboter sind."), "");
  EXPECT_EQ(Left("Confirme que você não é um robô."), "");
}

TEST(NoticesTest, AStoryIsNoNotice) {
  EXPECT_THAT(FindNotices(Read("").view()), IsEmpty());
  EXPECT_THAT(
      FindNotices(
          Read("The robot of Ellisund harbour is not a toy, its makers say. "
               "They ask for consent before they process herring.")
              .view()),
      IsEmpty());
}

TEST(NoticesTest, ALongStoryMayQuoteACheck) {
  std::string story(kCheck);
  for (size_t i = 0; i < kMostCheckWords; ++i) story += " word";
  EXPECT_THAT(FindNotices(Read(story).view()), IsEmpty());
}

TEST(NoticesTest, ASentenceOfCopyrightGoesAndItsNeighboursStay) {
  EXPECT_EQ(Left("The tram left Ellisund at dawn on Monday. This material may "
                 "not be published, broadcast, rewritten or sold. "
                 "Nobody was on board when it came back."),
            "The tram left Ellisund at dawn on Monday "
            "Nobody was on board when it came back");
}

TEST(NoticesTest, ALineWithTwoPhrasesGoesWhole) {
  EXPECT_EQ(Left("The tram left Ellisund at dawn on Monday.\n"
                 "We and our 31 friends use cookies or similar technologies to "
                 "know you. This costs nothing at all today. You can withdraw "
                 "your consent whenever you want to.\n"
                 "Nobody was on board."),
            "The tram left Ellisund at dawn on Monday Nobody was on board");
}

TEST(NoticesTest, APageWithoutLineBreaksLosesSentencesAlone) {
  std::string page;
  for (size_t i = 0; i < kMostNoticeLine; ++i) page += "tram ";
  page +=
      "came home late. We use cookies or similar technologies to know you. "
      "You can withdraw your consent whenever you want to.";
  const TokenStream words = Read(page);
  const auto story = static_cast<uint32_t>(kMostNoticeLine) + 3;
  const auto size = static_cast<uint32_t>(words.words.size());
  EXPECT_THAT(
      FindNotices(words.view()),
      ElementsAre(WordRange{story, story + 9}, WordRange{story + 9, size}));
}

TEST(NoticesTest, AllColumnsLoseTheSameWordsAndTheHashStays) {
  TokenStream words = Read(kCheck);
  const Hash128 exact = words.exact;
  const size_t size = words.words.size();
  TakeNoticesOut(&words);
  EXPECT_TRUE(words.words.empty() && words.flags.empty());
  EXPECT_TRUE(words.begins.empty() && words.ends.empty());
  EXPECT_EQ(words.furniture_words, size);
  EXPECT_EQ(words.exact, exact);
}

TEST(NoticesTest, OtherStoriesStayAsTheyAre) {
  TokenStream words = Read("A tram left the depot of Ellisund at dawn.");
  const TokenStream before = words;
  TakeNoticesOut(&words);
  EXPECT_EQ(words.words, before.words);
  EXPECT_EQ(words.furniture_words, 0u);
}

}  // namespace
}  // namespace neardup
