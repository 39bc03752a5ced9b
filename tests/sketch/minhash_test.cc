#include "neardup/sketch/minhash.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "neardup/base/hash.h"
#include "neardup/sketch/shingles.h"
#include "tests/each_target.h"

namespace neardup {
namespace {

using ::testing::Each;

std::vector<uint64_t> RandomShingles(size_t size, uint64_t seed) {
  std::vector<uint64_t> shingles(size);
  for (size_t i = 0; i < size; ++i) shingles[i] = Mix64(Mix64(seed) ^ i);
  return shingles;
}

std::vector<uint32_t> Sketch(const MinHasher& hasher,
                             const std::vector<uint64_t>& shingles) {
  std::vector<uint32_t> out(static_cast<size_t>(hasher.num_perm()), 7);
  hasher.Sketch(shingles, out);
  return out;
}

// The definition of the header, one lane after the other.
std::vector<uint32_t> SlowSketch(const MinHashOptions& options,
                                 const std::vector<uint64_t>& shingles) {
  std::vector<uint32_t> out;
  for (uint64_t i = 0; i < static_cast<uint64_t>(options.num_perm); ++i) {
    const uint64_t constants = Mix64(Mix64(options.seed) + i);
    const uint32_t a = static_cast<uint32_t>(constants) | 1;
    const uint32_t b = static_cast<uint32_t>(constants >> 32);
    uint32_t least = 0xFFFFFFFF;
    for (uint64_t shingle : shingles) {
      least = std::min(least, static_cast<uint32_t>(shingle) * a + b);
    }
    out.push_back(least);
  }
  return out;
}

TEST(MinHash, IsTheSlowDefinitionOnEveryTarget) {
  OnEachTarget([] {
    for (int num_perm : {1, 5, 63, 64, 65, 128, 200, 4096}) {
      for (size_t size : {0, 1, 2, 37, 490}) {
        const MinHashOptions options = {.num_perm = num_perm, .seed = 3};
        const auto shingles = RandomShingles(size, 17);
        EXPECT_EQ(Sketch(*MinHasher::Create(options), shingles),
                  SlowSketch(options, shingles))
            << num_perm << " " << size;
      }
    }
  });
}

// Signatures are kept in files.
TEST(MinHash, ValuesArePinned) {
  const auto signature = Sketch(*MinHasher::Create({}), RandomShingles(100, 1));
  EXPECT_EQ(Hash64(signature.data(), signature.size() * sizeof(uint32_t)),
            8840833996449270195u);
}

TEST(MinHash, OrderAndRepeatsOfShinglesDoNotMatter) {
  const MinHasher hasher = *MinHasher::Create({});
  std::vector<uint64_t> shingles = RandomShingles(50, 5);
  const auto signature = Sketch(hasher, shingles);
  shingles.insert(shingles.end(), shingles.begin(), shingles.begin() + 20);
  std::reverse(shingles.begin(), shingles.end());
  EXPECT_EQ(Sketch(hasher, shingles), signature);
}

TEST(MinHash, StoriesWithoutShinglesAreLikeNothing) {
  const MinHasher hasher = *MinHasher::Create({});
  const auto empty = Sketch(hasher, {});
  EXPECT_THAT(empty, Each(kEmptyLane));
  EXPECT_EQ(EstimateJaccard(empty, empty), 0);
  const auto full = Sketch(hasher, RandomShingles(5, 1));
  EXPECT_EQ(EstimateJaccard(empty, full), 0);
  EXPECT_EQ(EstimateJaccard(full, full), 1);
}

TEST(MinHash, TheEstimateIsTheShareOfEqualLanesOnEveryTarget) {
  OnEachTarget([] {
    for (size_t size : {1, 7, 15, 16, 17, 64, 128, 131}) {
      std::vector<uint32_t> a(size), b(size);
      size_t equal = 0;
      for (size_t i = 0; i < size; ++i) {
        const uint64_t draw = Mix64(size * 1000 + i);
        a[i] = draw % 5 == 0 ? kEmptyLane : static_cast<uint32_t>(draw);
        b[i] = draw >> 32 & 1 ? a[i] : a[i] + 1;
        equal += a[i] == b[i] && a[i] != kEmptyLane;
      }
      EXPECT_EQ(EstimateJaccard(a, b),
                static_cast<double>(equal) / static_cast<double>(size));
    }
  });
}

TEST(MinHash, OptionsOutOfRangeAreRefused) {
  EXPECT_FALSE(MinHasher::Create({.num_perm = 0}).ok());
  EXPECT_FALSE(MinHasher::Create({.num_perm = 4097}).ok());
  EXPECT_EQ(Message(MinHasher::Create({.num_perm = 0}).status()),
            "num_perm: 0 is not in 1..4096");
}

TEST(MinHash, TheSeedChangesEveryPermutation) {
  const auto shingles = RandomShingles(100, 1);
  const auto one = Sketch(*MinHasher::Create({.seed = 1}), shingles);
  const auto two = Sketch(*MinHasher::Create({.seed = 2}), shingles);
  EXPECT_EQ(EstimateJaccard(one, two), 0);
}

struct Moments {
  double mean = 0;
  double variance = 0;
};

// Of `trials` estimates over pairs of sets whose union has `size` shingles, of
// which `shared` are in both and the others alternate.
Moments EstimateMoments(size_t size, size_t shared, int trials,
                        const MinHasher& hasher) {
  double sum = 0;
  double squares = 0;
  for (int trial = 0; trial < trials; ++trial) {
    const auto all = RandomShingles(
        size, static_cast<uint64_t>(trial) * 1000003 + size * 131 + shared);
    std::vector<uint64_t> a(all.begin(),
                            all.begin() + static_cast<ptrdiff_t>(shared));
    std::vector<uint64_t> b = a;
    for (size_t i = shared; i < size; ++i) (i % 2 ? a : b).push_back(all[i]);
    const double estimate =
        EstimateJaccard(Sketch(hasher, a), Sketch(hasher, b));
    sum += estimate;
    squares += estimate * estimate;
  }
  const double mean = sum / trials;
  return {mean, squares / trials - mean * mean};
}

TEST(MinHash, TheEstimateIsBinomial) {
  const MinHasher hasher = *MinHasher::Create({});
  const int trials = 4000;
  for (size_t size : {20, 100, 490, 2000}) {
    for (double jaccard : {.1, .3, .5, .7, .95}) {
      const size_t shared =
          static_cast<size_t>(std::lround(jaccard * static_cast<double>(size)));
      const double truth =
          static_cast<double>(shared) / static_cast<double>(size);
      const double variance = truth * (1 - truth) / 128;
      const Moments moments =
          EstimateMoments(size, shared, size > 500 ? 1000 : trials, hasher);
      const double n = size > 500 ? 1000 : trials;
      EXPECT_NEAR(moments.mean, truth, 4 * std::sqrt(variance / n))
          << size << " " << jaccard;
      // A sample variance has a standard error of sqrt(2 / n) of itself.
      EXPECT_NEAR(moments.variance / variance, 1, 4 * std::sqrt(2 / n))
          << size << " " << jaccard;
    }
  }
}

// Over seeds, for one pair of sets of shingles of real windows.
TEST(MinHash, EstimatesOfDifferentSeedsAverageToTheJaccard) {
  std::vector<uint32_t> words(300);
  std::iota(words.begin(), words.end(), 1000);
  std::vector<uint32_t> edited = words;
  for (size_t i = 20; i < words.size(); i += 40) edited[i] += 5000;
  std::vector<uint64_t> a, b, both;
  ShingleHashes(words, kShingleLength, &a);
  ShingleHashes(edited, kShingleLength, &b);
  SortUnique(&a);
  SortUnique(&b);
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(),
                        std::back_inserter(both));
  const double truth = static_cast<double>(both.size()) /
                       static_cast<double>(a.size() + b.size() - both.size());
  double sum = 0;
  const int seeds = 1000;
  for (uint64_t seed = 0; seed < seeds; ++seed) {
    const MinHasher hasher = *MinHasher::Create({.seed = seed});
    sum += EstimateJaccard(Sketch(hasher, a), Sketch(hasher, b));
  }
  EXPECT_NEAR(sum / seeds, truth,
              4 * std::sqrt(truth * (1 - truth) / 128 / seeds));
}

}  // namespace
}  // namespace neardup
