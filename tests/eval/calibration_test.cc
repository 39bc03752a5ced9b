#include "neardup/eval/calibration.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace neardup {
namespace {

using Labels = std::vector<LabelledLogit>;

// Labels drawn from 1 / (1 + exp(-(slope x + intercept))).
Labels Draw(int count, Calibration truth, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> logits(0, 3);
  std::uniform_real_distribution<double> uniform(0, 1);
  Labels labels;
  for (int i = 0; i < count; ++i) {
    const double x = logits(random);
    labels.push_back(
        {x, uniform(random) < 1 / (1 + std::exp(-truth.Apply(x)))});
  }
  return labels;
}

double LossAt(const Labels& labels, Calibration at, double start) {
  double loss = kSlopeRidge * std::pow(at.slope - 1, 2) +
                kInterceptRidge * std::pow(at.intercept - start, 2);
  for (const LabelledLogit& label : labels) {
    const double p = 1 / (1 + std::exp(-at.Apply(label.logit)));
    loss -= std::log(label.positive ? p : 1 - p);
  }
  return loss;
}

// The slow twin: a search that keeps halving its steps.
Calibration Search(const Labels& labels, double start) {
  Calibration best{1, start};
  double loss = LossAt(labels, best, start);
  for (double step = 1; step > 1e-8;) {
    bool better = false;
    for (const auto& [ds, di] : {std::pair{1., 0.},
                                 {-1., 0.},
                                 {0., 1.},
                                 {0., -1.},
                                 {1., 1.},
                                 {-1., -1.},
                                 {1., -1.},
                                 {-1., 1.}}) {
      const Calibration next{best.slope + ds * step,
                             best.intercept + di * step};
      const double next_loss = LossAt(labels, next, start);
      if (next_loss >= loss) continue;
      best = next;
      loss = next_loss;
      better = true;
    }
    if (!better) step /= 2;
  }
  return best;
}

TEST(CalibrationTest, IsThatOfASlowSearch) {
  for (unsigned seed = 0; seed < 5; ++seed) {
    const Labels labels = Draw(60, {0.8, -0.5}, seed);
    const auto fit = FitCalibration(labels, -1.5);
    ASSERT_TRUE(fit);
    const Calibration slow = Search(labels, -1.5);
    EXPECT_NEAR(fit->slope, slow.slope, 1e-3);
    EXPECT_NEAR(fit->intercept, slow.intercept, 1e-3);
  }
}

TEST(CalibrationTest, FindsWhatTheLabelsWereDrawnFrom) {
  const auto fit = FitCalibration(Draw(20000, {1.7, -2}, 3), 0);
  ASSERT_TRUE(fit);
  EXPECT_NEAR(fit->slope, 1.7, 0.1);
  EXPECT_NEAR(fit->intercept, -2, 0.1);
}

TEST(CalibrationTest, PerfectlyToldApartLabelsGiveAFiniteFit) {
  const Labels labels = {{-19, false}, {-1e300, false}, {1e300, true}};
  const auto fit = FitCalibration(labels, 0);
  ASSERT_TRUE(fit);
  EXPECT_TRUE(std::isfinite(fit->slope) && std::isfinite(fit->intercept));
  EXPECT_LT(fit->slope, 2);
}

TEST(CalibrationTest, OneKindOfLabelIsNotFitted) {
  EXPECT_FALSE(FitCalibration({}, 0));
  EXPECT_FALSE(FitCalibration(Labels{{1, true}, {-1, true}}, 0));
  EXPECT_FALSE(FitCalibration(Labels{{1, false}}, 0));
}

TEST(CalibrationTest, LabelsAgainstTheLogitAreNotFitted) {
  Labels labels = Draw(500, {2, 0}, 1);
  for (LabelledLogit& label : labels) label.positive = !label.positive;
  EXPECT_FALSE(FitCalibration(labels, 0));
}

TEST(CalibrationTest, OrderOfLabelsDoesNotMatter) {
  Labels labels = Draw(300, {1, 1}, 9);
  const auto fit = FitCalibration(labels, 0);
  std::ranges::reverse(labels);
  const auto reversed = FitCalibration(labels, 0);
  ASSERT_TRUE(fit && reversed);
  EXPECT_EQ(fit->slope, reversed->slope);
  EXPECT_EQ(fit->intercept, reversed->intercept);
}

}  // namespace
}  // namespace neardup
