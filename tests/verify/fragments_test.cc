#include "neardup/verify/fragments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

#include "neardup/text/word.h"
#include "tests/verify/random_stories.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;

class FragmentsTest : public testing::Test {
 protected:
  void Find(TokenView a, TokenView b) {
    ProfileBuilder builder(FrequencyTable::BuiltIn());
    Profile profile_a, profile_b;
    builder.Build(a, &profile_a);
    builder.Build(b, &profile_b);
    CommonPlaces common;
    FindCommon(profile_a.unique_words, profile_b.unique_words, &common);
    finder_->Find(profile_a, profile_b, common, fragments_.get());
    ScoreFragments(fragments_.get());
  }
  void Find(std::string_view a, std::string_view b) {
    Find(StoryOf(a).view(), StoryOf(b).view());
  }

  std::vector<AlignedRun> Runs() const {
    std::vector<AlignedRun> runs;
    for (uint32_t f = 0; f < fragments_->size; ++f) {
      EXPECT_EQ(fragments_->end_a[f] - fragments_->begin_a[f],
                fragments_->end_b[f] - fragments_->begin_b[f]);
      runs.push_back({static_cast<uint16_t>(fragments_->begin_a[f]),
                      static_cast<uint16_t>(fragments_->begin_b[f]),
                      static_cast<uint16_t>(fragments_->end_a[f] -
                                            fragments_->begin_a[f])});
    }
    return runs;
  }

  std::unique_ptr<FragmentFinder> finder_ = std::make_unique<FragmentFinder>();
  std::unique_ptr<Fragments> fragments_ = std::make_unique<Fragments>();
};

TEST_F(FragmentsTest, FragmentsComeInOrderOfTheirBeginnings) {
  Find("quenba sank vostra", "vostra quenba sank quenba");
  EXPECT_THAT(Runs(), ElementsAre(AlignedRun{0, 1, 2}, AlignedRun{0, 3, 1},
                                  AlignedRun{2, 0, 1}));
}

TEST_F(FragmentsTest, WordsThatRepeatTooOftenMatchOnlyInsideRareBigrams) {
  // `quenba` makes 9 pairs; `quenba sank` makes one.
  Find("quenba quenba sank quenba", "vostra quenba sank quenba limpet quenba");
  EXPECT_THAT(Runs(), ElementsAre(AlignedRun{1, 1, 3}));
}

TEST_F(FragmentsTest, NearerPredecessorWinsWhenScoresAreEqual) {
  Find("quenba vostra limpet", "vostra quenba limpet");
  ASSERT_THAT(Runs(), ElementsAre(AlignedRun{0, 1, 1}, AlignedRun{1, 0, 1},
                                  AlignedRun{2, 2, 1}));
  // Gaps (1, 0) and (0, 1): equal penalties of 7.
  EXPECT_EQ(fragments_->score[2], 60 + 60 - 7);
  EXPECT_EQ(fragments_->predecessor[2], 1);
}

TEST_F(FragmentsTest, NoPairHasMoreThanTheMaximum) {
  // Words that one story has twice and the other three times are the worst.
  TokenStream a, b;
  for (uint32_t k = 0; k < kMaxProfileWords / 5 * 2; ++k) {
    const size_t in_a = k % 2 == 0 ? 2 : 3;
    a.words.insert(a.words.end(), in_a, k * 0x9E3779B1u);
    b.words.insert(b.words.end(), 5 - in_a, k * 0x9E3779B1u);
  }
  std::mt19937_64 random(1);
  std::shuffle(a.words.begin(), a.words.end(), random);
  std::shuffle(b.words.begin(), b.words.end(), random);
  a.flags.assign(a.words.size(), 0);
  b.flags.assign(b.words.size(), 0);
  Find(a.view(), b.view());
  EXPECT_LE(fragments_->size, kMaxFragments);
  EXPECT_GT(fragments_->size, kMaxFragments * 99 / 100);
}

}  // namespace
}  // namespace neardup
