#include "neardup/pipeline/compare.h"

#include <gmock/gmock.h>

#include "neardup/pipeline/pair_judge.h"
#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Match Compare(std::string_view a, std::string_view b) {
  const StatusOr<PairResult> pair = CompareTexts(a, b, {});
  EXPECT_TRUE(pair.ok()) << pair.status();
  return pair.ok() ? pair->match : Match{};
}

TEST(CompareTexts, ATextIsAnExactCopyOfItself) {
  const StatusOr<PairResult> pair = CompareTexts(kHarbour, kHarbour, {});
  ASSERT_TRUE(pair.ok());
  EXPECT_EQ(pair->match, ExactMatch());
  ASSERT_EQ(pair->passages.size(), 1u);
  EXPECT_EQ(pair->passages[0].kind, PassageKind::kVerbatim);
  EXPECT_EQ(pair->passages[0].a_begin, 0u);
  EXPECT_EQ(pair->passages[0].b_end, kHarbour.size() - 1);  // the full stop
}

TEST(CompareTexts, CaseAndPunctuationDoNotMatter) {
  std::string shouted;
  for (const char c : kHarbour) {
    shouted += c == ',' ? ';' : static_cast<char>(std::toupper(c));
  }
  EXPECT_EQ(Compare(kHarbour, shouted).relation, Relation::kExact);
}

TEST(CompareTexts, AnEditedTextIsANearDuplicate) {
  const Match match = Compare(kHarbour, kHarbourEdited);
  EXPECT_EQ(match.relation, Relation::kNearDuplicate);
  EXPECT_GT(match.score, 0.5);  // 50 words tell less than 500
  EXPECT_GT(match.jaccard, 0.5);
  EXPECT_LT(match.jaccard, 1);
}

TEST(CompareTexts, StrangersAreUnrelated) {
  const Match match = Compare(kHarbour, kOrchard);
  EXPECT_EQ(match.relation, Relation::kUnrelated);
  EXPECT_LT(match.score, 0.5);
  EXPECT_EQ(match.jaccard, 0);
}

TEST(CompareTexts, PagesOfOneCheckForRobotsAreUnrelated) {
  const std::string check =
      "To go on let us know you're not a robot. Take cookies from this site, "
      "and run its scripts. Your number is ";
  EXPECT_EQ(Compare(check + "four", check + "five").relation,
            Relation::kUnrelated);
}

TEST(CompareTexts, TheOrderOfTheTextsOnlySwapsTheSides) {
  const std::string longer =
      std::string(kHarbour) + " " + std::string(kOrchard);
  for (const std::string_view other :
       {kHarbourEdited, kOrchard, std::string_view(longer)}) {
    EXPECT_EQ(Compare(kHarbour, other), Swapped(Compare(other, kHarbour)));
  }
}

TEST(CompareTexts, PassagesAreBytesOfTheTexts) {
  const std::string a = "Ärger in Ödstadt: " + std::string(kHarbour);
  const std::string b = "„Übrigens“ — " + std::string(kHarbour) + " Ende.";
  const StatusOr<PairResult> pair = CompareTexts(a, b, {});
  ASSERT_TRUE(pair.ok());
  ASSERT_EQ(pair->passages.size(), 1u);
  const Passage& passage = pair->passages[0];
  const std::string_view words = kHarbour.substr(0, kHarbour.size() - 1);
  EXPECT_EQ(a.substr(passage.a_begin, passage.a_end - passage.a_begin), words);
  EXPECT_EQ(b.substr(passage.b_begin, passage.b_end - passage.b_begin), words);
}

TEST(CompareTexts, TextsWithoutWordsAreUnrelatedToEverything) {
  for (const std::string_view empty : {"", "...", " \n"}) {
    EXPECT_EQ(Compare(empty, empty).relation, Relation::kUnrelated);
    EXPECT_EQ(Compare(empty, empty).score, 0);
    EXPECT_EQ(Compare(empty, kHarbour).relation, Relation::kUnrelated);
    EXPECT_EQ(Compare(kHarbour, empty).relation, Relation::kUnrelated);
  }
}

TEST(CompareTexts, TextsOfAFewWordsAreCompared) {
  EXPECT_EQ(Compare("Three short words", "three SHORT words.").relation,
            Relation::kExact);
  EXPECT_EQ(Compare("word", "another").relation, Relation::kUnrelated);
}

TEST(CompareTexts, InvalidUtf8IsRefusedByTextAndByte) {
  const Status first = CompareTexts("caf\xe9", kHarbour, {}).status();
  EXPECT_TRUE(absl::IsInvalidArgument(first));
  EXPECT_EQ(Message(first), "text 1: invalid UTF-8 at byte 3");
  const Status second = CompareTexts(kHarbour, "\xff", {}).status();
  EXPECT_EQ(Message(second), "text 2: invalid UTF-8 at byte 0");
}

TEST(CompareTexts, OptionsAreLookedAt) {
  DedupOptions options;
  options.min_score = 7;
  EXPECT_TRUE(
      absl::IsInvalidArgument(CompareTexts("a", "b", options).status()));
}

TEST(ComparePairs, AnswersInTheOrderAsked) {
  const StoryTable stories = TableOf({{"a", std::string(kHarbour)},
                                      {"b", std::string(kOrchard)},
                                      {"c", std::string(kHarbourEdited)}});
  const std::vector<StoryPair> asked = {{2, 0}, {1, 1}, {0, 1}, {0, 2}};
  const auto pairs = ComparePairs(stories, asked, {}, {});
  ASSERT_TRUE(pairs.ok());
  std::vector<Relation> relations;
  for (size_t i = 0; i < asked.size(); ++i) {
    EXPECT_EQ((*pairs)[i].a, asked[i].a);
    EXPECT_EQ((*pairs)[i].b, asked[i].b);
    relations.push_back((*pairs)[i].match.relation);
  }
  EXPECT_THAT(relations,
              ElementsAre(Relation::kNearDuplicate, Relation::kExact,
                          Relation::kUnrelated, Relation::kNearDuplicate));
}

TEST(ComparePairs, GroundsComeInTheSameOrder) {
  const StoryTable stories = TableOf({{"a", std::string(kHarbour)},
                                      {"b", std::string(kOrchard)},
                                      {"c", std::string(kHarbourEdited)}});
  const std::vector<StoryPair> asked = {{0, 0}, {0, 1}, {0, 2}};
  std::vector<Grounds> grounds;
  ASSERT_TRUE(ComparePairs(stories, asked, {}, {}, &grounds).ok());
  ASSERT_EQ(grounds.size(), asked.size());
  EXPECT_FALSE(grounds[0].measured);  // equal words
  EXPECT_TRUE(grounds[1].measured);
  EXPECT_LT(grounds[1].logits.verbatim, 0);
  EXPECT_GT(grounds[2].logits.verbatim, 0);
}

TEST(PairJudge, MemoryOfLayoutsChangesNoVerdict) {
  // Slots are shared by stories whose numbers are equal modulo their number.
  std::vector<FeedStory> feed;
  for (int i = 0; i < 5000; ++i) {
    feed.push_back(
        {std::to_string(i), std::to_string(i % 7) + " " +
                                std::string(i % 2 ? kHarbour : kOrchard)});
  }
  const StoryTable stories = TableOf(feed);
  const DedupOptions options;
  PairJudge used(stories, options);
  for (const uint32_t step : {1u, 512u, 1024u, 2048u, 4096u}) {
    for (uint32_t a = 0; a + step < feed.size(); a += 499) {
      PairJudge fresh(stories, options);
      EXPECT_EQ(used.Judge(a, a + step), fresh.Judge(a, a + step));
      EXPECT_EQ(used.JudgeIfSimilar(a, a + step, 0),
                fresh.JudgeIfSimilar(a, a + step, 0));
    }
  }
}

TEST(ReadTexts, TextsComeInTheOrderAsked) {
  ReaderOptions reader;
  reader.batch_bytes = 64;
  OpenFeed feed(JsonLines({{"a", "first"}, {"b", "second"}, {"c", "third"}}),
                reader);
  DedupOptions options;
  options.reader = reader;
  const auto read = ReadStories(feed.reader(), options, {});
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->stories.size(), 3u);
  const std::vector<uint32_t> wanted = {2, 0, 2};
  const auto texts = ReadTexts(feed.reader(), reader, wanted);
  ASSERT_TRUE(texts.ok()) << texts.status();
  EXPECT_THAT(*texts, ElementsAre("third", "first", "third"));
  const auto cut = ReadTexts(feed.reader(), reader, wanted, 3);
  ASSERT_TRUE(cut.ok()) << cut.status();
  EXPECT_THAT(*cut, ElementsAre("thi", "fir", "thi"));
}

}  // namespace
}  // namespace neardup
