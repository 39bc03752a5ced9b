#include "neardup/extract/html_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

namespace neardup {
namespace {

TEST(HtmlTextTest, BlocksEndLinesAndWhiteSpaceIsFolded) {
  EXPECT_EQ(HtmlText("<p>Caf&eacute;\n  burns</p>\n<p>No one hurt"),
            "Café burns\nNo one hurt");
  EXPECT_EQ(HtmlText("<div><div>One</div><ul><li>two<li>three</ul></div>four"),
            "One\ntwo\nthree\nfour");
  EXPECT_EQ(HtmlText("Line<br>break<br/><br/>here"), "Line\nbreak\nhere");
}

TEST(HtmlTextTest, InlineElementsDoNotBreakWords) {
  EXPECT_EQ(HtmlText("Old<b>bury</b> fire&nbsp;&nbsp;brigade"),
            "Oldbury fire brigade");
  EXPECT_EQ(HtmlText("a <i> b</i>"), "a b");
}

TEST(HtmlTextTest, CellsAreKeptApart) {
  EXPECT_EQ(
      HtmlText("<table><tr><td>Oldbury<td>3</tr><tr><th>Marl<th>1</table>"),
      "Oldbury 3\nMarl 1");
}

TEST(HtmlTextTest, WhatIsNotForReadingIsLeftOut) {
  EXPECT_EQ(HtmlText("a<script>var x = '<p>no</p>';</script>b"), "ab");
  EXPECT_EQ(
      HtmlText("a<style>p{}</style><!-- no -->b<svg><text>no</text></svg>"),
      "ab");
  EXPECT_EQ(HtmlText("<html><head><title>No</title><body>yes"), "yes");
  EXPECT_EQ(HtmlText("<head><meta charset=utf-8><p>yes"), "yes");
}

TEST(HtmlTextTest, PlainTextPassesThrough) {
  EXPECT_EQ(HtmlText(""), "");
  EXPECT_EQ(HtmlText("  5 < 6 & 7 > 6\r\n "), "5 < 6 & 7 > 6");
  EXPECT_EQ(HtmlText("火事 がありました"), "火事 がありました");
}

TEST(HtmlTextTest, HtmlCutInHalfKeepsWhatCame) {
  EXPECT_EQ(HtmlText("<p>The mayor said <a href=\"http://oldb"),
            "The mayor said");
  EXPECT_EQ(HtmlText("<p>The mayor &quo"), "The mayor &quo");
}

TEST(HtmlTextTest, DeepNestingIsFlat) {
  std::string html;
  for (int i = 0; i < 100'000; ++i) html += "<div>";
  EXPECT_EQ(HtmlText(html + "deep"), "deep");
}

TEST(HtmlTextTest, LinesAreWrittenOneAfterAnother) {
  std::string out = "before\n";
  LineWriter lines(&out);
  lines.EndLine();
  lines.Append(" Fire \n");
  lines.Append("in\u00A0");
  lines.Space();
  lines.Append("Oldbury ");
  lines.EndLine();
  lines.EndLine();
  EXPECT_EQ(out, "before\nFire in Oldbury\n");
}

// The slow twin of LineWriter::Append, for a line that is begun and ended.
std::string SlowLine(std::string_view text) {
  std::string line;
  bool space = false;
  for (size_t at = 0; at < text.size(); ++at) {
    const bool wide = text.substr(at).starts_with("\u00A0");
    if (wide || text[at] == ' ' || (text[at] >= '\t' && text[at] <= '\r')) {
      space = true;
      at += wide;
      continue;
    }
    if (space && !line.empty()) line += ' ';
    space = false;
    line += text[at];
  }
  return line;
}

TEST(HtmlTextTest, LinesOfAnyLengthAreFoldedAsTheSlowTwinFoldsThem) {
  constexpr std::string_view kPieces[] = {
      " ",      "\t",
      "\u00A0", "\u00B0",
      "\n",     "a",
      "Fog ",   "\u0416",
      "  ",     "a whole sentence, folded as it is, long enough for blocks "};
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    // Few odd bytes in half of the rounds, so that blocks are left as they are.
    const size_t kinds = std::size(kPieces) - random() % 2 * 5;
    std::string text;
    for (size_t i = random() % 24; i > 0; --i) {
      text += kPieces[std::size(kPieces) - 1 - random() % kinds];
    }
    std::string out;
    LineWriter lines(&out);
    lines.Append(text);
    ASSERT_EQ(out, SlowLine(text)) << text;
  }
}

}  // namespace
}  // namespace neardup
