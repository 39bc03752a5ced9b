#include "neardup/eval/tuning.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <vector>

namespace neardup {
namespace {

using Pairs = std::vector<TuningPair>;

Pairs Draw(int count, unsigned seed) {
  std::mt19937 random(seed);
  Pairs pairs;
  for (int i = 0; i < count; ++i) {
    TuningPair pair;
    pair.positive = random() % 2 == 0;
    pair.logit =
        std::normal_distribution<double>(pair.positive ? 3 : 0)(random);
    pair.penalty = random() % 4 == 0 ? 1 : 0;
    pair.eligible = random() % 8 != 0;
    pair.group = random() % (count / 2 + 1);
    pairs.push_back(pair);
  }
  return pairs;
}

double PrecisionFrom(const std::vector<LabelledValue>& pairs, double bar) {
  double right = 0, all = 0;
  for (const LabelledValue& pair : pairs) {
    if (pair.value < bar) continue;
    ++all;
    right += pair.positive;
  }
  return all == 0 ? 0 : right / all;
}

TEST(LeastBarTest, IsTheLeastOfAllBarsThatHold) {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    std::vector<LabelledValue> pairs;
    for (unsigned i = 0; i < 1 + random() % 12; ++i) {
      pairs.push_back({static_cast<double>(random() % 6), random() % 3 > 0});
    }
    std::optional<double> least;
    for (const LabelledValue& pair : pairs) {
      if (PrecisionFrom(pairs, pair.value) < 0.7) continue;
      least = std::min(least.value_or(pair.value), pair.value);
    }
    const auto bar = LeastBar(pairs, 0.7);
    ASSERT_EQ(bar.has_value(), least.has_value());
    if (!bar) continue;
    EXPECT_LE(*bar, *least);
    EXPECT_GE(PrecisionFrom(pairs, *bar), 0.7);
    EXPECT_EQ(PrecisionFrom(pairs, *bar), PrecisionFrom(pairs, *least));
  }
}

TEST(LeastBarTest, StaysCloseToTheLowestPairReported) {
  EXPECT_EQ(LeastBar(std::vector<LabelledValue>{{4, true}}, 0.9), 3.75);
  EXPECT_EQ(LeastBar(std::vector<LabelledValue>{{4, true}, {3.9, false}}, 0.9),
            3.95);
  EXPECT_FALSE(LeastBar(std::vector<LabelledValue>{{4, false}}, 0.9));
  EXPECT_FALSE(LeastBar({}, 0.9));
}

TEST(TuningTest, WhatMayNotBeReportedCountsAsMissed) {
  const Pairs pairs = {{.logit = 5, .eligible = false, .positive = true},
                       {.logit = 2, .positive = true},
                       {.logit = 1, .positive = false}};
  const Tuning tuning = TuneBar(pairs, {.precision = 1});
  ASSERT_EQ(tuning.bar, 1.75);
  EXPECT_EQ(Count(pairs, tuning), (TuningCounts{1, 1, 2}));
}

TEST(TuningTest, AnOpenDetectorThatIsRightEnoughGetsNoBar) {
  const Pairs pairs = {{.logit = 5, .positive = true},
                       {.logit = 2, .positive = true},
                       {.logit = -9, .positive = false}};
  const Tuning open = TuneBar(pairs, {.precision = 0.6, .open = true});
  EXPECT_EQ(open.bar, kNoBar);
  EXPECT_EQ(Count(pairs, open), (TuningCounts{3, 2, 2}));
  EXPECT_EQ(TuneBar(pairs, {.precision = 0.7, .open = true}).bar, 1.75);
}

TEST(TuningTest, PenaltiesKeepPairsBelowTheDetectorsOwnBar) {
  const Pairs pairs = {{.logit = 5, .penalty = 4, .positive = false},
                       {.logit = 2, .positive = true}};
  EXPECT_EQ(TuneBar(pairs, {.precision = 1, .own_bar = 2}).bar, 1.75);
  // Reported at all, a pair has its whole score.
  EXPECT_FALSE(TuneBar(pairs, {.precision = 1}).bar);
}

// The slow twin: the rule that pairs are reported by, bar by bar.
TEST(TuningTest, TheReachIsTheHighestBarAtWhichAPairIsReported) {
  const Tuning tuning{
      .calibration = {1.25, -0.5}, .even_odds = 1.5, .own_bar = 2.5};
  std::mt19937 random(3);
  std::uniform_real_distribution<double> draw(-3, 7), penalty(0, 4);
  size_t below = 0;
  for (int i = 0; i < 300; ++i) {
    const TuningPair pair{.logit = draw(random),
                          .penalty = penalty(random),
                          .other = draw(random)};
    const double logit = 1.25 * pair.logit - 0.5;
    const double score = std::max(logit - 1.5, pair.other);
    const double reach = tuning.Reach(pair);
    below += reach < 0;
    for (double bar = -5.005; bar < 9; bar += 0.01) {
      const bool reported =
          score >= bar && logit - pair.penalty >= 2.5 + std::min(0.0, bar);
      ASSERT_EQ(reported, reach >= bar) << reach << " " << bar;
    }
  }
  EXPECT_GT(below, 50u);
  EXPECT_LT(below, 250u);
}

TEST(TuningTest, CalibratedLogitsHaveTheirEvenOddsWhereAskedFor) {
  Pairs pairs;
  for (int i = 0; i < 400; ++i) {
    // Even odds at 4, far from 1.5.
    pairs.push_back({.logit = 4 + (i % 21 - 10) / 5.0,
                     .positive = i % 21 + (i % 5) - 2 > 10});
  }
  const Tuning tuning = TuneBar(pairs, {.calibrate = true, .even_odds = 1.5});
  ASSERT_TRUE(tuning.calibrated);
  EXPECT_NEAR(tuning.calibration.Apply(4), 1.5, 0.5);
}

TEST(TuningTest, WithoutABarNothingIsReported) {
  const Pairs pairs = {{.logit = 9, .positive = false}};
  const Tuning tuning = TuneBar(pairs, {});
  EXPECT_FALSE(tuning.bar);
  EXPECT_EQ(Count(pairs, tuning).reported, 0u);
}

TEST(FoldsTest, GroupsStayTogetherAndFoldsAreAboutEqual) {
  std::mt19937 random(11);
  std::vector<uint64_t> groups;
  for (int i = 0; i < 500; ++i) groups.push_back(random() % 100);
  const std::vector<int> folds = AssignFolds(groups, 5);
  std::map<uint64_t, int> seen;
  std::map<int, int> sizes;
  for (size_t i = 0; i < groups.size(); ++i) {
    EXPECT_EQ(seen.try_emplace(groups[i], folds[i]).first->second, folds[i]);
    ++sizes[folds[i]];
  }
  ASSERT_EQ(sizes.size(), 5u);
  for (const auto& [fold, size] : sizes) EXPECT_NEAR(size, 100, 12);
}

TEST(FoldsTest, OrderOfPairsDoesNotMatter) {
  std::vector<uint64_t> groups = {7, 7, 3, 9, 9, 1, 4, 4, 4};
  const std::vector<int> folds = AssignFolds(groups, 3);
  std::ranges::reverse(groups);
  std::vector<int> reversed = AssignFolds(groups, 3);
  std::ranges::reverse(reversed);
  EXPECT_EQ(folds, reversed);
}

// The slow twin: fold by fold, each pair judged on its own.
TEST(CrossValidationTest, EveryPairIsJudgedByWhatDidNotSeeIt) {
  for (const bool calibrate : {false, true}) {
    const Pairs pairs = Draw(120, 4);
    const TuningOptions options{.precision = 0.9, .calibrate = calibrate};
    std::vector<uint64_t> groups;
    for (const TuningPair& pair : pairs) groups.push_back(pair.group);
    const std::vector<int> folds = AssignFolds(groups, options.folds);
    TuningCounts slow;
    for (size_t i = 0; i < pairs.size(); ++i) {
      Pairs others;
      for (size_t j = 0; j < pairs.size(); ++j) {
        if (folds[j] != folds[i]) others.push_back(pairs[j]);
      }
      const bool reported = TuneBar(others, options).Reports(pairs[i]);
      slow.reported += reported;
      slow.right += reported && pairs[i].positive;
      slow.positives += pairs[i].positive;
    }
    EXPECT_EQ(CrossValidate(pairs, options), slow);
    EXPECT_GT(slow.right, 20u);
  }
}

TEST(CrossValidationTest, OneGroupCannotBeHeldAgainstItself) {
  const Pairs pairs = {{.logit = 1, .positive = true, .group = 5},
                       {.logit = 0, .positive = false, .group = 5}};
  EXPECT_FALSE(CrossValidate(pairs, {}));
  EXPECT_FALSE(CrossValidate({}, {}));
}

}  // namespace
}  // namespace neardup
