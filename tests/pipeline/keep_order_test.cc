#include "neardup/pipeline/keep_order.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>

#include "neardup/pipeline/comparable.h"
#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

std::vector<FeedStory> Feed() {
  return {{"a", "one two three four", "Alba", 300},
          {"b", "one two three four five", "Borea", 100},
          {"c", "one two", "", std::nullopt},
          {"d", "one two three", "Caldera", 100},
          {"e", "one two three four five", "Alba", 200}};
}

std::string Order(Keep keep, std::vector<std::string> sources = {}) {
  const std::vector<FeedStory> feed = Feed();
  const StoryTable stories = TableOf(feed);
  DedupOptions options;
  options.keep = keep;
  options.source_order = std::move(sources);
  std::vector<uint32_t> order(feed.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), KeepOrder(stories, options));
  std::string ids;
  for (const uint32_t story : order) ids += feed[story].id;
  return ids;
}

TEST(KeepOrder, TheEarliestComesFirstAndStoriesWithoutATimeLast) {
  EXPECT_EQ(Order(Keep::kEarliest), "bdeac");
}

TEST(KeepOrder, TheLatestComesFirstAndStoriesWithoutATimeLast) {
  EXPECT_EQ(Order(Keep::kLatest), "aebdc");
}

TEST(KeepOrder, TheLongestComesFirst) {
  EXPECT_EQ(Order(Keep::kLongest), "beadc");
}

TEST(KeepOrder, SourcesComeInTheOrderGivenAndTheOthersAfter) {
  EXPECT_EQ(Order(Keep::kSourceOrder, {"Caldera", "Alba"}), "daebc");
}

TEST(KeepOrder, OfASourceListedTwiceTheFirstPlaceCounts) {
  EXPECT_EQ(Order(Keep::kSourceOrder, {"Alba", "Caldera", "Alba"}), "aedbc");
}

TEST(KeepOrder, WithoutSourcesThePositionDecides) {
  EXPECT_EQ(Order(Keep::kSourceOrder), "abcde");
}

std::string SortedIds(const std::vector<FeedStory>& feed, Keep keep) {
  const StoryTable stories = TableOf(feed);
  DedupOptions options;
  options.keep = keep;
  std::vector<uint32_t> group(feed.size());
  std::iota(group.begin(), group.end(), 0u);
  std::string ids;
  for (const uint32_t story : KeepOrder(stories, options).Sorted(group)) {
    ids += feed[story].id;
  }
  return ids;
}

TEST(KeepOrder, AVersionTakesThePlaceOfItsOlderOnes) {
  const std::vector<FeedStory> feed = {
      {"a", "one two", "", 100, {.id_series = 1, .changed = 100}},
      {"b", "one two three", "", 150, {}},
      {"c", "one two", "", 100, {.id_series = 1, .changed = 300}},
      {"d", "one two", "", 100, {.id_series = 1, .changed = 200}}};
  EXPECT_EQ(SortedIds(feed, Keep::kEarliest), "cbad");
  EXPECT_EQ(SortedIds(feed, Keep::kLongest), "bcad");
  EXPECT_EQ(SortedIds(feed, Keep::kLatest), "cbda");
}

TEST(KeepOrder, WithoutTimesTheLatestIsTheUpdateOfTheGreatestNumber) {
  const std::vector<FeedStory> feed = {
      {"a", "one"},
      {"b", "one", "", {}, {.update = 1}},
      {"c", "one", "", {}, {.update = 2}},
      {"d", "one", "", {}, {.correction = true}}};
  EXPECT_EQ(SortedIds(feed, Keep::kLatest), "cbda");
  EXPECT_EQ(SortedIds(feed, Keep::kEarliest), "abcd");
}

TEST(KeepOrder, NumbersTellOnlyWhereAllVersionsHaveOne) {
  const std::vector<FeedStory> feed = {
      {"a", "one", "", {}, {.id_series = 1, .number = 1, .update = 5}},
      {"b", "one", "", {}, {.id_series = 1, .update = 3}},
      {"c", "one", "", {}, {.id_series = 1, .number = 2, .update = 1}}};
  EXPECT_EQ(SortedIds(feed, Keep::kEarliest).substr(0, 1), "a");
  EXPECT_EQ(SortedIds({feed[2], feed[1], feed[0]}, Keep::kEarliest).front(),
            'a');
  EXPECT_EQ(SortedIds({feed[0], feed[2]}, Keep::kEarliest).front(), 'c');
}

TEST(KeepOrder, AnIdAndAnAddressMakeOneSeries) {
  const std::vector<FeedStory> feed = {
      {"a", "one", "", 1, {.id_series = 1, .changed = 1}},
      {"b", "one", "", 2, {.id_series = 1, .url_series = 9, .changed = 2}},
      {"c", "one", "", 3, {.url_series = 9, .changed = 3}}};
  EXPECT_EQ(SortedIds(feed, Keep::kEarliest), "cab");
}

TEST(KeepOrder, WhatWasWithdrawnComesLast) {
  const std::vector<FeedStory> feed = {
      {"a",
       "one two",
       "",
       100,
       {.id_series = 1, .number = 3, .withdrawn = true}},
      {"b", "one two", "", 150, {.id_series = 1, .number = 1}},
      {"c", "one two", "", 120, {.id_series = 1, .number = 2}},
      {"d", "one two", "", 110, {.withdrawn = true}}};
  EXPECT_EQ(SortedIds(feed, Keep::kEarliest), "cbad");
}

TEST(Comparable, TheWindowIncludesItsEnds) {
  const StoryTable stories = TableOf(Feed());
  DedupOptions options;
  options.window_seconds = 100;
  const Comparable comparable(stories, options);
  EXPECT_TRUE(comparable(0, 4));
  EXPECT_TRUE(comparable(4, 1));
  EXPECT_FALSE(comparable(0, 1));
  EXPECT_TRUE(comparable(0, 2));
}

TEST(Comparable, AStoryWithoutASourceSharesItWithNobody) {
  const StoryTable stories =
      TableOf({{"a", "x", "Alba"}, {"b", "x"}, {"c", "x"}, {"d", "x", "Alba"}});
  DedupOptions options;
  options.scope = Scope::kSameSource;
  EXPECT_FALSE(Comparable(stories, options)(1, 2));
  EXPECT_TRUE(Comparable(stories, options)(0, 3));
  options.scope = Scope::kCrossSource;
  EXPECT_TRUE(Comparable(stories, options)(1, 2));
  EXPECT_FALSE(Comparable(stories, options)(0, 3));
  EXPECT_TRUE(Comparable(stories, options)(0, 1));
}

}  // namespace
}  // namespace neardup
