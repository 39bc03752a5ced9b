#include "neardup/extract/range_lists.h"

#include <gtest/gtest.h>

namespace neardup {
namespace {

TEST(RangeLists, GiveBackTheListOfEachStory) {
  RangeLists lists;
  EXPECT_TRUE(lists.empty());
  lists.Reserve(3);
  lists.Add({});
  const WordRange ranges[] = {{2, 5}, {7, 8}};
  lists.Add(ranges);
  lists.Add({});
  ASSERT_EQ(lists.size(), 3u);
  EXPECT_TRUE(lists[0].empty());
  ASSERT_EQ(lists[1].size(), 2u);
  EXPECT_EQ(lists[1][0], ranges[0]);
  EXPECT_EQ(lists[1][1], ranges[1]);
  EXPECT_TRUE(lists[2].empty());
  EXPECT_FALSE(lists.empty());
  EXPECT_EQ(lists.num_words(), 4u);
}

TEST(RangeLists, StoriesWithoutRangesAreNoRanges) {
  const RangeLists lists = {{}, {}};
  EXPECT_EQ(lists.size(), 2u);
  EXPECT_TRUE(lists.empty());
}

}  // namespace
}  // namespace neardup
