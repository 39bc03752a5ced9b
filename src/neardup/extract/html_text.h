// Pieces of HTML, as feeds carry them, to plain text.

#ifndef NEARDUP_EXTRACT_HTML_TEXT_H_
#define NEARDUP_EXTRACT_HTML_TEXT_H_

#include <string>
#include <string_view>

namespace neardup {

// Puts text together line by line: white space (also U+00A0) between words
// becomes one space, none begins or ends a line, and there are no empty lines.
//
// Example: Append("Fire \n"); Append("in Oldbury"); EndLine() -> "Fire in
// Oldbury\n"
class LineWriter {
 public:
  // Appends to `*out`, which must outlive it.
  explicit LineWriter(std::string* out) : out_(out), line_(out->size()) {}

  void Append(std::string_view text);
  void Space() { space_ = true; }
  void EndLine();

 private:
  std::string* out_;
  size_t line_;  // where the line begins in out_
  bool space_ = false;
};

// The text of `html`, a fragment or a page, in UTF-8 if `html` is: tags,
// comments and what is not for reading (scripts, styles, a page's head) left
// out, references decoded (html_characters.h), block elements and <br> on lines
// of their own, white space folded as LineWriter does, without a line feed at
// the end. Plain text passes through, folded to one line; bytes that are not
// UTF-8 stay. All of a page's furniture is in it: for pages see html_article.h.
//
// Cost: linear, some 900 MB/s of paragraphs; memory twice the length. Never
// fails: broken HTML reads as browsers read it. Thread-safe.
//
// Example: HtmlText("<p>Caf&eacute;\n burns</p><p>No one hurt") ==
//          "Café burns\nNo one hurt"
std::string HtmlText(std::string_view html);

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_HTML_TEXT_H_
