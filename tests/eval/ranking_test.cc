#include "neardup/eval/ranking.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <vector>

namespace neardup {
namespace {

using Scores = std::vector<double>;

TEST(RocArea, HasTheValuesComputedByHand) {
  // Of six pairs: .9 wins three, .4 wins one, ties one, loses one.
  EXPECT_DOUBLE_EQ(*RocArea(Scores{.9, .4}, Scores{.1, .4, .8}), 4.5 / 6);
  EXPECT_EQ(*RocArea(Scores{2, 3}, Scores{0, 1}), 1);
  EXPECT_EQ(*RocArea(Scores{0, 1}, Scores{2, 3}), 0);
  EXPECT_EQ(*RocArea(Scores{5, 5}, Scores{5}), 0.5);
}

TEST(RocArea, NeedsBothKinds) {
  EXPECT_FALSE(RocArea(Scores{}, Scores{1}).has_value());
  EXPECT_FALSE(RocArea(Scores{1}, Scores{}).has_value());
}

TEST(RecallAtFalsePositiveRate, HasTheValuesComputedByHand) {
  const Scores positives = {.95, .9, .7, .5};
  const Scores negatives = {.92, .6, .3, .2, .1};
  // None of five may pass at 10 %, one (.92) at 20 %, two (.92, .6) at 40 %.
  EXPECT_EQ(RecallAtFalsePositiveRate(positives, negatives, .1), 1. / 4);
  EXPECT_EQ(RecallAtFalsePositiveRate(positives, negatives, .2), 3. / 4);
  EXPECT_EQ(RecallAtFalsePositiveRate(positives, negatives, .4), 1);
  EXPECT_EQ(RecallAtFalsePositiveRate(positives, negatives, 1), 1);
}

TEST(RecallAtFalsePositiveRate, TiesCountAgainstTheScore) {
  EXPECT_EQ(RecallAtFalsePositiveRate(Scores{.5, .6}, Scores{.5, .1}, 0), .5);
  // One of four may pass, but two are level: none passes.
  const Scores negatives = {.5, .5, .1, .1};
  EXPECT_EQ(RecallAtFalsePositiveRate(Scores{.5, .4}, negatives, .25), 0);
}

TEST(RecallAtFalsePositiveRate, ARateThatIsAWholeNumberOfNegativesIsNotCut) {
  Scores negatives(100);
  for (int i = 0; i < 100; ++i) negatives[i] = i;
  // 0.29 * 100 is 28.999999999999996; the 29 from 71 up may pass.
  EXPECT_EQ(RecallAtFalsePositiveRate(Scores{70.5}, negatives, .29), 1);
  EXPECT_EQ(RecallAtFalsePositiveRate(Scores{69.5}, negatives, .29), 0);
}

double SlowRocArea(const Scores& positives, const Scores& negatives) {
  double won = 0;
  for (double p : positives) {
    for (double n : negatives) won += p > n ? 1 : p == n ? 0.5 : 0;
  }
  return won / (positives.size() * negatives.size());
}

// Tries every score as the threshold.
double SlowRecall(const Scores& positives, const Scores& negatives,
                  size_t allowed) {
  Scores thresholds = positives;
  thresholds.insert(thresholds.end(), negatives.begin(), negatives.end());
  double best = 0;
  for (double threshold : thresholds) {
    size_t passed = 0;
    double found = 0;
    for (double n : negatives) passed += n >= threshold;
    for (double p : positives) found += p >= threshold;
    if (passed <= allowed) best = std::max(best, found / positives.size());
  }
  return best;
}

TEST(Ranking, AgreesWithLookingAtAllPairsAndThresholds) {
  std::mt19937 random(3);
  for (int trial = 0; trial < 200; ++trial) {
    Scores positives(1 + random() % 30), negatives(1 + random() % 30);
    for (double& score : positives) score = random() % 20 + 3;
    for (double& score : negatives) score = random() % 20;
    EXPECT_NEAR(*RocArea(positives, negatives),
                SlowRocArea(positives, negatives), 1e-12);
    const size_t allowed = random() % (negatives.size() + 1);
    const double rate = static_cast<double>(allowed) / negatives.size();
    EXPECT_EQ(RecallAtFalsePositiveRate(positives, negatives, rate),
              SlowRecall(positives, negatives, allowed));
  }
}

}  // namespace
}  // namespace neardup
