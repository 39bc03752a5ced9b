// HTML cut into text and tags, one after another, without building a tree.
//
// For where only the order of things matters: fragments in feeds, and pages,
// whose open elements html_article.cc keeps count of itself. Cuts as browsers
// do (WHATWG HTML, 13.2.5): quoted `>`, comments, scripts, unclosed everything.
//
// Example:
//   HtmlTokens tokens("<p class=lead>Fire in <b>Oldbury");
//   while (tokens.Next()) {
//     // kStartTag p, kText "Fire in ", kStartTag b, kText "Oldbury"
//     if (tokens.kind() == HtmlTokenKind::kText) ...tokens.text()...
//   }

#ifndef NEARDUP_EXTRACT_HTML_TOKENS_H_
#define NEARDUP_EXTRACT_HTML_TOKENS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "neardup/extract/html_elements.h"

namespace neardup {

enum class HtmlTokenKind : uint8_t {
  kText,      // characters, their references not yet decoded
  kVerbatim,  // what stands in a script, a style, a title
  kStartTag,
  kEndTag,
};

// Reads `html` once from the front. Memory: none. Cost: linear in the length
// whatever the bytes are, about 1 GB/s. The text must outlive it; views it
// gives lie in the text. For one thread.
class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view html) : rest_(html) {}

  // Goes on to the next token; false at the end. A tag or comment that the end
  // cuts off is left out. The content of CDATA sections, which feeds put into
  // HTML by mistake, is text.
  bool Next();

  HtmlTokenKind kind() const { return kind_; }
  // Of kText and kVerbatim.
  std::string_view text() const { return text_; }
  // Of tags; of kVerbatim the element around it.
  const HtmlElement& element() const { return *element_; }
  // Of kStartTag: what stands between the name and the `>`.
  std::string_view attributes() const { return text_; }

 private:
  bool Take(HtmlTokenKind kind, size_t begin, size_t end, size_t next);
  bool TakeMarkup();
  bool TakeTag(bool end_tag);
  bool TakeVerbatim();
  void Skip(size_t open, std::string_view close);

  std::string_view rest_;
  std::string_view text_;
  const HtmlElement* element_ = nullptr;
  HtmlTokenKind kind_ = HtmlTokenKind::kText;
  bool verbatim_next_ = false;
};

// Walks the attributes of a start tag.
//
// Example:
//   HtmlAttributes attributes(tokens.attributes());
//   while (attributes.Next())
//     if (attributes.Is("class")) ...attributes.value()...
class HtmlAttributes {
 public:
  explicit HtmlAttributes(std::string_view attributes) : rest_(attributes) {}

  bool Next();

  std::string_view name() const { return name_; }
  // Whether the name is `lower_case`, in any case of letters.
  bool Is(std::string_view lower_case) const;
  // Without its quotes, references not decoded.
  std::string_view value() const { return value_; }

 private:
  std::string_view rest_;
  std::string_view name_;
  std::string_view value_;
};

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_HTML_TOKENS_H_
