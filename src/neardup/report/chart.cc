#include "neardup/report/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "neardup/report/html.h"

namespace neardup {
namespace {

// All in units of the drawing, which is scaled to the width of its figure.
constexpr double kWidth = 480;
constexpr double kColumnsHeight = 180;
constexpr double kAxisWidth = 44;
constexpr double kRowHeight = 22;
constexpr double kNameWidth = 150;
constexpr double kNumberWidth = 52;
constexpr double kLetterWidth = 7;
constexpr size_t kNameLetters = 20;
constexpr size_t kHeadLetters = 15;

uint64_t Total(const BarChart& chart, size_t at) {
  uint64_t sum = 0;
  for (const Series& series : chart.series) sum += series.values[at];
  return sum;
}

uint64_t MostOf(const BarChart& chart) {
  uint64_t most = 1;
  for (size_t i = 0; i < chart.labels.size(); ++i) {
    most = std::max(most, Total(chart, i));
  }
  return most;
}

// A name in at most so many characters, escaped.
std::string Shorten(std::string_view name, size_t letters) {
  size_t count = 0;
  for (size_t end = 0; end < name.size(); ++end) {
    const bool begins = (static_cast<unsigned char>(name[end]) & 0xc0) != 0x80;
    if (begins && ++count > letters) {
      return EscapeHtml(name.substr(0, end)) + "…";
    }
  }
  return EscapeHtml(name);
}

// Each how many of the labels are written under columns, so that they do not
// run into each other.
size_t LabelStep(const BarChart& chart, double slot) {
  size_t longest = 1;
  for (const std::string& label : chart.labels) {
    longest = std::max(longest, label.size());
  }
  const double width = kLetterWidth * static_cast<double>(longest) + 10;
  return std::max<size_t>(1, static_cast<size_t>(std::ceil(width / slot)));
}

std::string Bar(double x, double y, double width, double height,
                const Series& series, std::string_view label, uint64_t value) {
  return fmt::format(
      "<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" "
      "height=\"{:.1f}\"><title>{}: {} {}</title></rect>",
      series.name, x, y, width, height, EscapeHtml(label), GroupDigits(value),
      series.name);
}

std::string Label(double x, double y, std::string_view kind,
                  std::string_view text) {
  return fmt::format("<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>",
                     kind, x, y, text);
}

std::string Table(const BarChart& chart) {
  std::string html = fmt::format(
      "<details><summary>Numbers</summary><table><thead><tr><th "
      "scope=\"col\">{}</th>",
      EscapeHtml(chart.label_title));
  for (const Series& series : chart.series) {
    html += fmt::format("<th scope=\"col\">{}</th>", series.name);
  }
  html += "</tr></thead><tbody>";
  for (size_t i = 0; i < chart.labels.size(); ++i) {
    html += fmt::format("<tr><th scope=\"row\">{}</th>",
                        EscapeHtml(chart.labels[i]));
    for (const Series& series : chart.series) {
      html += fmt::format("<td>{}</td>", GroupDigits(series.values[i]));
    }
    html += "</tr>";
  }
  return html + "</tbody></table></details>";
}

// `drawing` in its figure.
std::string Figure(std::string_view title, std::string_view note, double height,
                   std::string_view drawing, std::string_view table) {
  return fmt::format(
      "<figure><figcaption>{} <small>{}</small></figcaption>"
      "<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">"
      "{}</svg>{}</figure>\n",
      EscapeHtml(title), EscapeHtml(note), kWidth, height, EscapeHtml(title),
      drawing, table);
}

// Lines across, with the numbers they stand for.
std::string Axis(uint64_t step, int steps) {
  std::string svg;
  for (int i = 0; i <= steps; ++i) {
    const double y = 10 + kColumnsHeight * (1 - static_cast<double>(i) / steps);
    svg += fmt::format(
        "<line class=\"grid\" x1=\"{0:.0f}\" x2=\"{1:.0f}\" y1=\"{2:.1f}\" "
        "y2=\"{2:.1f}\"/>",
        kAxisWidth, kWidth, y);
    svg += Label(kAxisWidth - 6, y + 4, "end", GroupDigits(step * i));
  }
  return svg;
}

}  // namespace

uint64_t RoundStep(uint64_t value, int parts) {
  uint64_t power = 1;
  for (;; power *= 10) {
    for (const uint64_t step : {power, 2 * power, 5 * power}) {
      if (step * parts >= value) return step;
    }
  }
}

std::string DrawColumns(const BarChart& chart) {
  const uint64_t most = MostOf(chart);
  const uint64_t step = RoundStep(most, 5);
  const int steps = static_cast<int>((most + step - 1) / step);
  const double scale = kColumnsHeight / static_cast<double>(step * steps);
  const double slot =
      (kWidth - kAxisWidth) / std::max<size_t>(1, chart.labels.size());
  const size_t every = LabelStep(chart, slot);
  std::string svg = Axis(step, steps);
  for (size_t i = 0; i < chart.labels.size(); ++i) {
    const double x = kAxisWidth + slot * i;
    double y = 10 + kColumnsHeight;
    for (const Series& series : chart.series) {
      if (series.values[i] == 0) continue;
      // What is there is seen.
      const double height = std::max(1.0, series.values[i] * scale);
      y -= height;
      svg += Bar(x + slot * 0.1, y, slot * 0.8, height, series, chart.labels[i],
                 series.values[i]);
    }
    if (i % every == 0) {
      svg += Label(x + slot / 2, kColumnsHeight + 26, "middle",
                   EscapeHtml(chart.labels[i]));
    }
  }
  svg += Label(kAxisWidth + (kWidth - kAxisWidth) / 2, kColumnsHeight + 44,
               "middle axis", EscapeHtml(chart.label_title));
  return Figure(chart.title, chart.unit, kColumnsHeight + 50, svg,
                Table(chart));
}

std::string DrawRows(const BarChart& chart) {
  const double scale =
      (kWidth - kNameWidth - kNumberWidth) / static_cast<double>(MostOf(chart));
  std::string svg;
  for (size_t i = 0; i < chart.labels.size(); ++i) {
    const double y = kRowHeight * i;
    double x = kNameWidth;
    svg += fmt::format(
        "<text class=\"end\" x=\"{:.0f}\" "
        "y=\"{:.1f}\">{}<title>{}</title></text>",
        kNameWidth - 8, y + 15, Shorten(chart.labels[i], kNameLetters),
        EscapeHtml(chart.labels[i]));
    for (const Series& series : chart.series) {
      if (series.values[i] == 0) continue;
      const double width = std::max(1.0, series.values[i] * scale);
      svg += Bar(x, y + 3, width, kRowHeight - 6, series, chart.labels[i],
                 series.values[i]);
      x += width;
    }
    svg += Label(x + 6, y + 15, "number", GroupDigits(Total(chart, i)));
  }
  return Figure(chart.title, chart.unit, kRowHeight * chart.labels.size() + 4,
                svg, Table(chart));
}

std::string DrawMatrix(const MatrixChart& chart) {
  constexpr double kHead = 96;
  constexpr double kHeadOverhang = 76;  // of the last name
  const size_t n = chart.names.size();
  const double cell = std::min(
      34.0, (kWidth - kNameWidth - kHeadOverhang) / std::max<size_t>(1, n));
  const uint64_t most =
      *std::max_element(chart.values.begin(), chart.values.end());
  std::string svg, table;
  for (size_t i = 0; i < n; ++i) {
    svg += fmt::format(
        "<text transform=\"translate({:.1f} {:.1f}) rotate(-45)\">{}</text>",
        kNameWidth + cell * (i + 0.6), kHead - 6,
        Shorten(chart.names[i], kHeadLetters));
    svg += Label(kNameWidth - 8, kHead + cell * (i + 0.5) + 4, "end",
                 Shorten(chart.names[i], kNameLetters));
    for (size_t j = 0; j < n; ++j) {
      const uint64_t value = chart.values[i * n + j];
      const double x = kNameWidth + cell * j, y = kHead + cell * i;
      // By the logarithm: one source often copies more than all others.
      const int shade = value == 0
                            ? 0
                            : 1 + static_cast<int>(4 * std::log2(value) /
                                                   std::log2(most + 1.0));
      const std::string says =
          fmt::format("{} {} {}: {}", EscapeHtml(chart.names[j]),
                      EscapeHtml(chart.column_title),
                      EscapeHtml(chart.names[i]), GroupDigits(value));
      svg += fmt::format(
          "<rect class=\"shade{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" "
          "height=\"{:.1f}\"><title>{}</title></rect>",
          shade, x, y, cell - 1, cell - 1, says);
      if (value == 0) continue;
      svg +=
          Label(x + cell / 2, y + cell / 2 + 4,
                shade >= 3 ? "middle inverse" : "middle", GroupDigits(value));
      table += fmt::format(
          "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
          EscapeHtml(chart.names[i]), EscapeHtml(chart.names[j]),
          GroupDigits(value));
    }
  }
  return Figure(
      chart.title,
      fmt::format("{} (rows), {} (columns)", chart.row_title,
                  chart.column_title),
      kHead + cell * n + 4, svg,
      fmt::format("<details><summary>Numbers</summary><table><thead><tr>"
                  "<th scope=\"col\">{}</th><th scope=\"col\">{}</th>"
                  "<th scope=\"col\">stories</th></tr></thead><tbody>{}</tbody>"
                  "</table></details>",
                  EscapeHtml(chart.row_title), EscapeHtml(chart.column_title),
                  table));
}

}  // namespace neardup
