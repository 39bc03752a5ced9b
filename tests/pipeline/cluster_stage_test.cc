#include "neardup/pipeline/cluster_stage.h"

#include <gmock/gmock.h>

#include <atomic>

#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;

Match Copy(Relation relation, double score) {
  Match match;
  match.relation = relation;
  match.score = score;
  return match;
}

class ClusterStageTest : public ::testing::Test {
 protected:
  StatusOr<ClusterStage> Form(const StoryTable& stories,
                              const Hooks& hooks = {}) {
    ThreadPool pool(1);
    std::vector<PairJudge> judges;
    judges.emplace_back(stories, options_);
    return ClusterStories(stories, Comparable(stories, options_), options_,
                          &pool, judges, hooks, &pairs_);
  }

  DedupOptions options_;
  PairSet pairs_;
};

// Four stories with nothing in common, longest first.
StoryTable Strangers() {
  return TableOf({{"a", "one two three four five six", "Alba", 400},
                  {"b", "seven eight nine ten eleven", "Borea", 300},
                  {"c", "twelve thirteen fourteen fifteen", "Caldera", 200},
                  {"d", "sixteen seventeen eighteen", "Dune", 100}});
}

TEST_F(ClusterStageTest, NoStoriesFormNoClusters) {
  const StoryTable stories = TableOf({});
  const auto stage = Form(stories);
  ASSERT_TRUE(stage.ok());
  EXPECT_TRUE(stage->clusters.empty());
}

TEST_F(ClusterStageTest, AStoryWithoutCopiesIsUnique) {
  const auto stage = Form(Strangers());
  ASSERT_TRUE(stage.ok());
  EXPECT_EQ(stage->clusters.size(), 4u);
  EXPECT_EQ(stage->outcomes[2].role, Role::kUnique);
  EXPECT_EQ(stage->outcomes[2].duplicate_of, 2u);
  EXPECT_EQ(stage->verified, 0u);
}

TEST_F(ClusterStageTest, AChainDoesNotHoldStrangersTogether) {
  pairs_.Add(0, 1, Copy(Relation::kRewrite, 0.9));
  pairs_.Add(1, 2, Copy(Relation::kRewrite, 0.8));
  const auto stage = Form(Strangers());
  ASSERT_TRUE(stage.ok());
  // 0 and 2 are judged, and found to be strangers.
  EXPECT_EQ(stage->verified, 1u);
  EXPECT_THAT(stage->clusters[0].members, ElementsAre(0, 1));
  EXPECT_EQ(stage->outcomes[2].role, Role::kUnique);
}

TEST_F(ClusterStageTest, WhoIsKeptIsVerifiedAgainstEveryOther) {
  // 3 is the earliest, but no copy of 2; 1 is the earliest that is.
  pairs_.Add(0, 1, Copy(Relation::kNearDuplicate, 0.99));
  pairs_.Add(0, 2, Copy(Relation::kNearDuplicate, 0.97));
  pairs_.Add(0, 3, Copy(Relation::kRewrite, 0.9));
  pairs_.Add(1, 2, Copy(Relation::kRewrite, 0.7));
  pairs_.Add(1, 3, Copy(Relation::kRewrite, 0.6));
  const auto stage = Form(Strangers());
  ASSERT_TRUE(stage.ok());
  ASSERT_EQ(stage->clusters.size(), 1u);
  EXPECT_EQ(stage->clusters[0].canonical, 1u);
  EXPECT_EQ(stage->outcomes[0].duplicate_of, 1u);
  EXPECT_EQ(stage->outcomes[0].relation, Relation::kNearDuplicate);
  EXPECT_DOUBLE_EQ(stage->clusters[0].min_score, 0.6);
  EXPECT_DOUBLE_EQ(stage->clusters[0].mean_score, (0.99 + 0.7 + 0.6) / 3);
}

TEST_F(ClusterStageTest, AnExcerptJoinsItsWholeAndIsNeverKept) {
  options_.keep = Keep::kEarliest;
  pairs_.Add(0, 1, Copy(Relation::kNearDuplicate, 0.99));
  pairs_.Add(1, 3, Copy(Relation::kExcerpt, 0.8));
  const auto stage = Form(Strangers());
  ASSERT_TRUE(stage.ok());
  EXPECT_THAT(stage->clusters[0].members, ElementsAre(0, 1, 3));
  EXPECT_EQ(stage->clusters[0].canonical, 1u);
  EXPECT_EQ(stage->outcomes[3].role, Role::kDuplicate);
  EXPECT_EQ(stage->outcomes[3].duplicate_of, 1u);
  EXPECT_EQ(stage->outcomes[3].relation, Relation::kExcerpt);
}

TEST_F(ClusterStageTest, WhatIsNotWantedHoldsNothingTogether) {
  options_.find = {true, false, false, false};
  pairs_.Add(0, 1, Copy(Relation::kNearDuplicate, 0.99));
  const auto stage = Form(Strangers());
  ASSERT_TRUE(stage.ok());
  EXPECT_EQ(stage->clusters.size(), 4u);
}

TEST_F(ClusterStageTest, StopsOnRequest) {
  std::atomic<bool> cancel = true;
  Hooks hooks;
  hooks.cancel = &cancel;
  pairs_.Add(0, 1, Copy(Relation::kRewrite, 0.9));
  pairs_.Add(1, 2, Copy(Relation::kRewrite, 0.8));
  EXPECT_TRUE(absl::IsCancelled(Form(Strangers(), hooks).status()));
}

}  // namespace
}  // namespace neardup
