#include "neardup/pipeline/pair_judge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/pipeline/feeds.h"
#include "tests/pipeline/story_generator.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Judges keep layouts by position; these positions are kept in one place.
constexpr uint32_t kApart = 8192;

StoryTable EditsOfOneStory() {
  StoryGenerator generator(5);
  const Words story = generator.Story(120);
  std::vector<FeedStory> feed(2 * kApart + 2);
  for (size_t i = 0; i < feed.size(); ++i) feed[i].id = std::to_string(i);
  for (const uint32_t i : {0u, 1u, kApart, kApart + 1, 2 * kApart}) {
    feed[i].text = StoryGenerator::Text(generator.Edit(story, 0.1));
  }
  return TableOf(feed);
}

TEST(PairJudge, WhatWasJudgedBeforeDoesNotMatter) {
  const StoryTable table = EditsOfOneStory();
  const DedupOptions options;
  PairJudge judge(table, options);
  const std::vector<uint32_t> stories = {0, 1, kApart, kApart + 1, 2 * kApart};
  for (const uint32_t a : stories) {
    for (const uint32_t b : stories) {
      if (a == b) continue;
      PairJudge fresh(table, options);
      const Match expected = fresh.Judge(a, b);
      EXPECT_GT(expected.jaccard, 0.1);
      EXPECT_EQ(judge.JudgeIfSimilar(a, b, expected.jaccard), expected);
      EXPECT_EQ(judge.JudgeIfSimilar(b, a, expected.jaccard),
                Swapped(expected));
      EXPECT_EQ(judge.JudgeIfSimilar(a, b, expected.jaccard + 0.01),
                std::nullopt);
      EXPECT_EQ(judge.Judge(a, b), expected) << a << " " << b;
      EXPECT_EQ(judge.Judge(b, a), Swapped(expected)) << a << " " << b;
    }
  }
}

// The second has some sentences of the first, the third is another story.
std::vector<FeedStory> Versions() {
  StoryGenerator generator(9);
  const std::string first = StoryGenerator::Text(generator.Story(200));
  const std::string second = first.substr(0, first.size() / 5) + " " +
                             StoryGenerator::Text(generator.Story(260));
  const std::string third = StoryGenerator::Text(generator.Story(150));
  return {{"1", first}, {"2", second}, {"3", third}};
}

TEST(PairJudge, VersionsOfOneStoryAreNearDuplicatesOtherStoriesThereAreNot) {
  std::vector<FeedStory> feed = Versions();
  const DedupOptions options;
  {
    const StoryTable table = TableOf(feed);
    PairJudge judge(table, options);
    EXPECT_NE(judge.Judge(0, 1).relation, Relation::kNearDuplicate);
  }
  for (FeedStory& story : feed) story.revision.id_series = 5;
  const StoryTable table = TableOf(feed);
  PairJudge judge(table, options);
  EXPECT_EQ(judge.Judge(0, 1).relation, Relation::kNearDuplicate);
  EXPECT_GE(judge.Judge(0, 1).score, 0.9);
  EXPECT_EQ(judge.Judge(0, 1), judge.JudgeCandidate(0, 1));
  EXPECT_FALSE(IsCopy(judge.Judge(0, 2).relation));
}

TEST(PairJudge, AWithdrawalNeedNotRepeatTheStory) {
  std::vector<FeedStory> feed = Versions();
  for (FeedStory& story : feed) story.revision.id_series = 5;
  feed[2].revision.withdrawn = true;
  const StoryTable table = TableOf(feed);
  const DedupOptions options;
  PairJudge judge(table, options);
  EXPECT_EQ(judge.Judge(0, 2).relation, Relation::kNearDuplicate);
}

TEST(JudgingOrder, PutsThePairsOfConnectedStoriesTogether) {
  const std::vector<StoryPair> pairs = {{0, 5}, {1, 2}, {3, 5}, {2, 4}, {6, 7}};
  EXPECT_THAT(JudgingOrder(pairs), ElementsAre(0, 2, 1, 3, 4));
}

TEST(JudgingOrder, HasEveryPairOnce) {
  std::mt19937 random(3);
  std::vector<StoryPair> pairs;
  for (int i = 0; i < 500; ++i) {
    const uint32_t a = random() % 300;
    pairs.push_back({a, a + 1 + static_cast<uint32_t>(random() % 20)});
  }
  Column<uint32_t> order = JudgingOrder(pairs);
  std::ranges::sort(order);
  for (uint32_t i = 0; i < pairs.size(); ++i) EXPECT_EQ(order[i], i);
  EXPECT_THAT(JudgingOrder({}), IsEmpty());
}

}  // namespace
}  // namespace neardup
