#include "neardup/pipeline/revision.h"

#include <gmock/gmock.h>

#include "neardup/pipeline/revision_tier.h"
#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;

Record Story(std::string_view id, std::string_view url = "") {
  Record record;
  record.id = id;
  record.url = url;
  return record;
}

Revision Read(const Record& record) {
  return RevisionOf(record, ParseTime(record.time));
}

TEST(Revision, OneAddressIsOneSeries) {
  const Revision plain = Read(Story("1", "https://a.example/news/ferry"));
  EXPECT_NE(plain.url_series, 0u);
  EXPECT_TRUE(OneSeries(plain, Read(Story("2",
                                          "HTTPS://A.example:443/x/../"
                                          "news/ferry?utm_source=m"))));
  EXPECT_FALSE(OneSeries(
      plain, Read(Story("2", "https://a.example/news/ferry?page=2"))));
  // Of front pages and of no address at all.
  EXPECT_EQ(Read(Story("1", "https://a.example/en/")).url_series, 0u);
  EXPECT_EQ(Read(Story("1")).url_series, 0u);
  EXPECT_FALSE(OneSeries(Read(Story("1")), Read(Story("1"))));
}

TEST(Revision, AddressesThatMayBeOneHaveOneKey) {
  const Revision plain = Read(Story("1", "https://www.a.example/news/ferry"));
  const Revision mobile =
      Read(Story("2", "http://m.a.example/News/Ferry/?ref=home"));
  EXPECT_NE(plain.url_key, 0u);
  EXPECT_EQ(plain.url_key, mobile.url_key);
  EXPECT_FALSE(OneSeries(plain, mobile));
  EXPECT_NE(plain.url_key,
            Read(Story("3", "https://a.example/news/tram")).url_key);
  EXPECT_EQ(Read(Story("1", "https://a.example/en/")).url_key, 0u);
  EXPECT_EQ(Read(Story("1")).url_key, 0u);
}

TEST(Revision, OneIdWithVersionsIsOneSeries) {
  Record first = Story("urn:ferry", "https://a.example/1");
  Record second = Story("urn:ferry", "https://a.example/2");
  EXPECT_FALSE(OneSeries(Read(first), Read(second)));
  first.version.number = "1";
  second.version.number = "2";
  EXPECT_TRUE(OneSeries(Read(first), Read(second)));
  EXPECT_EQ(Read(second).number, 2u);
  first.version.key = "lake";
  second.version.key = "pond";
  EXPECT_FALSE(OneSeries(Read(first), Read(second)));
}

TEST(Revision, NumbersOfOneIdAreThoseOfOneSource) {
  Record first = Story("17");
  Record second = Story("17");
  first.version.number = "1";
  second.version.number = "2";
  first.source = "a.example";
  second.source = "b.example";
  EXPECT_FALSE(OneSeries(Read(first), Read(second)));
  second.source = "a.example";
  EXPECT_TRUE(OneSeries(Read(first), Read(second)));
  first.id = second.id = "urn:ferry";
  second.source = "";
  EXPECT_TRUE(OneSeries(Read(first), Read(second)));
}

TEST(Revision, TheVersionOfAFormatHidesNoAddress) {
  Record first = Story("1", "https://a.example/news/ferry");
  Record second = Story("2", "https://a.example/news/ferry");
  first.version.number = second.version.number = "1.0";
  EXPECT_EQ(Read(first).number, 0u);
  EXPECT_TRUE(OneSeries(Read(first), Read(second)));
  first.version.number = second.version.number = "3";
  EXPECT_TRUE(OneSeries(Read(first), Read(second)));
}

TEST(Revision, HeadlineNoteAndStatusAreRead) {
  Record record = Story("1");
  record.title = "UPDATE 2-Ferry runs again";
  record.time = "2031-05-01T10:00:00Z";
  EXPECT_EQ(Read(record).update, 2u);
  EXPECT_EQ(Read(record).changed, ParseTime("2031-05-01T10:00:00Z"));
  record.version.note = "CORRECTS name of the ferry";
  record.version.updated = "2031-05-01T11:00:00Z";
  EXPECT_TRUE(Read(record).correction);
  EXPECT_EQ(Read(record).changed, ParseTime("2031-05-01T11:00:00Z"));
  EXPECT_FALSE(Read(record).withdrawn);
  for (const char* status : {"canceled", "stat:canceled", "Withheld"}) {
    record.version.status = status;
    EXPECT_TRUE(Read(record).withdrawn) << status;
  }
  record.version.status = "usable";
  EXPECT_FALSE(Read(record).withdrawn);
  record.title = "KILL: Ferry runs again";
  EXPECT_TRUE(Read(record).withdrawn);
}

Newer Turned(Newer newer) {
  if (newer == Newer::kUnknown) return newer;
  return newer == Newer::kFirst ? Newer::kSecond : Newer::kFirst;
}

TEST(Revision, WhatDiffersFirstTellsWhichIsNewer) {
  struct Case {
    Revision a, b;
    Newer newer;
  };
  const Case kCases[] = {
      {{}, {}, Newer::kUnknown},
      {{.id_series = 1, .number = 2},
       {.id_series = 1, .number = 3},
       Newer::kSecond},
      // Numbers of different stories say nothing.
      {{.id_series = 1, .number = 2},
       {.id_series = 3, .number = 3},
       Newer::kUnknown},
      {{.id_series = 1, .number = 2, .update = 1},
       {.id_series = 1, .number = 1, .update = 2},
       Newer::kFirst},
      {{.update = 2}, {.update = 1, .correction = true}, Newer::kFirst},
      {{}, {.correction = true}, Newer::kSecond},
      {{.update = 3}, {.withdrawn = true}, Newer::kSecond},
      {{.id_series = 1, .changed = 50},
       {.id_series = 1, .changed = 40},
       Newer::kFirst},
      {{.id_series = 1, .changed = 50}, {.id_series = 1}, Newer::kUnknown},
      // Somebody else's copy is not a newer version for being later.
      {{.changed = 50}, {.changed = 40}, Newer::kUnknown},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(NewerOf(c.a, c.b), c.newer);
    EXPECT_EQ(NewerOf(c.b, c.a), Turned(c.newer));
  }
}

StoryTable InSeries(const std::vector<Revision>& revisions) {
  std::vector<FeedStory> feed;
  for (size_t i = 0; i < revisions.size(); ++i) {
    feed.push_back({.id = std::to_string(i),
                    .text = "story number " + std::to_string(i),
                    .revision = revisions[i]});
  }
  return TableOf(feed);
}

TEST(RevisionPairs, AreAllPairsOfASeriesThatAreNotJudged) {
  const StoryTable stories = InSeries({{.id_series = 7},
                                       {.id_series = 9},
                                       {},
                                       {.id_series = 7},
                                       {},
                                       {.id_series = 7}});
  const DedupOptions options;
  PairSet judged;
  judged.Add(0, 5, Match{});
  EXPECT_THAT(RevisionPairs(stories, Comparable(stories, options), judged),
              ElementsAre(StoryPair{0, 3}, StoryPair{3, 5}));
}

TEST(RevisionPairs, OfALongSeriesAreThoseThatFollowInTime) {
  std::vector<Revision> revisions;
  for (int i = 0; i < 40; ++i) {
    revisions.push_back({.id_series = 7, .changed = i % 2 == 0 ? i : 1000 - i});
  }
  const StoryTable stories = InSeries(revisions);
  const DedupOptions options;
  const auto pairs =
      RevisionPairs(stories, Comparable(stories, options), PairSet());
  EXPECT_EQ(pairs.size(), 39u);
  EXPECT_THAT(pairs, testing::Contains(StoryPair{0, 2}));
  EXPECT_THAT(pairs, testing::Contains(StoryPair{38, 39}));
  EXPECT_THAT(pairs, testing::Contains(StoryPair{1, 3}));
}

}  // namespace
}  // namespace neardup
