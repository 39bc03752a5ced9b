#include "neardup/verify/shingle_sets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace neardup {
namespace {

using ::testing::ElementsAreArray;

TEST(ShingleSets, AreTheDistinctShinglesInOrder) {
  const std::vector<uint32_t> words = {7, 8, 9, 7, 8, 9, 7, 8, 1, 2};
  ShingleSets sets;
  for (const int length : {3, 5}) {
    std::vector<uint64_t> hashes;
    ShingleHashes(words, length, &hashes);
    const std::set<uint64_t> expected(hashes.begin(), hashes.end());
    EXPECT_LT(expected.size(), hashes.size());
    EXPECT_THAT(sets.Get(words, length), ElementsAreArray(expected));
    EXPECT_THAT(sets.Get(words, length), ElementsAreArray(expected));
  }
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
