#include "neardup/sketch/simhash.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "neardup/base/hash.h"
#include "tests/each_target.h"

namespace neardup {
namespace {

uint64_t SlowSimHash(const std::vector<uint32_t>& words,
                     const std::vector<uint8_t>& weights) {
  uint64_t simhash = 0;
  for (int bit = 0; bit < 64; ++bit) {
    int64_t balance = 0;
    for (size_t i = 0; i < words.size(); ++i) {
      const bool set = Mix64(words[i]) >> bit & 1;
      balance += set ? weights[i] : -static_cast<int64_t>(weights[i]);
    }
    if (balance > 0) simhash |= uint64_t{1} << bit;
  }
  return simhash;
}

struct Story {
  std::vector<uint32_t> words;
  std::vector<uint8_t> weights;
};

Story RandomStory(size_t size, uint64_t seed) {
  Story story;
  for (size_t i = 0; i < size; ++i) {
    const uint64_t bits = Mix64(Mix64(seed) ^ i);
    story.words.push_back(static_cast<uint32_t>(bits));
    story.weights.push_back(static_cast<uint8_t>(bits >> 40));
  }
  return story;
}

TEST(SimHash, IsTheSlowDefinitionOnEveryTarget) {
  OnEachTarget([] {
    for (size_t size : {0, 1, 2, 7, 511, 512, 513, 3000}) {
      const Story story = RandomStory(size, size);
      EXPECT_EQ(SimHash64(story.words, story.weights),
                SlowSimHash(story.words, story.weights))
          << size;
    }
  });
}

// Values are kept in files.
TEST(SimHash, ValuesArePinned) {
  const Story story = RandomStory(100, 1);
  EXPECT_EQ(SimHash64(story.words, story.weights), 17313900238009002050u);
}

TEST(SimHash, WithoutWordsOrWeightIsZero) {
  EXPECT_EQ(SimHash64({}, {}), 0u);
  const std::vector<uint32_t> words = {1, 2, 3};
  const std::vector<uint8_t> weights = {0, 0, 0};
  EXPECT_EQ(SimHash64(words, weights), 0u);
}

TEST(SimHash, OrderOfWordsDoesNotMatter) {
  Story story = RandomStory(200, 4);
  const uint64_t simhash = SimHash64(story.words, story.weights);
  std::reverse(story.words.begin(), story.words.end());
  std::reverse(story.weights.begin(), story.weights.end());
  EXPECT_EQ(SimHash64(story.words, story.weights), simhash);
}

TEST(SimHash, WordsWithoutWeightDoNotCount) {
  Story story = RandomStory(200, 4);
  const uint64_t simhash = SimHash64(story.words, story.weights);
  for (uint32_t word = 0; word < 500; ++word) {
    story.words.push_back(word);
    story.weights.push_back(0);
  }
  EXPECT_EQ(SimHash64(story.words, story.weights), simhash);
}

// Charikar's theorem: the expected share of differing bits is angle / pi.
TEST(SimHash, DistanceFollowsTheAngle) {
  for (size_t shared : {100, 200, 300, 380}) {
    const size_t size = 400;
    double sum = 0;
    const int trials = 400;
    for (uint64_t trial = 0; trial < trials; ++trial) {
      Story a = RandomStory(size, trial);
      std::fill(a.weights.begin(), a.weights.end(), 100);
      Story b = a;
      const Story other = RandomStory(size, trial + 100000);
      std::copy(other.words.begin() + static_cast<ptrdiff_t>(shared),
                other.words.end(),
                b.words.begin() + static_cast<ptrdiff_t>(shared));
      sum += HammingDistance(SimHash64(a.words, a.weights),
                             SimHash64(b.words, b.weights));
    }
    const double cosine = static_cast<double>(shared) / size;
    const double share = std::acos(cosine) / std::numbers::pi;
    const double error = std::sqrt(share * (1 - share) / 64 / trials);
    // A counter that stands at zero is read as a minus in both stories, which
    // brings them nearer than the theorem by less than a hundredth.
    EXPECT_NEAR(sum / trials / 64, share, 4 * error + .01) << shared;
  }
}

}  // namespace
}  // namespace neardup
