#include "neardup/feeds/feed_parser.h"

#include <gtest/gtest.h>

#include "neardup/feeds/json_documents.h"
#include "neardup/feeds/table_documents.h"
#include "neardup/feeds/xml_documents.h"
#include "neardup/feeds/xml_formats.h"
#include "tests/feeds/parsed.h"

namespace neardup {
namespace {

TEST(FeedParserTest, ReadsAnRssItem) {
  const Parsed parsed = Parse(
      "<rss><channel><title>Post</title><item><guid>g</guid><title>T</title>"
      "<link>https://www.post.example/1</link>"
      "<description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;"
      "</description></item></channel></rss>");
  ASSERT_EQ(parsed.stories.size(), 1u);
  EXPECT_TRUE(parsed.rejects.empty());
  const StoryFields& story = parsed.stories[0];
  EXPECT_EQ(story.id, "g");
  EXPECT_EQ(story.title, "T");
  EXPECT_EQ(story.text, "One.\nTwo.");
  EXPECT_EQ(story.source, "post.example");
  EXPECT_EQ(AttributeNamed(story, "feed"), "Post");
}

TEST(FeedParserTest, TheWholeTextComesBeforeTheTeaser) {
  for (const char* items :
       {"<content:encoded>All</content:encoded><description>T</description>",
        "<description>T</description><content:encoded>All</content:encoded>"}) {
    const Parsed parsed = Parse("<rss><channel><item>" + std::string(items) +
                                "</item></channel></rss>");
    ASSERT_EQ(parsed.stories.size(), 1u);
    EXPECT_EQ(parsed.stories[0].text, "All");
  }
}

TEST(FeedParserTest, AByteOrderMarkIsPassedOver) {
  EXPECT_EQ(Parse("\xef\xbb\xbf<rss><channel><item><title>T</title></item>"
                  "</channel></rss>")
                .stories.size(),
            1u);
}

TEST(FeedParserTest, ATitleStandsForAMissingText) {
  const Parsed parsed = Parse(
      "<rss><channel><item><title>Ferry runs</title></item></channel>"
      "</rss>");
  ASSERT_EQ(parsed.stories.size(), 1u);
  EXPECT_EQ(parsed.stories[0].text, "Ferry runs");
  EXPECT_TRUE(parsed.stories[0].title_only);
}

TEST(FeedParserTest, AFormatThatIsForcedMustBeThere) {
  std::deque<StoryFields> stories;
  std::vector<DocumentReject> rejects;
  MakeFeedParser({})->Parse({InputFormat::kAtom, "f", "<rss></rss>"}, &stories,
                            &rejects);
  ASSERT_EQ(rejects.size(), 1u);
  EXPECT_EQ(rejects[0].reason, "the root element is \"rss\", not atom");
}

TEST(FeedParserTest, EveryPrefixOfAFeedKeepsItsWholeItems) {
  std::string feed = "<rss><channel><title>F</title>";
  std::vector<size_t> ends;
  for (int i = 0; i < 5; ++i) {
    feed += "\n<item><guid>" + std::to_string(i) +
            "</guid><description><![CDATA[<p>Text</p>]]></description></item>";
    ends.push_back(feed.size());
  }
  feed += "</channel></rss>";
  for (size_t size = 5; size <= feed.size(); ++size) {
    std::deque<StoryFields> stories;
    std::vector<DocumentReject> rejects;
    MakeFeedParser({})->Parse(
        {InputFormat::kRss, "f", std::string_view(feed).substr(0, size)},
        &stories, &rejects);
    size_t whole = 0;
    for (const size_t end : ends) whole += end <= size;
    EXPECT_EQ(stories.size(), whole) << size;
    EXPECT_EQ(rejects.size(), size < feed.size() ? 1u : 0u) << size;
  }
}

TEST(FeedParserTest, ColumnsThatAreNamedWin) {
  ReaderOptions options;
  options.text_field = "Inhalt";
  const Parsed parsed = Parse("title,text,Inhalt\nT,a,b\n", options);
  ASSERT_EQ(parsed.stories.size(), 1u);
  EXPECT_EQ(parsed.stories[0].text, "b");
}

TEST(FeedParserTest, DetailsOfALineAreRead) {
  simdjson::dom::parser json;
  const simdjson::padded_string line(std::string_view(
      R"({"url":"https://a.example/","lang":"en","authors":["A","B"]})"));
  StoryFields story;
  MakeFeedParser({})->ReadDetails(json.parse(line), &story);
  EXPECT_EQ(story.url, "https://a.example/");
  EXPECT_EQ(story.language, "en");
  EXPECT_EQ(AttributeNamed(story, "author"), "A, B");
}

}  // namespace
}  // namespace neardup
