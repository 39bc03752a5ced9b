#include "neardup/verify/model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <string>

namespace neardup {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::array<std::string_view, 2> kNames = {"shared", "order"};

constexpr std::string_view kSmallModel =
    "# two features\n"
    "model\tsmall\n"
    "version\t1\n"
    "date\t2026-01-02\n"
    "intercept\t-1.5\n"
    "clip\t4\n"
    "feature\tmean\tscale\tcoefficient\n"
    "shared\t2\t0.5\t3\n"
    "order\t-1\t2\t-0.25\n";

// kSmallModel with `from` replaced by `to`.
std::string Changed(std::string_view from, std::string_view to) {
  std::string text(kSmallModel);
  const size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::string ParseError(const std::string& text) {
  const auto model = LogisticModel::Parse("small.tsv", text, kNames);
  EXPECT_FALSE(model.ok());
  return model.ok() ? "" : Message(model.status());
}

TEST(LogisticModelTest, LogitIsTheWeightedSumDoneByHand) {
  const auto model = LogisticModel::Parse("small.tsv", kSmallModel, kNames);
  ASSERT_TRUE(model.ok()) << Message(model.status());
  EXPECT_EQ(model->name(), "small");
  EXPECT_EQ(model->date(), "2026-01-02");
  // z = (2.25 - 2) / .5 = .5 and (3 + 1) / 2 = 2.
  const float values[] = {2.25f, 3.0f};
  EXPECT_NEAR(model->Logit(values), -1.5 + 3 * .5 - .25 * 2, 1e-6);
}

TEST(LogisticModelTest, FarValuesAreClippedOnBothSides) {
  const auto model = LogisticModel::Parse("small.tsv", kSmallModel, kNames);
  ASSERT_TRUE(model.ok());
  const float infinity = std::numeric_limits<float>::infinity();
  const float far[] = {infinity, -infinity};
  EXPECT_NEAR(model->Logit(far), -1.5 + 3 * 4 + .25 * 4, 1e-6);
  const float other[] = {-1000.f, 1000.f};
  EXPECT_NEAR(model->Logit(other), -1.5 - 3 * 4 - .25 * 4, 1e-6);
}

TEST(LogisticModelTest, NanCountsAsTheMean) {
  const auto model = LogisticModel::Parse("small.tsv", kSmallModel, kNames);
  ASSERT_TRUE(model.ok());
  const float values[] = {std::nanf(""), -1.f};
  EXPECT_NEAR(model->Logit(values), -1.5, 1e-6);
}

TEST(LogisticModelTest, PartsAddUpToTheLogit) {
  const auto model = LogisticModel::Parse("small.tsv", kSmallModel, kNames);
  ASSERT_TRUE(model.ok());
  const float values[] = {2.75f, -4.f};
  EXPECT_NEAR(model->Logit(values),
              model->intercept() + model->Part(values, 0, 1) +
                  model->Part(values, 1, 2),
              1e-9);
}

TEST(LogisticModelTest, FeaturesAreBoundByNameNotByPlace) {
  constexpr std::array<std::string_view, 2> kTurned = {"order", "shared"};
  const auto model = LogisticModel::Parse("small.tsv", kSmallModel, kNames);
  const auto turned = LogisticModel::Parse("small.tsv", kSmallModel, kTurned);
  ASSERT_TRUE(model.ok() && turned.ok());
  const float values[] = {2.25f, 3.0f};
  const float other[] = {3.0f, 2.25f};
  EXPECT_DOUBLE_EQ(model->Logit(values), turned->Logit(other));
}

TEST(LogisticModelTest, LineEndingsOfWindowsAreRead) {
  std::string text(kSmallModel);
  for (size_t at = 0; (at = text.find('\n', at)) != std::string::npos;
       at += 2) {
    text.replace(at, 1, "\r\n");
  }
  EXPECT_TRUE(LogisticModel::Parse("small.tsv", text, kNames).ok());
}

TEST(LogisticModelTest, ErrorsNameTheFileAndTheLine) {
  EXPECT_EQ(ParseError(Changed("order\t-1", "odour\t-1")),
            "small.tsv:9: unknown feature \"odour\"");
  EXPECT_EQ(ParseError(Changed("order\t-1", "shared\t-1")),
            "small.tsv:9: feature \"shared\" is given twice");
  EXPECT_EQ(ParseError(Changed("order\t-1\t2\t-0.25\n", "")),
            "small.tsv:8: feature \"order\" is missing");
  EXPECT_EQ(ParseError(Changed("version\t1", "version\t2")),
            "small.tsv:3: version \"2\" is not 1");
}

TEST(LogisticModelTest, NumbersThatAreNoneAreRefused) {
  for (std::string_view bad :
       {"nan", "inf", "", "1e999", "2x", " 2", "0x2", "-"}) {
    EXPECT_THAT(ParseError(Changed("shared\t2", "shared\t" + std::string(bad))),
                StartsWith("small.tsv:8: "))
        << bad;
  }
  EXPECT_THAT(ParseError(Changed("0.5\t3", "0\t3")), HasSubstr("scale"));
  EXPECT_THAT(ParseError(Changed("0.5\t3", "-1\t3")), HasSubstr("scale"));
  EXPECT_THAT(ParseError(Changed("0.5\t3", "0.5\t3\t4")),
              HasSubstr("3 numbers"));
  EXPECT_THAT(ParseError(Changed("0.5\t3", "0.5")), HasSubstr("3 numbers"));
  EXPECT_THAT(ParseError(Changed("-1.5", "low")), HasSubstr("intercept"));
  EXPECT_THAT(ParseError(Changed("clip\t4", "clip\t0")), HasSubstr("clip"));
}

TEST(LogisticModelTest, EverySettingIsNeededOnce) {
  for (std::string_view line :
       {"model\tsmall\n", "version\t1\n", "date\t2026-01-02\n",
        "intercept\t-1.5\n", "clip\t4\n"}) {
    EXPECT_THAT(ParseError(Changed(line, "")), HasSubstr("is missing"));
    EXPECT_THAT(ParseError(Changed(line, std::string(line).append(line))),
                HasSubstr("is given twice"));
  }
  EXPECT_THAT(ParseError(Changed("clip", "clap")),
              HasSubstr("unknown setting \"clap\""));
  EXPECT_THAT(ParseError(""), HasSubstr("is missing"));
}

TEST(SigmoidTest, LogOddsIsItsInverse) {
  EXPECT_DOUBLE_EQ(Sigmoid(0), 0.5);
  for (double p : {0.01, 0.3, 0.5, 0.9}) {
    EXPECT_NEAR(Sigmoid(LogOdds(p)), p, 1e-12);
  }
  EXPECT_EQ(Sigmoid(-1e9), 0);
  EXPECT_EQ(Sigmoid(1e9), 1);
}

}  // namespace
}  // namespace neardup
