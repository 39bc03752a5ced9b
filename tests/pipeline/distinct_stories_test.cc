#include "neardup/pipeline/distinct_stories.h"

#include <gmock/gmock.h>

#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;

TEST(DistinctStories, WithoutRepeatsAllStoriesAreDistinct) {
  const StoryTable stories = TableOf({{"a", "one two"}, {"b", "three four"}});
  const DistinctStories distinct(stories);
  EXPECT_THAT(distinct.stories(), ElementsAre(0, 1));
  const RangeLists lists = distinct.ForAll({{{0, 1}}, {}});
  EXPECT_EQ(lists.size(), 2u);
  EXPECT_EQ(lists.num_words(), 1u);
}

TEST(DistinctStories, AStoryThatComesAgainHasTheListOfTheFirst) {
  const StoryTable stories = TableOf({{"a", "one two", "Alba", 400},
                                      {"b", "three four", "Alba", 500},
                                      {"c", "one two", "Alba", 600},
                                      {"d", "one two", "Alba"}});
  const DistinctStories distinct(stories);
  EXPECT_THAT(distinct.stories(), ElementsAre(0, 1));
  const RangeLists lists = distinct.ForAll({{{0, 1}}, {}});
  ASSERT_EQ(lists.size(), 4u);
  EXPECT_THAT(lists[2], ElementsAre(WordRange{0, 1}));
  EXPECT_THAT(lists[3], ElementsAre(WordRange{0, 1}));
  EXPECT_EQ(lists[1].size(), 0u);
  EXPECT_EQ(distinct.ForAll({{}, {}}).size(), 4u);
}

TEST(DistinctStories, OfAnotherSourceOrFormAStoryIsAnother) {
  const StoryTable stories =
      TableOf({{"a", "One two. Three four five", "Alba"},
               {"b", "One two. Three four five", "Borea"},
               {"c", "One two.\nThree four five", "Alba"},
               {"d", "One two three four five", "Alba"}});
  EXPECT_THAT(DistinctStories(stories).stories(), ElementsAre(0, 1, 2, 3));
}

TEST(DistinctStories, OfNoStoriesThereAreNone) {
  const StoryTable stories = TableOf({});
  EXPECT_TRUE(DistinctStories(stories).stories().empty());
  EXPECT_EQ(DistinctStories(stories).ForAll(RangeLists()).size(), 0u);
}

}  // namespace
}  // namespace neardup
