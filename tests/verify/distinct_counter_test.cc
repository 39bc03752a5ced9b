#include "neardup/verify/distinct_counter.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <set>
#include <vector>

namespace neardup {
namespace {

TEST(DistinctCounterTest, CountsLikeASet) {
  std::mt19937 random(1);
  DistinctCounter counter;
  for (const size_t n : {0, 1, 2, 3, 10, 300, 5000, 40}) {
    for (const uint32_t range : {1u, 2u, 50u, 3000u, 0xFFFFFFFFu}) {
      std::vector<uint32_t> values(n);
      for (uint32_t& value : values) value = random() % range;
      const std::set<uint32_t> set(values.begin(), values.end());
      EXPECT_EQ(counter.Count(values), set.size()) << n << " below " << range;
    }
  }
}

// Values that meet in one slot in every pass.
TEST(DistinctCounterTest, ValuesThatAlwaysMeetAreCountedOnce) {
  DistinctCounter counter;
  // Zero and small multiples of nothing: the slot is made of the top bits.
  std::vector<uint32_t> values = {0, 0, 1, 1};
  EXPECT_EQ(counter.Count(values), 2u);
  std::vector<uint32_t> met;
  for (uint32_t value = 1; met.size() < 40 && value != 0; ++value) {
    const bool meets = value * 0x9E3779B1 >> 24 == 0 &&
                       value * 0x85EBCA77 >> 24 == 0 &&
                       value * 0xC2B2AE3D >> 26 == 0;
    if (meets) met.push_back(value);
  }
  std::vector<uint32_t> twice = met;
  twice.insert(twice.end(), met.begin(), met.end());
  twice.push_back(0);
  EXPECT_EQ(counter.Count(twice), met.size() + 1);
}

}  // namespace
}  // namespace neardup
