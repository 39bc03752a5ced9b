#include "neardup/index/banding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace neardup {
namespace {

using ::testing::HasSubstr;

TEST(Banding, ProbabilityIsThatOfOneEqualBandAtLeast) {
  EXPECT_DOUBLE_EQ(CandidateProbability({1, 1}, .3), .3);
  EXPECT_DOUBLE_EQ(CandidateProbability({1, 3}, .5), .125);
  EXPECT_DOUBLE_EQ(CandidateProbability({2, 1}, .5), .75);
  EXPECT_EQ(CandidateProbability({32, 4}, 0), 0);
  EXPECT_EQ(CandidateProbability({32, 4}, 1), 1);
}

TEST(Banding, TheDefaultsGive32BandsOf4Rows) {
  EXPECT_EQ(*ChooseBanding(.7, .99, 128), (Banding{32, 4}));
}

TEST(Banding, TheChoiceHasTheRecallAndNoMoreSelectiveOneHas) {
  for (int num_perm : {1, 16, 100, 128, 256, 4096}) {
    for (double threshold : {.1, .5, .7, .8, .95, 1.}) {
      for (double recall : {.5, .9, .99, .999}) {
        const auto banding = ChooseBanding(threshold, recall, num_perm);
        const bool possible =
            CandidateProbability({num_perm, 1}, threshold) >= recall;
        ASSERT_EQ(banding.ok(), possible);
        if (!possible) continue;
        EXPECT_LE(banding->bands * banding->rows, num_perm);
        EXPECT_GE(CandidateProbability(*banding, threshold), recall);
        for (int rows = banding->rows + 1; rows <= num_perm; ++rows) {
          EXPECT_LT(CandidateProbability({num_perm / rows, rows}, threshold),
                    recall);
        }
      }
    }
  }
}

TEST(Banding, TheErrorSaysWhatWouldBeEnough) {
  const auto banding = ChooseBanding(.1, .99, 16);
  ASSERT_FALSE(banding.ok());
  EXPECT_THAT(Message(banding.status()), HasSubstr("raise num_perm to 44"));
  EXPECT_TRUE(ChooseBanding(.1, .99, 44).ok());
  EXPECT_FALSE(ChooseBanding(.1, .99, 43).ok());
}

TEST(Banding, ArgumentsOutOfRangeAreRefused) {
  for (double threshold : {0., -1., 1.1, std::nan("")}) {
    EXPECT_THAT(Message(ChooseBanding(threshold, .9, 128).status()),
                HasSubstr("threshold"));
  }
  for (double recall : {0., 1., std::nan("")}) {
    EXPECT_THAT(Message(ChooseBanding(.7, recall, 128).status()),
                HasSubstr("recall"));
  }
  EXPECT_THAT(Message(ChooseBanding(.7, .9, 0).status()),
              HasSubstr("num_perm"));
}

}  // namespace
}  // namespace neardup
