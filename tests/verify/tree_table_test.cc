#include "neardup/verify/tree_table.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "neardup/verify/ranked_trees.h"

namespace neardup {
namespace {

using ::testing::HasSubstr;

constexpr std::array<std::string_view, 3> kNames = {"covered", "changed",
                                                    "order"};

constexpr std::string_view kTwoTrees =
    "# a comment\n"
    "0\t0\tcovered\t0.5\t-1\t@1\n"
    "0\t1\tchanged\t0.25\t2\t-0.5\n"
    "1\t0\torder\t0\t0.125\t0.25\n";

StatusOr<TreeTable> Parse(std::string_view text) {
  return TreeTable::Parse({"small.tsv", 10}, text, kNames);
}

std::string ParseError(std::string_view text) {
  const auto table = Parse(text);
  EXPECT_FALSE(table.ok()) << text;
  return table.ok() ? "" : Message(table.status());
}

// The table asked the obvious way.
struct SlowTrees {
  struct Answer {
    bool is_leaf = true;
    double leaf = 0;
    int node = 0;
  };
  struct Question {
    int feature = 0;
    float threshold = 0;
    Answer at_most, above;
  };
  std::vector<std::map<int, Question>> trees;

  double Sum(std::span<const float> values) const {
    double sum = 0;
    for (const auto& tree : trees) sum += Ask(tree, 0, values);
    return sum;
  }

  static double Ask(const std::map<int, Question>& tree, int node,
                    std::span<const float> values) {
    const Question& question = tree.at(node);
    const bool at_most = values[question.feature] <= question.threshold;
    const Answer& answer = at_most ? question.at_most : question.above;
    return answer.is_leaf ? answer.leaf : Ask(tree, answer.node, values);
  }
};

// A random table, as text and as it is asked the obvious way.
class RandomTrees {
 public:
  explicit RandomTrees(uint32_t seed) : random_(seed) {
    const int num_trees = 1 + static_cast<int>(random_() % 20);
    for (int tree = 0; tree < num_trees; ++tree) {
      slow_.trees.emplace_back();
      Grow(tree, 1 + static_cast<int>(random_() % 9));
    }
  }

  const std::string& text() const { return text_; }
  const SlowTrees& slow() const { return slow_; }

  // Few values, so that thresholds are met exactly.
  float Value() { return static_cast<float>(random_() % 9) / 4 - 1; }

 private:
  void Grow(int tree, int questions) {
    int promised = 1;  // nodes that stand further below
    for (int node = 0; node < questions && node < promised; ++node) {
      SlowTrees::Question& question = slow_.trees[tree][node];
      question.feature = static_cast<int>(random_() % kNames.size());
      question.threshold = Value();
      for (SlowTrees::Answer* answer : {&question.at_most, &question.above}) {
        answer->is_leaf = promised >= questions || random_() % 3 == 0;
        if (answer->is_leaf) {
          answer->leaf = Value();
        } else {
          answer->node = promised++;
        }
      }
      text_ += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", tree, node,
                           kNames[question.feature], question.threshold,
                           Text(question.at_most), Text(question.above));
    }
  }

  static std::string Text(const SlowTrees::Answer& answer) {
    return answer.is_leaf ? fmt::format("{}", answer.leaf)
                          : fmt::format("@{}", answer.node);
  }

  std::mt19937 random_;
  std::string text_;
  SlowTrees slow_;
};

TEST(TreeTableTest, TheSumIsThatOfTheLeavesFoundByHand) {
  const auto table = Parse(kTwoTrees);
  ASSERT_TRUE(table.ok()) << Message(table.status());
  EXPECT_EQ(table->num_trees(), 2u);
  EXPECT_EQ(table->Sum(std::array{0.5f, 0.f, 1.f}), -1 + 0.25);
  EXPECT_EQ(table->Sum(std::array{0.6f, 0.25f, 0.f}), 2 + 0.125);
  EXPECT_EQ(table->Sum(std::array{0.6f, 0.26f, -1.f}), -0.5 + 0.125);
  EXPECT_EQ(table->greatest_sum(), 2.25);
}

TEST(TreeTableTest, NanLeadsAbove) {
  const auto table = Parse(kTwoTrees);
  ASSERT_TRUE(table.ok());
  const float nan = std::nanf("");
  EXPECT_EQ(table->Sum(std::array{nan, nan, nan}), -0.5 + 0.25);
}

TEST(TreeTableTest, NoTreesAddUpToNothing) {
  const auto table = Parse("");
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table->num_trees(), 0u);
  EXPECT_EQ(table->Sum(std::array{1.f, 2.f, 3.f}), 0);
  EXPECT_EQ(table->greatest_sum(), 0);
}

TEST(TreeTableTest, RandomTreesAreAskedAsTheSlowWay) {
  for (uint32_t seed = 0; seed < 300; ++seed) {
    RandomTrees made(seed);
    const auto table = Parse(made.text());
    ASSERT_TRUE(table.ok()) << Message(table.status()) << "\n" << made.text();
    for (int i = 0; i < 20; ++i) {
      const std::array values = {made.Value(), made.Value(), made.Value()};
      EXPECT_EQ(table->Sum(values), made.slow().Sum(values)) << made.text();
      EXPECT_EQ(table->SumOneByOne(values), table->Sum(values)) << made.text();
      EXPECT_LE(table->Sum(values), table->greatest_sum());
    }
  }
}

// A chain of questions with as many different thresholds, the k-th about
// feature k % num_features: a leaf for every value.
StatusOr<TreeTable> Chain(int questions, size_t num_features,
                          std::vector<std::string>* names) {
  std::string text;
  for (size_t k = 0; k < num_features; ++k) {
    names->push_back(fmt::format("f{}", k));
  }
  for (int k = 0; k < questions; ++k) {
    const std::string above =
        k + 1 < questions ? fmt::format("@{}", k + 1) : "-1";
    text += fmt::format("0\t{}\tf{}\t{}\t{}\t{}\n", k, k % num_features, k, k,
                        above);
  }
  const std::vector<std::string_view> views(names->begin(), names->end());
  return TreeTable::Parse({"chain.tsv", 1}, text, views);
}

TEST(TreeTableTest, LargeTreesAndManyFeaturesAreNoDifferent) {
  constexpr int kLeaves = RankedTrees::kLeaves;
  constexpr size_t kFeatures = RankedTrees::kMostFeatures;
  for (const int questions : {kLeaves - 1, kLeaves, 300}) {
    for (const size_t num_features :
         {size_t{1}, kFeatures / 2, kFeatures / 2 + 1, kFeatures,
          kFeatures + 1}) {
      std::vector<std::string> names;
      const auto table = Chain(questions, num_features, &names);
      ASSERT_TRUE(table.ok()) << Message(table.status());
      for (int k = 0; k < questions; ++k) {
        const std::vector<float> values(num_features, static_cast<float>(k));
        EXPECT_EQ(table->Sum(values), k);
        EXPECT_EQ(table->SumOneByOne(values), k);
      }
      const std::vector<float> values(num_features, 1000.f);
      EXPECT_EQ(table->Sum(values), -1);
    }
  }
}

TEST(TreeTableTest, ErrorsNameTheFileAndTheLine) {
  EXPECT_EQ(ParseError("0\t0\todour\t1\t2\t3\n"),
            "small.tsv:10: unknown feature \"odour\"");
  EXPECT_EQ(ParseError("# note\n0\t0\torder\t1\t2\t\n"),
            "small.tsv:11: \"\" is no leaf");
  EXPECT_EQ(ParseError("0\t0\torder\t1\t@1\t3\n"),
            "small.tsv:11: node 1 is missing");
}

TEST(TreeTableTest, EveryNodeIsLedToOnceFromAbove) {
  EXPECT_THAT(ParseError("0\t0\torder\t1\t@0\t3\n"), HasSubstr("below"));
  EXPECT_THAT(ParseError("0\t0\torder\t1\t@1\t@1\n"), HasSubstr("two answers"));
  EXPECT_THAT(ParseError("0\t0\torder\t1\t2\t3\n0\t1\torder\t1\t2\t3\n"),
              HasSubstr("nothing leads"));
  EXPECT_THAT(ParseError("0\t0\torder\t1\t@3\t3\n"), HasSubstr("missing"));
  EXPECT_THAT(ParseError("0\t0\torder\t1\t@9999999\t3\n"), HasSubstr("below"));
}

TEST(TreeTableTest, TreesAndNodesStandInTheirOrder) {
  EXPECT_THAT(ParseError("1\t0\torder\t1\t2\t3\n"), HasSubstr("out of turn"));
  EXPECT_THAT(ParseError("0\t1\torder\t1\t2\t3\n"), HasSubstr("out of turn"));
  EXPECT_THAT(ParseError("0\t0\torder\t1\t@2\t@1\n0\t2\torder\t1\t2\t3\n"),
              HasSubstr("out of turn"));
}

TEST(TreeTableTest, NumbersThatAreNoneAreRefused) {
  for (std::string_view bad : {"nan", "inf", "", "1e999", "2x", " 2"}) {
    EXPECT_THAT(ParseError(fmt::format("0\t0\torder\t{}\t2\t3\n", bad)),
                HasSubstr("threshold"));
    EXPECT_THAT(ParseError(fmt::format("0\t0\torder\t1\t{}\t3\n", bad)),
                HasSubstr("no leaf"));
    EXPECT_THAT(ParseError(fmt::format("0\t0\torder\t1\t2\t{}\n", bad)),
                HasSubstr("no leaf"));
  }
  EXPECT_THAT(ParseError("x\t0\torder\t1\t2\t3\n"), HasSubstr("not numbers"));
  EXPECT_THAT(ParseError("0\t-1\torder\t1\t2\t3\n"), HasSubstr("not numbers"));
}

}  // namespace
}  // namespace neardup
