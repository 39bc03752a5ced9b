// A whole page of a news site to the story on it.
//
// Reads the page once, token by token (html_tokens.h), for what it says of
// itself (html_metadata.h) and for its blocks of text (html_blocks.h), of which
// the story is found (main_text.h). Where JSON-LD holds the whole body, that is
// the text: it is what the site's own system calls the story.

#ifndef NEARDUP_EXTRACT_HTML_ARTICLE_H_
#define NEARDUP_EXTRACT_HTML_ARTICLE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "neardup/base/status.h"

namespace neardup {

// Plain text; empty where the page does not say.
struct HtmlArticle {
  std::string title;      // one line, without the name of the site
  std::string byline;     // names, without "By"
  std::string published;  // a time as the page has it, for ParseTime
  std::string modified;   // the same
  std::string url;        // canonical address, as the page has it
  std::string language;   // language tag as the page has it: "en", "pt-BR"
  std::string site;
  std::string text;  // a paragraph a line, without a line feed at the end
  bool text_from_json_ld = false;
};

struct HtmlArticleOptions {
  // Longer pages are refused.
  size_t max_bytes = size_t{32} << 20;
};

// The story of `html`, which is UTF-8 (io/charset.h turns others into it). The
// text is empty where there is none, as on a page of pictures. Broken HTML
// reads much as in browsers; deep nesting and long attributes are no errors.
//
// Errors: kInvalidArgument "page of 99 bytes is longer than 50".
// Cost: linear in the bytes, whatever they are: about 10 ms a MB; memory about
// twice the page. Thread-safe.
//
// Example:
//   NEARDUP_ASSIGN_OR_RETURN(HtmlArticle article, ReadHtmlArticle(page));
//   // article.title: "Fire in Oldbury", article.text: "A fire ...\nNo one ..."
StatusOr<HtmlArticle> ReadHtmlArticle(std::string_view html,
                                      const HtmlArticleOptions& options = {});

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_HTML_ARTICLE_H_
