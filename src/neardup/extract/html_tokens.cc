#include "neardup/extract/html_tokens.h"

#include <algorithm>

#include "neardup/base/ascii.h"

namespace neardup {
namespace {

constexpr size_t kNone = std::string_view::npos;
constexpr std::string_view kCdata = "<![CDATA[";

bool IsSpace(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

size_t SkipSpaceAndSlashes(std::string_view text, size_t at) {
  while (at < text.size() && (IsSpace(text[at]) || text[at] == '/')) ++at;
  return at;
}

struct Attribute {
  std::string_view name;
  std::string_view value;
  size_t end = kNone;  // after the attribute; kNone if the text ends in it
};

// The attribute that begins at `at`, neither white space nor `/` nor `>`.
Attribute ReadAttribute(std::string_view text, size_t at) {
  Attribute attribute;
  const size_t begin = at++;  // a leading = belongs to the name
  while (at < text.size() && !IsSpace(text[at]) && text[at] != '/' &&
         text[at] != '>' && text[at] != '=')
    ++at;
  attribute.name = text.substr(begin, at - begin);
  attribute.end = at;
  while (at < text.size() && IsSpace(text[at])) ++at;
  if (at == text.size() || text[at] != '=') return attribute;
  ++at;
  while (at < text.size() && IsSpace(text[at])) ++at;
  if (at < text.size() && (text[at] == '"' || text[at] == '\'')) {
    const size_t close = text.find(text[at], at + 1);
    attribute.end = close == kNone ? kNone : close + 1;
    if (close != kNone) attribute.value = text.substr(at + 1, close - at - 1);
    return attribute;
  }
  const size_t value = at;
  while (at < text.size() && !IsSpace(text[at]) && text[at] != '>') ++at;
  attribute.value = text.substr(value, at - value);
  attribute.end = at;
  return attribute;
}

// Where the `>` of a tag is whose attributes begin at `at`.
size_t FindTagEnd(std::string_view text, size_t at) {
  while (true) {
    at = SkipSpaceAndSlashes(text, at);
    if (at >= text.size()) return kNone;
    if (text[at] == '>') return at;
    at = ReadAttribute(text, at).end;
    if (at == kNone) return kNone;
  }
}

// Whether markup begins at the `<` at `at`, not text such as "3 < 4".
bool BeginsMarkup(std::string_view text, size_t at) {
  if (at + 1 >= text.size()) return false;
  const char c = text[at + 1];
  return IsAsciiLetter(c) || c == '/' || c == '!' || c == '?';
}

}  // namespace

bool HtmlTokens::Take(HtmlTokenKind kind, size_t begin, size_t end,
                      size_t next) {
  kind_ = kind;
  text_ = rest_.substr(begin, end - begin);
  rest_.remove_prefix(std::min(next, rest_.size()));
  return true;
}

bool HtmlTokens::Next() {
  while (!rest_.empty()) {
    if (verbatim_next_) {
      verbatim_next_ = false;
      return TakeVerbatim();
    }
    size_t at = rest_.find('<');
    while (at != kNone && !BeginsMarkup(rest_, at))
      at = rest_.find('<', at + 1);
    if (at != 0) {
      const size_t end = std::min(at, rest_.size());
      return Take(HtmlTokenKind::kText, 0, end, end);
    }
    if (TakeMarkup()) return true;
  }
  return false;
}

// Takes the markup at the front: true if it makes a token, else it is skipped.
bool HtmlTokens::TakeMarkup() {
  if (rest_[1] == '!' || rest_[1] == '?') {
    if (rest_.starts_with("<!--")) {
      // "<!-->" and "<!--->" are whole comments.
      Skip(2, "-->");
    } else if (rest_.starts_with(kCdata)) {
      const size_t close = std::min(rest_.find("]]>"), rest_.size());
      return Take(HtmlTokenKind::kText, kCdata.size(),
                  std::max(close, kCdata.size()), close + 3);
    } else {
      Skip(2, ">");
    }
    return false;
  }
  if (rest_[1] != '/') return TakeTag(false);
  if (rest_.size() > 2 && IsAsciiLetter(rest_[2])) return TakeTag(true);
  Skip(2, ">");
  return false;
}

bool HtmlTokens::TakeTag(bool end_tag) {
  const size_t begin = end_tag ? 2 : 1;
  size_t at = begin;
  while (at < rest_.size() && !IsSpace(rest_[at]) && rest_[at] != '/' &&
         rest_[at] != '>')
    ++at;
  const size_t close = FindTagEnd(rest_, at);
  if (close == kNone) {
    rest_ = {};
    return false;
  }
  element_ = FindHtmlElement(rest_.substr(begin, at - begin));
  // As XML has it: <script/> holds nothing.
  const bool closed = rest_[close - 1] == '/';
  verbatim_next_ = !end_tag && element_->verbatim && !closed;
  return Take(end_tag ? HtmlTokenKind::kEndTag : HtmlTokenKind::kStartTag, at,
              close, close + 1);
}

// Everything up to the end tag of element_, or to the end.
bool HtmlTokens::TakeVerbatim() {
  const std::string_view name = element_->name;
  size_t at = rest_.find("</");
  while (at != kNone &&
         !EqualsInAnyCase(rest_.substr(at + 2, name.size()), name))
    at = rest_.find("</", at + 2);
  const size_t end = std::min(at, rest_.size());
  return Take(HtmlTokenKind::kVerbatim, 0, end, end);
}

void HtmlTokens::Skip(size_t open, std::string_view close) {
  const size_t at = rest_.find(close, open);
  rest_.remove_prefix(at == kNone ? rest_.size() : at + close.size());
}

bool HtmlAttributes::Next() {
  const size_t at = SkipSpaceAndSlashes(rest_, 0);
  if (at >= rest_.size()) return false;
  const Attribute attribute = ReadAttribute(rest_, at);
  name_ = attribute.name;
  value_ = attribute.value;
  rest_.remove_prefix(std::min(attribute.end, rest_.size()));
  return true;
}

bool HtmlAttributes::Is(std::string_view lower_case) const {
  return EqualsInAnyCase(name_, lower_case);
}

}  // namespace neardup
