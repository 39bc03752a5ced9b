#include "neardup/verify/model_rescaling.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>
#include <string>

#include "neardup/verify/copy_model.h"
#include "neardup/verify/grounds.h"

namespace neardup {
namespace {

TEST(ModelRescalingTest, LogitsAreStretchedAndShifted) {
  const auto text = RescaleRewriteModel(
      "rewrite.tsv", BuiltInRewriteModelText(), {.slope = 0.8, .shift = 1.25});
  ASSERT_TRUE(text.ok()) << Message(text.status());
  const auto scaled = ParseRewriteModel("scaled.tsv", *text);
  ASSERT_TRUE(scaled.ok()) << Message(scaled.status());
  const CopyModel& model = BuiltInRewriteModel();
  std::mt19937 random(1);
  int compared = 0;
  for (int round = 0; round < 300; ++round) {
    std::array<float, kNumRewriteFeatures> x;
    for (float& value : x) {
      value = std::uniform_real_distribution<float>(-1, 3)(random);
    }
    const bool trees = model.logistic().Logit(x) > CopyModel::kTreesFrom;
    if (trees != (scaled->logistic().Logit(x) > CopyModel::kTreesFrom))
      continue;
    EXPECT_NEAR(scaled->Logit(x), 0.8 * model.Logit(x) + 1.25, 1e-4);
    ++compared;
  }
  EXPECT_GT(compared, 100);
}

TEST(ModelRescalingTest, NothingToDoLeavesTheLogits) {
  const auto text =
      RescaleRewriteModel("rewrite.tsv", BuiltInRewriteModelText(), {});
  ASSERT_TRUE(text.ok());
  const auto same = ParseRewriteModel("same.tsv", *text);
  ASSERT_TRUE(same.ok());
  std::array<float, kNumRewriteFeatures> x;
  x.fill(0.6f);
  EXPECT_NEAR(same->Logit(x), BuiltInRewriteModel().Logit(x), 1e-6);
}

TEST(ModelRescalingTest, TheNameTellsAndIsMarkedOnce) {
  std::string text(BuiltInRewriteModelText());
  for (int round = 0; round < 2; ++round) {
    auto scaled = RescaleRewriteModel("rewrite.tsv", text,
                                      {.slope = 2, .comment = "one\ntwo"});
    ASSERT_TRUE(scaled.ok());
    EXPECT_TRUE(scaled->starts_with("# one\n# two\n"));
    const auto model = ParseRewriteModel("scaled.tsv", *scaled);
    ASSERT_TRUE(model.ok());
    EXPECT_EQ(model->logistic().name(), "rewrite-tuned");
    text = *scaled;
  }
}

TEST(ModelRescalingTest, WhatIsNoModelIsRefused) {
  const auto scaled = RescaleRewriteModel("odd.tsv", "intercept\t1\n", {});
  ASSERT_FALSE(scaled.ok());
  EXPECT_TRUE(Message(scaled.status()).starts_with("odd.tsv:"));
}

TEST(ModelRescalingTest, NumbersTooGreatForAModelAreRefused) {
  const auto scaled = RescaleRewriteModel(
      "rewrite.tsv", BuiltInRewriteModelText(), {.slope = 1e39});
  EXPECT_FALSE(scaled.ok());
}

}  // namespace
}  // namespace neardup
