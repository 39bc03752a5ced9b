#include "neardup/index/bucket_pairs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace neardup {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

std::vector<uint32_t> Stories(size_t size) {
  std::vector<uint32_t> stories(size);
  std::iota(stories.begin(), stories.end(), 0);
  return stories;
}

bool AcceptAll(uint32_t, uint32_t) { return true; }

TEST(BucketPairs, StoriesWithEqualKeysInAnyTableArePairedOnce) {
  // Tables by the remainder of 2 and of 3: 0 and 6 agree in both.
  const std::vector<uint64_t> ranks(7);
  const BucketPairsResult found =
      BucketPairs({.num_tables = 2,
                   .key =
                       [](int table, uint32_t story) {
                         return uint64_t{story % (table == 0 ? 2 : 3)};
                       },
                   .accept = AcceptAll},
                  std::vector<uint32_t>{0, 1, 3, 6}, ranks, {}, nullptr);
  EXPECT_THAT(found.pairs, ElementsAre(StoryPair{0, 3}, StoryPair{0, 6},
                                       StoryPair{1, 3}, StoryPair{3, 6}));
  EXPECT_EQ(found.counts, (BucketCounts{.buckets = 3, .largest = 3}));
}

TEST(BucketPairs, OnlyAcceptedPairsAreFound) {
  const std::vector<uint64_t> ranks(5);
  const BucketPairsResult found =
      BucketPairs({.num_tables = 1,
                   .key = [](int, uint32_t) { return uint64_t{7}; },
                   .accept = [](uint32_t a, uint32_t b) { return a + b == 4; }},
                  Stories(5), ranks, {}, nullptr);
  EXPECT_THAT(found.pairs, ElementsAre(StoryPair{0, 4}, StoryPair{1, 3}));
}

// A capped bucket leaves pairs out; a later table must not take them for done.
TEST(BucketPairs, APairLeftOutByACappedBucketIsFoundInALaterTable) {
  const size_t size = 50;
  std::vector<uint64_t> ranks;
  for (uint64_t story = 0; story < size; ++story) ranks.push_back(story);
  const BucketTables tables = {
      .num_tables = 2,
      .key = [](int table, uint32_t story) -> uint64_t {
        if (table == 0) return 1;
        return story == 0 || story == 49 ? 1000 : story;
      },
      .accept = AcceptAll};
  const BucketOptions options = {.max_bucket = 10, .linked = 2};
  const BucketPairsResult found =
      BucketPairs(tables, Stories(size), ranks, options, nullptr);
  EXPECT_THAT(found.pairs, Contains(StoryPair{0, 49}));
  EXPECT_EQ(found.pairs.size(), size * 2 - 3 + 1);
  EXPECT_EQ(found.counts, (BucketCounts{.buckets = 2,
                                        .largest = size,
                                        .capped_buckets = 1,
                                        .capped_stories = size}));
}

TEST(BucketPairs, CappedBucketsLinkStoriesThatFollowInContentRank) {
  const std::vector<uint64_t> ranks = {30, 10, 40, 20};
  const BucketPairsResult found =
      BucketPairs({.num_tables = 1,
                   .key = [](int, uint32_t) { return uint64_t{7}; },
                   .accept = AcceptAll},
                  Stories(4), ranks, {.max_bucket = 3, .linked = 1}, nullptr);
  EXPECT_THAT(found.pairs,
              ElementsAre(StoryPair{0, 2}, StoryPair{0, 3}, StoryPair{1, 3}));
}

TEST(BucketPairs, VeryLargeBucketsGiveNoMorePairsThanLargeOnes) {
  const BucketOptions options;
  EXPECT_EQ(options.LinkedOf(129), 16);
  EXPECT_EQ(options.LinkedOf(1024), 16);
  EXPECT_EQ(options.LinkedOf(1025), 15);
  EXPECT_EQ(options.LinkedOf(4096), 4);
  EXPECT_EQ(options.LinkedOf(1000000), 2);
  const size_t size = 3000;
  std::vector<uint64_t> ranks;
  for (uint64_t story = 0; story < size; ++story) ranks.push_back(story);
  const BucketPairsResult found =
      BucketPairs({.num_tables = 1,
                   .key = [](int, uint32_t) { return uint64_t{7}; },
                   .accept = AcceptAll},
                  Stories(size), ranks, options, nullptr);
  EXPECT_EQ(found.pairs.size(), size * 5 - 5 * 6 / 2);
}

}  // namespace
}  // namespace neardup
