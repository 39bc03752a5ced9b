#include "neardup/eval/partition.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace neardup {
namespace {

using Labels = std::vector<uint32_t>;

TEST(AdjustedRandIndex, HasTheValuesComputedByHand) {
  // Pairs together in both: 1; in a: 2; in b: 1; of 6. Expected 1/3.
  EXPECT_DOUBLE_EQ(AdjustedRandIndex(Labels{0, 0, 1, 1}, Labels{0, 0, 1, 2}),
                   (1 - 1. / 3) / (1.5 - 1. / 3));
  EXPECT_DOUBLE_EQ(AdjustedRandIndex(Labels{0, 0, 1, 1}, Labels{0, 1, 0, 1}),
                   -0.5);
  EXPECT_DOUBLE_EQ(AdjustedRandIndex(Labels{0, 0, 0, 1}, Labels{0, 0, 1, 1}),
                   0);
}

TEST(AdjustedRandIndex, NamesOfLabelsDoNotMatter) {
  EXPECT_EQ(AdjustedRandIndex(Labels{7, 7, 3, 9}, Labels{1, 1, 0, 4000000000}),
            1);
}

TEST(AdjustedRandIndex, IsOneWhereThereIsNothingToBeWrongAbout) {
  EXPECT_EQ(AdjustedRandIndex(Labels{}, Labels{}), 1);
  EXPECT_EQ(AdjustedRandIndex(Labels{4}, Labels{2}), 1);
  EXPECT_EQ(AdjustedRandIndex(Labels{0, 1, 2}, Labels{2, 1, 0}), 1);
  EXPECT_EQ(AdjustedRandIndex(Labels{0, 0, 0}, Labels{5, 5, 5}), 1);
  EXPECT_EQ(AdjustedRandIndex(Labels{0, 0, 0}, Labels{0, 1, 2}), 0);
}

TEST(BCubed, HasTheValuesComputedByHand) {
  const PrecisionRecall result = BCubed(Labels{0, 0, 0, 1}, Labels{0, 0, 1, 1});
  EXPECT_DOUBLE_EQ(result.precision, (1 + 1 + .5 + .5) / 4);
  EXPECT_DOUBLE_EQ(result.recall, (2. / 3 + 2. / 3 + 1. / 3 + 1) / 4);
  EXPECT_DOUBLE_EQ(result.f1, 2 * .75 * (2. / 3) / (.75 + 2. / 3));
}

TEST(BCubed, AllTogetherHasFullRecallAndAllAloneFullPrecision) {
  const Labels truth = {0, 0, 1, 1};
  const PrecisionRecall together = BCubed(truth, Labels{0, 0, 0, 0});
  EXPECT_EQ(together.recall, 1);
  EXPECT_EQ(together.precision, 0.5);
  const PrecisionRecall alone = BCubed(truth, Labels{0, 1, 2, 3});
  EXPECT_EQ(alone.precision, 1);
  EXPECT_EQ(alone.recall, 0.5);
  EXPECT_EQ(BCubed(Labels{}, Labels{}).f1, 1);
}

// The index from the four kinds of pairs [Hubert, Arabie 1985, eq. 5].
double SlowAdjustedRandIndex(const Labels& a, const Labels& b) {
  double both = 0, only_a = 0, only_b = 0, neither = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      const bool in_a = a[i] == a[j];
      const bool in_b = b[i] == b[j];
      (in_a ? (in_b ? both : only_a) : (in_b ? only_b : neither)) += 1;
    }
  }
  const double below = (both + only_a) * (only_a + neither) +
                       (both + only_b) * (only_b + neither);
  return below == 0 ? 1 : 2 * (both * neither - only_a * only_b) / below;
}

PrecisionRecall SlowBCubed(const Labels& truth, const Labels& found) {
  double precision = 0, recall = 0;
  for (size_t i = 0; i < truth.size(); ++i) {
    double both = 0, in_truth = 0, in_found = 0;
    for (size_t j = 0; j < truth.size(); ++j) {
      both += truth[i] == truth[j] && found[i] == found[j];
      in_truth += truth[i] == truth[j];
      in_found += found[i] == found[j];
    }
    precision += both / in_found / truth.size();
    recall += both / in_truth / truth.size();
  }
  return {precision, recall, HarmonicMean(precision, recall)};
}

TEST(Partition, AgreesWithLookingAtAllPairs) {
  std::mt19937 random(4);
  for (int trial = 0; trial < 200; ++trial) {
    Labels a(1 + random() % 40), b(a.size());
    const uint32_t spread = 1 + random() % 10;
    for (uint32_t& label : a) label = random() % spread;
    for (size_t i = 0; i < a.size(); ++i) {
      b[i] = random() % 2 ? a[i] : random() % spread;
    }
    EXPECT_NEAR(AdjustedRandIndex(a, b), SlowAdjustedRandIndex(a, b), 1e-9);
    const PrecisionRecall fast = BCubed(a, b);
    const PrecisionRecall slow = SlowBCubed(a, b);
    EXPECT_NEAR(fast.precision, slow.precision, 1e-9);
    EXPECT_NEAR(fast.recall, slow.recall, 1e-9);
    EXPECT_NEAR(fast.f1, slow.f1, 1e-9);
  }
}

}  // namespace
}  // namespace neardup
