#include "neardup/extract/html_text.h"

#include <cstddef>

#include "neardup/extract/html_characters.h"
#include "neardup/extract/html_elements.h"
#include "neardup/extract/html_tokens.h"

namespace neardup {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

// Length of the white space at `at`, 0 if there is none.
size_t SpaceAt(std::string_view text, size_t at) {
  const char c = text[at];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  return c == kNoBreakSpace[0] && text.substr(at, 2) == kNoBreakSpace ? 2 : 0;
}

// Whether the bytes before text[at + kBlock], of which there must be one more,
// and that byte show no white space but single spaces. Without a way out in
// between, so that compilers compare many bytes at once.
constexpr size_t kBlock = 32;
bool IsFoldedBlock(std::string_view text, size_t at) {
  const char* block = text.data() + at;
  unsigned char unsure = 0;
  for (size_t i = 0; i < kBlock; ++i) {
    const auto c = static_cast<unsigned char>(block[i]);
    unsure |= static_cast<unsigned char>(c - '\t') <= '\r' - '\t';
    unsure |= c == 0xC2;  // of U+00A0 and others
    unsure |= (c == ' ') & (block[i + 1] == ' ');
  }
  return unsure == 0;
}

// Bytes from text[at], which is no white space, that stay as they are: words
// with one space between them.
size_t FoldedRun(std::string_view text, size_t at) {
  const size_t begin = at;
  bool folded = true;
  while (folded && at < text.size()) {
    while (at + kBlock < text.size() && IsFoldedBlock(text, at)) at += kBlock;
    // The block that was not sure, byte by byte; blocks begin behind words.
    const size_t block = at + kBlock;
    while (at < text.size() && (at < block || text[at - 1] == ' ')) {
      const bool space = SpaceAt(text, at) > 0;
      folded = !space || (text[at] == ' ' && text[at - 1] != ' ');
      if (!folded) break;
      ++at;
    }
  }
  while (text[at - 1] == ' ') --at;
  return at - begin;
}

// Leaves out what hidden elements hold. They nest, and pages forget to close
// them, so the first end tag of the outermost one's name ends them all.
class HiddenPart {
 public:
  bool inside() const { return element_ != nullptr; }
  void Start(const HtmlElement& element) {
    if (!inside() && element.role == HtmlRole::kHidden && !element.empty)
      element_ = &element;
    // A head without an end tag ends where the body begins.
    if (inside() && element_->name == "head" &&
        (element.name == "body" || element.role == HtmlRole::kBlock))
      element_ = nullptr;
  }
  void End(const HtmlElement& element) {
    if (element_ == &element) element_ = nullptr;
  }

 private:
  const HtmlElement* element_ = nullptr;
};

void WriteTag(const HtmlElement& element, LineWriter* lines) {
  switch (element.role) {
    case HtmlRole::kBlock:
    case HtmlRole::kBreak:
      lines->EndLine();
      break;
    case HtmlRole::kCell:
      lines->Space();
      break;
    case HtmlRole::kInline:
    case HtmlRole::kHidden:
      break;
  }
}

}  // namespace

void LineWriter::Append(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    if (const size_t space = SpaceAt(text, at); space > 0) {
      space_ = true;
      at += space;
      continue;
    }
    const size_t run = FoldedRun(text, at);
    if (space_ && out_->size() > line_) *out_ += ' ';
    space_ = false;
    out_->append(text, at, run);
    at += run;
  }
}

void LineWriter::EndLine() {
  space_ = false;
  if (out_->size() == line_) return;
  *out_ += '\n';
  line_ = out_->size();
}

std::string HtmlText(std::string_view html) {
  std::string text;
  std::string decoded;
  LineWriter lines(&text);
  HiddenPart hidden;
  HtmlTokens tokens(html);
  while (tokens.Next()) {
    switch (tokens.kind()) {
      case HtmlTokenKind::kVerbatim:
        if (tokens.element().role == HtmlRole::kHidden) break;
        [[fallthrough]];
      case HtmlTokenKind::kText:
        if (hidden.inside()) break;
        decoded.clear();
        AppendDecodedHtml(tokens.text(), &decoded);
        lines.Append(decoded);
        break;
      case HtmlTokenKind::kStartTag:
        hidden.Start(tokens.element());
        WriteTag(tokens.element(), &lines);
        break;
      case HtmlTokenKind::kEndTag:
        hidden.End(tokens.element());
        WriteTag(tokens.element(), &lines);
        break;
    }
  }
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace neardup
