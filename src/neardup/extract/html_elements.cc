#include "neardup/extract/html_elements.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "neardup/base/ascii.h"

namespace neardup {
namespace {

using enum HtmlRole;

constexpr HtmlElement kUnknown;

// Sorted by name. WHATWG HTML, "Elements" and "Parsing"; frames and applets are
// of older HTML.
constexpr HtmlElement kElements[] = {
    {"a", kInline},
    {"address", kBlock},
    {"article", kBlock},
    {"aside", kBlock},
    {"base", kHidden, true},
    {"blockquote", kBlock},
    {"body", kBlock},
    {"br", kBreak, true},
    {"button", kBlock},
    {"canvas", kHidden},
    {"caption", kBlock},
    {"center", kBlock},
    {"col", kInline, true},
    {"dd", kBlock},
    {"details", kBlock},
    {"dialog", kBlock},
    {"dir", kBlock},
    {"div", kBlock},
    {"dl", kBlock},
    {"dt", kBlock},
    {"embed", kInline, true},
    {"fieldset", kBlock},
    {"figcaption", kBlock},
    {"figure", kBlock},
    {"footer", kBlock},
    {"form", kBlock},
    {"frameset", kHidden},
    {"h1", kBlock},
    {"h2", kBlock},
    {"h3", kBlock},
    {"h4", kBlock},
    {"h5", kBlock},
    {"h6", kBlock},
    {"head", kHidden},
    {"header", kBlock},
    {"hr", kBreak, true},
    {"html", kBlock},
    {"iframe", kHidden, false, true},
    {"img", kInline, true},
    {"input", kInline, true},
    {"legend", kBlock},
    {"li", kBlock},
    {"link", kHidden, true},
    {"main", kBlock},
    {"map", kInline},
    {"math", kHidden},
    {"menu", kBlock},
    {"meta", kHidden, true},
    {"nav", kBlock},
    {"noembed", kHidden, false, true},
    {"noframes", kHidden, false, true},
    {"noscript", kInline},
    {"object", kInline},
    {"ol", kBlock},
    {"optgroup", kBlock},
    {"option", kCell},
    {"p", kBlock},
    {"param", kHidden, true},
    {"plaintext", kBlock},
    {"pre", kBlock},
    {"rp", kHidden},
    {"rt", kHidden},
    {"script", kHidden, false, true},
    {"section", kBlock},
    {"select", kHidden},
    {"source", kHidden, true},
    {"style", kHidden, false, true},
    {"summary", kBlock},
    {"svg", kHidden},
    {"table", kBlock},
    {"tbody", kBlock},
    {"td", kCell},
    {"template", kHidden},
    {"textarea", kHidden, false, true},
    {"tfoot", kBlock},
    {"th", kCell},
    {"thead", kBlock},
    {"title", kHidden, false, true},
    {"tr", kBlock},
    {"track", kHidden, true},
    {"ul", kBlock},
    {"video", kBlock},
    {"wbr", kInline, true},
    {"xmp", kBlock, false, true},
};
static_assert(std::is_sorted(std::begin(kElements), std::end(kElements),
                             [](const HtmlElement& a, const HtmlElement& b) {
                               return a.name < b.name;
                             }));

constexpr size_t kLongestName = 10;

}  // namespace

const HtmlElement* FindHtmlElement(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return &kUnknown;
  std::array<char, kLongestName> lower;
  for (size_t i = 0; i < name.size(); ++i) lower[i] = LowerAscii(name[i]);
  const std::string_view wanted(lower.data(), name.size());
  const HtmlElement* found = std::lower_bound(
      std::begin(kElements), std::end(kElements), wanted,
      [](const HtmlElement& e, std::string_view n) { return e.name < n; });
  if (found == std::end(kElements) || found->name != wanted) return &kUnknown;
  return found;
}

size_t HtmlElementIndex(const HtmlElement& element) {
  if (element.name.empty()) return std::size(kElements);
  return static_cast<size_t>(&element - std::begin(kElements));
}

size_t HtmlElementCount() { return std::size(kElements) + 1; }

}  // namespace neardup
