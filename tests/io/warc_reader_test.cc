#include "neardup/io/warc_reader.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "neardup/io/member_reader.h"
#include "tests/io/compressed.h"

namespace neardup {
namespace {

std::string Page(const std::string& town) {
  return fmt::format("<p>The bridge of {} was closed on Monday.</p>", town);
}

std::string Http(const std::string& body,
                 const std::string& type = "text/html; charset=utf-8") {
  return fmt::format("HTTP/1.1 200 OK\r\nContent-Type: {}\r\n\r\n{}", type,
                     body);
}

std::string Record(const std::string& type, const std::string& uri,
                   const std::string& block, int64_t wrong_by = 0) {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: {}\r\n"
      "WARC-Date: 2025-03-01T10:20:30Z\r\nWARC-Record-ID: <urn:uuid:1-{}>\r\n"
      "Content-Type: application/http; msgtype=response\r\n"
      "Content-Length: {}\r\n\r\n{}\r\n\r\n",
      type, uri, uri.size(), static_cast<int64_t>(block.size()) + wrong_by,
      block);
}

std::string Response(const std::string& town, int64_t wrong_by = 0) {
  return Record("response", "http://" + town + ".example/", Http(Page(town)),
                wrong_by);
}

// A line for each item: "URI" or "!OFFSET REASON".
std::vector<std::string> Items(const std::string& bytes,
                               const WarcReaderOptions& options = {},
                               size_t max_read = SIZE_MAX) {
  WarcReader reader(std::make_unique<MemoryInput>("test.warc", bytes, max_read),
                    options);
  std::vector<std::string> items;
  while (true) {
    const StatusOr<WarcItem> item = reader.Next();
    EXPECT_TRUE(item.ok()) << item.status();
    if (!item.ok() || *item == WarcItem::kEnd) return items;
    items.push_back(*item == WarcItem::kPage
                        ? reader.page().uri
                        : fmt::format("!{} {}", reader.reject().offset,
                                      reader.reject().reason));
  }
}

using Lines = std::vector<std::string>;

TEST(WarcReaderTest, PagesAreReadWithWhatTheRecordSays) {
  const std::string bytes =
      Record("warcinfo", "x", "software: made up\r\n") + Response("oldbury");
  for (const std::string& file : {bytes, Gzip(bytes), Zstd(bytes),
                                  Gzip(Record("warcinfo", "x", "software")) +
                                      Gzip(Response("oldbury"))}) {
    WarcReader reader(std::make_unique<MemoryInput>("test.warc", file));
    const StatusOr<WarcItem> item = reader.Next();
    ASSERT_TRUE(item.ok() && *item == WarcItem::kPage);
    EXPECT_EQ(reader.page().uri, "http://oldbury.example/");
    EXPECT_EQ(reader.page().date, "2025-03-01T10:20:30Z");
    EXPECT_EQ(reader.page().record_id, "urn:uuid:1-23");
    EXPECT_EQ(reader.page().charset, "utf-8");
    EXPECT_EQ(reader.page().body, Page("oldbury"));
    EXPECT_EQ(*reader.Next(), WarcItem::kEnd);
  }
}

TEST(WarcReaderTest, EverySizeOfReadGivesTheSame) {
  const std::string plain = Response("a") + Response("b") + Response("c");
  const std::string packed =
      Gzip(Response("a")) + Gzip(Response("b")) + Gzip(Response("c"));
  const Lines expected = {"http://a.example/", "http://b.example/",
                          "http://c.example/"};
  for (const size_t size : {1, 2, 3, 7, 100, 1000}) {
    EXPECT_EQ(Items(plain, {}, size), expected) << size;
    EXPECT_EQ(Items(packed, {}, size), expected) << size;
  }
}

TEST(WarcReaderTest, WhatIsNoPageIsPassedOver) {
  const std::string bytes =
      Record("request", "http://a/", "GET / HTTP/1.1\r\n\r\n") +
      Record("response", "http://b/", Http("PNG", "image/png")) +
      Record("response", "http://c/",
             "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno") +
      Record("revisit", "http://d/", Http("<p>")) + Response("e");
  EXPECT_EQ(Items(bytes), Lines{"http://e.example/"});
  EXPECT_EQ(Items(""), Lines{});
}

TEST(WarcReaderTest, ATruncatedMemberIsRejectedAndTheRestGoesOn) {
  const std::string first = Gzip(Response("a"));
  const std::string second = Gzip(Response("b"));
  const Lines items = Items(first + second.substr(0, second.size() / 2) +
                            Gzip(Response("c")) + Gzip(Response("d")));
  ASSERT_EQ(items.size(), 4u);
  EXPECT_EQ(items[0], "http://a.example/");
  EXPECT_TRUE(
      items[1].starts_with(fmt::format("!{} broken gzip data", first.size())))
      << items[1];
  EXPECT_EQ(items[2], "http://c.example/");
  EXPECT_EQ(items[3], "http://d.example/");
}

TEST(WarcReaderTest, AFileCutOffIsRejectedAtItsLastMember) {
  const std::string first = Gzip(Response("a"));
  const std::string second = Gzip(Response("b"));
  EXPECT_EQ(Items(first + second.substr(0, second.size() - 12)),
            (Lines{"http://a.example/",
                   fmt::format("!{} truncated gzip data", first.size())}));
}

TEST(WarcReaderTest, WrongLengthsLoseOneRecord) {
  const std::string a = Response("a");
  for (const int64_t wrong_by : {-20, -1, 5, 300}) {
    const std::string b = Response("b", wrong_by);
    const std::string reason = fmt::format("wrong Content-Length of {}",
                                           Http(Page("b")).size() + wrong_by);
    EXPECT_EQ(
        Items(a + b + Response("c") + Response("d")),
        (Lines{"http://a.example/", fmt::format("!{} {}", a.size(), reason),
               "http://c.example/", "http://d.example/"}))
        << wrong_by;
    const std::string packed = Gzip(a);
    EXPECT_EQ(
        Items(packed + Gzip(b) + Gzip(Response("c")) + Gzip(Response("d"))),
        (Lines{"http://a.example/",
               fmt::format("!{} {}", packed.size(), reason),
               "http://c.example/", "http://d.example/"}))
        << wrong_by;
  }
}

TEST(WarcReaderTest, ALengthBehindTheEndLosesOneRecord) {
  EXPECT_EQ(Items(Response("a", 100'000) + Response("b")),
            (Lines{fmt::format("!0 WARC record ends before its Content-Length "
                               "of {}",
                               Http(Page("a")).size() + 100'000),
                   "http://b.example/"}));
  WarcReaderOptions options;
  options.records.max_record_bytes = 1000;
  const Lines items = Items(Response("a", 1'000'000) + Response("b"), options);
  ASSERT_EQ(items.size(), 2u);
  EXPECT_TRUE(items[0].ends_with("is longer than 1000")) << items[0];
  EXPECT_EQ(items[1], "http://b.example/");
}

TEST(WarcReaderTest, GarbageBetweenRecordsIsOneReject) {
  const std::string a = Response("a");
  EXPECT_EQ(
      Items(a + "garbage\r\nmore\r\n" + Response("b")),
      (Lines{"http://a.example/", fmt::format("!{} no WARC record", a.size()),
             "http://b.example/"}));
  EXPECT_EQ(Items("no warc at all"), Lines{"!0 no WARC record"});
  EXPECT_EQ(Items("WARC/1.0\r\nWARC-Type: response"),
            Lines{"!0 truncated WARC header"});
  EXPECT_EQ(Items("WARC/1.0\r\nWARC-Type: response\r\n\r\n"),
            Lines{"!0 no Content-Length"});
}

TEST(WarcReaderTest, BombsAreRejectedWithoutUnpackingThem) {
  const std::string first = Gzip(Response("a"));
  const std::string bomb = Gzip(Record(
      "response", "http://b/", Http(std::string(size_t{48} << 20, ' '))));
  WarcReaderOptions options;
  options.records.max_record_bytes = size_t{64} << 20;
  EXPECT_EQ(Items(first + bomb + Gzip(Response("c")), options),
            (Lines{"http://a.example/",
                   fmt::format("!{} compressed data grows more than 200 times",
                               first.size()),
                   "http://c.example/"}));
}

TEST(WarcReaderTest, BrokenResponsesAreRejected) {
  EXPECT_EQ(Items(Record("response", "http://a/", "no http") + Response("b")),
            (Lines{"!0 no HTTP header", "http://b.example/"}));
}

TEST(WarcReaderTest, FilesAreOpenedByPath) {
  EXPECT_FALSE(WarcReader::Open("/no/such/file.warc").ok());
}

TEST(MemberReaderTest, MembersAreReadOneByOne) {
  const std::string bytes = Gzip("one") + Gzip("") + Gzip("two");
  MemberReader reader(std::make_unique<MemoryInput>("x", bytes));
  std::string out;
  EXPECT_EQ(*reader.Read(&out), MemberReader::Outcome::kBytes);
  EXPECT_EQ(out, "one");
  EXPECT_EQ(reader.member_offset(), 0u);
  EXPECT_EQ(*reader.Read(&out), MemberReader::Outcome::kBytes);
  EXPECT_EQ(out, "onetwo");
  EXPECT_EQ(reader.member_offset(), Gzip("one").size() + Gzip("").size());
  EXPECT_EQ(*reader.Read(&out), MemberReader::Outcome::kEnd);
}

}  // namespace
}  // namespace neardup
