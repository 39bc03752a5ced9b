#include "neardup/pipeline/furniture_list.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "neardup/base/thread_pool.h"
#include "neardup/pipeline/ingest.h"
#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

FurnitureList List(std::string_view lines, DedupOptions options = {}) {
  OpenFeed feed(lines, options.reader);
  StatusOr<FurnitureList> list = ListFurniture(feed.reader(), options, {});
  EXPECT_TRUE(list.ok()) << list.status();
  return list.ok() ? *std::move(list) : FurnitureList{};
}

std::string Written(const FurnitureList& list) {
  StringSink sink;
  EXPECT_TRUE(WriteFurniture(list, &sink).ok());
  return sink.text;
}

// Words nobody else has: story `number` is about them.
std::string Sentence(int number, int sentence) {
  return fmt::format(
      "Qua{0}bel{1} met zor{0}dan{1} where mik{0}tul{1} had lost "
      "fen{0}gor{1}, said hal{0}dir{1} after pol{0}vex{1} left nam{0}rud{1}.",
      static_cast<char>('a' + number % 26) + std::string(1 + number / 26, 'x'),
      static_cast<char>('a' + sentence));
}

std::string Body(int number) {
  return Sentence(number, 0) + " " + Sentence(number, 1) + "\n" +
         Sentence(number, 2) + " " + Sentence(number, 3);
}

constexpr std::string_view kClub =
    "Become a friend of the Ellisund Herald and get our tide tables by post";

std::vector<FeedStory> ClubFeed() {
  return {{"b", Body(1) + "\n" + std::string(kClub) + "!", "herald"},
          {"a", Body(2) + "\n» " + std::string(kClub) + " «\n", "herald"},
          {"c", Body(3), "herald"},
          {"d", Body(4) + "\nRead more about the old town", "quarrow"}};
}

TEST(ListFurniture, ShowsTheTextAndHowManyStoriesItWasTakenOutOf) {
  const FurnitureList list = List(JsonLines(ClubFeed()));
  ASSERT_THAT(list.passages, SizeIs(2));
  const FurniturePassage& club = list.passages[0];
  EXPECT_EQ(club.source, "herald");
  EXPECT_EQ(club.kind, FurnitureKind::kRecurring);
  EXPECT_EQ(club.text, "» " + std::string(kClub) + " «");
  EXPECT_EQ(club.words, 14u);
  EXPECT_EQ(club.stories, 2u);
  EXPECT_EQ(club.words_in_all, 28u);
  EXPECT_EQ(club.example, "a");
  EXPECT_EQ(list.passages[1].kind, FurnitureKind::kLine);
  EXPECT_EQ(list.passages[1].text, "Read more about the old town");
  EXPECT_EQ(list.stories, 4u);
}

TEST(ListFurniture, WritesALineOfJsonAPassage) {
  EXPECT_EQ(Written(List(JsonLines(ClubFeed()))),
            fmt::format("{{\"source\":\"herald\",\"kind\":\"recurring\","
                        "\"text\":\"» {} «\",\"words\":14,\"stories\":2,"
                        "\"words_in_all\":28,\"example\":\"a\"}}\n"
                        "{{\"source\":\"quarrow\",\"kind\":\"line\","
                        "\"text\":\"Read more about the old town\","
                        "\"words\":6,\"stories\":1,\"words_in_all\":6,"
                        "\"example\":\"d\"}}\n",
                        kClub));
}

TEST(ListFurniture, RepostsOfOneStoryAreNone) {
  std::vector<FeedStory> feed;
  for (int i = 0; i < 8; ++i) {
    feed.push_back({fmt::format("{}", i), Body(1), "herald"});
  }
  EXPECT_THAT(List(JsonLines(feed)).passages, IsEmpty());
}

TEST(ListFurniture, AWallIsListedSentenceBySentence) {
  const std::string wall =
      "This story is for members of the reading club only. "
      "Members pay four crowns a month and may leave whenever they like. "
      "Sign the form at the desk of your library to become one today.";
  std::vector<FeedStory> feed;
  for (int i = 0; i < 6; ++i) {
    feed.push_back(
        {fmt::format("{}", i), Sentence(i, 0) + " " + wall, "herald"});
  }
  const FurnitureList list = List(JsonLines(feed));
  ASSERT_THAT(list.passages, SizeIs(3));
  for (const FurniturePassage& passage : list.passages) {
    EXPECT_EQ(passage.kind, FurnitureKind::kWall);
    EXPECT_EQ(passage.stories, 6u);
    EXPECT_NE(wall.find(passage.text), wall.npos);
    EXPECT_TRUE(passage.text.ends_with('.'));
  }
}

TEST(ListFurniture, ANoticeIsListed) {
  const std::string notice =
      "You can withdraw your consent at any time on our page.";
  const FurnitureList list = List(
      JsonLines({{"1", Body(1) + "\n" + notice + "\n" + Body(2), "herald"}}));
  ASSERT_THAT(list.passages, SizeIs(1));
  EXPECT_EQ(list.passages[0].kind, FurnitureKind::kNotice);
  EXPECT_EQ(list.passages[0].text, notice);
}

TEST(ListFurniture, PassagesOfScriptsWithoutSpacesAreWhole) {
  std::vector<FeedStory> feed;
  const std::string more = "本報網站會員可以免費下載每日電子報。";
  for (const std::string_view body :
       {"昨夜港口大火燒毀三艘漁船，消防隊員清晨控制火勢，無人受傷。",
        "市長宣布明年春天開始修建新圖書館，預算約八百萬元，居民表示歡迎。"}) {
    feed.push_back({std::string(body.substr(0, 6)),
                    std::string(body) + std::string(body) + "\n" + more,
                    "herald"});
  }
  const FurnitureList list = List(JsonLines(feed));
  ASSERT_THAT(list.passages, SizeIs(1));
  EXPECT_EQ(list.passages[0].text, more);
}

// Stories that carry some of the lines of their source, in any place.
class MadeBatch {
 public:
  explicit MadeBatch(int stories) {
    std::mt19937 random(7);
    for (int i = 0; i < stories; ++i) {
      const std::string source = fmt::format("outlet-{}", random() % 5);
      std::string text = Body(i);
      for (int line = 0; line < 4; ++line) {
        if (random() % 3 > 0) continue;
        const std::string made = fmt::format(
            "Puzzle number {} of {} is on page {} of the printed paper", line,
            source, line + 2);
        text += "\n" + made;
        ++count_[{source, made}];
      }
      feed_.push_back({fmt::format("story-{}", i), text, source});
    }
  }

  std::vector<FeedStory>& feed() { return feed_; }

  // What a person would write down: every line in two stories or more.
  std::set<std::tuple<std::string, std::string, uint64_t>> Expected() const {
    std::set<std::tuple<std::string, std::string, uint64_t>> expected;
    for (const auto& [line, count] : count_) {
      if (count >= 2) expected.emplace(line.first, line.second, count);
    }
    return expected;
  }

 private:
  std::vector<FeedStory> feed_;
  std::map<std::pair<std::string, std::string>, uint64_t> count_;
};

TEST(ListFurniture, ListsWhatWasPutIntoTheStoriesAndNothingElse) {
  MadeBatch batch(300);
  std::set<std::tuple<std::string, std::string, uint64_t>> listed;
  for (const FurniturePassage& passage :
       List(JsonLines(batch.feed())).passages) {
    EXPECT_EQ(passage.kind, FurnitureKind::kRecurring);
    EXPECT_EQ(passage.words_in_all, passage.words * passage.stories);
    listed.emplace(passage.source, passage.text, passage.stories);
  }
  EXPECT_EQ(listed, batch.Expected());
  EXPECT_THAT(listed, SizeIs(20));
}

TEST(ListFurniture, CountsTheWordsThatDedupSetsAside) {
  MadeBatch batch(60);
  std::vector<FeedStory> feed = batch.feed();
  for (size_t i = 0; i < feed.size(); i += 3) {
    feed[i].text += "\nPhoto by Ida Brandt\nBy Ida Brandt";
  }
  feed[1].text += "\nYou can withdraw your consent at any time on our page.";
  const std::string lines = JsonLines(feed);
  std::map<FurnitureKind, uint64_t> words;
  for (const FurniturePassage& passage : List(lines).passages) {
    words[passage.kind] += passage.words_in_all;
  }
  OpenFeed open(lines);
  ThreadPool pool(1);
  const auto read = Ingest(open.reader(), {}, &pool, {});
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(words[FurnitureKind::kLine], read->furniture_words);
  EXPECT_EQ(words[FurnitureKind::kNotice], read->notice_words);
  EXPECT_EQ(words[FurnitureKind::kRecurring], read->recurring_words);
  EXPECT_EQ(words[FurnitureKind::kWall], read->wall_words);
  EXPECT_GT(read->furniture_words, 0u);
  EXPECT_GT(read->notice_words, 0u);
}

TEST(ListFurniture, IsTheSameForAnyThreadsBatchesMemoryAndOrder) {
  MadeBatch batch(200);
  const std::string whole = Written(List(JsonLines(batch.feed())));
  DedupOptions options;
  options.num_threads = 3;
  options.reader.batch_bytes = 2000;
  EXPECT_EQ(Written(List(JsonLines(batch.feed()), options)), whole);
  options.memory_bytes = uint64_t{256} << 20;
  std::shuffle(batch.feed().begin(), batch.feed().end(), std::mt19937(3));
  EXPECT_EQ(Written(List(JsonLines(batch.feed()), options)), whole);
}

TEST(ListFurniture, WhatCostsMostWordsComesFirstInItsSource) {
  MadeBatch batch(100);
  const auto passages = List(JsonLines(batch.feed())).passages;
  EXPECT_TRUE(std::ranges::is_sorted(
      passages, [](const FurniturePassage& a, const FurniturePassage& b) {
        return std::pair(a.source, b.words_in_all) <
               std::pair(b.source, a.words_in_all);
      }));
}

TEST(ListFurniture, OfNoStoriesThereIsNone) {
  EXPECT_THAT(List("").passages, IsEmpty());
}

TEST(ListFurniture, NamesRejects) {
  const FurnitureList list = List("{\n" + JsonLines({{"1", Body(1), "a"}}));
  EXPECT_THAT(list.rejects, SizeIs(1));
  EXPECT_EQ(list.stories, 1u);
}

TEST(ListFurniture, StopsOnRequest) {
  OpenFeed feed(JsonLines({{"1", Body(1), "a"}}));
  const std::atomic<bool> cancel = true;
  EXPECT_TRUE(absl::IsCancelled(
      ListFurniture(feed.reader(), {}, {{}, &cancel}).status()));
}

// Guards against a list of what only a part of the second reading showed: that
// part is whole batches, and each is what it was.
TEST(ListFurniture, AnInputCutOffBetweenTwoBatchesHasChanged) {
  const std::string first = JsonLines({{"1", Body(1), "a"}});
  const std::string lines = first + JsonLines({{"2", Body(2), "a"}});
  DedupOptions options;
  options.reader.batch_bytes = first.size();
  for (const size_t left : {first.size(), size_t{0}, lines.size()}) {
    OpenFeed feed(lines, options.reader);
    Hooks hooks;
    hooks.progress = [&](const Progress& where) {
      if (where.stage != "read" || where.done < lines.size()) return;
      std::filesystem::resize_file(feed.path(), left);
    };
    const auto list = ListFurniture(feed.reader(), options, hooks);
    EXPECT_EQ(absl::IsFailedPrecondition(list.status()), left < lines.size())
        << left << " bytes: " << list.status();
  }
}

}  // namespace
}  // namespace neardup
