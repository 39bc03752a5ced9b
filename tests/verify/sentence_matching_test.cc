#include "neardup/verify/sentence_matching.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string_view>

#include "tests/verify/random_stories.h"

namespace neardup {
namespace {

SentenceMatches Match(std::string_view a, std::string_view b) {
  ProfileBuilder builder(FrequencyTable::BuiltIn());
  Profile profile_a, profile_b;
  builder.Build(StoryOf(a).view(), &profile_a);
  builder.Build(StoryOf(b).view(), &profile_b);
  CommonPlaces common;
  FindCommon(profile_a.unique_words, profile_b.unique_words, &common);
  return SentenceMatcher().Match(profile_a, profile_b, common);
}

TEST(SentenceMatchingTest, OrderOfSentencesDoesNotMatter) {
  const SentenceMatches matches =
      Match("quenba sank. vostra drifted. limpet glowed",
            "limpet glowed. quenba sank. vostra drifted");
  EXPECT_EQ(matches.mutual, 3u);
  EXPECT_FLOAT_EQ(matches.log_ratio, 0);
}

TEST(SentenceMatchingTest, SentenceThatIsOnlySecondBestIsNotMutual) {
  // Both sentences of a are most like the only one of b.
  const SentenceMatches matches =
      Match("quenba vostra. quenba vostra limpet", "quenba vostra limpet");
  EXPECT_EQ(matches.mutual, 1u);
  EXPECT_FLOAT_EQ(matches.log_ratio, 0);
}

TEST(SentenceMatchingTest, OfEqualSentencesTheFirstCounts) {
  const SentenceMatches matches =
      Match("quenba vostra. quenba vostra", "quenba vostra");
  EXPECT_EQ(matches.mutual, 1u);
}

TEST(SentenceMatchingTest, QuarterOfTheWeightIsNotEnough) {
  // Unknown words weigh the same. Dice 2 / 8, then 2 / 7.
  EXPECT_EQ(Match("quenba xibbo zorrul yundel", "quenba krovim spindax wulfet")
                .mutual,
            0u);
  EXPECT_EQ(Match("quenba xibbo zorrul yundel", "quenba krovim spindax").mutual,
            1u);
}

TEST(SentenceMatchingTest, LogRatioIsThatOfTheWeights) {
  const SentenceMatches matches = Match("quenba vostra", "quenba vostra xibbo");
  EXPECT_EQ(matches.mutual, 1u);
  EXPECT_NEAR(matches.log_ratio, std::log(1.5), 1e-5);
}

TEST(SentenceMatchingTest, EmptyStoriesAndFunctionWordsMatchNothing) {
  EXPECT_EQ(Match("", "quenba").mutual, 0u);
  EXPECT_EQ(Match("", "").mutual, 0u);
  EXPECT_EQ(Match("the of and", "the of and").mutual, 0u);
}

}  // namespace
}  // namespace neardup
