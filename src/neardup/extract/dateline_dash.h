// The dash that ends a dateline.

#ifndef NEARDUP_EXTRACT_DATELINE_DASH_H_
#define NEARDUP_EXTRACT_DATELINE_DASH_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace neardup {

// Bytes [begin, end) of a line: the dash with the spaces around it.
struct DatelineDash {
  size_t begin = 0;
  size_t end = 0;
  bool is_hyphen = false;  // which stands between words of headings, too

  friend bool operator==(const DatelineDash&, const DatelineDash&) = default;
};

// A dateline and the dash behind it lie in so many bytes.
inline constexpr size_t kMostDateline = 100;

// The first of " -- ", " - ", " – ", " — ", "—", ".- " and ".– " in the first
// kMostDateline bytes of `line`, or of "/. ", of which the slash belongs to the
// dateline: "MOSCOW, March 3. /TASS/. The ...". One pass.
std::optional<DatelineDash> FirstDash(std::string_view line);

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_DATELINE_DASH_H_
