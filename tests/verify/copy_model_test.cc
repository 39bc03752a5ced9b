#include "neardup/verify/copy_model.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "neardup/verify/grounds.h"

namespace neardup {
namespace {

constexpr std::array<std::string_view, 2> kNames = {"shared", "order"};

constexpr std::string_view kLogistic =
    "model\tsmall\n"
    "version\t1\n"
    "date\t2026-01-02\n"
    "intercept\t-1\n"
    "clip\t4\n"
    "feature\tmean\tscale\tcoefficient\n"
    "shared\t0\t1\t2\n"
    "order\t0\t1\t1\n";

constexpr std::string_view kTrees =
    "tree\tnode\tfeature\tthreshold\tat_most\tabove\n"
    "0\t0\tshared\t1\t-2\t1\n"
    "1\t0\torder\t0\t-1\t3\n";

StatusOr<CopyModel> Parse(const std::string& text) {
  return CopyModel::Parse("small.tsv", text, kNames);
}

CopyModel WithTrees() {
  auto model = Parse(std::string(kLogistic) + std::string(kTrees));
  EXPECT_TRUE(model.ok()) << Message(model.status());
  return *std::move(model);
}

TEST(CopyModelTest, TheLogitIsTheMeanOfBothParts) {
  const CopyModel model = WithTrees();
  // Logistic 3.5; trees 1 + 3.
  EXPECT_DOUBLE_EQ(model.Logit(std::array{1.5f, 1.5f}), (3.5 + 4) / 2);
  // Logistic -1; trees -2 - 1.
  EXPECT_DOUBLE_EQ(model.Logit(std::array{0.f, 0.f}), (-1 - 3) / 2.0);
}

TEST(CopyModelTest, FarBelowOnlyTheLogisticPartCounts) {
  const CopyModel model = WithTrees();
  EXPECT_DOUBLE_EQ(model.Logit(std::array{-3.f, 0.f}), -7);
}

TEST(CopyModelTest, WithoutTreesTheLogisticPartIsAll) {
  const auto model = Parse(std::string(kLogistic));
  ASSERT_TRUE(model.ok());
  EXPECT_DOUBLE_EQ(model->Logit(std::array{1.5f, 1.5f}), 3.5);
  EXPECT_EQ(model->LeastLogistic(2.5), 2.5);
}

TEST(CopyModelTest, BelowTheLeastLogisticNoLogitReachesTheBar) {
  const CopyModel model = WithTrees();
  std::mt19937 random(7);
  std::uniform_real_distribution<float> value(-4, 4);
  int below = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::array values = {value(random), value(random)};
    for (const double bar : {-8.0, -5.0, -1.0, 0.0, 2.5}) {
      if (model.logistic().Logit(values) >= model.LeastLogistic(bar)) continue;
      ++below;
      EXPECT_LT(model.Logit(values), bar);
    }
  }
  EXPECT_GT(below, 1000);
}

TEST(CopyModelTest, LinesAreCountedFromTheTopOfTheFile) {
  std::string text = std::string(kLogistic) + std::string(kTrees);
  text.replace(text.find("order\t0\t-1"), 5, "odour");
  EXPECT_EQ(Message(Parse(text).status()),
            "small.tsv:11: unknown feature \"odour\"");
  text = std::string(kLogistic) + std::string(kTrees);
  text.replace(text.find("shared\t0\t1\t2"), 6, "shores");
  EXPECT_EQ(Message(Parse(text).status()),
            "small.tsv:7: unknown feature \"shores\"");
}

TEST(CopyModelTest, LineEndingsOfWindowsAreRead) {
  std::string text = std::string(kLogistic) + std::string(kTrees);
  for (size_t at = 0; (at = text.find('\n', at)) != std::string::npos;
       at += 2) {
    text.replace(at, 1, "\r\n");
  }
  const auto model = Parse(text);
  ASSERT_TRUE(model.ok()) << Message(model.status());
  EXPECT_EQ(model->trees().num_trees(), 2u);
}

TEST(BuiltInModelsTest, BothAreMeansOfALogisticPartAndTrees) {
  for (const CopyModel* model :
       {&BuiltInRewriteModel(), &BuiltInVerbatimModel()}) {
    EXPECT_GT(model->trees().num_trees(), 0u);
  }
  EXPECT_EQ(BuiltInRewriteModel().logistic().name(), "rewrite");
  EXPECT_EQ(BuiltInRewriteModel().logistic().size(), kNumRewriteFeatures);
  EXPECT_EQ(BuiltInVerbatimModel().logistic().name(), "verbatim");
  EXPECT_EQ(BuiltInVerbatimModel().logistic().size(), kNumVerbatimFeatures);
}

TEST(BuiltInModelsTest, LogitsAreNumbersWhateverTheFeatures) {
  for (const float value : {-1e30f, 0.f, 1e30f, std::nanf("")}) {
    std::array<float, kNumVerbatimFeatures> all;
    all.fill(value);
    EXPECT_TRUE(std::isfinite(BuiltInVerbatimModel().Logit(all)));
    EXPECT_TRUE(std::isfinite(BuiltInRewriteModel().Logit(
        std::span(all).first(kNumRewriteFeatures))));
  }
}

TEST(BuiltInModelsTest, TreesAskedAllAtOnceSayWhatTheySayOneByOne) {
  std::mt19937 random(7);
  std::normal_distribution<float> spread(0, 1);
  for (const CopyModel* model :
       {&BuiltInRewriteModel(), &BuiltInVerbatimModel()}) {
    std::vector<float> values(model->logistic().size());
    for (int i = 0; i < 2000; ++i) {
      for (size_t k = 0; k < values.size(); ++k) {
        const float mean = model->logistic().mean(k);
        values[k] = mean + mean * spread(random);
      }
      if (i % 10 == 0) values[i % values.size()] = std::nanf("");
      if (i % 7 == 0) values[i % values.size()] = INFINITY;
      EXPECT_EQ(model->trees().Sum(values), model->trees().SumOneByOne(values));
    }
  }
}

TEST(VerbatimFeatureNamesTest, BeginWithThoseOfTheRewriteModel) {
  const VerbatimNames& names = VerbatimFeatureNames();
  EXPECT_EQ(names[kNewMax], "new_max");
  EXPECT_EQ(names[kShingle3ContainmentMax], "shingle3_containment_max");
  EXPECT_EQ(names[kShingle5ContainmentMax], "shingle5_containment_max");
}

}  // namespace
}  // namespace neardup
