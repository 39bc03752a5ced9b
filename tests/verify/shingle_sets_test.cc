#include "neardup/verify/shingle_sets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <set>
#include <vector>

#include "neardup/verify/shingle_similarity.h"

namespace neardup {
namespace {

using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

// The twin: the shingles themselves.
std::set<std::vector<uint32_t>> Shingles(const std::vector<uint32_t>& words,
                                         size_t length) {
  std::set<std::vector<uint32_t>> shingles;
  if (words.empty()) return shingles;
  length = std::min(length, words.size());
  for (auto end = words.begin() + length;; ++end) {
    shingles.emplace(end - length, end);
    if (end == words.end()) return shingles;
  }
}

std::vector<uint32_t> RandomWords(size_t count, std::mt19937* random) {
  std::vector<uint32_t> words(count);
  for (uint32_t& word : words) word = (*random)() % 12;
  return words;
}

TEST(ShingleSets, HaveOneHashOfEachShingleInOrder) {
  const std::vector<uint32_t> words = {7, 8, 9, 7, 8, 9, 7, 8, 1, 2};
  ShingleSets sets;
  for (const int length : {3, 5}) {
    const std::span<const uint32_t> hashes = sets.Get(words, length);
    EXPECT_EQ(hashes.size(), Shingles(words, length).size());
    EXPECT_TRUE(std::ranges::is_sorted(hashes));
    EXPECT_EQ(std::ranges::adjacent_find(hashes), hashes.end());
  }
}

TEST(ShingleSets, ShareWhatTheShinglesShare) {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    const auto a = RandomWords(random() % 300, &random);
    const auto b = RandomWords(random() % 300, &random);
    ShingleSets sets_a, sets_b;
    for (const int length : {3, 5}) {
      const auto of_a = Shingles(a, length), of_b = Shingles(b, length);
      std::vector<std::vector<uint32_t>> shared;
      std::ranges::set_intersection(of_a, of_b, std::back_inserter(shared));
      const SetSimilarity similarity =
          CompareShingles(sets_a.Get(a, length), sets_b.Get(b, length));
      EXPECT_EQ(similarity.shared, shared.size());
      EXPECT_EQ(similarity.size_a, of_a.size());
      EXPECT_EQ(similarity.size_b, of_b.size());
    }
  }
}

TEST(ShingleSets, AStoryShorterThanAShingleHasOneOfAllItsWords) {
  const std::vector<uint32_t> words = {4, 5}, turned = {5, 4}, none;
  ShingleSets sets, of_turned, of_none;
  EXPECT_EQ(sets.Get(words, 5).size(), 1u);
  EXPECT_NE(sets.Get(words, 5)[0], of_turned.Get(turned, 5)[0]);
  EXPECT_THAT(of_none.Get(none, 3), IsEmpty());
}

TEST(ShingleSets, AreThoseOfTheNextStoryAfterReset) {
  const std::vector<uint32_t> first = {1, 2, 3, 4, 5, 6};
  const std::vector<uint32_t> second = {9, 8, 7};
  ShingleSets sets, fresh;
  sets.Get(first, 3);
  sets.Get(first, 5);
  sets.Reset();
  for (const int length : {3, 5}) {
    EXPECT_THAT(sets.Get(second, length),
                ElementsAreArray(fresh.Get(second, length)));
  }
}

}  // namespace
}  // namespace neardup
