#include "neardup/verify/passages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "neardup/verify/features.h"
#include "tests/verify/made_story.h"
#include "tests/verify/made_up_news.h"

namespace neardup {
namespace {

using ::testing::Each;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<Passage> PassagesOf(const MadeStory& a, const MadeStory& b) {
  PairComparer comparer;
  PairFeatures features;
  comparer.CompareWords(a.profile(), b.profile(), &features);
  comparer.Align(a.profile(), b.profile(), &features);
  std::vector<Passage> passages;
  MakePassages(comparer.alignment(), a.tokens().view(), b.tokens().view(),
               &passages);
  return passages;
}

// True if no word is in two passages, all ranges lie inside the stories, and
// passages come in order of a.
void ExpectSound(const std::vector<Passage>& passages, size_t size_a,
                 size_t size_b) {
  std::vector<int> held_a(size_a), held_b(size_b);
  for (size_t i = 0; i < passages.size(); ++i) {
    const Passage& p = passages[i];
    ASSERT_LT(p.a_begin, p.a_end);
    ASSERT_LT(p.b_begin, p.b_end);
    ASSERT_LE(p.a_end, size_a);
    ASSERT_LE(p.b_end, size_b);
    if (i > 0) {
      EXPECT_GE(p.a_begin, passages[i - 1].a_end);
    }
    for (uint32_t k = p.a_begin; k < p.a_end; ++k) EXPECT_EQ(held_a[k]++, 0);
    for (uint32_t k = p.b_begin; k < p.b_end; ++k) EXPECT_EQ(held_b[k]++, 0);
  }
}

constexpr std::string_view kSentence =
    "The lantern makers of Brightholm marched to the old granary on Sunday to "
    "protest against the new tax on candle wax";

TEST(PassagesTest, ASharedSentenceIsOneVerbatimPassage) {
  const std::string sentence(kSentence);
  const MadeStory a("Nobody expected such crowds. " + sentence +
                    ". Shops closed early.");
  const MadeStory b("Elsewhere, calm prevailed all weekend long. " + sentence +
                    "! Police kept their distance throughout.");
  const std::vector<Passage> passages = PassagesOf(a, b);
  ASSERT_THAT(passages, SizeIs(1));
  EXPECT_EQ(passages[0].kind, PassageKind::kVerbatim);
  EXPECT_EQ(a.Text(passages[0].a_begin, passages[0].a_end), kSentence);
  EXPECT_EQ(b.Text(passages[0].b_begin, passages[0].b_end), kSentence);
}

TEST(PassagesTest, AFewChangedWordsMakeItEdited) {
  const MadeStory a(kSentence);
  const MadeStory b(
      "The lantern makers of Brightholm walked to the old granary on Sunday "
      "to demonstrate against the new levy on candle wax");
  const std::vector<Passage> passages = PassagesOf(a, b);
  ASSERT_THAT(passages, SizeIs(1));
  EXPECT_EQ(passages[0].kind, PassageKind::kEdited);
  EXPECT_EQ(passages[0].a_begin, 0u);
  EXPECT_EQ(passages[0].a_end, a.size());
}

TEST(PassagesTest, HalfOfTheWordsMakesItReworded) {
  const MadeStory a(kSentence);
  const MadeStory b(
      "Lantern makers from Brightholm gathered near that ancient granary this "
      "Sunday and shouted slogans against another tax upon candle wax");
  const std::vector<Passage> passages = PassagesOf(a, b);
  ASSERT_THAT(passages, SizeIs(1));
  EXPECT_EQ(passages[0].kind, PassageKind::kReworded);
}

TEST(PassagesTest, BytesPointAtTheOriginalText) {
  const MadeStory a("  \xC2\xBBNein.\xC2\xAB \n" + std::string(kSentence) +
                    ", r\xC3\xA9sum\xC3\xA9.");
  const MadeStory b("Intro words here; " + std::string(kSentence) + ".");
  std::vector<Passage> passages = PassagesOf(a, b);
  ASSERT_THAT(passages, SizeIs(1));
  ToBytes(a.tokens().offsets(), b.tokens().offsets(), &passages);
  EXPECT_EQ(a.Bytes(passages[0].a_begin, passages[0].a_end), kSentence);
  EXPECT_EQ(b.Bytes(passages[0].b_begin, passages[0].b_end), kSentence);
}

TEST(PassagesTest, MovedParagraphsComeInOrderOfA) {
  const std::string chess(kChess);
  const std::string flood(kFlood);
  const MadeStory a(flood + "\n" + chess);
  const MadeStory b(chess + "\n" + flood);
  std::vector<Passage> passages = PassagesOf(a, b);
  ExpectSound(passages, a.size(), b.size());
  ASSERT_THAT(passages, SizeIs(2));
  EXPECT_THAT(passages, Each(Field(&Passage::kind, PassageKind::kVerbatim)));
  EXPECT_GT(passages[0].b_begin, passages[1].b_begin);
  EXPECT_THAT(std::string(a.Text(passages[0].a_begin, passages[0].a_end)),
              HasSubstr("Veldmoor"));

  const std::vector<Passage> before = passages;
  SwapSides(&passages);
  ExpectSound(passages, b.size(), a.size());
  EXPECT_EQ(passages[0].a_begin, before[1].b_begin);
  SwapSides(&passages);
  EXPECT_EQ(passages, before);
}

TEST(PassagesTest, AnEditedArticleFallsIntoSentencesAndParagraphs) {
  const MadeStory a(kFlood);
  const MadeStory b(kFloodRewrite);
  const std::vector<Passage> passages = PassagesOf(a, b);
  ExpectSound(passages, a.size(), b.size());
  EXPECT_GE(passages.size(), 3u);
  for (const Passage& passage : passages) {
    EXPECT_LE(passage.a_end - passage.a_begin, 2 * kParagraph);
  }
}

TEST(PassagesTest, StoriesWithNothingInCommonHaveNone) {
  EXPECT_THAT(
      PassagesOf(MadeStory(kWeatherMonday), MadeStory("Three red kites")),
      IsEmpty());
  EXPECT_THAT(PassagesOf(MadeStory(""), MadeStory(kFlood)), IsEmpty());
  EXPECT_THAT(PassagesOf(MadeStory(""), MadeStory("")), IsEmpty());
}

TEST(PassagesTest, PassagesAreSoundForRandomStories) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    TokenStream streams[2];
    const uint32_t vocabulary = 2 + random() % 60;
    for (TokenStream& stream : streams) {
      const size_t size = random() % 300;
      for (size_t i = 0; i < size; ++i) {
        stream.words.push_back(random() % vocabulary);
        stream.flags.push_back(0);
      }
    }
    const MadeStory a(streams[0]), b(streams[1]);
    ExpectSound(PassagesOf(a, b), a.size(), b.size());
    // A story against itself with a hole in it.
    streams[1] = streams[0];
    if (a.size() > 40) {
      streams[1].words.erase(streams[1].words.begin() + 10,
                             streams[1].words.begin() + 30);
      streams[1].flags.resize(streams[1].words.size());
    }
    const MadeStory c(streams[1]);
    ExpectSound(PassagesOf(a, c), a.size(), c.size());
  }
}

}  // namespace
}  // namespace neardup
