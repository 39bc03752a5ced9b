// Plots as inline SVG, each a figure with its title, its units and, to be
// unfolded, its numbers as a table: for readers who cannot see it, or do not
// believe it.
//
// Colours come from the page's style sheet by the names of classes; nothing
// here sets a style, so that a strict Content-Security-Policy holds.

#ifndef NEARDUP_REPORT_CHART_H_
#define NEARDUP_REPORT_CHART_H_

#include <cstdint>
#include <string>
#include <vector>

namespace neardup {

// Numbers that share a colour, one for each label of the chart.
struct Series {
  std::string name;  // "rewrite"; also the class of its bars
  std::vector<uint64_t> values = {};
};

// Bars of which each is the sum of its series, one upon the other.
struct BarChart {
  std::string title = {};
  std::string label_title = {};  // what the labels are: "stories in the group"
  std::string unit = {};         // what is counted: "groups"
  std::vector<std::string> labels = {};
  std::vector<Series> series = {};  // of the length of `labels`
};

// Upright bars over an axis with round numbers; for labels in an order, of
// which only some are written where there are many.
std::string DrawColumns(const BarChart& chart);

// Lying bars, a row a label, with their numbers at the end; for names.
std::string DrawRows(const BarChart& chart);

// How many of the columns follow the rows, as shaded cells with numbers.
struct MatrixChart {
  std::string title = {};
  std::string row_title = {};
  std::string column_title = {};
  std::vector<std::string> names = {};  // of rows and columns
  std::vector<uint64_t> values = {};    // [names * names], row after row
};

std::string DrawMatrix(const MatrixChart& chart);

// The least of 1, 2, 5, 10, 20, 50, ... that `parts` of reach `value`: the step
// of an axis. At least 1.
uint64_t RoundStep(uint64_t value, int parts);

}  // namespace neardup

#endif  // NEARDUP_REPORT_CHART_H_
