#include "neardup/pipeline/address_tier.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

bool Always(uint32_t, uint32_t) { return true; }

std::vector<uint32_t> Themselves(const StoryTable& stories) {
  std::vector<uint32_t> representative(stories.size());
  std::iota(representative.begin(), representative.end(), 0u);
  return representative;
}

FeedStory At(std::string id, uint64_t key, int64_t time = 0) {
  return {.id = id,
          .text = "story of " + id,
          .time = time,
          .revision = {.url_key = key}};
}

TEST(FindAddressPairs, StoriesOfOneAddressAreCandidates) {
  const StoryTable stories =
      TableOf({At("a", 7), At("b", 9), At("c", 7), At("d", 0), At("e", 0)});
  const AddressPairs found =
      FindAddressPairs(stories, Themselves(stories), Always, PairSet());
  EXPECT_THAT(found.pairs, ElementsAre(StoryPair{0, 2}));
  EXPECT_EQ(found.capped_buckets, 0u);
}

TEST(FindAddressPairs, RepresentativesStandForTheirStories) {
  const StoryTable stories =
      TableOf({At("a", 0), At("b", 7), At("c", 7), At("d", 7), At("e", 0)});
  // b is a copy of a, d of c.
  const std::vector<uint32_t> representative = {0, 0, 2, 2, 4};
  EXPECT_THAT(
      FindAddressPairs(stories, representative, Always, PairSet()).pairs,
      ElementsAre(StoryPair{0, 2}));
}

TEST(FindAddressPairs, WhatIsKnownOrNotToBeComparedIsNoCandidate) {
  std::vector<FeedStory> feed = {At("a", 7), At("b", 7), At("c", 7),
                                 At("d", 7)};
  // Versions of one story are looked at as such.
  feed[0].revision.url_series = feed[1].revision.url_series = 3;
  const StoryTable stories = TableOf(feed);
  PairSet judged;
  judged.Add(0, 2, Match{});
  const auto without_d = [](uint32_t, uint32_t b) { return b != 3; };
  EXPECT_THAT(
      FindAddressPairs(stories, Themselves(stories), without_d, judged).pairs,
      ElementsAre(StoryPair{1, 2}));
}

TEST(FindAddressPairs, OfAPageWithManyStoriesEachIsPairedWithTheNext) {
  constexpr size_t kMany = kListEveryPairOfAddress + 4;
  std::vector<FeedStory> feed;
  for (size_t i = 0; i < kMany; ++i) {
    // Every second one first.
    const auto day = static_cast<int64_t>(i * 7 % kMany);
    feed.push_back(At(fmt::format("s{}", day), 7, day + 1));
  }
  const StoryTable stories = TableOf(feed);
  const AddressPairs found =
      FindAddressPairs(stories, Themselves(stories), Always, PairSet());
  EXPECT_EQ(found.capped_buckets, 1u);
  EXPECT_EQ(found.pairs.size(), kMany - 1);
  EXPECT_EQ(found.pairs_left_out, kMany * (kMany - 1) / 2 - (kMany - 1));
  for (const StoryPair& pair : found.pairs) {
    EXPECT_EQ(std::abs(*stories.meta(pair.a).time - *stories.meta(pair.b).time),
              1);
  }
}

TEST(FindAddressPairs, WithoutAddressesThereAreNone) {
  const StoryTable stories = TableOf({At("a", 0), At("b", 0)});
  EXPECT_THAT(
      FindAddressPairs(stories, Themselves(stories), Always, PairSet()).pairs,
      IsEmpty());
}

}  // namespace
}  // namespace neardup
