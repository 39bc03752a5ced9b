#include "neardup/extract/different_contents.h"

#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <set>
#include <vector>

namespace neardup {
namespace {

bool ShareNothing(const Content& a, const Content& b) {
  return CountShared(a, b) == 0;
}

TEST(DifferentContents, SharedWordsAreThoseOfTheIntersection) {
  std::mt19937 random(2);
  for (int round = 0; round < 200; ++round) {
    std::set<uint32_t> a, b;
    for (uint32_t k = random() % 17; k > 0; --k) a.insert(random() % 30);
    for (uint32_t k = random() % 17; k > 0; --k) b.insert(random() % 30);
    Content shared;
    std::ranges::set_intersection(a, b, std::back_inserter(shared));
    EXPECT_EQ(CountShared({a.begin(), a.end()}, {b.begin(), b.end()}),
              shared.size());
  }
}

TEST(DifferentContents, AreChosenGreedilyInTheirOrder) {
  const Content hub = {1, 2, 3}, one = {1}, two = {2}, three = {3};
  const std::vector<const Content*> hub_last = {&one, &two, &three, &hub};
  const std::vector<const Content*> hub_first = {&hub, &one, &two, &three};
  EXPECT_TRUE(HasDifferent(hub_last, 3, ShareNothing));
  EXPECT_FALSE(HasDifferent(hub_last, 4, ShareNothing));
  EXPECT_TRUE(HasDifferent(hub_first, 1, ShareNothing));
  EXPECT_FALSE(HasDifferent(hub_first, 2, ShareNothing));
}

TEST(DifferentContents, NoContentsDifferFromNone) {
  EXPECT_FALSE(HasDifferent({}, 1, ShareNothing));
}

}  // namespace
}  // namespace neardup
