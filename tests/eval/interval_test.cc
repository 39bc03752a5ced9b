#include "neardup/eval/interval.h"

#include <gtest/gtest.h>

#include <cmath>

namespace neardup {
namespace {

TEST(IntervalTest, EndsAreWhereTheScoreTestTurns) {
  for (const auto& [successes, trials] :
       {std::pair{18, 20}, {1, 3}, {500, 1000}, {49, 50}}) {
    const Interval interval = WilsonInterval(successes, trials);
    const double n = trials, share = successes / n;
    for (const double p : {interval.low, interval.high}) {
      EXPECT_NEAR(std::abs(share - p) / std::sqrt(p * (1 - p) / n), 1.96, 1e-4);
    }
  }
}

TEST(IntervalTest, NoneOrAllStillLeaveDoubt) {
  EXPECT_EQ(WilsonInterval(0, 10).low, 0);
  EXPECT_NEAR(WilsonInterval(0, 10).high, 0.2775, 1e-4);
  EXPECT_NEAR(WilsonInterval(10, 10).low, 0.7225, 1e-4);
  EXPECT_EQ(WilsonInterval(10, 10).high, 1);
}

TEST(IntervalTest, WithoutTrialsAnythingMayBe) {
  EXPECT_EQ(WilsonInterval(0, 0).low, 0);
  EXPECT_EQ(WilsonInterval(0, 0).high, 1);
}

}  // namespace
}  // namespace neardup
