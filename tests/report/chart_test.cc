#include "neardup/report/chart.h"

#include <gmock/gmock.h>

#include <pugixml.hpp>
#include <string>

namespace neardup {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

BarChart Small() {
  return {.title = "Copies <over> time",
          .label_title = "day",
          .unit = "stories",
          .labels = {"Mon", "Tue", "a \"name\" longer than any axis has room"},
          .series = {{"exact", {1, 0, 3}}, {"rewrite", {2, 5, 0}}}};
}

// The bars of a figure, which must be well-formed.
std::vector<pugi::xml_node> Bars(const pugi::xml_document& figure,
                                 const std::string& series) {
  std::vector<pugi::xml_node> bars;
  for (const auto& found :
       figure.select_nodes(("//rect[@class='" + series + "']").c_str())) {
    bars.push_back(found.node());
  }
  return bars;
}

pugi::xml_document Parse(const std::string& html) {
  pugi::xml_document figure;
  EXPECT_TRUE(figure.load_string(html.c_str())) << html;
  return figure;
}

TEST(ChartTest, StepsAreRound) {
  EXPECT_EQ(RoundStep(0, 5), 1u);
  EXPECT_EQ(RoundStep(5, 5), 1u);
  EXPECT_EQ(RoundStep(6, 5), 2u);
  EXPECT_EQ(RoundStep(11, 5), 5u);
  EXPECT_EQ(RoundStep(1800, 5), 500u);
}

TEST(ChartTest, AColumnIsAsHighAsItsNumber) {
  const pugi::xml_document figure = Parse(DrawColumns(Small()));
  const auto rewrites = Bars(figure, "rewrite");
  ASSERT_EQ(rewrites.size(), 2u);  // none for 0
  EXPECT_NEAR(rewrites[1].attribute("height").as_double(),
              rewrites[0].attribute("height").as_double() * 5 / 2, 0.2);
  const auto exact = Bars(figure, "exact");
  // What is above begins where what is below ends.
  EXPECT_NEAR(rewrites[0].attribute("y").as_double() +
                  rewrites[0].attribute("height").as_double(),
              exact[0].attribute("y").as_double(), 0.11);
}

TEST(ChartTest, ARowIsAsLongAsItsNumber) {
  const pugi::xml_document figure = Parse(DrawRows(Small()));
  const auto exact = Bars(figure, "exact");
  ASSERT_EQ(exact.size(), 2u);
  EXPECT_NEAR(exact[1].attribute("width").as_double(),
              exact[0].attribute("width").as_double() * 3, 0.2);
}

TEST(ChartTest, NumbersAreThereAsATableToo) {
  for (const std::string& html : {DrawColumns(Small()), DrawRows(Small())}) {
    EXPECT_THAT(html, HasSubstr("<th scope=\"col\">day</th><th "
                                "scope=\"col\">exact</th><th "
                                "scope=\"col\">rewrite</th>"));
    EXPECT_THAT(html, HasSubstr("<tr><th scope=\"row\">Tue</th><td>0</td>"
                                "<td>5</td></tr>"));
  }
}

TEST(ChartTest, WhatComesFromStoriesIsEscaped) {
  const std::string html = DrawRows(Small());
  EXPECT_THAT(html, HasSubstr("Copies &lt;over&gt; time"));
  EXPECT_THAT(html, HasSubstr("a &quot;name&quot; longer than…"));
  EXPECT_THAT(html, Not(HasSubstr("<over>")));
}

TEST(ChartTest, LabelsOfManyColumnsDoNotRunIntoEachOther) {
  BarChart chart{.title = "t", .label_title = "l", .unit = "u"};
  chart.series = {{"exact", std::vector<uint64_t>(60, 1)}};
  for (int i = 0; i < 60; ++i) chart.labels.push_back("03-04 12:00");
  const pugi::xml_document figure = Parse(DrawColumns(chart));
  double last = -1000;
  int labels = 0;
  for (const auto& text : figure.select_nodes("//text[@class='middle']")) {
    const double x = text.node().attribute("x").as_double();
    EXPECT_GE(x - last, 11 * 6);  // letters of 6 units
    last = x;
    ++labels;
  }
  EXPECT_GE(labels, 3);
}

TEST(ChartTest, OfAMatrixEveryCellIsThereAndShadedByItsNumber) {
  const pugi::xml_document figure =
      Parse(DrawMatrix({.title = "Who copies whom",
                        .row_title = "seen first in",
                        .column_title = "follows",
                        .names = {"Alba", "Borea"},
                        .values = {0, 100, 2, 0}}));
  EXPECT_EQ(Bars(figure, "shade0").size(), 2u);
  EXPECT_EQ(Bars(figure, "shade4").size(), 1u);
  EXPECT_STREQ(Bars(figure, "shade4")[0].child("title").child_value(),
               "Borea follows Alba: 100");
}

}  // namespace
}  // namespace neardup
