#include "neardup/verify/intersect.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <vector>

#include "tests/each_target.h"

namespace neardup {
namespace {

template <typename Key>
std::vector<Key> RandomSet(size_t draws, Key range, std::mt19937_64* random) {
  std::vector<Key> set(draws);
  std::uniform_int_distribution<Key> draw(0, range);
  for (Key& key : set) key = draw(*random);
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  return set;
}

template <typename Key>
std::vector<Key> StandardIntersection(const std::vector<Key>& a,
                                      const std::vector<Key>& b) {
  std::vector<Key> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(),
                        std::back_inserter(common));
  return common;
}

void ExpectSameAsStandard(const std::vector<uint32_t>& a,
                          const std::vector<uint32_t>& b,
                          CommonPlaces* places) {
  const std::vector<uint32_t> common = StandardIntersection(a, b);
  EXPECT_EQ(CountCommon(a, b), common.size());
  FindCommon(a, b, places);
  ASSERT_EQ(places->size, common.size());
  for (size_t k = 0; k < common.size(); ++k) {
    ASSERT_EQ(a[places->in_a[k]], common[k]);
    ASSERT_EQ(b[places->in_b[k]], common[k]);
  }
}

TEST(IntersectTest, EveryTargetAgreesWithTheStandardLibrary) {
  OnEachTarget([] {
    std::mt19937_64 random(7);
    CommonPlaces places;
    for (int round = 0; round < 400; ++round) {
      const size_t draws_a = random() % 700;
      const size_t draws_b = random() % (round % 2 == 0 ? 700 : 20);
      const uint32_t range = round % 3 == 0 ? ~0u : 900;
      ExpectSameAsStandard(RandomSet<uint32_t>(draws_a, range, &random),
                           RandomSet<uint32_t>(draws_b, range, &random),
                           &places);
    }
  });
}

TEST(IntersectTest, EverySmallPairOfSizesWorks) {
  OnEachTarget([] {
    std::mt19937_64 random(11);
    CommonPlaces places;
    for (size_t m = 0; m < 40; ++m) {
      for (size_t n = 0; n < 40; ++n) {
        ExpectSameAsStandard(RandomSet<uint32_t>(m, 60, &random),
                             RandomSet<uint32_t>(n, 60, &random), &places);
      }
    }
  });
}

TEST(IntersectTest, ExtremeValuesAreOrdinaryElements) {
  std::vector<uint32_t> a, b;
  for (uint32_t k = 0; k < 40; ++k) {
    a.push_back(k);
    b.push_back(k % 2 == 0 ? k : k + 1000);
  }
  for (uint32_t k = 40; k > 0; --k) a.push_back(0u - k);
  std::sort(b.begin(), b.end());
  for (uint32_t k = 20; k > 0; --k) b.push_back(0u - k);
  OnEachTarget([&] {
    CommonPlaces places;
    ExpectSameAsStandard(a, b, &places);
    ExpectSameAsStandard(a, a, &places);
    EXPECT_EQ(places.size, a.size());
  });
}

TEST(IntersectTest, PlacesAreUsedAgainForSmallerSets) {
  std::mt19937_64 random(13);
  CommonPlaces places;
  const auto large = RandomSet<uint32_t>(500, 600, &random);
  ExpectSameAsStandard(large, large, &places);
  ExpectSameAsStandard({3, 5, 9}, {1, 5, 9}, &places);
  ExpectSameAsStandard({}, large, &places);
}

}  // namespace
}  // namespace neardup
