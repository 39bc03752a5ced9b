#include "neardup/extract/other_stories.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace neardup {
namespace {

const std::string kTitle = "Old bridge closed to lorries";
const std::string kOwn =
    "<p>The council of Oldbury Marsh voted on Monday to close the old bridge "
    "to "
    "lorries, after engineers found cracks in two of its pillars.</p><p>It "
    "will "
    "stay closed until spring, the mayor said.</p>";
const std::string kOther =
    "<p>The choir of Kestrelford won the prize of the spring fair on Sunday, "
    "for "
    "the third time in a row and with a song that nobody had heard before.</p>"
    "<p>It will sing again in May.</p>";

// Whether the first block that begins with `text` is in another story.
bool InOther(const std::string& html, const std::string& text) {
  HtmlBlockBuilder builder;
  HtmlTokens tokens(html);
  while (tokens.Next()) builder.Add(tokens);
  const HtmlBlocks page = std::move(builder).Finish();
  const std::vector<bool> other =
      FindOtherStories(page, FindHeadline(page, kTitle));
  for (const HtmlBlock& block : page.blocks)
    if (page.TextOf(block).starts_with(text)) return other[block.container];
  ADD_FAILURE() << "no block begins with " << text;
  return false;
}

size_t HeadlineOf(const std::string& html) {
  HtmlBlockBuilder builder;
  HtmlTokens tokens(html);
  while (tokens.Next()) builder.Add(tokens);
  return FindHeadline(std::move(builder).Finish(), kTitle);
}

TEST(OtherStoriesTest, TheHeadlineIsTheTitleOrAlike) {
  EXPECT_EQ(HeadlineOf("<h1>Marsh Post</h1><h2>" + kTitle + "</h2>"), 1u);
  EXPECT_EQ(HeadlineOf("<h2>" + kTitle + "</h2><h1>" + kTitle + "</h1>"), 1u);
  EXPECT_EQ(HeadlineOf("<h3>Bridge</h3><h1>" + kTitle + ", says mayor</h1>"),
            1u);
  EXPECT_EQ(HeadlineOf("<h2>News</h2><h1>No way across</h1>"), 1u);
  EXPECT_EQ(HeadlineOf("<h1>One</h1><h1>Two</h1>"), 2u);
  EXPECT_EQ(HeadlineOf("<h1><a href=/>Marsh Post</a></h1>"), 1u);
}

TEST(OtherStoriesTest, ArticlesBesideTheHeadlinesAreOthers) {
  const std::string own =
      "<article><h1>" + kTitle + "</h1>" + kOwn + "</article>";
  const std::string other =
      "<article><h2>Choir wins</h2>" + kOther + "</article>";
  EXPECT_TRUE(InOther(own + "<div>" + other + "</div>", "The choir"));
  EXPECT_FALSE(InOther(own + "<div>" + other + "</div>", "The council"));
  // Parts of a story, whose headline is in none.
  EXPECT_FALSE(
      InOther("<h1>" + kTitle + "</h1><article>" + kOwn + "</article>" + other,
              "The choir"));
}

TEST(OtherStoriesTest, AnotherFirstHeadingBeginsAnotherStory) {
  const std::string own = "<div><h1>" + kTitle + "</h1>" + kOwn + "</div>";
  const std::string other = "<div><h1>Choir wins</h1>" + kOther + "</div>";
  EXPECT_TRUE(InOther(own + other, "The choir"));
  EXPECT_FALSE(InOther(own + other, "The council"));
  // Sections of one article may have them, and a bar may say the title again.
  EXPECT_FALSE(InOther("<article>" + own + other + "</article>", "The choir"));
  EXPECT_FALSE(
      InOther("<div><h1>" + kTitle + "</h1></div>" + own, "The council"));
}

TEST(OtherStoriesTest, WhatIsLikeATextAboveTheHeadlineIsAnother) {
  const std::string own =
      "<section><h1>" + kTitle + "</h1>" + kOwn + "</section>";
  const std::string other =
      "<section><h2>Choir wins</h2>" + kOther + "</section>";
  EXPECT_TRUE(InOther(other + own, "The choir"));
  EXPECT_FALSE(InOther(other + own, "The council"));
  EXPECT_TRUE(
      InOther("<section><h2>Fair</h2>" + kOwn + "</section>" + own + other,
              "The choir"));
  EXPECT_FALSE(InOther(own + other, "The choir"));
}

TEST(OtherStoriesTest, PostsBelowEachOtherHaveLinkedHeadingsOfOneLevel) {
  const std::string own = "<div><h2>" + kTitle + "</h2>" + kOwn + "</div>";
  const std::string linked = "<a href=/c>Choir wins</a>";
  EXPECT_TRUE(InOther(own + "<div><h2>" + linked + "</h2>" + kOther + "</div>",
                      "The choir"));
  EXPECT_FALSE(InOther(own + "<div><h3>" + linked + "</h3>" + kOther + "</div>",
                       "The choir"));
  // A section of the story has a heading that leads nowhere.
  EXPECT_FALSE(InOther(own + "<div><h2>The choir</h2>" + kOther + "</div>",
                       "The choir of"));
}

TEST(OtherStoriesTest, CardsInTheStoryLeadToOthers) {
  const auto page = [](const std::string& heading) {
    return "<article><h1>" + kTitle + "</h1>" + kOwn + "<article><h3>" +
           heading + "</h3>" + kOther + "</article></article>";
  };
  EXPECT_TRUE(InOther(page("<a href=/c>Choir wins</a>"), "The choir"));
  EXPECT_FALSE(InOther(page("<a href=#c>Choir wins</a>"), "The choir"));
}

TEST(OtherStoriesTest, CardsThatHoldMostOfTheStoryAreIt) {
  const std::string card =
      "<article><h2><a href=/c>Choir wins</a></h2>" + kOther + "</article>";
  EXPECT_FALSE(InOther("<article><h1>" + kTitle + "</h1>" + kOwn + card + card +
                           card + "</article>",
                       "The choir"));
}

TEST(OtherStoriesTest, WithoutAHeadlineThereAreNone) {
  EXPECT_FALSE(
      InOther("<h1>A</h1>" + kOwn + "<div><h1>B</h1>" + kOther + "</div>",
              "The choir"));
}

}  // namespace
}  // namespace neardup
