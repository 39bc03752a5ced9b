#include "neardup/verify/reasons.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

namespace neardup {
namespace {

// A logistic rewrite model without trees: every mean is .5, every scale 1,
// coefficient of feature k is k + 1 tenths.
CopyModel Plain() {
  std::string text =
      "model\tplain\nversion\t1\ndate\t2026-01-02\nintercept\t-1\nclip\t4\n"
      "feature\tmean\tscale\tcoefficient\n";
  for (int k = 0; k < kNumRewriteFeatures; ++k) {
    text += std::string(RewriteFeatureNames()[k]) + "\t0.5\t1\t" +
            std::to_string(k + 1) + "e-1\n";
  }
  auto model = ParseRewriteModel("plain.tsv", text);
  EXPECT_TRUE(model.ok()) << Message(model.status());
  return *std::move(model);
}

// Every feature at the mean of Plain().
Grounds Neutral() {
  Grounds grounds;
  grounds.measured = true;
  grounds.rewrite.fill(0.5f);
  grounds.verbatim.fill(0.5f);
  return grounds;
}

Match Of(Relation relation) {
  Match match;
  match.relation = relation;
  match.score = 0.7;
  return match;
}

TEST(ReasonsTest, AnAveragePairHasNone) {
  const CopyModel model = Plain();
  EXPECT_TRUE(ReasonsFor(Neutral(), Of(Relation::kSameEvent), &model).empty());
}

TEST(ReasonsTest, ExactCopiesAndUnmeasuredPairsHaveNone) {
  Grounds grounds = Neutral();
  grounds.rewrite[kCoverageMax] = 1;
  EXPECT_TRUE(ReasonsFor(grounds, Of(Relation::kExact)).empty());
  EXPECT_TRUE(ReasonsFor(Grounds(), Of(Relation::kUnrelated)).empty());
}

TEST(ReasonsTest, AGroupWeighsTheSumOfItsTerms) {
  const CopyModel model = Plain();
  Grounds grounds = Neutral();
  grounds.rewrite[kOrdinaryOrder] = 1;
  grounds.rewrite[kNameOrder] = 0;
  grounds.rewrite[kOrdinaryNeighbours] = 50;  // clipped at 4
  const auto reasons = ReasonsFor(grounds, Of(Relation::kRewrite), &model);
  ASSERT_EQ(reasons.size(), 1u);
  EXPECT_EQ(reasons[0].about, ReasonGroup::kOrder);
  EXPECT_EQ(reasons[0].value, 1);
  EXPECT_NEAR(reasons[0].weight,
              0.5 * (kOrdinaryOrder + 1) / 10 - 0.5 * (kNameOrder + 1) / 10 +
                  4.0 * (kOrdinaryNeighbours + 1) / 10,
              1e-5);
}

TEST(ReasonsTest, PenaltiesAreReasonsAgainstRewrites) {
  const CopyModel model = Plain();
  Grounds grounds = Neutral();
  grounds.shorter_words = 61;
  grounds.jaccard3 = 0.03;
  grounds.penalties = {.few_trigrams = 1,
                       .new_facts = 0.75,
                       .short_story = 1.5,
                       .one_source = 1.25,
                       .unknown_language = 0.5};
  const auto reasons = ReasonsFor(grounds, Of(Relation::kTemplate), &model);
  const std::vector<Reason> expected = {
      {ReasonGroup::kShortStory, -1.5, 61},
      {ReasonGroup::kOneSource, -1.25, 0.03},
      {ReasonGroup::kWording, -1, 0.5},
      {ReasonGroup::kNewFacts, -0.75, 0.5},
      {ReasonGroup::kLanguage, -0.5, 1},
  };
  EXPECT_EQ(reasons, expected);
}

TEST(ReasonsTest, PenaltiesDoNotConcernVerbatimCopies) {
  Grounds grounds = Neutral();
  grounds.logits.verbatim = 1;
  const auto without = ReasonsFor(grounds, Of(Relation::kExcerpt));
  grounds.penalties.short_story = 9;
  EXPECT_EQ(ReasonsFor(grounds, Of(Relation::kExcerpt)), without);
}

TEST(ReasonsTest, WhatTheSetsTellLiftsTheLogitToTheScore) {
  Grounds grounds = Neutral();
  grounds.logits.verbatim = -30;
  grounds.verbatim[kShingle5ContainmentMax] = 0.7f;
  const auto reasons = ReasonsFor(grounds, Of(Relation::kNearDuplicate));
  ASSERT_FALSE(reasons.empty());
  EXPECT_EQ(reasons[0].about, ReasonGroup::kFiveGrams);
  EXPECT_NEAR(reasons[0].weight, LogOdds(0.7) + 30, 1e-9);
  EXPECT_FLOAT_EQ(reasons[0].value, 0.7f);
}

// The slow twin: one logit after the other, by the model as it judges.
TEST(ReasonsTest, WeightsAreWhatTheLogitLosesWithoutTheGroup) {
  const CopyModel& model = BuiltInRewriteModel();
  std::mt19937 random(7);
  int compared = 0;
  for (int round = 0; round < 2000; ++round) {
    Grounds grounds;
    grounds.measured = true;
    for (float& x : grounds.rewrite) {
      x = std::uniform_real_distribution<float>(0, 1)(random);
    }
    auto without = grounds.rewrite;
    for (const int k : {kMutualSentences, kSentenceLengthRatio}) {
      without[k] = model.logistic().mean(k);
    }
    if (model.logistic().Logit(grounds.rewrite) <= CopyModel::kTreesFrom ||
        model.logistic().Logit(without) <= CopyModel::kTreesFrom) {
      continue;
    }
    const double lost = model.Logit(grounds.rewrite) - model.Logit(without);
    for (const Reason& reason : ReasonsFor(grounds, Of(Relation::kSameEvent))) {
      if (reason.about != ReasonGroup::kSentences) continue;
      EXPECT_NEAR(reason.weight, lost, 1e-9);
      ++compared;
    }
  }
  EXPECT_GT(compared, 5);
}

TEST(ReasonsTest, TheWeightiestComeFirstAndAreFinite) {
  std::mt19937 random(8);
  for (int round = 0; round < 100; ++round) {
    Grounds grounds;
    grounds.measured = true;
    for (float& x : grounds.rewrite) {
      x = std::normal_distribution<float>(0, 30)(random);
    }
    grounds.rewrite[kNumberConflicts] = std::nanf("");
    std::ranges::copy(grounds.rewrite, grounds.verbatim.begin());
    for (const Relation relation :
         {Relation::kNearDuplicate, Relation::kUnrelated}) {
      const auto reasons = ReasonsFor(grounds, Of(relation));
      EXPECT_LE(reasons.size(), kMostReasons);
      for (size_t i = 0; i < reasons.size(); ++i) {
        EXPECT_TRUE(std::isfinite(reasons[i].weight));
        if (i == 0) continue;
        EXPECT_GE(std::abs(reasons[i - 1].weight), std::abs(reasons[i].weight));
      }
    }
  }
}

}  // namespace
}  // namespace neardup
