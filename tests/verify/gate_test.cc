#include "neardup/verify/gate.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>

#include "tests/verify/made_story.h"
#include "tests/verify/made_up_news.h"

namespace neardup {
namespace {

SharedKeys Keys(uint16_t trigrams, uint16_t rare_words, uint16_t chain,
                uint16_t places, uint16_t link_run) {
  SharedKeys shared;
  shared.trigrams = trigrams;
  shared.rare_words = rare_words;
  shared.chain = chain;
  shared.places = places;
  shared.link_run = link_run;
  return shared;
}

TEST(GateTest, KeyValuesAreThoseDoneByHand) {
  Bitmaps a, b;
  a.num_words = 99;
  b.num_words = 399;
  a.unique_words = 50;
  b.unique_words = 200;
  a.unique_pairs = 80;
  b.unique_pairs = 300;
  for (int bit = 0; bit < 31; ++bit) a.words[0] |= uint64_t{1} << bit;
  b.words[0] = a.words[0];
  Gate::KeyValues x;
  Gate::BuiltIn().KeysLogit(Keys(3, 4, 5, 2, 1), GateSide(a, 95),
                            GateSide(b, 150), &x);
  EXPECT_FLOAT_EQ(x[kLogShorter], std::log(100.f));
  EXPECT_FLOAT_EQ(x[kLogLengthRatio], std::log(4.f));
  EXPECT_FLOAT_EQ(x[kLogTrigrams], std::log(4.f));
  EXPECT_FLOAT_EQ(x[kLogRareWords], std::log(5.f));
  EXPECT_FLOAT_EQ(x[kTrigramShare], 3 / 100.f);
  EXPECT_FLOAT_EQ(x[kChainShare], 5 / 8.f);
  EXPECT_FLOAT_EQ(x[kLogPlaces], std::log(3.f));
  EXPECT_FLOAT_EQ(x[kLogLinkRun], std::log(2.f));
  EXPECT_FLOAT_EQ(x[kLogChain], std::log(6.f));
  // Of 31 and 124 words, 31 bits in common.
  const double filled_a = 1024 * (1 - std::exp(-31 / 1024.));
  const double filled_b = 1024 * (1 - std::exp(-124 / 1024.));
  const double beyond =
      (31 - filled_a * filled_b / 1024) / (1 - filled_b / 1024);
  EXPECT_NEAR(x[kLogWordBits], std::log1p(beyond), 1e-4);
  EXPECT_NEAR(x[kWordBitsMax], std::sqrt(beyond / 36), 1e-4);
  EXPECT_NEAR(x[kWordBitsMin], std::sqrt(beyond / 129), 1e-4);
  // No bits of the others in common: never below zero.
  EXPECT_EQ(x[kLogPairBits], 0);
  EXPECT_EQ(x[kTrigramBitsMin], 0);
}

TEST(GateTest, BothGatesAreSymmetric) {
  const MadeStory a(kFlood), b(kFloodReport);
  const GateSide left(a.bitmaps(), 210), right(b.bitmaps(), 90);
  const SharedKeys shared = Keys(3, 6, 7, 5, 2);
  const Gate& gate = Gate::BuiltIn();
  EXPECT_EQ(gate.KeysLogit(shared, left, right, nullptr),
            gate.KeysLogit(shared, right, left, nullptr));
  PairFeatures features;
  PairComparer().CompareWords(a.profile(), b.profile(), &features);
  EXPECT_EQ(gate.WordsLogit(features, 200, 300),
            gate.WordsLogit(features, 300, 200));
}

TEST(GateTest, ARewritePassesAndAChanceMeetingDoesNot) {
  const MadeStory flood(kFlood), rewrite(kFloodRewrite), chess(kChess);
  const Gate& gate = Gate::BuiltIn();
  const GateSide a(flood.bitmaps(), 214), b(rewrite.bitmaps(), 204),
      c(chess.bitmaps(), 127);
  EXPECT_TRUE(gate.PassKeys(Keys(50, 20, 65, 30, 40), a, b));
  EXPECT_FALSE(gate.PassKeys(Keys(2, 0, 1, 2, 0), a, c));
  EXPECT_TRUE(gate.PassKeys(Keys(2, 0, 1, 2, 0), a, c, /*slack=*/30));
}

TEST(GateTest, MorePlacesNeverHurt) {
  const MadeStory flood(kFlood), report(kFloodReport);
  const GateSide a(flood.bitmaps(), 214), b(report.bitmaps(), 188);
  double before = -100;
  for (uint16_t places = 1; places <= 20; ++places) {
    const double logit =
        Gate::BuiltIn().KeysLogit(Keys(10, 10, 12, places, 3), a, b, nullptr);
    EXPECT_GE(logit, before);
    before = logit;
  }
}

TEST(GateTest, AStoryHeldWordForWordPassesWhateverTheModelSays) {
  const std::string filler(kChess);
  const MadeStory excerpt(kFloodExcerpt);
  const MadeStory whole(filler + "\n" + std::string(kFloodExcerpt) + "\n" +
                        std::string(kWeatherMonday));
  EXPECT_TRUE(Gate::BuiltIn().PassKeys(Keys(2, 0, 1, 1, 0),
                                       GateSide(excerpt.bitmaps(), 60),
                                       GateSide(whole.bitmaps(), 150)));
}

TEST(GateTest, ShortStoriesPassTheGateOnWords) {
  const PairFeatures nothing;
  const Gate& gate = Gate::BuiltIn();
  EXPECT_TRUE(gate.PassWords(nothing, kMinGatedWords - 1, 5000));
  EXPECT_TRUE(gate.PassWords(nothing, 0, 0));
  EXPECT_FALSE(gate.PassWords(nothing, kMinGatedWords, kMaxProfileWords - 1));
  EXPECT_TRUE(gate.PassWords(nothing, kMinGatedWords, kMaxProfileWords));
  EXPECT_TRUE(gate.PassWords(nothing, kMinGatedWords, kMaxProfileWords - 1,
                             /*slack=*/60));
  EXPECT_EQ(SlackFor(0.5), 0);
  EXPECT_EQ(SlackFor(0.9), 0);
  EXPECT_NEAR(SlackFor(0.1), std::log(9), 1e-9);
}

TEST(GateTest, CopiesPassTheGateOnWords) {
  const MadeStory flood(kFlood), edited(kFloodEdited), rewrite(kFloodRewrite);
  PairComparer comparer;
  for (const MadeStory* other : {&edited, &rewrite}) {
    PairFeatures features;
    comparer.CompareWords(other->profile(), flood.profile(), &features);
    EXPECT_TRUE(
        Gate::BuiltIn().PassWords(features, other->size(), flood.size()));
  }
}

TEST(GateTest, LogitsAreFiniteForAnyCounts) {
  std::mt19937 random(3);
  const Gate& gate = Gate::BuiltIn();
  for (int round = 0; round < 500; ++round) {
    Bitmaps bitmaps[2];
    for (Bitmaps& side : bitmaps) {
      const uint64_t density = random() % 4;
      for (uint64_t& word : side.words) word = density * random();
      for (uint64_t& word : side.pairs) word = density * random();
      for (uint64_t& word : side.trigrams) word = density * random();
      side.num_words = random() % (kMaxProfileWords + 1);
      side.unique_words = random() % (side.num_words + 1);
      side.unique_pairs = random() % (2 * side.num_words + 1);
    }
    const auto count = [&] { return static_cast<uint16_t>(random()); };
    Gate::KeyValues values;
    const double logit =
        gate.KeysLogit(Keys(count(), count(), count(), count(), count()),
                       GateSide(bitmaps[0], random() % 5000),
                       GateSide(bitmaps[1], random() % 5000), &values);
    EXPECT_TRUE(std::isfinite(logit));
    for (float value : values) EXPECT_TRUE(std::isfinite(value));
  }
}

}  // namespace
}  // namespace neardup
