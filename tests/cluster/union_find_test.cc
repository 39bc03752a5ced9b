#include "neardup/cluster/union_find.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace neardup {
namespace {

TEST(UnionFind, ASetIsNamedByItsSmallestMember) {
  UnionFind sets(6);
  sets.Union(5, 3);
  sets.Union(3, 4);
  EXPECT_EQ(sets.Find(5), 3u);
  sets.Union(4, 1);
  EXPECT_EQ(sets.Find(5), 1u);
  EXPECT_EQ(sets.Find(0), 0u);
}

TEST(UnionFind, ResetTakesAWholeSetApart) {
  UnionFind sets(3);
  sets.Union(0, 1);
  sets.Union(1, 2);
  for (uint32_t x : {0, 1, 2}) sets.Reset(x);
  for (uint32_t x : {0, 1, 2}) EXPECT_EQ(sets.Find(x), x);
}

TEST(UnionFind, AgreesWithRelabellingEveryMember) {
  std::mt19937 random(1);
  constexpr uint32_t kSize = 200;
  UnionFind sets(kSize);
  std::vector<uint32_t> labels(kSize);
  for (uint32_t i = 0; i < kSize; ++i) labels[i] = i;
  for (int step = 0; step < 150; ++step) {
    const uint32_t a = random() % kSize;
    const uint32_t b = random() % kSize;
    sets.Union(a, b);
    const uint32_t low = std::min(labels[a], labels[b]);
    const uint32_t high = std::max(labels[a], labels[b]);
    std::replace(labels.begin(), labels.end(), high, low);
    for (uint32_t i = 0; i < kSize; ++i) ASSERT_EQ(sets.Find(i), labels[i]);
  }
}

}  // namespace
}  // namespace neardup
