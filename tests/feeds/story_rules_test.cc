#include "neardup/feeds/story_rules.h"

#include <gtest/gtest.h>

#include "neardup/feeds/item_span.h"

namespace neardup {
namespace {

TEST(StoryRulesTest, AnIdIsAlwaysThere) {
  StoryFields story;
  story.text = "Text";
  EXPECT_EQ(CompleteStory("f.xml", 3, &story), "");
  EXPECT_EQ(story.id, "f.xml#3");
  story.id.clear();
  story.url = "https://www.a.example/x";
  EXPECT_EQ(CompleteStory("f.xml", 3, &story), "");
  EXPECT_EQ(story.id, "https://www.a.example/x");
  EXPECT_EQ(story.source, "a.example");
}

TEST(StoryRulesTest, ASourceThatIsNoUrlStays) {
  StoryFields story;
  story.text = "Text";
  story.source = "Agency";
  story.url = "https://a.example/x";
  CompleteStory("f", 1, &story);
  EXPECT_EQ(story.source, "Agency");
}

TEST(StoryRulesTest, NothingToReadIsNoStory) {
  StoryFields story;
  story.text = " \n";
  EXPECT_EQ(CompleteStory("f", 1, &story), "neither text nor title");
}

TEST(LineCounterTest, CountsLinesBeforeAnOffset) {
  LineCounter lines("a\nb\n\nc");
  EXPECT_EQ(lines.LineOf(0), 1u);
  EXPECT_EQ(lines.LineOf(2), 2u);
  EXPECT_EQ(lines.LineOf(5), 4u);
  EXPECT_EQ(lines.LineOf(6), 4u);
}

}  // namespace
}  // namespace neardup
