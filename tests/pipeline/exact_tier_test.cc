#include "neardup/pipeline/exact_tier.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>

#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr int64_t kDay = 86400;

ExactTier Find(const std::vector<FeedStory>& feed,
               const DedupOptions& options = {}) {
  const StoryTable stories = TableOf(feed);
  return FindExact(stories, Comparable(stories, options));
}

std::vector<FeedStory> Copies(int count) {
  std::vector<FeedStory> feed;
  for (int i = 0; i < count; ++i) {
    feed.push_back({fmt::format("s{}", i), std::string(kHarbour)});
  }
  return feed;
}

TEST(ExactTier, NoStoriesGiveNoGroups) {
  const ExactTier tier = Find({});
  EXPECT_EQ(tier.groups, 0u);
  EXPECT_THAT(tier.representative, IsEmpty());
}

TEST(ExactTier, CaseAndPunctuationDoNotMatter) {
  const ExactTier tier =
      Find({{"a", "Snow fell on the hills of Brannoch."},
            {"b", "A quiet day."},
            {"c", "SNOW fell -- on the hills, of Brannoch"}});
  EXPECT_EQ(tier.groups, 1u);
  EXPECT_THAT(tier.pairs, ElementsAre(StoryPair{0, 2}));
  EXPECT_THAT(tier.representative, ElementsAre(0, 1, 0));
}

TEST(ExactTier, StoriesWithoutWordsAreNoCopies) {
  const ExactTier tier = Find({{"a", "..."}, {"b", "..."}});
  EXPECT_EQ(tier.groups, 0u);
  EXPECT_THAT(tier.pairs, IsEmpty());
  EXPECT_THAT(tier.representative, ElementsAre(0, 1));
}

TEST(ExactTier, TheRepresentativeIsTheSameStoryInAnyOrder) {
  std::vector<FeedStory> feed = {{"zebra", std::string(kHarbour), "Alba"},
                                 {"mole", std::string(kHarbour), "Borea"},
                                 {"apple", std::string(kHarbour), "Alba"},
                                 {"other", std::string(kOrchard), "Alba"}};
  std::sort(feed.begin(), feed.end(),
            [](const auto& x, const auto& y) { return x.id < y.id; });
  do {
    const ExactTier tier = Find(feed);
    for (size_t i = 0; i < feed.size(); ++i) {
      EXPECT_EQ(feed[tier.representative[i]].id,
                feed[i].id == "other" ? "other" : "apple");
    }
    EXPECT_EQ(tier.pairs.size(), 3u);
  } while (std::next_permutation(
      feed.begin(), feed.end(),
      [](const auto& x, const auto& y) { return x.id < y.id; }));
}

TEST(ExactTier, AWindowSplitsAGroup) {
  DedupOptions options;
  options.window_seconds = kDay;
  const std::string text(kHarbour);
  const ExactTier tier = Find({{"a", text, "", 0},
                               {"b", text, "", kDay},
                               {"c", text, "", 5 * kDay},
                               {"d", text, "", 6 * kDay}},
                              options);
  EXPECT_THAT(tier.pairs,
              UnorderedElementsAre(StoryPair{0, 1}, StoryPair{2, 3}));
  EXPECT_THAT(tier.representative, ElementsAre(0, 0, 2, 2));
}

TEST(ExactTier, AStoryWithoutATimeIsComparedWithAll) {
  DedupOptions options;
  options.window_seconds = kDay;
  const std::string text(kHarbour);
  const ExactTier tier = Find(
      {{"a", text, "", 0}, {"b", text}, {"c", text, "", 5 * kDay}}, options);
  EXPECT_THAT(tier.pairs,
              UnorderedElementsAre(StoryPair{0, 1}, StoryPair{1, 2}));
}

TEST(ExactTier, ScopeSplitsAGroup) {
  const std::string text(kHarbour);
  const std::vector<FeedStory> feed = {{"a", text, "Alba"},
                                       {"b", text, "Alba"},
                                       {"c", text, "Borea"},
                                       {"d", text},
                                       {"e", text}};
  DedupOptions options;
  options.scope = Scope::kSameSource;
  EXPECT_THAT(Find(feed, options).pairs, ElementsAre(StoryPair{0, 1}));
  options.scope = Scope::kCrossSource;
  EXPECT_EQ(Find(feed, options).pairs.size(), 9u);
}

TEST(ExactTier, AHundredCopiesAreListedPairByPair) {
  const ExactTier tier = Find(Copies(100));
  EXPECT_EQ(tier.pairs.size(), 100u * 99 / 2);
  EXPECT_EQ(tier.pairs_left_out, 0u);
}

TEST(ExactTier, AThousandCopiesAreListedWithTheirRepresentative) {
  const ExactTier tier = Find(Copies(1000));
  EXPECT_EQ(tier.groups, 1u);
  EXPECT_EQ(tier.pairs.size(), 999u);
  EXPECT_EQ(tier.pairs_left_out, 1000u * 999 / 2 - 999);
  for (const StoryPair& pair : tier.pairs) {
    EXPECT_LT(pair.a, pair.b);
    EXPECT_TRUE(pair.a == tier.representative[0] ||
                pair.b == tier.representative[0]);
  }
}

}  // namespace
}  // namespace neardup
