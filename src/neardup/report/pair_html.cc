#include "neardup/report/pair_html.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <numeric>

#include "neardup/report/html.h"

namespace neardup {
namespace {

// The map of passages: a bar for each text and a ribbon for each passage.
constexpr double kMapWidth = 60;
constexpr double kMapHeight = 400;
constexpr double kBarWidth = 10;

// Fewer letters between two words are a possessive 's or a mark, no furniture.
constexpr int kLeastAsideLetters = 3;

// From the first letter or digit of text[begin, end) to the last; nothing if
// there are too few.
std::optional<TextRange> LettersOf(std::string_view text, uint32_t begin,
                                   uint32_t end) {
  std::optional<TextRange> range;
  int letters = 0;
  for (auto at = static_cast<int32_t>(begin); at < static_cast<int32_t>(end);) {
    const auto from = static_cast<uint32_t>(at);
    UChar32 c;
    U8_NEXT(text.data(), at, static_cast<int32_t>(end), c);
    if (c < 0 || !u_isalnum(c)) continue;
    if (!range) range = {from, from};
    range->end = static_cast<uint32_t>(at);
    ++letters;
  }
  return letters < kLeastAsideLetters ? std::nullopt : range;
}

// In the order of a, as they are numbered.
std::vector<Passage> Ordered(const PairResult& pair) {
  std::vector<Passage> passages = pair.passages;
  std::sort(passages.begin(), passages.end(),
            [](const Passage& x, const Passage& y) {
              return std::pair(x.a_begin, x.b_begin) <
                     std::pair(y.a_begin, y.b_begin);
            });
  return passages;
}

std::string TextHtml(const PairSide& side, std::span<const Passage> passages,
                     bool is_a) {
  std::string html;
  for (const TextPart& part : PartText(static_cast<uint32_t>(side.text.size()),
                                       passages, is_a, side.asides)) {
    const std::string inner =
        EscapeHtml(side.text.substr(part.begin, part.end - part.begin));
    if (part.aside) {
      html +=
          "<s title=\"set aside as furniture, not compared\">" + inner + "</s>";
    } else if (part.passage < 0) {
      html += inner;
    } else {
      const Passage& passage = passages[part.passage];
      html += fmt::format(
          "<mark class=\"{0}\" data-passage=\"{1}\" title=\"passage {1} of "
          "{2}, "
          "{0}\">{3}</mark>",
          PassageKindName(passage.kind), part.passage + 1, passages.size(),
          inner);
    }
  }
  return html;
}

std::string SideHtml(const PairSide& side, std::string_view role,
                     std::span<const Passage> passages, bool is_a) {
  const std::string_view title = side.title.empty() ? side.id : side.title;
  std::string facts = TimeElement(side.time);
  for (const std::string_view fact : {side.source, side.id}) {
    if (fact.empty() || fact == title) continue;
    if (!facts.empty()) facts += " · ";
    facts += "<bdi>" + EscapeHtml(CutName(fact)) + "</bdi>";
  }
  return fmt::format(
      "<section class=\"side\" aria-label=\"{0} story\"><h4 "
      "dir=\"auto\">{1}</h4>"
      "<p class=\"facts\">{2}</p>"
      "<div class=\"text\" dir=\"auto\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"text of the {0} story\">{3}</div>{4}</section>\n",
      role, EscapeHtml(CutName(title)), facts, TextHtml(side, passages, is_a),
      side.cut ? fmt::format("<p class=\"note\">Only the first {} of this text "
                             "are shown.</p>",
                             FormatBytes(side.text.size()))
               : "");
}

std::string MapHtml(std::span<const Passage> passages, size_t a_size,
                    size_t b_size) {
  const double a_scale = kMapHeight / std::max<size_t>(1, a_size);
  const double b_scale = kMapHeight / std::max<size_t>(1, b_size);
  std::string svg = fmt::format(
      "<svg class=\"map\" viewBox=\"0 0 {0:.0f} {1:.0f}\" "
      "preserveAspectRatio=\"none\" aria-hidden=\"true\">"
      "<rect class=\"bar\" x=\"0\" y=\"0\" width=\"{2:.0f}\" "
      "height=\"{1:.0f}\"/><rect class=\"bar\" x=\"{3:.0f}\" y=\"0\" "
      "width=\"{2:.0f}\" height=\"{1:.0f}\"/>",
      kMapWidth, kMapHeight, kBarWidth, kMapWidth - kBarWidth);
  for (size_t i = 0; i < passages.size(); ++i) {
    const Passage& passage = passages[i];
    if (passage.a_begin >= a_size || passage.b_begin >= b_size) continue;
    const double a0 = passage.a_begin * a_scale;
    const double a1 = std::min(kMapHeight, passage.a_end * a_scale);
    const double b0 = passage.b_begin * b_scale;
    const double b1 = std::min(kMapHeight, passage.b_end * b_scale);
    svg += fmt::format(
        "<g class=\"{0}\" data-passage=\"{1}\"><polygon class=\"ribbon\" "
        "points=\"{2:.0f},{4:.1f} {3:.0f},{6:.1f} {3:.0f},{7:.1f} "
        "{2:.0f},{5:.1f}\"/><rect x=\"0\" y=\"{4:.1f}\" width=\"{2:.0f}\" "
        "height=\"{8:.1f}\"/><rect x=\"{3:.0f}\" y=\"{6:.1f}\" "
        "width=\"{2:.0f}\" height=\"{9:.1f}\"/></g>",
        PassageKindName(passage.kind), i + 1, kBarWidth, kMapWidth - kBarWidth,
        a0, a1, b0, b1, std::max(1.0, a1 - a0), std::max(1.0, b1 - b0));
  }
  return svg + "</svg>";
}

std::string ReasonsHtml(const Explanation& why) {
  if (why.reasons.empty()) return "";
  std::string html = fmt::format(
      "<details class=\"reasons\"><summary>What spoke for and against a copy"
      "</summary><p>In log odds against an average pair; in all "
      "{:.2f}{}.</p><ul>",
      why.logit, why.bar ? fmt::format(", {:.2f} makes a copy", *why.bar) : "");
  for (const Reason& reason : why.reasons) {
    html += fmt::format("<li><b>{:+.1f}</b> {}</li>", reason.weight,
                        EscapeHtml(DescribeReason(reason)));
  }
  return html + "</ul></details>";
}

std::string FiguresHtml(const Match& match) {
  const auto figure = [](std::string_view name, std::string value) {
    return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", name, value);
  };
  return "<dl class=\"figures\">" +
         figure("word 5-gram Jaccard", fmt::format("{:.3f}", match.jaccard)) +
         figure("5-grams in the other",
                fmt::format("{:.0f} % / {:.0f} %", 100 * match.containment_a,
                            100 * match.containment_b)) +
         figure("words that the alignment spans",
                fmt::format("{:.0f} % / {:.0f} %", 100 * match.coverage_a,
                            100 * match.coverage_b)) +
         "</dl>";
}

constexpr std::string_view kLegend =
    "<p class=\"legend\"><mark class=\"verbatim\">verbatim</mark> "
    "<mark class=\"edited\">edited</mark> "
    "<mark class=\"reworded\">reworded</mark> <span>only here</span> "
    "<s>set aside as furniture</s></p>"
    "<p class=\"steps\"><button type=\"button\" data-step=\"-1\">Previous "
    "passage <kbd>p</kbd></button> <button type=\"button\" "
    "data-step=\"1\">Next passage <kbd>n</kbd></button> "
    "<output aria-live=\"polite\"></output></p>";

}  // namespace

std::vector<TextRange> FindAsides(std::string_view text,
                                  const TokenOffsets& offsets) {
  std::vector<TextRange> asides;
  if (offsets.begins.empty()) return asides;
  uint32_t done = 0;
  const auto look = [&](size_t next) {
    const auto end = static_cast<uint32_t>(std::min(next, text.size()));
    if (end <= done) return;
    if (const auto range = LettersOf(text, done, end)) asides.push_back(*range);
  };
  for (size_t i = 0; i < offsets.begins.size(); ++i) {
    look(offsets.begins[i]);
    done = offsets.ends[i];
  }
  look(text.size());
  return asides;
}

std::vector<TextPart> PartText(uint32_t size, std::span<const Passage> passages,
                               bool a, std::span<const TextRange> asides) {
  std::vector<int> order(passages.size());
  std::iota(order.begin(), order.end(), 0);
  const auto begin = [&](int i) {
    return a ? passages[i].a_begin : passages[i].b_begin;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](int i, int j) { return begin(i) < begin(j); });
  std::vector<TextPart> parts;
  uint32_t done = 0;
  size_t aside = 0;
  // Up to `end`, of this passage or none, cut where asides begin and end.
  const auto add = [&](uint32_t end, int passage) {
    while (done < end) {
      while (aside < asides.size() && asides[aside].end <= done) ++aside;
      const bool known = aside < asides.size();
      const bool inside = known && asides[aside].begin <= done;
      const uint32_t border = inside  ? asides[aside].end
                              : known ? asides[aside].begin
                                      : end;
      const uint32_t to = std::min(end, border);
      parts.push_back({done, to, passage, inside});
      done = to;
    }
  };
  for (const int i : order) {
    add(std::clamp(begin(i), done, size), -1);
    add(std::min(a ? passages[i].a_end : passages[i].b_end, size), i);
  }
  add(size, -1);
  return parts;
}

std::string PairHtml(const PairResult& pair, const Explanation& why,
                     const PairSide& a, const PairSide& b) {
  const std::vector<Passage> passages = Ordered(pair);
  const std::string_view relation = RelationName(pair.match.relation);
  return fmt::format(
      "<article class=\"pair\"><h3><span class=\"tag {0}\">{0}</span> score "
      "{1:.3f}</h3><p class=\"why\">{2}. {3}</p>{4}{5}{6}"
      "<div class=\"sides\">{7}{8}{9}</div></article>\n",
      relation, pair.match.score, EscapeHtml(why.evidence),
      EscapeHtml(why.conclusion), FiguresHtml(pair.match), ReasonsHtml(why),
      kLegend, SideHtml(a, "first", passages, true),
      MapHtml(passages, a.text.size(), b.text.size()),
      SideHtml(b, "second", passages, false));
}

}  // namespace neardup
