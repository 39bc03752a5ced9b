#include "neardup/verify/word_hashes.h"

#include <gtest/gtest.h>

#include <set>

namespace neardup {
namespace {

TEST(WordHashesTest, BigramsOfSmallNumbersAreAllDifferent) {
  std::set<uint64_t> hashes;
  for (uint32_t first = 0; first < 100; ++first) {
    for (uint32_t second = 0; second < 100; ++second) {
      hashes.insert(BigramHash(first, second));
    }
  }
  EXPECT_EQ(hashes.size(), 10000u);
}

TEST(WordHashesTest, OrderOfWordsMatters) {
  EXPECT_NE(BigramHash(1, 2), BigramHash(2, 1));
  EXPECT_NE(TrigramHash(BigramHash(1, 2), 3), TrigramHash(BigramHash(3, 2), 1));
}

TEST(WordHashesTest, TopBitsAreNeverZero) {
  EXPECT_EQ(Top32(0), 1u);
  EXPECT_EQ(Top32(0xFFFFFFFF), 1u);
  EXPECT_EQ(Top32(uint64_t{7} << 32), 7u);
}

}  // namespace
}  // namespace neardup
