#include "neardup/report/group_html.h"

#include <gmock/gmock.h>

#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string HtmlOf(const std::vector<FeedStory>& feed,
                   DedupOptions options = {},
                   const SelectionLimits& limits = {}) {
  const DedupResult result = RunDedup(feed, options);
  const Selection selection = Select(result, limits);
  return GroupHtml(result, options, selection, selection.groups.at(0));
}

const std::vector<FeedStory> kTwo = {
    {"<a>", std::string(kHarbour), "Alba & Co", 1900022400},
    {"b", std::string(kHarbourEdited), "Borea", 1900026000}};

TEST(GroupHtmlTest, StoriesAreRowsInOrderOfTime) {
  const std::string html = HtmlOf(kTwo);
  EXPECT_THAT(html, HasSubstr("2 stories in 2 sources, <time"));
  EXPECT_LT(html.find("&lt;a&gt;</bdi></td><td><span class=\"tag kept\">kept"
                      "</span> <span class=\"tag first\">first"),
            html.find("<span class=\"tag near-duplicate\">"));
  EXPECT_THAT(html, HasSubstr("<button type=\"button\" class=\"compare\" "
                              "data-pair=\"0\" aria-label=\"Compare b\">"));
}

TEST(GroupHtmlTest, WhoIsKeptAndWhyIsSaid) {
  EXPECT_THAT(HtmlOf(kTwo),
              HasSubstr("<bdi>&lt;a&gt;</bdi> stands for the group: "
                        "of the stories that are copies of every "
                        "other one it is the earliest."));
  DedupOptions options;
  options.keep = Keep::kLatest;
  EXPECT_THAT(HtmlOf(kTwo, options), HasSubstr("it is the latest."));
  options.keep = Keep::kLongest;
  EXPECT_THAT(HtmlOf(kTwo, options), HasSubstr("it is the longest."));
}

TEST(GroupHtmlTest, WhatIsNotKnownHasNoColumn) {
  const std::string html =
      HtmlOf({{"a", std::string(kHarbour)}, {"b", std::string(kHarbour)}});
  EXPECT_THAT(html, Not(HasSubstr("time, UTC")));
  EXPECT_THAT(html, Not(HasSubstr("source</th>")));
  EXPECT_THAT(html, HasSubstr("the first in the input (no times are known)."));
}

TEST(GroupHtmlTest, HowManyAreNotListedIsSaid) {
  std::vector<FeedStory> feed;
  for (int i = 0; i < 12; ++i) {
    feed.push_back({std::to_string(i), std::string(kHarbour)});
  }
  EXPECT_THAT(HtmlOf(feed, {}, {.stories_a_group = 5, .pairs_a_group = 2}),
              HasSubstr("and 7 more stories, not listed here"));
}

TEST(GroupHtmlTest, WithoutPairsThereAreNoButtons) {
  EXPECT_THAT(HtmlOf(kTwo, {}, {.pairs = 0}), Not(HasSubstr("<button")));
}

TEST(GroupHtmlTest, CopiesAreCountedByRelation) {
  EXPECT_EQ(DescribeCopies({3, 0, 0, 1200}), "3 exact, 1,200 rewrite");
  EXPECT_EQ(DescribeCopies({}), "");
}

}  // namespace
}  // namespace neardup
