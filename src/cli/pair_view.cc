#include "cli/pair_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/terminal.h"

namespace neardup {
namespace {

constexpr std::string_view kGutter = " │ ";

struct Line {
  std::string text;
  Color color = Color::kPlain;
};

// Breaks text into lines of at most `width` columns, at spaces where it can.
void Wrap(std::string_view text, int width, Color color,
          std::vector<Line>* lines) {
  std::string line;
  int columns = 0;
  const auto flush = [&] {
    if (!line.empty()) lines->push_back({line, color});
    line.clear();
    columns = 0;
  };
  for (size_t i = 0; i < text.size();) {
    const size_t end = std::min(text.find_first_of(" \t\r\n", i), text.size());
    std::string word = Printable(text.substr(i, end - i));
    const int word_columns = DisplayWidth(word);
    if (columns > 0 && columns + 1 + word_columns > width) flush();
    if (word_columns > width) {
      word = Fit(word, width, /*pad=*/false);
    }
    if (!word.empty()) {
      if (columns > 0) {
        line += ' ';
        ++columns;
      }
      line += word;
      columns += std::min(word_columns, width);
    }
    if (end < text.size() && text[end] == '\n') flush();
    i = end + 1;
  }
  flush();
}

Color ColorOf(PassageKind kind) {
  switch (kind) {
    case PassageKind::kVerbatim:
      return Color::kGreen;
    case PassageKind::kEdited:
      return Color::kYellow;
    case PassageKind::kReworded:
      return Color::kCyan;
  }
  return Color::kPlain;
}

char MarkOf(PassageKind kind) { return "=~*"[static_cast<size_t>(kind)]; }

// Builds the two columns row by row.
class Columns {
 public:
  Columns(const ViewOptions& options)
      : options_(options), column_(std::max(40, options.width) / 2 - 3) {}

  // A block: both sides start on the same row. `mark` stands before the rows.
  void Block(std::string_view a, std::string_view b, Color color, char mark) {
    std::vector<Line> left, right;
    Wrap(a, column_, color, &left);
    Wrap(b, column_, color, &right);
    for (size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
      out_ += mark;
      out_ += ' ';
      out_ += Cell(i < left.size() ? left[i] : Line{}, true);
      out_ += Paint(kGutter, Color::kDim, options_.color);
      out_ += Cell(i < right.size() ? right[i] : Line{}, false);
      out_ += '\n';
    }
  }

  std::string Take() { return std::move(out_); }

 private:
  std::string Cell(const Line& line, bool pad) const {
    return Paint(Fit(line.text, column_, pad), line.color, options_.color);
  }

  const ViewOptions& options_;
  int column_;
  std::string out_;
};

// Where the part of b before a passage that no passage holds begins.
uint32_t GapBegin(const std::vector<Passage>& passages, uint32_t b_begin) {
  uint32_t begin = 0;
  for (const Passage& passage : passages) {
    if (passage.b_end <= b_begin) begin = std::max(begin, passage.b_end);
  }
  return begin;
}

std::string Legend(bool color) {
  return fmt::format("{}  {}  {}  {}\n",
                     Paint("= verbatim", Color::kGreen, color),
                     Paint("~ edited", Color::kYellow, color),
                     Paint("* reworded", Color::kCyan, color),
                     Paint("  only here", Color::kDim, color));
}

// A line a reason; nothing without reasons.
std::string FormatReasons(const Explanation& why, bool color) {
  if (why.reasons.empty()) return "";
  std::string out = fmt::format(
      "What spoke for (+) and against (-) a copy, in log odds against an "
      "average pair\n(in all {:.2f}{}):\n",
      why.logit, why.bar ? fmt::format("; {:.2f} makes a copy", *why.bar) : "");
  for (const Reason& reason : why.reasons) {
    out += fmt::format(
        "  {}  {}\n",
        Paint(fmt::format("{:+.1f}", reason.weight),
              reason.weight > 0 ? Color::kGreen : Color::kRed, color),
        DescribeReason(reason));
  }
  return out;
}

}  // namespace

std::string FormatPair(const PairResult& pair, const Explanation& why,
                       const ViewSide& a, const ViewSide& b,
                       const ViewOptions& options) {
  const Match& match = pair.match;
  std::string out = fmt::format(
      "{}  score {:.3f}  Jaccard {:.3f}  containment {:.2f} / {:.2f}\n{}.\n",
      Paint(RelationName(match.relation), Color::kBold, options.color),
      match.score, match.jaccard, match.containment_a, match.containment_b,
      why.evidence);
  if (!why.conclusion.empty()) out += why.conclusion + "\n";
  out += FormatReasons(why, options.color);
  out += Legend(options.color) + "\n";

  Columns columns(options);
  columns.Block(a.name, b.name, Color::kBold, ' ');
  columns.Block("\n", "\n", Color::kPlain, ' ');
  std::vector<Passage> passages = pair.passages;
  std::sort(
      passages.begin(), passages.end(),
      [](const Passage& x, const Passage& y) { return x.a_begin < y.a_begin; });
  uint32_t a_done = 0, b_shown = 0;
  for (const Passage& passage : passages) {
    const uint32_t b_gap = GapBegin(passages, passage.b_begin);
    columns.Block(a.text.substr(a_done, passage.a_begin - a_done),
                  b.text.substr(b_gap, passage.b_begin - b_gap), Color::kDim,
                  ' ');
    columns.Block(
        a.text.substr(passage.a_begin, passage.a_end - passage.a_begin),
        b.text.substr(passage.b_begin, passage.b_end - passage.b_begin),
        ColorOf(passage.kind), MarkOf(passage.kind));
    a_done = passage.a_end;
    b_shown = std::max(b_shown, passage.b_end);
  }
  columns.Block(a.text.substr(a_done), b.text.substr(b_shown), Color::kDim,
                ' ');
  return out + columns.Take();
}

}  // namespace neardup
