#include "neardup/extract/notices.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

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

TEST(NoticesTest, StoriesOfRobotsConsentAndCookiesAreNoNotices) {
  for (const std::string_view story :
       {"",
        "The robot of Ellisund harbour is not a toy: you are a robot, he said.",
        "Nach dem Spiel sagte der Trainer: „Der Junge ist kein Roboter.“",
        "The patient may withdraw her consent, the court of Ellisund ruled.",
        "The baker and her partners process data of every loaf by hand.",
        "He may not publish, broadcast or sell the film, the judge said."}) {
    EXPECT_THAT(FindNotices(Read(story).view()), IsEmpty()) << story;
  }
}

TEST(NoticesTest, AQuoteIsNoNotice) {
  EXPECT_THAT(
      FindNotices(Read("\u201cI had to click that you are not a robot and can "
                       "withdraw your consent,\u201d said Ida Brandt.")
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

TEST(NoticesTest, AStoryInOneLineKeepsAllButTheSentenceWithTwoPhrases) {
  EXPECT_EQ(
      Left("The tram left Ellisund at dawn on Monday. Nobody was on board "
           "when it came back. This material may not be published, "
           "broadcast, rewritten or redistributed directly or indirectly "
           "in any medium."),
      "The tram left Ellisund at dawn on Monday "
      "Nobody was on board when it came back");
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

TEST(NoticesTest, ManyNoticesOfOneLineAreFoundAsOneByOne) {
  constexpr uint32_t kCopies = 20'000;
  constexpr std::string_view kNotice =
      "You can withdraw your consent whenever you want to. ";
  std::string page;
  std::vector<WordRange> one_by_one;
  for (uint32_t i = 0; i < kCopies; ++i) {
    page += kNotice;
    one_by_one.push_back({9 * i, 9 * (i + 1)});
  }
  EXPECT_EQ(FindNotices(Read(page).view()), one_by_one);
}

TEST(NoticesTest, ATextWithoutFullStopsStays) {
  std::string page;
  for (size_t i = 0; i < kMostNoticeSentence; ++i) page += "tram ";
  EXPECT_THAT(
      FindNotices(Read(page + "and you can withdraw your consent").view()),
      IsEmpty());
}

TEST(NoticesTest, WhatIsLeftOfALineStillBeginsIt) {
  TokenStream words = Read(
      "The tram left Ellisund at dawn on Monday.\n"
      "This material may not be published, broadcast, rewritten or sold. "
      "Ellisund News Network runs on this page every day.");
  TakeNoticesOut(&words);
  ASSERT_EQ(words.words.size(), 17u);
  for (size_t i = 0; i < words.words.size(); ++i) {
    EXPECT_EQ((words.flags[i] & kLineStart) != 0, i == 0 || i == 8) << i;
  }
}

TEST(NoticesTest, AllColumnsLoseTheSameWordsAndTheHashStays) {
  TokenStream words = Read(kCheck);
  const Hash128 exact = words.exact;
  const size_t size = words.words.size();
  EXPECT_EQ(TakeNoticesOut(&words), size);
  EXPECT_TRUE(words.words.empty() && words.flags.empty());
  EXPECT_TRUE(words.begins.empty() && words.ends.empty());
  EXPECT_EQ(words.exact, exact);
}

TEST(NoticesTest, OtherStoriesStayAsTheyAre) {
  TokenStream words = Read("A tram left the depot of Ellisund at dawn.");
  const TokenStream before = words;
  EXPECT_EQ(TakeNoticesOut(&words), 0u);
  EXPECT_EQ(words.words, before.words);
  EXPECT_EQ(words.flags, before.flags);
  EXPECT_EQ(words.begins, before.begins);
  EXPECT_EQ(words.ends, before.ends);
}

}  // namespace
}  // namespace neardup
