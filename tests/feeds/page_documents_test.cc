#include "neardup/feeds/page_documents.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/feeds/parsed.h"

namespace neardup {
namespace {

const std::string kText =
    "The council of Oldbury Marsh voted on Monday to close the old bridge to "
    "lorries, after engineers found cracks in two of its pillars.";

std::string Page(const std::string& head) {
  return "<!DOCTYPE html><html lang=en><head>" + head +
         "<title>Bridge closed</title></head><body><nav><a href=/>Home</a>"
         "</nav><p>" +
         kText + "</p></body></html>";
}

std::string Record(const std::string& uri, const std::string& page,
                   size_t extra = 0) {
  const std::string block =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page;
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {}\r\n"
      "WARC-Date: 2025-03-02T01:02:03Z\r\nContent-Type: application/http\r\n"
      "Content-Length: {}\r\n\r\n{}\r\n\r\n",
      uri, block.size() + extra, block);
}

TEST(PageDocumentsTest, APageIsOneStory) {
  const Parsed parsed =
      Parse(Page("<link rel=canonical href=https://marsh.example/1>"
                 "<meta name=author content='Ada Pell'>"
                 "<meta property=article:published_time content=2025-03-01>"),
            {}, "bridge.html");
  ASSERT_EQ(parsed.stories.size(), 1u);
  const StoryFields& story = parsed.stories[0];
  EXPECT_EQ(story.id, "https://marsh.example/1");
  EXPECT_EQ(story.title, "Bridge closed");
  EXPECT_EQ(story.text, kText);
  EXPECT_EQ(story.time, "2025-03-01");
  EXPECT_EQ(story.source, "marsh.example");
  EXPECT_EQ(story.language, "en");
  EXPECT_EQ(AttributeNamed(story, "author"), "Ada Pell");
}

TEST(PageDocumentsTest, APageWithoutAnAddressIsNamedAfterItsFile) {
  const Parsed parsed = Parse(Page(""), {}, "a/bridge.html");
  ASSERT_EQ(parsed.stories.size(), 1u);
  EXPECT_EQ(parsed.stories[0].id, "a/bridge.html");
}

TEST(PageDocumentsTest, CharsetsAreConvertedOrRejected) {
  const Parsed latin = Parse(
      "<html><meta charset=latin1><p>Caf\xe9 \x93Marsh\x94"
      " " +
      kText);
  ASSERT_EQ(latin.stories.size(), 1u);
  EXPECT_TRUE(latin.stories[0].text.starts_with("Café “Marsh” "));
  EXPECT_EQ(AttributeNamed(latin.stories[0], "charset"), "windows-1252");
  const Parsed mixed = Parse(
      "<html><meta charset=utf-8><p>Café, Café, Café, "
      "Café, Café: Caf\xe9 " +
      kText);
  ASSERT_EQ(mixed.rejects.size(), 1u);
  EXPECT_EQ(mixed.rejects[0].reason,
            "1 bytes of the page mean nothing in UTF-8, the first at byte 67");
}

TEST(PageDocumentsTest, EveryPageOfAnArchiveIsAStory) {
  const std::string first = Record("http://a.example/1", Page(""));
  const Parsed parsed =
      Parse(first + Record("http://b.example/2", Page(""), 9) +
            Record("http://c.example/3", "<html></html>") +
            Record("http://d.example/4",
                   Page("<link rel=canonical href=https://d.example/x>")));
  ASSERT_EQ(parsed.stories.size(), 2u);
  EXPECT_EQ(parsed.stories[0].id, "http://a.example/1");
  EXPECT_EQ(parsed.stories[0].source, "a.example");
  EXPECT_EQ(parsed.stories[0].time, "2025-03-02T01:02:03Z");
  EXPECT_EQ(parsed.stories[1].id, "https://d.example/x");
  ASSERT_EQ(parsed.rejects.size(), 2u);
  EXPECT_TRUE(parsed.rejects[0].reason.starts_with("wrong Content-Length of "));
  EXPECT_TRUE(parsed.rejects[0].reason.ends_with(
      fmt::format("in the record at byte {}", first.size())));
  EXPECT_TRUE(parsed.rejects[1].reason.starts_with("neither text nor title"));
}

}  // namespace
}  // namespace neardup
