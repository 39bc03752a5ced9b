#include "neardup/verify/alignment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "neardup/text/word.h"
#include "neardup/verify/bit_mask.h"
#include "tests/each_target.h"
#include "tests/verify/random_stories.h"
#include "tests/verify/slow_comparison.h"

namespace neardup {
namespace {

class AlignmentTest : public testing::Test {
 protected:
  AlignmentTest() : builder_(FrequencyTable::BuiltIn()) {}

  const Alignment& Align(TokenView a, TokenView b) {
    builder_.Build(a, &a_);
    builder_.Build(b, &b_);
    FindCommon(a_.unique_words, b_.unique_words, &common_);
    aligner_.Align(a_, b_, common_, &alignment_);
    return alignment_;
  }

  std::vector<std::vector<AlignedRun>> Chains() const {
    std::vector<std::vector<AlignedRun>> chains;
    for (size_t k = 0; k < alignment_.num_chains(); ++k) {
      const auto chain = alignment_.chain(k);
      chains.emplace_back(chain.begin(), chain.end());
    }
    return chains;
  }

  // What holds of every alignment, whatever the stories.
  void ExpectSound() const;

  ProfileBuilder builder_;
  ChainAligner aligner_;
  Profile a_, b_;
  CommonPlaces common_;
  Alignment alignment_;
};

std::vector<bool> Bits(std::span<const uint64_t> mask, size_t n) {
  std::vector<bool> bits(n);
  for (uint32_t i = 0; i < n; ++i) bits[i] = TestBit(mask, i);
  return bits;
}

void AlignmentTest::ExpectSound() const {
  std::vector<bool> matched_a(a_.num_words), matched_b(b_.num_words);
  size_t num_runs = 0;
  for (const auto& chain : Chains()) {
    ASSERT_FALSE(chain.empty());
    num_runs += chain.size();
    int score = 0;
    for (size_t r = 0; r < chain.size(); ++r) {
      const AlignedRun& run = chain[r];
      ASSERT_GT(run.length, 0);
      ASSERT_LE(run.a + run.length, a_.num_words);
      ASSERT_LE(run.b + run.length, b_.num_words);
      score +=
          kMatchScore + (run.length - 1) * (kMatchScore + kContinuationScore);
      if (r > 0) {
        ASSERT_GE(run.a, chain[r - 1].a + chain[r - 1].length);
        ASSERT_GE(run.b, chain[r - 1].b + chain[r - 1].length);
      }
      for (uint32_t z = 0; z < run.length; ++z) {
        ASSERT_EQ(a_.words[run.a + z], b_.words[run.b + z]);
        ASSERT_FALSE(matched_a[run.a + z]) << "runs overlap in a";
        ASSERT_FALSE(matched_b[run.b + z]) << "runs overlap in b";
        matched_a[run.a + z] = matched_b[run.b + z] = true;
      }
    }
    EXPECT_GE(score, kMinChainScore);
  }
  EXPECT_EQ(alignment_.runs().size(), num_runs);
  EXPECT_EQ(Bits(alignment_.matched_a(), a_.num_words), matched_a);
  EXPECT_EQ(Bits(alignment_.matched_b(), b_.num_words), matched_b);
}

TEST_F(AlignmentTest, AgreesWithTheSlowTwin) {
  StoryMaker maker(20);
  const EditRates kinds[] = {
      {},
      {.drop = 0.05, .insert = 0.05, .replace = 0.1},
      {.drop = 0.2, .insert = 0.1, .replace = 0.3, .swap = 0.1},
      {.replace = 0.6},
      {.replace = 0.1, .swap = 0.3, .move_part = 0.02},
      {.drop = 0.7},
  };
  size_t num_chains = 0;
  for (int round = 0; round < 90; ++round) {
    SCOPED_TRACE(round);
    const TokenStream a = maker.Make(20 + round * 53 % 330, round % 4);
    const TokenStream b = round % 9 == 0
                              ? maker.Make(200, round % 4)
                              : maker.Edit(a, kinds[round % 6], round % 4 + 1);
    Align(a.view(), b.view());
    const SlowAlignment slow =
        AlignSlowly(ReadSlowly(a.view(), FrequencyTable::BuiltIn()),
                    ReadSlowly(b.view(), FrequencyTable::BuiltIn()));
    ASSERT_EQ(Chains(), slow.chains);
    ExpectSound();
    EXPECT_EQ(Bits(alignment_.matched_a(), a.words.size()), slow.matched_a);
    EXPECT_EQ(Bits(alignment_.covered_a(), a.words.size()), slow.covered_a);
    EXPECT_EQ(Bits(alignment_.matched_b(), b.words.size()), slow.matched_b);
    EXPECT_EQ(Bits(alignment_.covered_b(), b.words.size()), slow.covered_b);
    num_chains += slow.chains.size();
  }
  EXPECT_GT(num_chains, 100u);
}

TEST_F(AlignmentTest, SmallVocabulariesAgreeWithTheSlowTwin) {
  // Few distinct words make many fragments, ties and overlaps.
  std::mt19937_64 random(21);
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE(round);
    TokenStream a, b;
    const uint32_t vocabulary = 3 + random() % 60;
    for (TokenStream* story : {&a, &b}) {
      const size_t n = random() % 120;
      for (size_t i = 0; i < n; ++i) {
        story->words.push_back(static_cast<uint32_t>(random() % vocabulary));
        story->flags.push_back(0);
      }
    }
    Align(a.view(), b.view());
    const SlowAlignment slow =
        AlignSlowly(ReadSlowly(a.view(), FrequencyTable::BuiltIn()),
                    ReadSlowly(b.view(), FrequencyTable::BuiltIn()));
    ASSERT_EQ(Chains(), slow.chains);
    ExpectSound();
  }
}

TEST_F(AlignmentTest, EveryTargetGivesTheSameChains) {
  StoryMaker maker(22);
  const TokenStream a = maker.Make(600, 1);
  const TokenStream b = maker.Edit(
      a, {.drop = 0.1, .replace = 0.2, .swap = 0.1, .move_part = 0.01}, 1);
  Align(a.view(), b.view());
  const auto expected = Chains();
  EXPECT_GT(expected.size(), 1u);
  OnEachTarget([&] {
    Align(a.view(), b.view());
    EXPECT_EQ(Chains(), expected);
  });
}

TEST_F(AlignmentTest, IdenticalStoriesAreOneChainThatCoversAll) {
  StoryMaker maker(23);
  for (const size_t n : {2, 63, 64, 65, 700}) {
    TokenStream story = maker.Make(n, 1);
    // At the ends words that are rare enough to match by themselves.
    story.words.front() = HashWord("orvandel");
    story.words.back() = HashWord("zirkanth");
    Align(story.view(), story.view());
    ASSERT_EQ(alignment_.num_chains(), 1u);
    for (const AlignedRun& run : alignment_.runs()) EXPECT_EQ(run.a, run.b);
    const auto length = static_cast<uint32_t>(n);
    EXPECT_EQ(CountBits(alignment_.covered_a(), 0, length), n);
    EXPECT_EQ(CountBits(alignment_.covered_b(), 0, length), n);
  }
}

TEST_F(AlignmentTest, LongestStoriesFit) {
  StoryMaker maker(24);
  const TokenStream a = maker.Make(5000, 1);
  const TokenStream b = maker.Edit(a, {.replace = 0.2}, 1);
  Align(a.view(), b.view());
  ExpectSound();
  EXPECT_GT(CountBits(alignment_.covered_a(), 0, kMaxProfileWords), 3500u);
}

// Stories of `words` words each that have as many fragments as can be: words
// that one of them has twice and the other three times, shuffled.
std::pair<TokenStream, TokenStream> ManyFragments(size_t words) {
  std::mt19937_64 random(25);
  std::pair<TokenStream, TokenStream> stories;
  for (uint32_t k = 0; k < words / 5 * 2; ++k) {
    const size_t in_a = k % 2 == 0 ? 2 : 3;
    stories.first.words.insert(stories.first.words.end(), in_a,
                               k * 0x9E3779B1u);
    stories.second.words.insert(stories.second.words.end(), 5 - in_a,
                                k * 0x9E3779B1u);
  }
  for (TokenStream* story : {&stories.first, &stories.second}) {
    std::shuffle(story->words.begin(), story->words.end(), random);
    story->flags.assign(story->words.size(), 0);
  }
  return stories;
}

TEST_F(AlignmentTest, AsManyFragmentsAsCanBeAgreeWithTheSlowTwin) {
  const auto [a, b] = ManyFragments(800);
  Align(a.view(), b.view());
  const SlowAlignment slow =
      AlignSlowly(ReadSlowly(a.view(), FrequencyTable::BuiltIn()),
                  ReadSlowly(b.view(), FrequencyTable::BuiltIn()));
  EXPECT_EQ(Chains(), slow.chains);
  EXPECT_GT(slow.chains.size(), 20u);
}

TEST_F(AlignmentTest, LongestStoriesWithAsManyFragmentsAsCanBeFit) {
  const auto [a, b] = ManyFragments(kMaxProfileWords);
  Align(a.view(), b.view());
  ExpectSound();
  EXPECT_GT(alignment_.num_chains(), 50u);
}

TEST_F(AlignmentTest, EmptyAndOneWordStoriesHaveNoChains) {
  const TokenStream one = StoryOf("ferry");
  const TokenStream more = StoryOf("the ferry left");
  for (const auto& [a, b] :
       {std::pair{TokenView(), TokenView()}, std::pair{one.view(), TokenView()},
        std::pair{TokenView(), more.view()}, std::pair{one.view(), one.view()},
        std::pair{one.view(), more.view()}}) {
    EXPECT_EQ(Align(a, b).num_chains(), 0u);
    ExpectSound();
  }
}

TEST_F(AlignmentTest, OneWordManyTimesMatchesNowhere) {
  TokenStream story;
  story.words.assign(10000, HashWord("ferry"));
  story.flags.assign(10000, 0);
  EXPECT_EQ(Align(story.view(), story.view()).num_chains(), 0u);
  EXPECT_EQ(alignment_.matched_a().size(), kMaxProfileWords / 64);
}

TEST_F(AlignmentTest, CommonWordsMatchInsideASharedPhrase) {
  const TokenStream a = StoryOf("the the the the crew of the ship waved");
  const TokenStream b = StoryOf("of of of of a crew of the ship sank the");
  Align(a.view(), b.view());
  ASSERT_EQ(alignment_.num_chains(), 1u);
  EXPECT_THAT(alignment_.chain(0), testing::ElementsAre(AlignedRun{4, 5, 4}));
}

TEST_F(AlignmentTest, ChainBridgesAReplacedWordAndCoversIt) {
  const TokenStream a = StoryOf("heavy storm sank ferry near Orvandel");
  const TokenStream b = StoryOf("heavy storm hit ferry near Orvandel");
  Align(a.view(), b.view());
  ASSERT_EQ(alignment_.num_chains(), 1u);
  EXPECT_THAT(alignment_.chain(0),
              testing::ElementsAre(AlignedRun{0, 0, 2}, AlignedRun{3, 3, 3}));
  EXPECT_EQ(CountBits(alignment_.matched_a(), 0, 6), 5u);
  EXPECT_EQ(CountBits(alignment_.covered_a(), 0, 6), 6u);
}

TEST_F(AlignmentTest, GapOfMoreThanThirtyWordsBreaksAChain) {
  const std::string head = "quartz ferry sinks", tail = "divers find wreck";
  for (const auto& [gap, chains] : {std::pair{30, 1}, std::pair{31, 2}}) {
    // Three runs of 186 points each outweigh the gap.
    std::string a = head, b = head;
    for (int k = 0; k < gap; ++k) {
      a += " inna" + std::string(k + 1, 'x');
      b += " outa" + std::string(k + 1, 'x');
    }
    Align(StoryOf(a + " " + tail).view(), StoryOf(b + " " + tail).view());
    EXPECT_EQ(alignment_.num_chains(), static_cast<size_t>(chains));
  }
}

TEST_F(AlignmentTest, MovedPartIsAChainOfItsOwn) {
  const std::string one = "quartz ferry sinks off northern harbour";
  const std::string two = "mayor promises inquiry after council meeting";
  Align(StoryOf(one + " " + two).view(), StoryOf(two + " " + one).view());
  ASSERT_EQ(alignment_.num_chains(), 2u);
  EXPECT_THAT(alignment_.chain(0), testing::ElementsAre(AlignedRun{0, 6, 6}));
  EXPECT_THAT(alignment_.chain(1), testing::ElementsAre(AlignedRun{6, 0, 6}));
}

}  // namespace
}  // namespace neardup
