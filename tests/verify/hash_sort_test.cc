#include "neardup/verify/hash_sort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

namespace neardup {
namespace {

template <typename Key>
void ExpectSortedAsByTheStandardLibrary(std::vector<Key> keys) {
  std::vector<Key> expected = keys, sorted = keys;
  std::sort(expected.begin(), expected.end());
  SortHashes(&sorted);
  EXPECT_EQ(sorted, expected);
  if constexpr (sizeof(Key) == 4) {
    expected.erase(std::unique(expected.begin(), expected.end()),
                   expected.end());
    SortUniqueHashes(&keys);
    EXPECT_EQ(keys, expected);
  }
}

template <typename Key>
void SortAllKinds() {
  std::mt19937_64 random(1);
  for (const size_t n : {0, 1, 2, 3, 16, 100, 1000, 5000, 20000}) {
    std::vector<Key> spread(n), low(n), few(n), same(n, 7), descending(n);
    for (size_t i = 0; i < n; ++i) {
      spread[i] = static_cast<Key>(random());
      low[i] = static_cast<Key>(random() % 1000);
      few[i] = static_cast<Key>((random() % 5) * 0x9E3779B97F4A7C15u);
      descending[i] = static_cast<Key>(n - i);
    }
    for (const auto& keys : {spread, low, few, same, descending}) {
      ExpectSortedAsByTheStandardLibrary(keys);
    }
  }
}

TEST(HashSortTest, KeysOfThirtyTwoBitsAreSorted) { SortAllKinds<uint32_t>(); }

TEST(HashSortTest, KeysOfSixtyFourBitsAreSorted) { SortAllKinds<uint64_t>(); }

}  // namespace
}  // namespace neardup
