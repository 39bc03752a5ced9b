#include "neardup/extract/html_series.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "neardup/extract/block_forms.h"

namespace neardup {
namespace {

const std::string kText =
    "<p>The river rose by ten centimetres overnight and stood two metres above "
    "its usual level in Oldbury Marsh.</p>";
const std::string kMore =
    "<p>Mayor Ada Fernholt said that the work on the bridge would take until "
    "spring and cost four million.</p>";

HtmlBlocks BlocksOf(const std::string& html) {
  HtmlBlockBuilder builder;
  HtmlTokens tokens(html);
  while (tokens.Next()) builder.Add(tokens);
  return std::move(builder).Finish();
}

// The kind of the container of the first block that begins with `text`.
SeriesKind KindAt(const std::string& html, const std::string& text,
                  SeriesHints hints = {}) {
  const HtmlBlocks page = BlocksOf(html);
  const std::vector<SeriesKind> kinds = FindSeries(page, hints);
  for (const HtmlBlock& block : page.blocks)
    if (page.TextOf(block).starts_with(text)) return kinds[block.container];
  ADD_FAILURE() << "no block begins with " << text;
  return SeriesKind::kNone;
}

std::string Repeated(int times, const std::string& item) {
  std::string all;
  for (int i = 0; i < times; ++i) all += item;
  return all;
}

TEST(BlockFormsTest, TimesOfDayAreFoundInShortLines) {
  const auto form = [](const std::string& line) {
    const HtmlBlocks page = BlocksOf("<div>" + line + "</div>");
    return ClockFormOf(page, page.blocks.at(0));
  };
  for (const char* line : {"14:05", "9.30 Uhr", "21h15", "3:40 PM GMT", "90'"})
    EXPECT_EQ(form(line), ClockForm::kAlone) << line;
  for (const char* line :
       {"Posted at 9:30", "May 2, 2025 at 10:15 am", "5 min ago",
        "vor 20 Minuten", "Vor 5 Minuten", "Il y a 2 heures", "5 minuti fa",
        "10分前", "2 timer siden", "5 MIN AGO"})
    EXPECT_EQ(form(line), ClockForm::kWithWords) << line;
  for (const char* line :
       {"12.05.2024", "1:234", "29:30", "Ada Fernholt", "A family of 5", "2:75",
        "President 5 of 9", "In favor 5", "Ivory and 7 sofa"})
    EXPECT_EQ(form(line), ClockForm::kNone) << line;
}

TEST(HtmlSeriesTest, EntriesHaveATimeOfDayEach) {
  const std::string entry = "<div><b>14:05</b>" + kText + "</div>";
  EXPECT_EQ(KindAt(Repeated(3, entry), "The river"), SeriesKind::kEntries);
  EXPECT_EQ(KindAt(Repeated(2, entry), "The river"), SeriesKind::kNone);
  EXPECT_EQ(KindAt("<ul>" + Repeated(3, "<li>5 min ago<h3>Flood</h3>" + kText) +
                       "</ul>",
                   "The river"),
            SeriesKind::kEntries);
  EXPECT_EQ(KindAt("<dl>" + Repeated(3, "<dt>14:05<dd>" + kText) + "</dl>",
                   "The river"),
            SeriesKind::kEntries);
}

TEST(HtmlSeriesTest, EntriesMayBeSaidToBeSuch) {
  const std::string entry = "<div itemprop=liveBlogUpdate>" + kText + "</div>";
  EXPECT_EQ(KindAt(Repeated(3, entry), "The river"), SeriesKind::kEntries);
}

TEST(HtmlSeriesTest, WhatStandsBetweenEntriesHasNoTime) {
  const std::string entry = "<div><b>14:05</b>" + kText + "</div>";
  EXPECT_EQ(
      KindAt(Repeated(3, entry) + "<div>" + kMore + "</div>" + entry, "Mayor"),
      SeriesKind::kInserts);
}

TEST(HtmlSeriesTest, CommentsStandBelowAText) {
  const std::string comments =
      Repeated(4, "<div><b>guest</b><div>3 May 2025, 12:10</div>" + kText +
                      "<a href=#>Reply</a></div>");
  EXPECT_EQ(
      KindAt("<div>" + kMore + kMore + "</div><div>" + comments + "</div>",
             "The river"),
      SeriesKind::kComments);
  // With headings they are sections that end in a link.
  EXPECT_EQ(KindAt("<div>" + kMore + kMore + "</div><div>" +
                       Repeated(4, "<div><h3>Flood</h3>" + kText +
                                       "<a href=#>Top</a></div>") +
                       "</div>",
                   "The river"),
            SeriesKind::kNone);
}

TEST(HtmlSeriesTest, TeasersLeadAwayAndSayLittle) {
  const std::string link = "<h4><a href=/a>Ferry starts again</a></h4>";
  EXPECT_EQ(KindAt(Repeated(3, "<div>" + link + kText + "</div>"), "The river"),
            SeriesKind::kTeasers);
  EXPECT_EQ(KindAt(Repeated(3, "<div>" + link + kText + kMore + kText + kMore +
                                   "</div>"),
                   "The river"),
            SeriesKind::kNone);
}

// A page whose headline is the first block.
SeriesKind KindBelowHeadline(const std::string& html) {
  return KindAt("<title>Flood</title>" + html, "The river", {.headline = 0});
}

TEST(HtmlSeriesTest, WhatIsMostOfTheBodyIsNotSetAside) {
  const std::string intro = "<h1>Flood</h1>" + kMore + kMore;
  const auto body = [&](const std::string& item) {
    return "<div itemprop=articleBody>" + intro + Repeated(5, item) + "</div>";
  };
  const auto article = [&](int times, const std::string& item) {
    return "<article>" + intro + Repeated(times, item) + "</article>";
  };
  const std::string titled =
      "<section><h2><a href=/a>Ferry</a></h2>" + kText + "</section>";
  const std::string answer = "<section><p><b>Ada Fernholt</b></p>" + kText +
                             "<p><a href=#a>Share</a></p></section>";
  for (const std::string& item : {titled, answer}) {
    EXPECT_EQ(KindBelowHeadline(body(item)), SeriesKind::kParts);
    EXPECT_EQ(KindBelowHeadline(article(5, item)), SeriesKind::kParts);
  }
  // Little beside the story, or beside its body.
  EXPECT_EQ(KindBelowHeadline("<article>" + intro + Repeated(4, kMore) +
                              Repeated(3, titled) + "</article>"),
            SeriesKind::kTeasers);
  EXPECT_EQ(KindBelowHeadline("<article>" + intro + "</article><div>" +
                              Repeated(5, titled) + "</div>"),
            SeriesKind::kTeasers);
}

TEST(HtmlSeriesTest, ALinkBehindATextMakesNoTeaser) {
  for (const char* link : {"<p><a href=/a>Full story</a></p>",
                           "<div><a href=https://s.example/>Share</a></div>"})
    EXPECT_EQ(
        KindAt(Repeated(4, "<div>" + kText + link + "</div>"), "The river"),
        SeriesKind::kNone)
        << link;
}

TEST(HtmlSeriesTest, ManyCommentsAreStillComments) {
  for (const char* time : {"1 hour ago", "3 March at 14:05", "14:05"}) {
    const std::string comments =
        Repeated(25, "<div><span>guest</span><div>" + std::string(time) +
                         "</div>" + kText + "<button>Reply</button></div>");
    EXPECT_EQ(KindBelowHeadline("<main><h1>Flood</h1>" + kMore + kMore +
                                "</main><div>" + comments + "</div>"),
              SeriesKind::kComments)
        << time;
  }
}

TEST(HtmlSeriesTest, AProgrammeBelowAStoryHasNoEntries) {
  const std::string programme =
      "<div>" +
      Repeated(5, "<div><b>14:05</b><h3>A film</h3>" + kText + "</div>") +
      "</div>";
  const std::string story = "<article><h1>Flood</h1>" + kMore + kMore;
  EXPECT_EQ(KindBelowHeadline(story + "</article>" + programme),
            SeriesKind::kNone);
  EXPECT_EQ(KindBelowHeadline(story + programme + "</article>"),
            SeriesKind::kEntries);
}

TEST(HtmlSeriesTest, ParagraphsInElementsOfTheirOwnAreNoSeries) {
  EXPECT_EQ(KindAt(Repeated(5, "<div>" + kText + "</div>"), "The river"),
            SeriesKind::kNone);
  EXPECT_EQ(KindAt("<ul>" + Repeated(5, "<li>" + kText) + "</ul>", "The river"),
            SeriesKind::kNone);
}

TEST(HtmlSeriesTest, TheOutermostSeriesCounts) {
  const std::string answer = "<ul><li>14:05" + kText + "<li>14:06" + kText +
                             "<li>14:07" + kText + "</ul>";
  const std::string comment =
      "<div><b>guest</b>" + kText + "<a href=#>Reply</a>" + answer + "</div>";
  EXPECT_EQ(KindAt("<div>" + kMore + kMore + "</div><div>" +
                       Repeated(1, comment) + "</div>",
                   "14:06"),
            SeriesKind::kEntries);
  const HtmlBlocks page =
      BlocksOf("<div>" + kMore + kMore + "</div><div>" +
               Repeated(4, "<section><b>May 2, 12:10</b>" + kText +
                               "<a href=#>Reply</a>" + "</section>") +
               "</div>");
  const std::vector<SeriesKind> kinds = FindSeries(page, {});
  EXPECT_EQ(std::count(kinds.begin(), kinds.end(), SeriesKind::kComments), 4);
}

}  // namespace
}  // namespace neardup
