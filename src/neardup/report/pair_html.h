// Two stories side by side, what they share marked, as HTML.

#ifndef NEARDUP_REPORT_PAIR_HTML_H_
#define NEARDUP_REPORT_PAIR_HTML_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/pipeline/result.h"
#include "neardup/report/explanation.h"
#include "neardup/text/token_stream.h"

namespace neardup {

// Bytes [begin, end) of a text.
struct TextRange {
  uint32_t begin = 0;
  uint32_t end = 0;
  friend bool operator==(const TextRange&, const TextRange&) = default;
};

// What of a text was set aside as furniture: what stands before, between and
// behind the words that `offsets` has, where it has a letter or digit. In
// order. Without offsets nothing is.
std::vector<TextRange> FindAsides(std::string_view text,
                                  const TokenOffsets& offsets);

// One story of the view.
struct PairSide {
  std::string_view id = {};
  std::string_view title = {};
  std::string_view source = {};
  std::optional<int64_t> time = {};
  std::string_view text = {};          // the original, or its beginning
  bool cut = false;                    // whether there is more of it
  std::vector<TextRange> asides = {};  // FindAsides
};

// A stretch of a text: in a passage, or only here; perhaps set aside.
struct TextPart {
  uint32_t begin = 0;
  uint32_t end = 0;
  int passage = -1;  // index into the passages given; -1: only here
  bool aside = false;
  friend bool operator==(const TextPart&, const TextPart&) = default;
};

// Cuts a text of `size` bytes into parts, one after the other, none empty, by
// the ranges that `passages` have in it (of `a`, or else of b), and at the
// borders of `asides`, which are in order. Passages may come in any order and
// may lie beyond the text; what overlaps a range that begins earlier is of
// that.
std::vector<TextPart> PartText(uint32_t size, std::span<const Passage> passages,
                               bool a, std::span<const TextRange> asides = {});

// The whole view: an <article class="pair"> with the figures, why the pair is
// what it is, a map of the passages, and both texts, in which
// <mark data-passage="3"> of one side goes with that of the other. Passages are
// numbered from 1 in the order of a. All that comes from stories is escaped.
std::string PairHtml(const PairResult& pair, const Explanation& why,
                     const PairSide& a, const PairSide& b);

}  // namespace neardup

#endif  // NEARDUP_REPORT_PAIR_HTML_H_
