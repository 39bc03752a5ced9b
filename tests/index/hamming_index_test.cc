#include "neardup/index/hamming_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>

#include "neardup/base/hash.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;

// Groups of SimHashes around common centres, up to 10 bits from them.
std::vector<uint64_t> RandomSimHashes(size_t size, uint64_t seed) {
  std::vector<uint64_t> simhashes;
  for (size_t i = 0; i < size; ++i) {
    uint64_t simhash = Mix64(seed + i / 8);
    const uint64_t bits = Mix64(seed ^ Mix64(i));
    for (uint64_t k = 0; k < bits % 11; ++k) {
      simhash ^= uint64_t{1} << (Mix64(bits + k) % 64);
    }
    simhashes.push_back(simhash);
  }
  return simhashes;
}

std::vector<uint64_t> Ranks(size_t size) {
  std::vector<uint64_t> ranks;
  for (size_t i = 0; i < size; ++i) ranks.push_back(Mix64(i));
  return ranks;
}

std::vector<StoryPair> SlowPairs(const std::vector<uint64_t>& simhashes,
                                 int max_bits) {
  std::vector<StoryPair> pairs;
  for (uint32_t a = 0; a < simhashes.size(); ++a) {
    for (uint32_t b = a + 1; b < simhashes.size(); ++b) {
      if (std::popcount(simhashes[a] ^ simhashes[b]) <= max_bits) {
        pairs.push_back({a, b});
      }
    }
  }
  return pairs;
}

TEST(HammingIndex, FindsAllPairsWithinTheBits) {
  const std::vector<uint64_t> simhashes = RandomSimHashes(1000, 3);
  const std::vector<uint64_t> ranks = Ranks(1000);
  ThreadPool pool(3);
  for (int max_bits = 0; max_bits <= 10; ++max_bits) {
    const std::vector<StoryPair> slow = SlowPairs(simhashes, max_bits);
    for (ThreadPool* threads : {static_cast<ThreadPool*>(nullptr), &pool}) {
      const BucketPairsResult found =
          HammingPairs(simhashes, max_bits, ranks, {}, threads);
      EXPECT_EQ(found.counts.capped_buckets, 0u) << max_bits;
      EXPECT_TRUE(std::ranges::equal(found.pairs, slow)) << max_bits;
    }
    EXPECT_GT(slow.size(), 20u);
  }
}

// Whatever bits differ, a table agrees on all of its own.
TEST(HammingIndex, ATableIsBlindToAnyFewBits) {
  for (size_t stories : {10, 100000, 10000000}) {
    for (int max_bits : {0, 1, 3, 8, 15}) {
      const std::vector<uint64_t> masks = HammingMasks(stories, max_bits, 128);
      for (uint64_t trial = 0; trial < 2000; ++trial) {
        uint64_t differing = 0;
        for (int k = 0; k < max_bits; ++k) {
          differing |= uint64_t{1}
                       << (Mix64(trial * 16 + static_cast<uint64_t>(k)) % 64);
        }
        ASSERT_TRUE(std::any_of(masks.begin(), masks.end(), [&](uint64_t mask) {
          return (mask & differing) == 0;
        }));
      }
    }
  }
}

TEST(HammingIndex, MoreStoriesGetLongerKeys) {
  EXPECT_EQ(HammingMasks(100, 3, 128).size(), 4u);
  EXPECT_GT(HammingMasks(10000000, 3, 128).size(), 4u);
  EXPECT_THAT(HammingMasks(100, 0, 128), ElementsAre(UINT64_MAX));
}

TEST(HammingIndex, StoriesWithoutWordsAreNeverPaired) {
  const std::vector<uint64_t> simhashes = {0, 1, 0, 3};
  EXPECT_THAT(HammingPairs(simhashes, 2, Ranks(4), {}, nullptr).pairs,
              ElementsAre(StoryPair{1, 3}));
}

TEST(HammingIndex, EqualSimHashesAreLinkedInLinearTime) {
  const size_t size = 20000;
  const std::vector<uint64_t> simhashes(size, 12345);
  const auto found = HammingPairs(simhashes, 3, Ranks(size), {}, nullptr);
  EXPECT_EQ(found.pairs.size(), size * 2 - 2 * 3 / 2);  // least_linked
  EXPECT_EQ(found.counts.capped_buckets, HammingMasks(size, 3, 128).size());
  EXPECT_EQ(found.counts.largest, size);
}

TEST(HammingIndex, OrderOfStoriesDoesNotMatter) {
  std::vector<uint64_t> simhashes = RandomSimHashes(600, 4);
  std::fill(simhashes.begin(), simhashes.begin() + 200, 99);
  std::vector<uint64_t> ranks = Ranks(600);
  const auto forward = HammingPairs(simhashes, 4, ranks, {}, nullptr);
  std::reverse(simhashes.begin(), simhashes.end());
  std::reverse(ranks.begin(), ranks.end());
  auto backward = HammingPairs(simhashes, 4, ranks, {}, nullptr);
  for (StoryPair& pair : backward.pairs) pair = {599 - pair.b, 599 - pair.a};
  std::sort(backward.pairs.begin(), backward.pairs.end());
  EXPECT_GT(forward.counts.capped_buckets, 0u);
  EXPECT_EQ(forward.pairs, backward.pairs);
  EXPECT_EQ(forward.counts, backward.counts);
}

}  // namespace
}  // namespace neardup
