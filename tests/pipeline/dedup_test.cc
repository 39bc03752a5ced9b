// Properties of whole runs over generated stories.

#include "neardup/pipeline/dedup.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <random>

#include "neardup/pipeline/comparable.h"
#include "neardup/pipeline/pair_judge.h"
#include "neardup/pipeline/result_writer.h"
#include "neardup/sketch/shingles.h"
#include "tests/pipeline/feeds.h"
#include "tests/pipeline/mixed_feed.h"
#include "tests/pipeline/story_generator.h"

namespace neardup {
namespace {

using ::testing::SizeIs;

std::string Everything(const DedupResult& result) {
  StringSink sink;
  for (const auto write :
       {WritePairs, WriteStories, WriteClusters, WriteRejects}) {
    EXPECT_TRUE(write(result, &sink).ok());
  }
  for (const Counter& counter : result.summary.counters) {
    sink.text += counter.name + fmt::format(" {}", counter.value) + "\n";
  }
  return sink.text;
}

// What must hold for the result of any run.
void ExpectConsistent(const DedupResult& result, const FindSet& find = {}) {
  std::map<std::pair<uint32_t, uint32_t>, const Match*> pairs;
  const PairResult* last = nullptr;
  for (const PairResult& pair : result.pairs) {
    EXPECT_LT(pair.a, pair.b);
    EXPECT_LT(pair.b, result.stories.size());
    EXPECT_TRUE(find.Wants(pair.match.relation));
    if (last != nullptr) {
      EXPECT_LT(std::pair(last->a, last->b), std::pair(pair.a, pair.b));
    }
    last = &pair;
    pairs[{pair.a, pair.b}] = &pair.match;
  }
  ASSERT_EQ(result.outcomes.size(), result.stories.size());
  std::vector<int> seen(result.stories.size(), 0);
  PairJudge judge(result.stories, {});
  for (size_t number = 0; number < result.clusters.size(); ++number) {
    const ClusterResult& cluster = result.clusters[number];
    EXPECT_TRUE(std::ranges::is_sorted(cluster.members));
    EXPECT_TRUE(std::ranges::binary_search(cluster.members, cluster.canonical));
    for (const uint32_t member : cluster.members) {
      ++seen[member];
      const StoryResult& story = result.outcomes[member];
      EXPECT_EQ(story.cluster, number);
      EXPECT_EQ(story.role, cluster.members.size() == 1   ? Role::kUnique
                            : member == cluster.canonical ? Role::kCanonical
                                                          : Role::kDuplicate);
      if (story.role != Role::kDuplicate) continue;
      const uint32_t other = story.duplicate_of;
      EXPECT_TRUE(std::ranges::binary_search(cluster.members, other));
      EXPECT_TRUE(find.Wants(story.relation));
      // A verdict that only --keep asked for is not among the pairs.
      const auto pair = pairs.find(std::minmax(member, other));
      const Match match =
          pair != pairs.end() ? *pair->second : judge.Judge(other, member);
      EXPECT_EQ(match.relation, story.relation);
      EXPECT_EQ(match.score, story.score);
    }
  }
  EXPECT_EQ(std::ranges::count(seen, 1), static_cast<int>(seen.size()))
      << "clusters must be a partition";
}

// Of many stories, so that there are columns large enough to be spilled.
TEST(Dedup, ABoundOnMemoryDoesNotChangeAByte) {
  const std::vector<FeedStory> feed = MixedFeed(1500, 11);
  const DedupResult free = RunDedup(feed);
  EXPECT_EQ(free.summary.spilled_bytes, 0u);
  DedupOptions options;
  options.memory_bytes = 1;
  options.reader.tmp_dir = ::testing::TempDir();
  for (const int threads : {1, 3}) {
    options.num_threads = threads;
    const DedupResult bounded = RunDedup(feed, options);
    EXPECT_GT(bounded.summary.spilled_bytes, uint64_t{1} << 20);
    EXPECT_EQ(Everything(bounded), Everything(free));
  }
}

TEST(Dedup, AnEmptyInputGivesAnEmptyResult) {
  const DedupResult result = RunDedup({});
  ExpectConsistent(result);
  EXPECT_EQ(result.summary.stories, 0u);
  EXPECT_EQ(Everything(result).find('{'), std::string::npos);
}

TEST(Dedup, OneStoryIsUnique) {
  const DedupResult result = RunDedup({{"a", std::string(kHarbour)}});
  ExpectConsistent(result);
  EXPECT_EQ(result.outcomes[0].role, Role::kUnique);
}

TEST(Dedup, PagesThatHoldTheSameNoticeAreNoCopies) {
  const std::string notice =
      "This material may not be published, broadcast, rewritten or sold. ";
  const std::string check =
      "To go on let us know you're not a robot. Take cookies from this site, "
      "and run its scripts. Your number is ";
  const DedupResult result =
      RunDedup({{"a", std::string(kHarbour) + " " + notice},
                {"b", std::string(kOrchard) + " " + notice},
                {"c", check + "four"},
                {"d", check + "five"}});
  ExpectConsistent(result);
  EXPECT_TRUE(result.pairs.empty());
  const auto notices = std::ranges::find(result.summary.counters,
                                         "words of notices", &Counter::name);
  ASSERT_NE(notices, result.summary.counters.end());
  EXPECT_EQ(notices->value, 2 * 11u + 2 * 22u);
}

TEST(Dedup, StoriesOfThreeWords) {
  StoryGenerator generator(11);
  std::vector<FeedStory> feed;
  for (int i = 0; i < 500; ++i) {
    feed.push_back(
        {std::to_string(i), StoryGenerator::Text(generator.Story(3))});
  }
  feed.push_back({"x", "Quite short story"});
  feed.push_back({"y", "quite SHORT story!"});
  feed.push_back({"z", "..."});
  const DedupResult result = RunDedup(feed);
  ExpectConsistent(result);
  EXPECT_TRUE(PairsById(result).contains({{"x", "y"}, Relation::kExact}));
  EXPECT_EQ(result.outcomes.back().role, Role::kUnique);
}

TEST(Dedup, AnyNumberOfThreadsGivesTheSame) {
  const std::vector<FeedStory> feed = MixedFeed(400, 21);
  DedupOptions options;
  options.evidence = true;
  options.num_threads = 1;
  const DedupResult first = RunDedup(feed, options);
  ExpectConsistent(first);
  EXPECT_GT(first.pairs.size(), 200u);
  const std::string expected = Everything(first);
  for (const int threads : {2, 5}) {
    options.num_threads = threads;
    EXPECT_EQ(Everything(RunDedup(feed, options)), expected);
  }
}

TEST(Dedup, TheOrderOfTheInputDoesNotMatter) {
  const std::vector<FeedStory> feed = MixedFeed(400, 22);
  DedupOptions windowed;
  windowed.window_seconds = 2 * 86'400;
  DedupOptions scoped;
  scoped.scope = Scope::kCrossSource;
  DedupOptions simhash;
  simhash.sketch = SketchKind::kSimHash;
  for (const DedupOptions& options :
       {DedupOptions{}, windowed, scoped, simhash}) {
    const DedupResult expected = RunDedup(feed, options);
    ExpectConsistent(expected);
    for (const uint64_t seed : {1, 2, 3}) {
      const DedupResult result = RunDedup(Shuffled(feed, seed), options);
      ExpectConsistent(result);
      EXPECT_EQ(PairsById(result), PairsById(expected));
      EXPECT_EQ(ClustersById(result), ClustersById(expected));
    }
  }
}

TEST(Dedup, WhatIsNotAskedForIsNotReported) {
  const std::vector<FeedStory> feed = MixedFeed(150, 23);
  const auto all = PairsById(RunDedup(feed));
  for (int kinds = 1; kinds < 16; ++kinds) {
    DedupOptions options;
    options.find = {(kinds & 1) != 0, (kinds & 2) != 0, (kinds & 4) != 0,
                    (kinds & 8) != 0};
    const DedupResult result = RunDedup(feed, options);
    ExpectConsistent(result, options.find);
    for (const auto& pair : PairsById(result)) {
      EXPECT_TRUE(all.contains(pair)) << pair.first.first << pair.first.second;
    }
    if (!options.find.exact) continue;
    // The exact tier needs no other.
    for (const auto& pair : all) {
      if (pair.second == Relation::kExact) {
        EXPECT_TRUE(PairsById(result).contains(pair));
      }
    }
  }
}

TEST(Dedup, NoReportedPairIsOutsideTheScopeOrWindow) {
  const std::vector<FeedStory> feed = MixedFeed(400, 24);
  for (const Scope scope : {Scope::kSameSource, Scope::kCrossSource}) {
    for (const bool window : {false, true}) {
      DedupOptions options;
      options.scope = scope;
      if (window) options.window_seconds = 86'400;
      const DedupResult result = RunDedup(feed, options);
      ExpectConsistent(result);
      EXPECT_FALSE(result.pairs.empty());
      for (const PairResult& pair : result.pairs) {
        EXPECT_TRUE(Comparable(result.stories, options)(pair.a, pair.b));
      }
    }
  }
}

TEST(Dedup, NearDuplicatesAreFoundThatBruteForceFinds) {
  const DedupResult result = RunDedup(MixedFeed(700, 25));
  const auto found = [&](uint32_t a, uint32_t b) {
    return std::ranges::binary_search(
        result.pairs, std::pair(a, b), {},
        [](const PairResult& pair) { return std::pair(pair.a, pair.b); });
  };
  std::vector<std::vector<uint64_t>> shingles(result.stories.size());
  for (uint32_t i = 0; i < result.stories.size(); ++i) {
    ShingleHashes(result.stories.tokens(i).words, kShingleLength, &shingles[i]);
    SortUnique(&shingles[i]);
  }
  int near = 0, reported = 0;
  for (uint32_t a = 0; a < shingles.size(); ++a) {
    for (uint32_t b = a + 1; b < shingles.size(); ++b) {
      std::vector<uint64_t> shared;
      std::ranges::set_intersection(shingles[a], shingles[b],
                                    std::back_inserter(shared));
      const size_t all =
          shingles[a].size() + shingles[b].size() - shared.size();
      if (static_cast<double>(shared.size()) < 0.7 * all) continue;
      ++near;
      reported += found(a, b);
    }
  }
  EXPECT_GT(near, 300);
  EXPECT_GE(reported, 0.99 * near) << reported << " of " << near;
}

TEST(Dedup, NearDuplicatesAloneAreThoseAboveTheThreshold) {
  const std::vector<FeedStory> feed = MixedFeed(700, 27);
  DedupOptions options;
  options.find = {.exact = true,
                  .near_duplicate = true,
                  .excerpt = false,
                  .rewrite = false};
  const DedupResult alone = RunDedup(feed, options);
  const DedupResult all = RunDedup(feed);
  const auto judged = [](const DedupResult& result) {
    for (const Counter& counter : result.summary.counters) {
      if (counter.name == "near candidates verified") return counter.value;
    }
    return uint64_t{0};
  };
  EXPECT_GT(judged(alone), 100u);
  EXPECT_LT(judged(alone), judged(all));
}

TEST(Dedup, SimHashFindsPlantedNearCopies) {
  StoryGenerator generator(26);
  std::vector<FeedStory> feed;
  constexpr int kPlanted = 200;
  for (int i = 0; i < kPlanted; ++i) {
    const Words story = generator.Story(300);
    feed.push_back({fmt::format("a{}", i), StoryGenerator::Text(story)});
    feed.push_back({fmt::format("b{}", i),
                    StoryGenerator::Text(generator.Edit(story, 0.02))});
  }
  DedupOptions options;
  options.sketch = SketchKind::kSimHash;
  options.find = {true, true, false, false};
  const DedupResult result = RunDedup(feed, options);
  ExpectConsistent(result, options.find);
  EXPECT_GE(result.pairs.size(), 0.95 * kPlanted);
  for (const PairResult& pair : result.pairs) {
    EXPECT_EQ(pair.a + 1, pair.b);
    EXPECT_EQ(pair.a % 2, 0u);
  }
}

TEST(Dedup, OneStoryFiveThousandTimes) {
  std::vector<FeedStory> feed;
  for (int i = 0; i < 5000; ++i) {
    feed.push_back({std::to_string(i), std::string(kHarbour)});
  }
  const DedupResult result = RunDedup(feed);
  ExpectConsistent(result);
  EXPECT_THAT(result.clusters, SizeIs(1));
  EXPECT_EQ(result.summary.duplicates[0], 4999u);
  // The work and the result stay linear.
  EXPECT_LT(result.pairs.size(), 10u * 5000);
}

TEST(Dedup, FiveThousandStoriesOfOneTemplate) {
  StoryGenerator generator(27);
  std::vector<FeedStory> feed;
  for (int i = 0; i < 5000; ++i) {
    const auto number = [&] { return generator.Below(10'000); };
    const Words names = generator.Story(5);
    feed.push_back(
        {std::to_string(i),
         fmt::format(
             "Shares of {} {} closed at {} marks on Tuesday, up {} from the "
             "day "
             "before. In the quarter the company of {} earned {} thousand "
             "marks "
             "on sales of {} thousand, its chief officer {} {} said. Analysts "
             "had expected {} thousand. The number of staff was {}.",
             names[0], names[1], number(), number(), names[2], number(),
             number(), names[3], names[4], number(), number())});
  }
  const DedupResult result = RunDedup(feed);
  ExpectConsistent(result);
  EXPECT_LT(result.pairs.size(), 100u * 5000);
}

TEST(Dedup, OfThreeThousandEditedCopiesEveryOneIsFound) {
  StoryGenerator generator(28);
  const Words story = generator.Story(200);
  std::vector<FeedStory> feed;
  for (int i = 0; i < 3000; ++i) {
    feed.push_back(
        {std::to_string(i), StoryGenerator::Text(generator.Edit(story, 0.01))});
  }
  const DedupResult result = RunDedup(feed);
  ExpectConsistent(result);
  uint64_t copies = 0;
  for (const StoryResult& outcome : result.outcomes) {
    copies += outcome.role == Role::kDuplicate;
  }
  EXPECT_GE(copies, 2950u);
}

// The same report in three languages: names, numbers and a quotation are all
// that the stories have in common.
TEST(Dedup, StoriesOfDifferentLanguagesAreNoCopies) {
  const DedupResult result = RunDedup(std::vector<FeedStory>{
      {"en",
       "The harbour of Veldra will be closed from 14 May, mayor Ilka Torrund "
       "said on Monday. Repairs of the quay will cost 37 million marks and "
       "take 18 months. Fishermen of Ostrelle and Kamm, who land 4,200 tonnes "
       "a year there, have to go to Brenholm. \"Veldra Forever\", the ship of "
       "captain Jorun Askeld, was the last to leave. The council had voted for "
       "the plan by 21 to 9, against the will of Pell Drosse."},
      {"de",
       "Der Hafen von Veldra wird ab dem 14 Mai geschlossen, sagte "
       "Bürgermeisterin Ilka Torrund am Montag. Die Arbeiten an der "
       "Kaimauer kosten 37 Millionen Mark und dauern 18 Monate. Die Fischer "
       "aus Ostrelle und Kamm, die dort 4,200 Tonnen im Jahr anlanden, "
       "müssen nach Brenholm fahren. \"Veldra Forever\", das Schiff von "
       "Kapitän Jorun Askeld, lief als letztes aus. Der Rat hatte dem Plan "
       "mit 21 zu 9 zugestimmt, gegen den Willen von Pell Drosse."},
      {"fr",
       "Le port de Veldra sera fermé à partir du 14 mai, a annoncé "
       "lundi la maire Ilka Torrund. Les travaux du quai vont coûter 37 "
       "millions de marks et durer 18 mois. Les pêcheurs de Ostrelle et "
       "Kamm, qui y débarquent 4,200 tonnes par an, devront aller à "
       "Brenholm. \"Veldra Forever\", le bateau du capitaine Jorun Askeld, "
       "est parti le dernier. Le conseil avait voté le projet par 21 voix "
       "contre 9, malgré Pell Drosse."}});
  EXPECT_THAT(result.pairs, SizeIs(0));
}

// Sentences of twelve Chinese characters each, [first, last) of a sequence that
// never ends.
std::string ChineseSentences(int first, int last) {
  std::string text;
  for (int i = first; i < last; ++i) {
    std::mt19937 random(static_cast<uint32_t>(i));
    for (int k = 0; k < 12; ++k) {
      const uint32_t c = 0x4E00 + random() % 3000;
      text += static_cast<char>(0xE0 | c >> 12);
      text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
      text += static_cast<char>(0x80 | (c & 0x3F));
    }
    text += "\u3002";
  }
  return text;
}

TEST(Dedup, ACopyWithoutSpacesIsWhatSharesMostOfItsText) {
  const auto pairs = [](const std::string& a, const std::string& b) {
    return RunDedup(std::vector<FeedStory>{{"a", a}, {"b", b}}).pairs;
  };
  const std::string story = ChineseSentences(0, 40);
  EXPECT_THAT(pairs(story, ChineseSentences(8, 40)), SizeIs(1));
  EXPECT_THAT(pairs(story, ChineseSentences(20, 40)), SizeIs(1));
  // Half of one story in another is a formula, not a copy.
  EXPECT_THAT(pairs(story, ChineseSentences(20, 60)), SizeIs(0));
}

TEST(Dedup, ADisguisedCopyIsACopy) {
  const std::string plain =
      "The harbour of Veldra will be closed from May, the mayor said on "
      "Monday. Repairs of the quay will cost many millions and take over a "
      "year. The fishermen who land their catch there have to go elsewhere.";
  std::string disguised = plain;
  const auto replace = [&](std::string_view from, std::string_view to) {
    disguised.replace(disguised.find(from), from.size(), to);
  };
  replace("harbour", "h\u0430rb\u043Eur");
  replace("Veldra", "V e l d r a");
  replace("closed", "clo\u00ADs\u200Bed");
  replace("mayor", "\uFF4D\uFF41yor");
  replace("Repairs", "R\u0336e\u0336pairs");
  replace("fishermen", "f\u0456sherm\u0435n");
  const DedupResult result = RunDedup(
      std::vector<FeedStory>{{"plain", plain}, {"disguised", disguised}});
  ASSERT_THAT(result.pairs, SizeIs(1));
  EXPECT_EQ(result.pairs[0].match.relation, Relation::kExact);
}

TEST(Dedup, AnOptionOutOfRangeIsAnError) {
  OpenFeed open("");
  DedupOptions options;
  options.threshold = 2;
  EXPECT_TRUE(
      absl::IsInvalidArgument(Dedup(open.reader(), options, {}).status()));
}

// Two groups whose stories meet again and again, as excerpts of each other, are
// looked at once.
TEST(Dedup, TwoGroupsThatManyPairsNoteAreOnePairOfGroups) {
  constexpr int kStories = 60, kWords = 200, kLead = 118;
  std::mt19937 random(1);
  std::vector<std::string> words(kWords);
  for (std::string& word : words) word = fmt::format("w{}", random() % 40000);
  const auto variant = [&](int size, const std::string& other) {
    std::string text;
    const int changed = static_cast<int>(random() % size);
    for (int i = 0; i < size; ++i) {
      text += i == changed ? other : words[i];
      text += i % 10 == 9 ? ". " : " ";
    }
    return text;
  };
  std::vector<FeedStory> feed;
  for (int i = 0; i < kStories; ++i) {
    const std::string n = std::to_string(i);
    feed.push_back({"whole" + n, variant(kWords, "x" + n), "s" + n});
    feed.push_back({"lead" + n, variant(kLead, "y" + n), "q" + n});
  }
  const DedupResult result = RunDedup(feed);
  const auto left_out =
      std::ranges::find(result.summary.counters,
                        "pairs of group members not judged", &Counter::name);
  ASSERT_NE(left_out, result.summary.counters.end());
  EXPECT_LE(left_out->value, uint64_t{2} * kStories * 2 * kStories / 2);
}

}  // namespace
}  // namespace neardup
