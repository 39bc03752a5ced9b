#include "neardup/verify/shingle_similarity.h"

#include <gtest/gtest.h>

#include <vector>

namespace neardup {
namespace {

TEST(ShingleSimilarityTest, RatiosFollowFromTheCounts) {
  const std::vector<uint32_t> a = {1, 2, 3, 4};
  const std::vector<uint32_t> b = {2, 4, 6, 8, 10, 12, 14, 16};
  const SetSimilarity similarity = CompareShingles(a, b);
  EXPECT_EQ(similarity.shared, 2u);
  EXPECT_DOUBLE_EQ(similarity.jaccard(), 0.2);
  EXPECT_DOUBLE_EQ(similarity.containment_a(), 0.5);
  EXPECT_DOUBLE_EQ(similarity.containment_b(), 0.25);
}

TEST(ShingleSimilarityTest, EqualSetsHaveSimilarityOne) {
  const std::vector<uint32_t> set = {5, ~uint32_t{0}};
  const SetSimilarity similarity = CompareShingles(set, set);
  EXPECT_DOUBLE_EQ(similarity.jaccard(), 1);
  EXPECT_DOUBLE_EQ(similarity.containment_a(), 1);
  EXPECT_DOUBLE_EQ(similarity.containment_b(), 1);
}

TEST(ShingleSimilarityTest, EmptySetsHaveNothingInCommon) {
  const std::vector<uint32_t> some = {1, 2};
  for (const SetSimilarity& similarity :
       {CompareShingles({}, {}), CompareShingles(some, {}),
        CompareShingles({}, some)}) {
    EXPECT_EQ(similarity.jaccard(), 0);
    EXPECT_EQ(similarity.containment_a(), 0);
    EXPECT_EQ(similarity.containment_b(), 0);
  }
}

}  // namespace
}  // namespace neardup
