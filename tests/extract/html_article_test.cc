#include "neardup/extract/html_article.h"

#include <gtest/gtest.h>

#include <string>

#include "neardup/extract/html_blocks.h"
#include "neardup/extract/html_metadata.h"
#include "neardup/extract/main_text.h"

namespace neardup {
namespace {

const std::string kFirst =
    "The council of Oldbury Marsh voted on Monday to close the old bridge to "
    "lorries, after engineers found cracks in two of its pillars.";
const std::string kSecond =
    "Mayor Ada Fernholt said the work would cost four million and take until "
    "spring; residents had asked for it for years.";
const std::string kThird =
    "The ferry will run twice an hour until then, its owner told the meeting "
    "in the town hall.";
const std::string kStory = kFirst + "\n" + kSecond + "\n" + kThird;
const std::string kParagraphs =
    "<p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p>";
const std::string kMenu =
    "<ul><li><a href=/a>Politics</a><li><a href=/b>Sport and other things</a>"
    "<li><a href=/c>What the new bus plan means for you</a></ul>";

HtmlArticle Read(const std::string& html) {
  const StatusOr<HtmlArticle> article = ReadHtmlArticle(html);
  EXPECT_TRUE(article.ok()) << article.status();
  return article.ok() ? *article : HtmlArticle();
}

HtmlBlocks BlocksOf(const std::string& html) {
  HtmlBlockBuilder builder;
  HtmlTokens tokens(html);
  while (tokens.Next()) builder.Add(tokens);
  return std::move(builder).Finish();
}

HtmlMetadata MetadataOf(const std::string& html) {
  HtmlMetadataReader reader;
  HtmlTokens tokens(html);
  while (tokens.Next()) reader.Add(tokens);
  return std::move(reader).Finish();
}

TEST(HtmlArticleTest, TheStoryIsFoundBetweenMenuAndFooter) {
  const HtmlArticle article = Read(
      "<html lang=en_GB><title>Bridge closed | The Marsh Post</title>"
      "<link rel=canonical href='https://marsh.example/1?a=1&amp;b=2'>"
      "<nav>" +
      kMenu +
      "</nav><main><h1>Bridge closed</h1>"
      "<p class=byline>By Ines Marrow</p><time datetime=2025-03-01>1 March"
      "</time>" +
      kParagraphs +
      "</main><footer><p>No part of this site may be "
      "copied without a written permission of its publisher.</p></footer>");
  EXPECT_EQ(article.text, kStory);
  EXPECT_EQ(article.title, "Bridge closed");
  EXPECT_EQ(article.byline, "Ines Marrow");
  EXPECT_EQ(article.published, "2025-03-01");
  EXPECT_EQ(article.url, "https://marsh.example/1?a=1&b=2");
  EXPECT_EQ(article.language, "en-GB");
  EXPECT_FALSE(article.text_from_json_ld);
}

TEST(HtmlArticleTest, MarkupWithoutMeaningIsEnough) {
  EXPECT_EQ(Read("<div>" + kMenu + "</div><div><div>" + kFirst + "</div><div>" +
                 kSecond + "</div><div>" + kThird + "</div></div><div>" +
                 kMenu + "</div>")
                .text,
            kStory);
  EXPECT_EQ(Read("<table><tr><td>" + kMenu + "<td>" + kFirst + "<br><br>" +
                 kSecond + "<br>" + kThird + "</table>")
                .text,
            kStory);
  EXPECT_EQ(Read("<p>" + kFirst + "<p>" + kSecond + "<P>" + kThird).text,
            kStory);
}

TEST(HtmlArticleTest, ConsentAndRelatedLinksAreLeftOut) {
  const std::string consent =
      "<div id=cookieConsent><p>We and our partners store information on your "
      "device, such as cookies, to show you advertising that fits you. You may "
      "agree or refuse below, and change your choice at any time.</p></div>";
  const std::string related =
      "<div class='story__related-links'><p>Also read</p><p>A bakery has "
      "opened "
      "in the old mill after it stood empty for more than forty "
      "years.</p></div>";
  EXPECT_EQ(
      Read("<body class='no-js has-sidebar'>" + consent + consent +
           "<article class=with-comments><p>" + kFirst + "</p>" + related +
           "<p>" + kSecond + "</p><p>" + kThird + "</p></article>")
          .text,
      kStory);
}

TEST(HtmlArticleTest, CommentsWithoutAnyNameAreLeftOut) {
  std::string comments;
  for (int i = 0; i < 30; ++i)
    comments +=
        "<div><div><b>reader</b> 2 h</div><div><p>I live two streets from "
        "there "
        "and nothing has been done for years, whatever they say now.</p></div>"
        "<div><a href=#>Answer</a></div></div>";
  EXPECT_EQ(Read("<div><div>" + kParagraphs + "</div><div>" + comments +
                 "</div></div>")
                .text,
            kStory);
}

TEST(HtmlArticleTest, JsonLdGivesTheTextWhereItHoldsAllOfIt) {
  const std::string script =
      R"(<script type="application/ld+json">{"@type":"NewsArticle",)"
      R"("headline":"Bridge closed","articleBody":")" +
      kFirst + " " + kSecond + " " + kThird + "\"}</script>";
  const HtmlArticle hidden = Read(script + "<p>" + kFirst + "</p>");
  EXPECT_TRUE(hidden.text_from_json_ld);
  EXPECT_EQ(hidden.text, kFirst + " " + kSecond + " " + kThird);
  // The page shows where the paragraphs are.
  EXPECT_EQ(Read(script + kParagraphs).text, kStory);
}

TEST(HtmlArticleTest, AnAbridgedBodyOfJsonLdIsNotTheText) {
  const std::string script =
      R"(<script type="application/ld+json">{"@type":"NewsArticle",)"
      R"("articleBody":")" +
      kFirst.substr(0, 100) + "...\"}</script>";
  const HtmlArticle article = Read(script + kParagraphs);
  EXPECT_FALSE(article.text_from_json_ld);
  EXPECT_EQ(article.text, kStory);
}

TEST(HtmlArticleTest, LiveBlogsAreReadFromLeadToLastEntry) {
  const auto entry = [](const std::string& time, const std::string& text) {
    return "<div><div><span>" + time +
           "</span><a href=/s>Share</a></div><h3><a href=#e>Costs</a></h3><p>" +
           text + "</p></div>";
  };
  EXPECT_EQ(
      Read("<ul>" + kMenu + "</ul><main><h1>Bridge closed</h1><p>" + kThird +
           "</p><div>" + entry("14:05", kFirst) + entry("13:20", kSecond) +
           entry("9:55", "Nobody was hurt.") + "</div></main>")
          .text,
      kThird + "\nCosts\n" + kFirst + "\nCosts\n" + kSecond +
          "\nCosts\nNobody was hurt.");
}

TEST(HtmlArticleTest, LiveBlogsWhosePageIsEmptyAreReadFromJsonLd) {
  const HtmlArticle article =
      Read(R"(<script type="application/ld+json">{"@type":"LiveBlogPosting",)"
           R"("headline":"Bridge closed","liveBlogUpdate":[{"articleBody":")" +
           kFirst + R"("},{"headline":"Costs","articleBody":")" + kSecond +
           "\"}]}</script><h1>Bridge closed</h1><div id=live></div>");
  EXPECT_TRUE(article.text_from_json_ld);
  EXPECT_EQ(article.text, kFirst + "\nCosts\n" + kSecond);
}

TEST(HtmlArticleTest, JsonLdOfTheNextStoriesIsNotTheText) {
  const std::string script =
      R"(<script type="application/ld+json">{"@type":"NewsArticle",)";
  EXPECT_EQ(Read(script + R"("headline":"Bridge closed","articleBody":")" +
                 kFirst + " " + kSecond + "\"}</script>" + script +
                 R"("headline":"Choir wins","articleBody":")" + kThird +
                 kThird + kThird + kThird + kThird + "\"}</script>")
                .text,
            kFirst + " " + kSecond);
}

TEST(HtmlArticleTest, OnlyTheStoryOfTheTitleIsRead) {
  const std::string other =
      "<div><h1>Choir wins</h1>" + kParagraphs + kParagraphs + "</div>";
  EXPECT_EQ(Read("<title>Bridge closed | The Marsh Post</title><div><h1>Bridge "
                 "closed</h1>" +
                 kParagraphs + "</div>" + other + other)
                .text,
            kStory);
}

TEST(HtmlArticleTest, PointsOfAListAreReadWhateverTheyEndIn) {
  const auto point = [](const std::string& text, const std::string& link) {
    return "<div><p>" + text + "</p><p>" + link + "</p></div>";
  };
  for (const char* link :
       {"<a href=/a>Full story</a>", "<a href=https://s.example/>Share</a>"}) {
    const std::string html = "<title>Bridge</title><article><h1>Bridge</h1>" +
                             kParagraphs + point("First: " + kFirst, link) +
                             point("Second: " + kSecond, link) +
                             point("Third: " + kFirst, link) +
                             point("Last: " + kSecond, link) + "</article>";
    EXPECT_EQ(Read(html).text, kStory + "\nFirst: " + kFirst +
                                   "\nSecond: " + kSecond +
                                   "\nThird: " + kFirst + "\nLast: " + kSecond)
        << link;
  }
}

TEST(HtmlArticleTest, CaptionsAreTheTextWhereThereIsNoOther) {
  const auto picture = [](const std::string& text) {
    return "<figure><img src=/p><figcaption><p>" + text +
           "</p></figcaption></figure>";
  };
  const std::string gallery =
      picture(kFirst) + picture(kSecond) + picture(kThird);
  EXPECT_EQ(Read("<h1>Bridge closed</h1>" + gallery).text, kStory);
  EXPECT_EQ(Read(kParagraphs + picture("A picture of the bridge from above, as "
                                       "it looked on a day in spring."))
                .text,
            kStory);
}

TEST(HtmlArticleTest, PagesWithoutAStoryHaveNoText) {
  EXPECT_EQ(Read("").text, "");
  EXPECT_EQ(Read("<ul>" + kMenu + "</ul>").text, "");
  EXPECT_EQ(Read("<script>" + kFirst + "</script>").text, "");
}

TEST(HtmlArticleTest, HostilePagesAreReadInLinearTime) {
  std::string nested;
  for (int i = 0; i < 300'000; ++i) nested += "<div><b></i>";
  EXPECT_EQ(Read(nested + kParagraphs).text, kStory);
  std::string attributes = "<p";
  for (int i = 0; i < 300'000; ++i) attributes += " a" + std::to_string(i);
  EXPECT_EQ(Read(attributes + ">" + kFirst).text, kFirst);
  const std::string heading(400'000, 'a');
  EXPECT_EQ(Read("<h1>" + heading + "b</h1><h2>" + heading + heading.substr(1) +
                 "</h2>" + kParagraphs)
                .text,
            kStory);
  std::string items;
  for (int i = 0; i < 100'000; ++i) items += "<li><p>14:05<article><h2>a";
  Read(items + kParagraphs);
  const std::string value(10 << 20, 'x');
  EXPECT_EQ(Read("<p class='" + value + "'>" + kFirst).text, kFirst);
}

TEST(HtmlArticleTest, PagesThatAreTooLongAreRefused) {
  EXPECT_EQ(Message(ReadHtmlArticle("<p>page", {.max_bytes = 5}).status()),
            "page of 7 bytes is longer than 5");
}

TEST(HtmlBlocksTest, BlocksKnowWhatIsAroundThem) {
  const HtmlBlocks blocks = BlocksOf(
      "<div><h2>Head</h2><p>One <a>two</a></p><nav>three</nav><ul><li>four</ul>"
      "<div class=main-menu>five</div></div>");
  ASSERT_EQ(blocks.blocks.size(), 5u);
  EXPECT_EQ(blocks.blocks[0].kind, BlockKind::kHeading);
  EXPECT_EQ(blocks.TextOf(blocks.blocks[1]), "One two");
  EXPECT_EQ(blocks.blocks[1].kind, BlockKind::kParagraph);
  EXPECT_EQ(blocks.blocks[1].length, 7u);
  EXPECT_EQ(blocks.blocks[1].link_length, 4u);
  EXPECT_EQ(blocks.blocks[2].use, BlockUse::kFurniture);
  EXPECT_EQ(blocks.blocks[3].kind, BlockKind::kItem);
  EXPECT_EQ(blocks.blocks[4].use, BlockUse::kFurnitureByClass);
  EXPECT_EQ(blocks.blocks[0].container, blocks.blocks[1].container);
}

TEST(HtmlBlocksTest, ClassesSayWhatAnElementIs) {
  const auto use = [](const char* attributes) {
    return HintsOf(*FindHtmlElement("div"), attributes).use;
  };
  EXPECT_EQ(use("class='x related-stories'"), BlockUse::kFurnitureByClass);
  EXPECT_EQ(use("id=pageNavBar"), BlockUse::kFurnitureByClass);
  EXPECT_EQ(use("class='has-sidebar no-comments shared'"), BlockUse::kNone);
  EXPECT_EQ(use("hidden"), BlockUse::kFurniture);
  EXPECT_EQ(use("style='display: none'"), BlockUse::kFurniture);
  EXPECT_TRUE(
      HintsOf(*FindHtmlElement("div"), "class=article__body").story_body);
  EXPECT_EQ(HintsOf(*FindHtmlElement("body"), "class=menu").use,
            BlockUse::kNone);
}

TEST(MainTextTest, TheTitleAndTrailingHeadingsAreNoText) {
  const HtmlBlocks blocks =
      BlocksOf("<h2>Bridge closed</h2><p>" + kFirst + "</p><h3>Costs</h3><p>" +
               kSecond + "</p><h3>Weather</h3>");
  EXPECT_EQ(MainText(blocks, {.title = "Bridge closed"}),
            kFirst + "\nCosts\n" + kSecond);
  EXPECT_TRUE(FindMainBlocks(HtmlBlocks(), {}).empty());
}

TEST(HtmlMetadataTest, TheBestPlaceIsBelieved) {
  const HtmlMetadata metadata = MetadataOf(
      "<title>Bridge closed - Marsh Post</title>"
      "<meta property='og:site_name' content='Marsh Post'>"
      "<meta content='Bridge &quot;closed&quot;' property=og:title>"
      "<meta name=author content='https://marsh.example/ines'>"
      "<meta name=dc.date content=2025-01-01>"
      "<meta property=article:published_time content=2025-03-01T10:00:00Z>"
      "<meta property=og:locale content=pt_BR><h1>Marsh Post</h1>"
      "<a rel=author href=/i>von Ines Marrow</a>");
  EXPECT_EQ(metadata.title, "Bridge \"closed\"");
  EXPECT_EQ(metadata.site, "Marsh Post");
  EXPECT_EQ(metadata.byline, "Ines Marrow");
  EXPECT_EQ(metadata.published, "2025-03-01T10:00:00Z");
  EXPECT_EQ(metadata.language, "pt-BR");
}

TEST(HtmlMetadataTest, JsonLdOfThePagesHeadlineGoesBeforeOthers) {
  const auto script = [](const std::string& name) {
    return "<script type=application/ld+json>{\"@type\":\"Article\","
           "\"headline\":\"" +
           name + "\",\"articleBody\":\"Text of " + name +
           ".\",\"author\":\"Author of " + name + "\"}</script>";
  };
  const std::string scripts = script("Other") + script("Bridge closed");
  for (const std::string& own :
       {"<title>Bridge closed | Marsh Post</title>" + scripts,
        "<meta property=og:title content='Bridge closed'>" + scripts,
        "<title>Marsh Post</title>" + scripts + "<h1>Bridge closed</h1>"}) {
    const HtmlMetadata metadata = MetadataOf(own);
    EXPECT_EQ(metadata.title, "Bridge closed") << own;
    EXPECT_EQ(metadata.byline, "Author of Bridge closed") << own;
    EXPECT_EQ(metadata.json_ld_body, "Text of Bridge closed.") << own;
  }
  EXPECT_EQ(MetadataOf("<h1>Ferry</h1>" + scripts).title, "Other");
}

TEST(HtmlMetadataTest, TheTitleElementLosesTheNameOfTheSite) {
  EXPECT_EQ(MetadataOf("<title>A fire in the mill | Post</title>").title,
            "A fire in the mill");
  EXPECT_EQ(MetadataOf("<title>Fire - Marl</title>").title, "Fire - Marl");
}

}  // namespace
}  // namespace neardup
