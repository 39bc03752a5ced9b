#include "neardup/eval/precision.h"

#include <gtest/gtest.h>

namespace neardup {
namespace {

TEST(FromCounts, HasTheValuesComputedByHand) {
  const PrecisionRecall result = FromCounts(8, 2, 4);
  EXPECT_DOUBLE_EQ(result.precision, 0.8);
  EXPECT_DOUBLE_EQ(result.recall, 8. / 12);
  EXPECT_DOUBLE_EQ(result.f1, 16. / 22);  // 2 tp / (2 tp + fp + fn)
}

TEST(FromCounts, NothingFoundIsNotWrongAndNothingToFindIsNotMissed) {
  EXPECT_EQ(FromCounts(0, 0, 3).precision, 1);
  EXPECT_EQ(FromCounts(0, 0, 3).f1, 0);
  EXPECT_EQ(FromCounts(0, 3, 0).recall, 1);
  EXPECT_EQ(FromCounts(0, 0, 0).f1, 1);
}

TEST(HarmonicMean, OfZerosIsZero) {
  EXPECT_EQ(HarmonicMean(0, 0), 0);
  EXPECT_DOUBLE_EQ(HarmonicMean(1, 0.5), 2. / 3);
}

}  // namespace
}  // namespace neardup
