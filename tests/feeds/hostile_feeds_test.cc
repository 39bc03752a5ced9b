// Documents made to do harm: a reject that says where, and the rest is read.

#include <gtest/gtest.h>

#include "tests/feeds/parsed.h"

namespace neardup {
namespace {

std::string Feed(std::string_view before, std::string_view item) {
  return std::string(before) + "<rss><channel>\n<item><guid>bad</guid>" +
         std::string(item) +
         "</item>\n<item><guid>good</guid><description>A story.</description>"
         "</item></channel></rss>";
}

// The reason why the bad item was rejected; the good one must be there.
std::string ReasonFor(std::string_view before, std::string_view item) {
  const Parsed parsed = Parse(Feed(before, item));
  EXPECT_EQ(parsed.stories.size(), 1u);
  for (const StoryFields& story : parsed.stories) {
    EXPECT_EQ(story.id, "good");
  }
  EXPECT_EQ(parsed.rejects.size(), 1u);
  return parsed.rejects.empty() ? "" : parsed.rejects[0].reason;
}

TEST(HostileFeedsTest, EntitiesOfTheDocumentAreNotExpanded) {
  EXPECT_EQ(ReasonFor("<!DOCTYPE rss [<!ENTITY a \"aa\"><!ENTITY b "
                      "\"&a;&a;\">]>",
                      "<description>&b;</description>"),
            "entity \"b\", which the document declares, is not expanded, at "
            "byte 103");
}

TEST(HostileFeedsTest, FilesAreNotRead) {
  EXPECT_EQ(ReasonFor("<!DOCTYPE rss [<!ENTITY f SYSTEM "
                      "\"file:///etc/hostname\">]>",
                      "<description>&f;</description>"),
            "entity \"f\", which the document declares, is not expanded, at "
            "byte 108");
}

TEST(HostileFeedsTest, DeepElementsAreRejected) {
  std::string deep = "<description>";
  for (int i = 0; i < 10000; ++i) deep += "<b>";
  deep += "x";
  for (int i = 0; i < 10000; ++i) deep += "</b>";
  EXPECT_EQ(ReasonFor("", deep + "</description>").substr(0, 30),
            "elements nested deeper than 25");
}

TEST(HostileFeedsTest, LongAttributesAreRejected) {
  EXPECT_EQ(ReasonFor("", "<description><b c=\"" + std::string(10 << 20, 'x') +
                              "\">t</b></description>")
                .substr(0, 33),
            "an attribute of more than 1048576");
}

TEST(HostileFeedsTest, InvalidUtf8CostsItsItemOnly) {
  EXPECT_EQ(ReasonFor("", "<description>caf\xe9 \u00e9\u00e8</description>"),
            "invalid UTF-8 at byte 53");
}

TEST(HostileFeedsTest, MissingEndTagsCostTheirItemOnly) {
  const Parsed parsed = Parse(
      "<rss><channel><item><guid>bad</guid>\n<item><guid>good</guid>"
      "<description>x</description></item></channel></rss>");
  ASSERT_EQ(parsed.stories.size(), 1u);
  EXPECT_EQ(parsed.stories[0].id, "good");
  ASSERT_EQ(parsed.rejects.size(), 1u);
  EXPECT_EQ(parsed.rejects[0].reason, "<item> is cut off at byte 37");
}

TEST(HostileFeedsTest, NumbersOfNoCharacterBecomeReplacements) {
  const Parsed parsed = Parse(
      "<rss><channel><item><guid>g&#xD800;</guid><title>T</title>"
      "</item></channel></rss>");
  ASSERT_EQ(parsed.stories.size(), 1u);
  EXPECT_EQ(parsed.stories[0].id.find('\xed'), std::string::npos);
}

TEST(HostileFeedsTest, DeepJsonIsRejected) {
  const Parsed parsed =
      Parse("[{\"id\":1,\"text\":\"a\"},\n{\"x\":" + std::string(10000, '[') +
            std::string(10000, ']') + "},\n{\"id\":2,\"text\":\"b\"}]");
  EXPECT_EQ(parsed.stories.size(), 2u);
  ASSERT_EQ(parsed.rejects.size(), 1u);
  EXPECT_EQ(parsed.rejects[0].line, 2u);
}

}  // namespace
}  // namespace neardup
