#include "neardup/index/band_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "neardup/base/hash.h"
#include "neardup/sketch/minhash.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Batch {
  std::vector<uint32_t> lanes;
  std::vector<uint64_t> ranks;
  int num_perm = 0;

  SignatureRows rows() const { return {lanes, num_perm}; }
};

// Signatures of small lanes, so that bands often agree; some without shingles.
Batch RandomBatch(size_t size, int num_perm, uint32_t values, uint64_t seed) {
  Batch batch;
  batch.num_perm = num_perm;
  for (size_t story = 0; story < size; ++story) {
    const bool empty = Mix64(seed ^ (story << 20)) % 10 == 0;
    for (int lane = 0; lane < num_perm; ++lane) {
      const uint64_t bits =
          Mix64(Mix64(seed + story) ^ static_cast<uint64_t>(lane));
      batch.lanes.push_back(empty ? kEmptyLane
                                  : static_cast<uint32_t>(bits % values));
    }
    batch.ranks.push_back(Mix64(seed ^ Mix64(story)));
  }
  return batch;
}

bool Empty(std::span<const uint32_t> row) {
  return std::all_of(row.begin(), row.end(),
                     [](uint32_t lane) { return lane == kEmptyLane; });
}

// Looks at every band of every pair; what a capped bucket links comes from a
// map of the band's rows.
BucketPairsResult SlowPairs(const Batch& batch, Banding banding,
                            const BucketOptions& options) {
  std::set<StoryPair> pairs;
  BucketPairsResult result;
  const size_t rows = static_cast<size_t>(banding.rows);
  for (size_t band = 0; band < static_cast<size_t>(banding.bands); ++band) {
    std::map<std::vector<uint32_t>, std::vector<uint32_t>> buckets;
    for (size_t story = 0; story < batch.rows().size(); ++story) {
      const auto row = batch.rows().row(story);
      if (Empty(row)) continue;
      const auto part = row.subspan(band * rows, rows);
      buckets[{part.begin(), part.end()}].push_back(
          static_cast<uint32_t>(story));
    }
    for (auto& [key, members] : buckets) {
      if (members.size() < 2) continue;
      ++result.counts.buckets;
      result.counts.largest =
          std::max<uint64_t>(result.counts.largest, members.size());
      size_t reach = members.size();
      if (members.size() > static_cast<size_t>(options.max_bucket)) {
        ++result.counts.capped_buckets;
        result.counts.capped_stories += members.size();
        reach = static_cast<size_t>(options.linked);
        std::sort(members.begin(), members.end(), [&](uint32_t a, uint32_t b) {
          return batch.ranks[a] < batch.ranks[b];
        });
      }
      for (size_t i = 0; i < members.size(); ++i) {
        for (size_t j = i + 1; j < members.size() && j <= i + reach; ++j) {
          pairs.insert({std::min(members[i], members[j]),
                        std::max(members[i], members[j])});
        }
      }
    }
  }
  result.pairs.assign(pairs.begin(), pairs.end());
  return result;
}

TEST(BandIndex, FindsWhatLookingAtEveryPairFinds) {
  ThreadPool pool(3);
  for (size_t size : {0, 1, 2, 50, 400}) {
    for (uint32_t values : {2, 6, 30}) {
      for (int max_bucket : {2, 10, 1000}) {
        const Batch batch = RandomBatch(size, 13, values, size + values);
        const Banding banding = {4, 3};
        const BucketOptions options = {.max_bucket = max_bucket, .linked = 3};
        const BucketPairsResult slow = SlowPairs(batch, banding, options);
        for (ThreadPool* threads : {static_cast<ThreadPool*>(nullptr), &pool}) {
          const BucketPairsResult found =
              BandPairs(batch.rows(), {.banding = banding, .buckets = options},
                        batch.ranks, threads);
          EXPECT_EQ(found.pairs, slow.pairs);
          EXPECT_EQ(found.counts, slow.counts);
        }
      }
    }
  }
}

TEST(BandIndex, PairsOfTooLowAnEstimateAreLeftOut) {
  const Batch batch = RandomBatch(300, 12, 3, 7);
  BandOptions options = {.banding = {4, 3}, .buckets = {.linked = 2}};
  Column<StoryPair> slow =
      BandPairs(batch.rows(), options, batch.ranks, nullptr).pairs;
  const size_t all = slow.size();
  std::erase_if(slow, [&](const StoryPair& pair) {
    return EstimateJaccard(batch.rows().row(pair.a), batch.rows().row(pair.b)) <
           0.5;
  });
  options.min_estimate = 0.5;
  EXPECT_EQ(BandPairs(batch.rows(), options, batch.ranks, nullptr).pairs, slow);
  EXPECT_GT(slow.size(), 0u);
  EXPECT_LT(slow.size(), all);
}

TEST(BandIndex, StoriesWithoutShinglesAreNeverPaired) {
  Batch batch;
  batch.num_perm = 4;
  batch.lanes.assign(8, kEmptyLane);
  // Half empty by chance is not empty.
  for (int i = 0; i < 2; ++i) {
    batch.lanes.insert(batch.lanes.end(), {kEmptyLane, kEmptyLane, 5, 6});
  }
  batch.ranks = {1, 2, 3, 4};
  EXPECT_THAT(
      BandPairs(batch.rows(), {.banding = {2, 2}}, batch.ranks, nullptr).pairs,
      ElementsAre(StoryPair{2, 3}));
  EXPECT_THAT(BandPairs({{}, 4}, {.banding = {2, 2}}, {}, nullptr).pairs,
              IsEmpty());
}

TEST(BandIndex, OrderOfStoriesDoesNotMatter) {
  const Batch batch = RandomBatch(300, 12, 3, 5);
  const BucketOptions options = {.max_bucket = 8, .linked = 2};
  std::vector<uint32_t> order(300);
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [](uint32_t a, uint32_t b) { return Mix64(a) < Mix64(b); });
  Batch shuffled;
  shuffled.num_perm = 12;
  for (uint32_t story : order) {
    const auto row = batch.rows().row(story);
    shuffled.lanes.insert(shuffled.lanes.end(), row.begin(), row.end());
    shuffled.ranks.push_back(batch.ranks[story]);
  }
  const auto expected =
      BandPairs(batch.rows(), {.banding = {4, 3}, .buckets = options},
                batch.ranks, nullptr);
  auto found =
      BandPairs(shuffled.rows(), {.banding = {4, 3}, .buckets = options},
                shuffled.ranks, nullptr);
  EXPECT_GT(found.counts.capped_buckets, 0u);
  for (StoryPair& pair : found.pairs) {
    const auto [a, b] = std::minmax(order[pair.a], order[pair.b]);
    pair = {a, b};
  }
  std::sort(found.pairs.begin(), found.pairs.end());
  EXPECT_EQ(found.pairs, expected.pairs);
  EXPECT_EQ(found.counts, expected.counts);
}

// Pairs of sets of known Jaccard similarity are found as often as the theory
// says; the sketches are real ones.
TEST(BandIndex, FindsPairsWithTheProbabilityOfTheBanding) {
  const Banding banding = {32, 4};
  const MinHasher hasher = *MinHasher::Create({});
  const size_t num_pairs = 1500;
  for (size_t shared : {20, 40, 50, 70}) {  // of a union of 100 shingles
    Batch batch;
    batch.num_perm = 128;
    batch.lanes.resize(2 * num_pairs * 128);
    for (size_t pair = 0; pair < num_pairs; ++pair) {
      std::vector<uint64_t> sets[2];
      for (size_t i = 0; i < 100; ++i) {
        const uint64_t shingle = Mix64(Mix64(pair * 1000 + shared) ^ i);
        if (i < shared || i % 2) sets[0].push_back(shingle);
        if (i < shared || !(i % 2)) sets[1].push_back(shingle);
      }
      for (size_t k = 0; k < 2; ++k) {
        hasher.Sketch(
            sets[k], std::span(batch.lanes).subspan((2 * pair + k) * 128, 128));
        batch.ranks.push_back(2 * pair + k);
      }
    }
    const auto found =
        BandPairs(batch.rows(), {.banding = banding}, batch.ranks, nullptr)
            .pairs;
    double hits = 0;
    for (StoryPair pair : found) hits += pair.b == pair.a + 1 && !(pair.a % 2);
    const double expected =
        CandidateProbability(banding, static_cast<double>(shared) / 100);
    EXPECT_NEAR(hits / num_pairs, expected,
                4 * std::sqrt(expected * (1 - expected) / num_pairs) + 1e-4)
        << shared;
    EXPECT_EQ(static_cast<double>(found.size()), hits);  // no chance pairs
  }
}

TEST(BandIndex, ABatchOfEqualSignaturesIsLinkedInLinearTime) {
  const size_t size = 20000;
  Batch batch;
  batch.num_perm = 16;
  batch.lanes.assign(size * 16, 7);
  for (size_t story = 0; story < size; ++story) {
    batch.ranks.push_back(Mix64(story));
  }
  ThreadPool pool(2);
  const auto found =
      BandPairs(batch.rows(), {.banding = {4, 4}}, batch.ranks, &pool);
  EXPECT_EQ(found.pairs.size(), size * 2 - 2 * 3 / 2);  // least_linked
  EXPECT_EQ(found.counts.buckets, 4u);
  EXPECT_EQ(found.counts.largest, size);
  EXPECT_EQ(found.counts.capped_buckets, 4u);
  EXPECT_EQ(found.counts.capped_stories, 4 * size);
}

}  // namespace
}  // namespace neardup
