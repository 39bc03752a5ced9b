#include "neardup/report/explanation.h"

#include <gmock/gmock.h>

#include "neardup/pipeline/compare.h"
#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

// The explanation of what is found in two texts.
Explanation Explained(std::string_view a, std::string_view b) {
  const StoryTable table =
      TableOf({{"a", std::string(a)}, {"b", std::string(b)}});
  const StoryPair pair{0, 1};
  std::vector<Grounds> grounds;
  const auto judged = ComparePairs(table, {&pair, 1}, {}, {}, &grounds);
  EXPECT_TRUE(judged.ok());
  return Explain((*judged)[0], grounds[0], {});
}

TEST(ExplanationTest, OfANearDuplicateItSaysWhatIsShared) {
  const Explanation why = Explained(kHarbour, kHarbourEdited);
  EXPECT_THAT(why.evidence, HasSubstr("passages in the same order"));
  EXPECT_THAT(why.conclusion, HasSubstr("of their five-word runs"));
  EXPECT_FALSE(why.reasons.empty());
}

TEST(ExplanationTest, OfExactCopiesThereIsNothingToWeigh) {
  const Explanation why = Explained(kHarbour, kHarbour);
  EXPECT_THAT(why.conclusion, StartsWith("Both have the same words"));
  EXPECT_TRUE(why.reasons.empty());
}

TEST(ExplanationTest, UnrelatedStoriesHaveNoPassage) {
  const Explanation why = Explained(kHarbour, kOrchard);
  EXPECT_THAT(why.evidence, StartsWith("no passage of one"));
  EXPECT_EQ(why.conclusion, "");
}

TEST(ExplanationTest, OfARewriteItSaysThatWordsAndOrderAreShared) {
  PairResult pair;
  pair.match.relation = Relation::kRewrite;
  Grounds grounds;
  grounds.measured = true;
  grounds.rewrite[kLogContentWords] = 4.963F;  // log1p of 142
  grounds.rewrite[kOrdinaryMatched] = 0.61F;
  grounds.rewrite[kOrdinaryOrder] = 0.93F;
  EXPECT_THAT(DescribeConclusion(pair, grounds),
              HasSubstr("share 142 words besides function words, and 61 %"));
  EXPECT_THAT(DescribeConclusion(pair, grounds), HasSubstr("agrees by 0.93 ("));
  grounds.rewrite[kOrdinaryOrder] = -0.2F;
  EXPECT_THAT(DescribeConclusion(pair, grounds), HasSubstr("agrees by 0.00 ("));
}

TEST(ExplanationTest, OfAnExcerptItSaysWhichIsThePart) {
  PairResult pair;
  pair.match = {Relation::kExcerpt, 1, 0.3, 0.31, 0.98, 0.3, 1};
  EXPECT_EQ(DescribeConclusion(pair, {}),
            "98 % of the second story is in the first one word for word, which "
            "has 69 % more that is its own.");
}

TEST(ExplanationTest, EveryReasonHasWords) {
  for (int i = 0; i < kNumReasonGroups; ++i) {
    EXPECT_NE(DescribeReason({static_cast<ReasonGroup>(i), 1, 0.5}), "");
  }
}

}  // namespace
}  // namespace neardup
