#include "neardup/report/overview.h"

#include <gmock/gmock.h>

#include "neardup/report/overview_html.h"
#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr int64_t kMonday = 1900022400;  // 2030-03-18, a day's begin
constexpr int64_t kHours = 3600;

DedupResult Sample() {
  const std::string harbour(kHarbour), edited(kHarbourEdited);
  return RunDedup({{"h1", harbour, "Alba", kMonday + 2 * kHours},
                   {"h2", harbour, "Borea", kMonday + 1 * kHours},
                   {"h3", edited, "Cirrus", kMonday + 5 * kHours},
                   {"h4", harbour, "Borea", std::nullopt},
                   {"o1", std::string(kOrchard), "Alba", kMonday}});
}

TEST(OverviewTest, TheFirstIsWhoWasPublishedFirst) {
  const DedupResult result = Sample();
  EXPECT_EQ(
      result.stories.meta(FirstSeen(result.stories, result.clusters[0])).id,
      "h2");
}

TEST(OverviewTest, GroupsAreCountedBySize) {
  const DedupResult result = Sample();
  const Overview overview = Summarise(result);
  ASSERT_EQ(overview.sizes.size(), 3u);  // 2, 3, 4
  EXPECT_EQ(overview.sizes[2].least, 4u);
  EXPECT_EQ(overview.sizes[2].groups, 1u);
  EXPECT_EQ(overview.sizes[2].stories, 4u);
  EXPECT_EQ(overview.sizes[0].groups, 0u);
}

TEST(OverviewTest, SizesAboveFourShareAClassByPowersOfTwo) {
  std::vector<FeedStory> feed;
  for (int i = 0; i < 9; ++i) {
    feed.push_back({std::to_string(i), std::string(kHarbour)});
  }
  const DedupResult result = RunDedup(feed);
  const Overview overview = Summarise(result);
  ASSERT_EQ(overview.sizes.size(), 5u);
  EXPECT_EQ(overview.sizes[3].least, 5u);
  EXPECT_EQ(overview.sizes[3].most, 8u);
  EXPECT_EQ(overview.sizes[4].least, 9u);
  EXPECT_EQ(overview.sizes[4].most, 16u);
  EXPECT_EQ(overview.sizes[4].groups, 1u);
}

TEST(OverviewTest, CopiesAreCountedByTheirTime) {
  const DedupResult result = Sample();
  const Overview overview = Summarise(result);
  // h2 is kept; h1 and h3 are 3 hours apart, h4 has no time.
  EXPECT_EQ(overview.time_step, kHours);
  ASSERT_EQ(overview.times.size(), 4u);
  EXPECT_EQ(overview.times[0].begin, kMonday + 2 * kHours);
  EXPECT_THAT(overview.times[0].copies, ElementsAre(1, 0, 0, 0));
  EXPECT_THAT(overview.times[3].copies, ElementsAre(0, 1, 0, 0));
  EXPECT_EQ(overview.without_time, 1u);
}

TEST(OverviewTest, TimesOfManyYearsFitOnAnAxis) {
  const std::string harbour(kHarbour);
  const DedupResult result = RunDedup({{"a", harbour, "Alba", 700000000},
                                       {"b", harbour, "Alba", 800000000},
                                       {"c", harbour, "Alba", 2500000000}});
  const Overview overview = Summarise(result);
  EXPECT_LE(overview.times.size(), 61u);
  EXPECT_EQ(Sum(overview.times.back().copies), 1u);
}

TEST(OverviewTest, WhoFollowsWhomLeavesOutOneselfAndUnknownTimes) {
  const DedupResult result = Sample();
  const Overview overview = Summarise(result);
  // From Borea (h2) to Alba (h1) and Cirrus (h3).
  ASSERT_EQ(overview.flow_sources.size(), 3u);
  EXPECT_EQ(overview.flow_sources[0], "Borea");
  EXPECT_THAT(overview.flow, ElementsAre(0, 1, 1, 0, 0, 0, 0, 0, 0));
}

TEST(OverviewTest, SourcesWithMostCopiesComeFirst) {
  const DedupResult result = Sample();
  const Overview overview = Summarise(result);
  ASSERT_EQ(overview.sources.size(), 3u);  // each has one; by name
  EXPECT_EQ(overview.sources[0].source, "Alba");
  EXPECT_EQ(overview.sources[0].stories, 2u);
  EXPECT_THAT(overview.sources[0].copies, ElementsAre(1, 0, 0, 0));
  EXPECT_EQ(overview.num_sources, 3u);
}

TEST(OverviewTest, PairsAreCountedByScore) {
  const DedupResult result = Sample();
  const Overview overview = Summarise(result);
  EXPECT_EQ(overview.scores[0][kScoreClasses - 1], 3u);  // exact: score 1
  uint64_t near = 0;
  for (const uint64_t pairs : overview.scores[1]) near += pairs;
  EXPECT_EQ(near, 3u);
}

TEST(OverviewTest, AResultWithoutCopiesHasAPageToo) {
  const DedupResult result = RunDedup({{"a", std::string(kHarbour)}});
  const Overview overview = Summarise(result);
  EXPECT_TRUE(overview.sizes.empty());
  EXPECT_THAT(OverviewHtml(result, overview, {}),
              HasSubstr("No copies were found."));
  EXPECT_THAT(OverviewHtml(DedupResult{}, Overview{}, {}), HasSubstr("0 %"));
}

TEST(OverviewTest, TheHtmlNamesGroupsAndLinksThoseThatAreShown) {
  const DedupResult result = Sample();
  const Overview overview = Summarise(result);
  const std::string with = OverviewHtml(result, overview, Select(result, {}));
  EXPECT_THAT(with, HasSubstr("<a href=\"#group=0\"><bdi>h2</bdi></a>"));
  EXPECT_THAT(with, HasSubstr("Borea follows Borea: 0"));
  EXPECT_THAT(with, HasSubstr("60.0 % of the stories"));
}

}  // namespace
}  // namespace neardup
