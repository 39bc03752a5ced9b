#include "neardup/verify/verifier.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "neardup/verify/match.h"
#include "neardup/verify/passages.h"
#include "tests/verify/made_story.h"
#include "tests/verify/made_up_news.h"

namespace neardup {
namespace {

using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

Match Judge(const MadeStory& a, const MadeStory& b,
            const VerifyOptions& options = {}) {
  return Verifier(options).Judge(a.side(), b.side());
}

Match Exchanged(Match match) {
  std::swap(match.containment_a, match.containment_b);
  std::swap(match.coverage_a, match.coverage_b);
  return match;
}

void ExpectInRange(const Match& match) {
  for (double value :
       {match.score, match.jaccard, match.containment_a, match.containment_b,
        match.coverage_a, match.coverage_b}) {
    EXPECT_GE(value, 0);  // false for NaN
    EXPECT_LE(value, 1);
  }
}

TEST(RelationTest, NamesAreReadBack) {
  for (int i = 0; i < kNumRelations; ++i) {
    const auto relation = static_cast<Relation>(i);
    EXPECT_EQ(ParseRelation(RelationName(relation)), relation);
  }
  EXPECT_EQ(RelationName(Relation::kNearDuplicate), "near-duplicate");
  EXPECT_EQ(ParseRelation("near"), std::nullopt);
  EXPECT_TRUE(IsCopy(Relation::kRewrite));
  EXPECT_FALSE(IsCopy(Relation::kTemplate));
}

// A form of 31 words, filled in twice.
constexpr std::string_view kNotice =
    "The central bank of Ellisund said it bought bills worth eleven million "
    "crowns from discount houses on Friday to relieve a shortage of money in "
    "the market that it had forecast.";
constexpr std::string_view kNextNotice =
    "The central bank of Ellisund said it bought bills worth ninety million "
    "crowns from discount houses on Friday to relieve a shortage of money in "
    "the market that it had forecast.";

TEST(VerifierTest, AShortFormIsANearDuplicateOfAnotherSourceAlone) {
  const auto relation = [](std::string_view source_a,
                           std::string_view source_b) {
    return Judge(MadeStory(kNotice, source_a), MadeStory(kNextNotice, source_b))
        .relation;
  };
  EXPECT_EQ(relation("Lowmoor Wire", "Radio Isk"), Relation::kNearDuplicate);
  EXPECT_EQ(relation("Radio Isk", "Radio Isk"), Relation::kTemplate);
  EXPECT_EQ(relation("", ""), Relation::kTemplate);
}

TEST(VerifierTest, EqualWordsAreExactWhateverThePunctuation) {
  const MadeStory a("The mayor, Ingrid Tallow, resigned.");
  const MadeStory b("the MAYOR ingrid tallow - resigned!");
  const Match match = Judge(a, b);
  EXPECT_EQ(match, (Match{Relation::kExact, 1, 1, 1, 1, 1, 1}));
  EXPECT_EQ(Judge(MadeStory("Yes"), MadeStory("yes")).relation,
            Relation::kExact);
}

TEST(VerifierTest, AnEditedCopyIsANearDuplicate) {
  const Match match = Judge(MadeStory(kFlood), MadeStory(kFloodEdited));
  EXPECT_EQ(match.relation, Relation::kNearDuplicate);
  EXPECT_GT(match.score, 0.9);
  EXPECT_GT(match.jaccard, 0.6);
  EXPECT_GT(match.containment_b, match.containment_a);
  EXPECT_GT(match.coverage_b, 0.9);
}

TEST(VerifierTest, OneChangedWordIsANearDuplicate) {
  std::string text(kFlood);
  text.replace(text.find("burst its banks"), 5, "broke");
  const Match match = Judge(MadeStory(kFlood), MadeStory(text));
  EXPECT_EQ(match.relation, Relation::kNearDuplicate);
  EXPECT_GT(match.score, 0.95);
}

TEST(VerifierTest, ATableThatShiftedDoesNotMakeATemplate) {
  const std::string table =
      " Levels of the Ashe: Norrick 412, Lorne 388, Hallam 365, Sundby 351, "
      "Korvala 347.";
  const std::string shifted =
      " Levels of the Ashe: Norrick 388, Lorne 365, Hallam 351, Sundby 347, "
      "Korvala 412.";
  const MadeStory a(std::string(kFlood) + table);
  const MadeStory b(std::string(kFloodEdited) + shifted);
  const Match match = Judge(a, b);
  EXPECT_EQ(match.relation, Relation::kNearDuplicate);
  EXPECT_GT(match.score, 0.5);
}

TEST(VerifierTest, TwoParagraphsAreAnExcerptOfTheWhole) {
  const Match match = Judge(MadeStory(kFlood), MadeStory(kFloodExcerpt));
  EXPECT_EQ(match.relation, Relation::kExcerpt);
  EXPECT_EQ(match.containment_b, 1);
  EXPECT_LT(match.containment_a, 0.5);
  EXPECT_EQ(match.coverage_b, 1);
  EXPECT_LT(match.coverage_a, 0.5);
  EXPECT_GT(match.score, 0.8);
}

TEST(VerifierTest, AFewWordsAreNoExcerpt) {
  const MadeStory headline("The worst since the storm of 1987");
  EXPECT_FALSE(IsCopy(Judge(MadeStory(kFlood), headline).relation));
}

TEST(VerifierTest, ARewordedArticleIsARewrite) {
  const Match match = Judge(MadeStory(kFlood), MadeStory(kFloodRewrite));
  EXPECT_EQ(match.relation, Relation::kRewrite);
  EXPECT_GT(match.score, 0.95);
  EXPECT_LT(match.jaccard, 0.2);
}

TEST(VerifierTest, AnotherReportOfTheEventIsNoCopy) {
  const Match match = Judge(MadeStory(kFlood), MadeStory(kFloodReport));
  EXPECT_EQ(match.relation, Relation::kSameEvent);
  EXPECT_LT(match.score, 0.1);
}

TEST(VerifierTest, TheSameFormWithOtherFactsIsATemplate) {
  const Match match =
      Judge(MadeStory(kWeatherMonday), MadeStory(kWeatherFriday));
  EXPECT_EQ(match.relation, Relation::kTemplate);
  EXPECT_LT(match.score, 0.1);
}

TEST(VerifierTest, StoriesWithoutACommonMatterAreUnrelated) {
  for (std::string_view text :
       std::vector<std::string_view>{"", "Three red kites", kFlood}) {
    const Match match = Judge(MadeStory(text), MadeStory(kChess));
    EXPECT_EQ(match.relation, Relation::kUnrelated) << text;
    EXPECT_LT(match.score, 0.05);
  }
}

TEST(VerifierTest, EmptyStoriesAreNoCopiesOfEachOther) {
  EXPECT_EQ(Judge(MadeStory(""), MadeStory("")), Match());
  EXPECT_EQ(Judge(MadeStory(""), MadeStory("...")), Match());
}

// `text` without its quotation marks, each line quoted as a whole.
std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '\n') quoted += "\"\n\"";
    if (c != '"' && c != '\n') quoted += c;
  }
  return quoted + "\"";
}

TEST(VerifierTest, AStatementThatIsAllQuotationIsFound) {
  const MadeStory statement(Quoted(kFlood)), edited(Quoted(kFloodEdited));
  ASSERT_THAT(statement.profile().trigrams, IsEmpty());
  EXPECT_EQ(Judge(statement, edited).relation, Relation::kNearDuplicate);
  EXPECT_EQ(Judge(statement, MadeStory(kFloodEdited)).relation,
            Relation::kNearDuplicate);
  EXPECT_FALSE(IsCopy(Judge(statement, MadeStory(kFloodReport)).relation));
}

TEST(VerifierTest, PartsBeyondTheProfileOfALongStoryAreFound) {
  // A transcript of invented words, longer than a profile, then the story.
  TokenStream transcript;
  std::mt19937 random(11);
  for (uint32_t i = 0; i < kMaxProfileWords + 100; ++i) {
    transcript.words.push_back(random());
    transcript.flags.push_back(0);
  }
  const MadeStory story(kFlood);
  for (size_t i = 0; i < story.size(); ++i) {
    transcript.words.push_back(story.tokens().words[i]);
    transcript.flags.push_back(story.tokens().flags[i]);
  }
  const Match match = Judge(MadeStory(transcript), story);
  EXPECT_EQ(match.relation, Relation::kExcerpt);
  EXPECT_EQ(match.containment_b, 1);
  EXPECT_GT(match.score, 0.9);
}

// 400 words of a script without case, and a copy.
class Caseless {
 public:
  explicit Caseless(uint8_t facts) : facts_(facts) {
    for (uint32_t i = 0; i < 400; ++i) {
      words_.push_back(static_cast<uint32_t>(random_()));
    }
  }

  // Every 23rd word of the copy is another.
  Match JudgeRefilled() {
    std::vector<uint32_t> copy = words_;
    for (size_t i = 22; i < copy.size(); i += 23) {
      copy[i] = static_cast<uint32_t>(random_());
    }
    return JudgeCopy(copy);
  }

  // One lacks the first 70 words, the other the last.
  Match JudgeCut() {
    const MadeStory first(StoryOf({words_.begin(), words_.end() - 70}));
    return Judge(first,
                 MadeStory(StoryOf({words_.begin() + 70, words_.end()})));
  }

 private:
  TokenStream StoryOf(const std::vector<uint32_t>& words) const {
    TokenStream story;
    story.words = words;
    for (size_t i = 0; i < words.size(); ++i) {
      story.flags.push_back(facts_ |
                            (i % 20 == 0 ? kInitial | kSentenceStart : 0));
    }
    story.exact = HashBytes128(words.data(), 4 * words.size());
    return story;
  }
  Match JudgeCopy(const std::vector<uint32_t>& copy) const {
    return Judge(MadeStory(StoryOf(words_)), MadeStory(StoryOf(copy)));
  }

  uint8_t facts_;
  std::mt19937 random_{5};
  std::vector<uint32_t> words_;
};

TEST(VerifierTest, AFormInPairsOfCharactersDiffersInsideItsPassages) {
  constexpr uint8_t kPair = kNoLetterCase | kCharacterPair;
  const Match form = Caseless(kPair).JudgeRefilled();
  EXPECT_GT(form.containment_a, .75);
  EXPECT_GT(form.coverage_a, .95);
  EXPECT_FALSE(IsCopy(form.relation));
  const Match cut = Caseless(kPair).JudgeCut();
  EXPECT_GT(cut.containment_a, .75);
  EXPECT_LT(cut.containment_a, .8);
  EXPECT_TRUE(IsCopy(cut.relation));
  // Words are changed by editors, too.
  EXPECT_TRUE(IsCopy(Caseless(kNoLetterCase).JudgeRefilled().relation));
}

TEST(VerifierTest, OneSourceMakesRewritesHarderToReport) {
  const MadeStory a(kFloodExcerpt, "veldmoor-post.example");
  const MadeStory b(kFloodRewrite, "veldmoor-post.example");
  const MadeStory c(kFloodRewrite, "coast-daily.example");
  Verifier verifier({});
  verifier.Judge(a.side(), b.side());
  const PairLogits same = verifier.logits();
  verifier.Judge(a.side(), c.side());
  const PairLogits other = verifier.logits();
  EXPECT_EQ(same.rewrite, other.rewrite);
  EXPECT_NEAR(same.penalty - other.penalty, 1.2, 1e-9);
}

TEST(VerifierTest, GroundsAreWhatTheModelsRead) {
  const MadeStory a(kFlood), b(kFloodRewrite);
  Verifier verifier({});
  const Match match = verifier.Judge(a.side(), b.side());
  const Grounds grounds = verifier.grounds();
  EXPECT_TRUE(grounds.measured);
  EXPECT_EQ(grounds.logits.rewrite,
            BuiltInRewriteModel().Logit(grounds.rewrite));
  EXPECT_EQ(grounds.logits.verbatim,
            BuiltInVerbatimModel().Logit(grounds.verbatim));
  EXPECT_EQ(
      grounds.verbatim[kShingle5ContainmentMax],
      static_cast<float>(std::max(match.containment_a, match.containment_b)));
  EXPECT_GT(grounds.jaccard3, match.jaccard);
}

TEST(VerifierTest, EqualWordsAndNoWordsAreNotMeasured) {
  const MadeStory a(kFlood), none("");
  Verifier verifier({});
  verifier.Judge(a.side(), a.side());
  EXPECT_FALSE(verifier.grounds().measured);
  verifier.Judge(a.side(), none.side());
  EXPECT_FALSE(verifier.grounds().measured);
}

TEST(VerifierTest, AnotherModelJudgesRewrites) {
  std::string text =
      "model\tnever\nversion\t1\ndate\t2026-01-02\nintercept\t-9\n"
      "clip\t4\nfeature\tmean\tscale\tcoefficient\n";
  for (const char* name : RewriteFeatureNames()) {
    text += std::string(name) + "\t0\t1\t0\n";
  }
  const auto never = ParseRewriteModel("never.tsv", text);
  ASSERT_TRUE(never.ok()) << Message(never.status());
  const MadeStory a(kFlood), b(kFloodRewrite);
  Verifier verifier({.rewrite_model = &*never});
  EXPECT_NE(verifier.Judge(a.side(), b.side()).relation, Relation::kRewrite);
  EXPECT_EQ(verifier.logits().rewrite, -9);
}

TEST(VerifierTest, AHigherMinScoreReportsFewerRewrites) {
  const MadeStory a(kFlood), b(kFloodRewrite);
  const Match match = Judge(a, b);
  EXPECT_EQ(Judge(a, b, {.min_score = 0.9}).relation, Relation::kRewrite);
  const Match strict = Judge(a, b, {.min_score = 0.999});
  EXPECT_EQ(strict.relation, Relation::kSameEvent);
  EXPECT_EQ(strict.score, match.score);
}

TEST(VerifierTest, ARewriteIsReportedUpToTheScoreItIsShownWith) {
  const MadeStory a(kFlood), b(kFloodRewrite);
  const double score = Judge(a, b).score;
  ASSERT_LT(score, 1);
  EXPECT_EQ(Judge(a, b, {.min_score = score}).relation, Relation::kRewrite);
  EXPECT_EQ(Judge(a, b, {.min_score = std::nextafter(score, 1)}).relation,
            Relation::kSameEvent);
}

// The stories of most tests here.
std::vector<std::string_view> AllTexts() {
  return {kFlood,
          kFloodEdited,
          kFloodExcerpt,
          kFloodRewrite,
          kFloodReport,
          kWeatherMonday,
          kWeatherFriday,
          kChess,
          "",
          "Yes",
          "Three red kites",
          "Three red kites flew over"};
}

TEST(VerifierTest, TheOrderOfTheStoriesDoesNotMatter) {
  Verifier verifier({.want_passages = true});
  for (std::string_view text_a : AllTexts()) {
    for (std::string_view text_b : AllTexts()) {
      const MadeStory a(text_a), b(text_b);
      const Match match = verifier.Judge(a.side(), b.side());
      ExpectInRange(match);
      std::vector<Passage> passages(verifier.passages().begin(),
                                    verifier.passages().end());
      EXPECT_EQ(verifier.Judge(b.side(), a.side()), Exchanged(match));
      SwapSides(&passages);
      EXPECT_THAT(verifier.passages(), testing::ElementsAreArray(passages));
    }
  }
}

TEST(VerifierTest, CandidatesThatAreCopiesGetTheFullVerdict) {
  Verifier full({}), fast({.gates = false});
  for (std::string_view text_a : AllTexts()) {
    for (std::string_view text_b : AllTexts()) {
      const MadeStory a(text_a), b(text_b);
      const Match match = full.Judge(a.side(), b.side());
      const Match candidate = fast.JudgeCandidate(a.side(), b.side());
      if (IsCopy(match.relation)) {
        EXPECT_EQ(candidate, match);
      } else {
        EXPECT_EQ(candidate.relation, Relation::kUnrelated);
      }
    }
  }
}

TEST(VerifierTest, EveryReportedCopyReachesTheMinScore) {
  Verifier verifier({});
  for (std::string_view text_a : AllTexts()) {
    for (std::string_view text_b : AllTexts()) {
      const MadeStory a(text_a), b(text_b);
      const Match match = verifier.Judge(a.side(), b.side());
      if (IsCopy(match.relation)) {
        EXPECT_GE(match.score, 0.5);
      }
    }
  }
}

TEST(VerifierTest, PassagesShowWhereAnExcerptStands) {
  const MadeStory whole(kFlood), excerpt(kFloodExcerpt);
  Verifier verifier({.want_passages = true});
  verifier.Judge(whole.side(), excerpt.side());
  std::vector<Passage> passages(verifier.passages().begin(),
                                verifier.passages().end());
  ASSERT_THAT(passages, SizeIs(1));
  EXPECT_EQ(passages[0].kind, PassageKind::kVerbatim);
  ToBytes(whole.tokens().offsets(), excerpt.tokens().offsets(), &passages);
  EXPECT_TRUE(whole.Bytes(passages[0].a_begin, passages[0].a_end)
                  .starts_with("More than 1,400 residents"));
  EXPECT_TRUE(excerpt.Bytes(passages[0].b_begin, passages[0].b_end)
                  .ends_with("strong winds"));
}

TEST(VerifierTest, PassagesAreMadeOfCopiesOnlyAndOnlyWhenAskedFor) {
  const MadeStory flood(kFlood), rewrite(kFloodRewrite), report(kFloodReport);
  Verifier with({.want_passages = true}), without({});
  with.Judge(flood.side(), rewrite.side());
  EXPECT_THAT(with.passages(), Not(IsEmpty()));
  with.Judge(flood.side(), report.side());
  EXPECT_THAT(with.passages(), IsEmpty());
  without.Judge(flood.side(), rewrite.side());
  EXPECT_THAT(without.passages(), IsEmpty());
  with.Judge(flood.side(), flood.side());
  ASSERT_THAT(with.passages(), SizeIs(1));
  EXPECT_EQ(with.passages()[0].b_end, flood.size());
}

TEST(VerifierTest, AnyStreamOfWordsIsJudgedWithoutNan) {
  std::mt19937 random(5);
  Verifier verifier({.want_passages = true});
  for (int round = 0; round < 300; ++round) {
    TokenStream streams[2];
    const uint32_t vocabulary = 1 + random() % 80;
    for (TokenStream& stream : streams) {
      const size_t size = random() % (round % 10 == 0 ? 400 : 12);
      for (size_t i = 0; i < size; ++i) {
        stream.words.push_back(random() % vocabulary);
        stream.flags.push_back(static_cast<uint8_t>(random()));
      }
      stream.language = static_cast<Language>(random() % kNumLanguages);
    }
    const MadeStory a(streams[0]), b(streams[1]);
    const Match match = verifier.Judge(a.side(), b.side());
    ExpectInRange(match);
    EXPECT_EQ(verifier.Judge(b.side(), a.side()), Exchanged(match));
    ExpectInRange(verifier.JudgeCandidate(a.side(), b.side()));
  }
}

}  // namespace
}  // namespace neardup
