#include "neardup/extract/dateline_dash.h"

namespace neardup {
namespace {

constexpr std::string_view kEnDash = "\u2013";
constexpr std::string_view kEmDash = "\u2014";

// The dash or slash at head[at], if there is one that ends a dateline.
std::optional<DatelineDash> DashAt(std::string_view head, size_t at) {
  const std::string_view rest = head.substr(at);
  if (rest.starts_with('/')) {
    if (!rest.starts_with("/. ")) return std::nullopt;
    return DatelineDash{at + 1, at + 3};
  }
  const bool em = rest.starts_with(kEmDash), en = rest.starts_with(kEnDash);
  const size_t size = em || en                 ? kEmDash.size()
                      : rest.starts_with("--") ? 2
                                               : 1;
  if (!em && !en && !rest.starts_with('-')) return std::nullopt;
  const char before = at == 0 ? '\0' : head[at - 1];
  const bool space_behind = rest.substr(size).starts_with(' ');
  if (before == ' ' && space_behind) {
    return DatelineDash{at - 1, at + size + 1, !em && !en && size == 1};
  }
  if (em) return DatelineDash{at, at + size};
  if (before == '.' && space_behind && size != 2) {
    return DatelineDash{at - 1, at + size + 1};
  }
  return std::nullopt;
}

}  // namespace

std::optional<DatelineDash> FirstDash(std::string_view line) {
  const std::string_view head = line.substr(0, kMostDateline);
  for (size_t at = 0; at < head.size(); ++at) {
    const char c = head[at];
    if (c != '-' && c != '/' && c != kEmDash[0]) continue;
    if (const auto dash = DashAt(head, at)) return dash;
  }
  return std::nullopt;
}

}  // namespace neardup
