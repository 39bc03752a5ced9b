#include "neardup/verify/features.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>
#include <utility>

#include "neardup/text/word.h"
#include "tests/verify/random_stories.h"
#include "tests/verify/slow_comparison.h"

namespace neardup {
namespace {

class FeaturesTest : public testing::Test {
 protected:
  FeaturesTest() : builder_(FrequencyTable::BuiltIn()) {}

  PairFeatures Compare(TokenView a, TokenView b) {
    Profile profile_a, profile_b;
    builder_.Build(a, &profile_a);
    builder_.Build(b, &profile_b);
    PairFeatures features;
    comparer_.CompareWords(profile_a, profile_b, &features);
    comparer_.Align(profile_a, profile_b, &features);
    comparer_.MatchSentences(profile_a, profile_b, &features);
    return features;
  }
  PairFeatures Compare(std::string_view a, std::string_view b) {
    return Compare(StoryOf(a).view(), StoryOf(b).view());
  }

  void ExpectAsDefined(TokenView a, TokenView b) {
    const PairFeatures features = Compare(a, b);
    const SlowStory slow_a = ReadSlowly(a, FrequencyTable::BuiltIn());
    const SlowStory slow_b = ReadSlowly(b, FrequencyTable::BuiltIn());
    const auto expected =
        CompareSlowly(slow_a, slow_b, AlignSlowly(slow_a, slow_b));
    for (int k = 0; k < kNumRewriteFeatures; ++k) {
      EXPECT_NEAR(features.rewrite[k], expected[k],
                  1e-4 * std::max(1.0, std::abs(expected[k])))
          << RewriteFeatureNames()[k];
      moved_[k].insert(features.rewrite[k]);
    }
  }

  ProfileBuilder builder_;
  PairComparer comparer_;
  std::array<std::set<float>, kNumRewriteFeatures> moved_;
};

TEST_F(FeaturesTest, EveryFeatureIsWhatItsDefinitionSays) {
  StoryMaker maker(30);
  const Language languages[] = {Language::kEnglish, Language::kGerman,
                                Language::kUnknown};
  const EditRates kinds[] = {
      {},
      {.drop = 0.05, .insert = 0.05, .replace = 0.1},
      {.drop = 0.2, .insert = 0.1, .replace = 0.3, .swap = 0.1},
      {.replace = 0.6},
      {.replace = 0.1, .swap = 0.3, .move_part = 0.02},
      {.drop = 0.7},
      {.replace = 1},
  };
  for (int round = 0; round < 105; ++round) {
    SCOPED_TRACE(round);
    const int topic = round % 4;
    const TokenStream a =
        maker.Make(10 + round * 53 % 330, topic, languages[round % 3]);
    const TokenStream b =
        round % 8 == 0 ? maker.Make(150, topic, languages[round % 3])
                       : maker.Edit(a, kinds[round % 7], topic + round % 2);
    ExpectAsDefined(a.view(), b.view());
    ExpectAsDefined(b.view(), a.view());
  }
  for (int k = 0; k < kNumRewriteFeatures; ++k) {
    EXPECT_GT(moved_[k].size(), 3u)
        << RewriteFeatureNames()[k] << " hardly varies: nothing was tested";
  }
}

TEST_F(FeaturesTest, StoriesWithManySentencesAgreeWithTheDefinitions) {
  StoryMaker maker(31);
  TokenStream a = maker.Make(700, 1);
  for (size_t i = 0; i < a.flags.size(); i += 5) a.flags[i] |= kSentenceStart;
  const TokenStream b = maker.Edit(a, {.drop = 0.1, .replace = 0.1}, 1);
  ExpectAsDefined(a.view(), b.view());
}

TEST_F(FeaturesTest, EmptyAndTinyStoriesAgreeWithTheDefinitions) {
  const char* const texts[] = {"",   "ferry",           "the",
                               "12", "the ferry left.", "Orvandel"};
  for (const char* a : texts) {
    for (const char* b : texts) {
      SCOPED_TRACE(std::string(a) + " | " + b);
      ExpectAsDefined(StoryOf(a).view(), StoryOf(b).view());
    }
  }
}

TEST_F(FeaturesTest, SetFeaturesDoNotDependOnTheOrderOfThePair) {
  StoryMaker maker(32);
  for (int round = 0; round < 20; ++round) {
    const TokenStream a = maker.Make(250, 1);
    const TokenStream b = maker.Edit(a, {.drop = 0.3, .replace = 0.3}, 1);
    const PairFeatures ab = Compare(a.view(), b.view());
    const PairFeatures ba = Compare(b.view(), a.view());
    for (const RewriteFeature feature :
         {kTrigramContainmentMin, kTrigramContainmentMax, kContentPairJaccard,
          kFunctionShareMin, kFunctionShareMax, kLogNames, kNumberShareMin,
          kNumberShareMax, kLogNumbers, kLogContentWords}) {
      EXPECT_EQ(ab.rewrite[feature], ba.rewrite[feature])
          << RewriteFeatureNames()[feature];
    }
    EXPECT_EQ(ab.trigram_containment_a, ba.trigram_containment_b);
    EXPECT_EQ(ab.trigram_containment_b, ba.trigram_containment_a);
  }
}

TEST_F(FeaturesTest, IdenticalStoriesShareEverything) {
  StoryMaker maker(33);
  TokenStream story = maker.Make(300, 1);
  story.words.front() = HashWord("orvandel");
  story.words.back() = HashWord("zirkanth");
  const PairFeatures features = Compare(story.view(), story.view());
  for (const RewriteFeature feature :
       {kTrigramContainmentMin, kContentPairJaccard, kFunctionShareMin,
        kNumberShareMin, kOrdinaryMatched, kTenthsCoveredMin, kCoverageMin,
        kMutualSentences, kChains}) {
    EXPECT_FLOAT_EQ(features.rewrite[feature], 1)
        << RewriteFeatureNames()[feature];
  }
  EXPECT_FLOAT_EQ(features.rewrite[kOrdinaryOrder], 1);
  EXPECT_FLOAT_EQ(features.rewrite[kSentenceLengthRatio], 0);
  EXPECT_FLOAT_EQ(features.rewrite[kLongestChain], std::log1p(300.0f));
  EXPECT_EQ(features.coverage_a, 1);
  EXPECT_EQ(features.coverage_b, 1);
}

TEST_F(FeaturesTest, OtherNumberInTheSamePlaceIsAConflict) {
  const PairFeatures features =
      Compare("divers saved 14 sailors near Orvandel harbour",
              "divers saved 39 sailors near Orvandel harbour");
  EXPECT_EQ(features.rewrite[kNumberConflicts], 1);
  EXPECT_EQ(features.rewrite[kMatchedNumbers], 0);
  // One new number and one old name in chains, on both sides.
  EXPECT_FLOAT_EQ(features.new_a, (1 + 1.0f / 6) / (2 + 5.0f / 6));
  EXPECT_FLOAT_EQ(features.new_b, features.new_a);
}

TEST_F(FeaturesTest, SidesAreNotOrderedBySize) {
  StoryMaker maker(34);
  const TokenStream a = maker.Make(300, 1);
  TokenView part = a.view();
  part.words = part.words.subspan(100, 80);
  part.flags = part.flags.subspan(100, 80);
  const PairFeatures features = Compare(a.view(), part);
  EXPECT_LT(features.coverage_a, 0.5);
  EXPECT_GT(features.coverage_b, 0.9);
  EXPECT_LT(features.trigram_containment_a, features.trigram_containment_b);
}

TEST_F(FeaturesTest, CompareWordsClearsWhatLaterStepsSet) {
  StoryMaker maker(35);
  const TokenStream story = maker.Make(200, 1);
  Profile profile;
  builder_.Build(story.view(), &profile);
  PairFeatures features = Compare(story.view(), story.view());
  comparer_.CompareWords(profile, profile, &features);
  EXPECT_EQ(features.rewrite[kChains], 0);
  EXPECT_EQ(features.coverage_a, 0);
  EXPECT_EQ(features.rewrite[kTrigramContainmentMin], 1);
}

TEST_F(FeaturesTest, NamesAreDistinct) {
  std::set<std::string> names;
  for (const char* name : RewriteFeatureNames()) names.insert(name);
  EXPECT_EQ(names.size(), static_cast<size_t>(kNumRewriteFeatures));
}

}  // namespace
}  // namespace neardup
