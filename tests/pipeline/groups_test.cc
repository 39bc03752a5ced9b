#include "neardup/pipeline/groups.h"

#include <gmock/gmock.h>

#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr int64_t kDay = 86400;

// `count` stories whose times are 0, 1, 2, ... days.
StoryTable Daily(int count) {
  std::vector<FeedStory> feed;
  for (int i = 0; i < count; ++i) {
    feed.push_back({std::to_string(i), "words", "", i * kDay});
  }
  return TableOf(feed);
}

// Stories 0..half-1 stand behind story 0, the others behind story `half`.
std::vector<uint32_t> TwoHalves(uint32_t half) {
  std::vector<uint32_t> representative(2 * half, 0);
  for (uint32_t i = half; i < 2 * half; ++i) representative[i] = half;
  return representative;
}

TEST(Groups, NoStoriesHaveNoRepresentatives) {
  const std::vector<uint32_t> none;
  EXPECT_THAT(Groups(none).Representatives(), IsEmpty());
}

TEST(Groups, MembersComeByRepresentative) {
  const std::vector<uint32_t> representative = {2, 1, 2, 1, 4, 2};
  const Groups groups(representative);
  EXPECT_THAT(groups.Representatives(), ElementsAre(1, 2, 4));
  EXPECT_THAT(groups.Members(2), ElementsAre(0, 2, 5));
  EXPECT_THAT(groups.Members(1), ElementsAre(1, 3));
  EXPECT_THAT(groups.Members(4), ElementsAre(4));
  EXPECT_THAT(groups.Members(0), IsEmpty());
}

TEST(Groups, TheLastStoryMayStandForNobody) {
  const std::vector<uint32_t> representative = {0, 0};
  const Groups groups(representative);
  EXPECT_THAT(groups.Members(1), IsEmpty());
}

TEST(GroupComparable, EverythingIsWithoutAWindow) {
  const StoryTable stories = Daily(2);
  const std::vector<uint32_t> representative = {0, 1};
  const Groups groups(representative);
  EXPECT_TRUE(GroupComparable(stories, groups, {})(0, 1));
}

TEST(GroupComparable, AGroupReachesAsFarAsItsMembers) {
  const StoryTable stories = Daily(8);
  // Days 0..1 and 6..7, with 3 between them alone.
  const std::vector<uint32_t> representative = {0, 0, 2, 3, 4, 5, 7, 7};
  const Groups groups(representative);
  DedupOptions options;
  options.window_seconds = 2 * kDay;
  const GroupComparable comparable(stories, groups, options);
  EXPECT_TRUE(comparable(0, 3));
  EXPECT_TRUE(comparable(3, 0));
  EXPECT_FALSE(comparable(0, 4));
  EXPECT_TRUE(comparable(7, 4));
  EXPECT_FALSE(comparable(0, 7));
  EXPECT_FALSE(comparable(7, 0));
}

TEST(GroupComparable, AMemberWithoutATimeOpensItsGroup) {
  const StoryTable stories =
      TableOf({{"a", "x", "", 0}, {"b", "x"}, {"c", "x", "", 99 * kDay}});
  const std::vector<uint32_t> representative = {0, 0, 2};
  const Groups groups(representative);
  DedupOptions options;
  options.window_seconds = kDay;
  EXPECT_TRUE(GroupComparable(stories, groups, options)(0, 2));
}

class MemberPairsTest : public ::testing::Test {
 protected:
  Column<StoryPair> Pairs(const StoryTable& stories,
                          const std::vector<uint32_t>& representative,
                          const std::vector<PairSet::Judged>& copies) {
    left_out_ = 0;
    return MemberPairs(Groups(representative), Comparable(stories, options_),
                       copies, judged_, &left_out_);
  }

  DedupOptions options_;
  PairSet judged_;
  uint64_t left_out_ = 0;
};

TEST_F(MemberPairsTest, MembersOfOneGroupMeetEachOther) {
  EXPECT_THAT(Pairs(Daily(4), {1, 1, 1, 3}, {}),
              ElementsAre(StoryPair{0, 1}, StoryPair{0, 2}, StoryPair{1, 2}));
}

TEST_F(MemberPairsTest, WhatIsJudgedIsNotJudgedAgain) {
  judged_.Add(1, 0, {});
  EXPECT_THAT(Pairs(Daily(3), {1, 1, 1}, {}),
              ElementsAre(StoryPair{0, 2}, StoryPair{1, 2}));
}

TEST_F(MemberPairsTest, MembersOfCopiesMeetAcrossTheGroups) {
  EXPECT_THAT(Pairs(Daily(4), {0, 0, 3, 3}, {{0, 3, {}}}).size(), 6u);
  EXPECT_EQ(left_out_, 0u);
}

TEST_F(MemberPairsTest, OnlyComparablePairsAreAskedFor) {
  options_.window_seconds = kDay;
  EXPECT_THAT(Pairs(Daily(4), {0, 0, 3, 3}, {{0, 3, {}}}),
              ElementsAre(StoryPair{0, 1}, StoryPair{1, 2}, StoryPair{2, 3}));
}

TEST_F(MemberPairsTest, LargeGroupsMeetThroughTheirRepresentatives) {
  constexpr uint32_t kHalf = 300;
  const auto pairs =
      Pairs(Daily(2 * kHalf), TwoHalves(kHalf), {{0, kHalf, {}}});
  const uint64_t inside = 2 * (kHalf - 1), across = 2 * kHalf - 1;
  EXPECT_EQ(pairs.size(), inside + across);
  EXPECT_EQ(pairs.size() + left_out_, 2 * kHalf * (2 * kHalf - 1) / 2);
}

}  // namespace
}  // namespace neardup
