#include "neardup/extract/json_ld.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace neardup {
namespace {

TEST(JsonLdTest, FieldsOfAnArticleAreRead) {
  const std::optional<JsonLdArticle> article = ReadJsonLd(R"({
    "@context": "https://schema.org", "@type": ["NewsArticle", "Thing"],
    "headline": "Fire &amp; water", "articleBody": "One.\nTwo.",
    "author": [{"@type": "Person", "name": "Ada Pell"}, "Ines Osk"],
    "datePublished": "2025-03-01T10:00:00Z", "dateModified": "2025-03-02",
    "mainEntityOfPage": {"@type": "WebPage", "@id": "https://marl.example/1"},
    "publisher": {"name": "Marl Post"}, "inLanguage": "en"})");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->headline, "Fire & water");
  EXPECT_EQ(article->body, "One.\nTwo.");
  EXPECT_EQ(article->author, "Ada Pell, Ines Osk");
  EXPECT_EQ(article->published, "2025-03-01T10:00:00Z");
  EXPECT_EQ(article->modified, "2025-03-02");
  EXPECT_EQ(article->url, "https://marl.example/1");
  EXPECT_EQ(article->publisher, "Marl Post");
  EXPECT_EQ(article->language, "en");
}

TEST(JsonLdTest, ArticlesAreFoundInListsAndGraphs) {
  EXPECT_TRUE(ReadJsonLd(R"([{"@type":"X"},{"@type":"LiveBlogPosting"}])"));
  EXPECT_TRUE(ReadJsonLd(
      R"({"@graph":[{"@type":"WebPage","mainEntity":{"@type":"Article"}}]})"));
  EXPECT_FALSE(ReadJsonLd(R"({"@type":"WebSite","name":"Article"})"));
  EXPECT_FALSE(ReadJsonLd(R"({"headline":"x"})"));
}

TEST(JsonLdTest, MarkupInTheBodyIsTakenOut) {
  const auto body = [](const std::string& json) {
    const auto article =
        ReadJsonLd(R"({"@type":"Article","articleBody":")" + json + "\"}");
    return article ? article->body : "none";
  };
  EXPECT_EQ(body("<p>One.<\\/p><p>Two.<\\/p>"), "One.\nTwo.");
  EXPECT_EQ(body("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;"),
            "One.\nTwo.");
  EXPECT_EQ(body("It&#39;s  one"), "It's one");
}

TEST(JsonLdTest, EntriesOfLiveBlogsAreTheBody) {
  const std::optional<JsonLdArticle> article = ReadJsonLd(R"({
    "@type": "LiveBlogPosting", "headline": "Flood", "articleBody": "Lead.",
    "liveBlogUpdate": [
      {"@type": "BlogPosting", "headline": "Flood", "articleBody": "One."},
      {"headline": "Ferry", "articleBody": "<p>Two.<\/p><p>Three.<\/p>"},
      {"headline": "Four", "articleBody": "Four. Five."},
      {"headline": "No text"}, "no entry"]})");
  ASSERT_TRUE(article);
  EXPECT_TRUE(article->live_blog);
  EXPECT_EQ(article->body, "Lead.\nOne.\nFerry\nTwo.\nThree.\nFour. Five.");
  EXPECT_FALSE(ReadJsonLd(R"({"@type":"NewsArticle"})")->live_blog);
}

TEST(JsonLdTest, ASingleEntryNeedsNoList) {
  const std::optional<JsonLdArticle> article = ReadJsonLd(R"({
    "@type": "LiveBlogPosting", "headline": "Flood",
    "liveBlogUpdate": {"headline": "Ferry", "articleBody": "One."}})");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->body, "Ferry\nOne.");
}

TEST(JsonLdTest, WhatPagesDoToJsonIsRepaired) {
  const auto article = ReadJsonLd(
      "//<![CDATA[\n{\"@type\":\"Article\",\"articleBody\":\"One\ntwo\"};//"
      "]]>");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->body, "One two");
}

TEST(JsonLdTest, WhatIsNoJsonGivesNothing) {
  for (const char* json : {"", "{", "]", "null", "{\"@type\":", "}{"})
    EXPECT_FALSE(ReadJsonLd(json)) << json;
  EXPECT_FALSE(ReadJsonLd(std::string(100'000, '[')));
}

}  // namespace
}  // namespace neardup
