#include "neardup/extract/html_article.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "neardup/extract/html_blocks.h"
#include "neardup/extract/html_metadata.h"
#include "neardup/extract/html_tokens.h"
#include "neardup/extract/main_text.h"

namespace neardup {
namespace {

// Whether `body`, from JSON-LD, is the story and not its beginning alone. The
// page's text may have some furniture in it.
bool IsWholeStory(std::string_view body, std::string_view page_text) {
  constexpr size_t kLeastBody = 200;
  return body.size() >= kLeastBody && body.size() * 10 >= page_text.size() * 6;
}

// `body`, one line long, with line feeds where a line of `page_text` begins in
// it: many systems write the story into JSON-LD without its paragraphs.
std::string WithParagraphs(std::string_view body, std::string_view page_text) {
  constexpr size_t kBegin = 60;   // of a line, enough to find it by
  constexpr size_t kNear = 8000;  // a line is looked for no further on
  std::string out;
  size_t at = 0;
  while (!page_text.empty()) {
    const size_t length = std::min(page_text.find('\n'), page_text.size());
    const std::string_view line = page_text.substr(0, std::min(length, kBegin));
    page_text.remove_prefix(std::min(length + 1, page_text.size()));
    const size_t found = body.substr(at, kNear).find(line);
    if (found == std::string_view::npos || at + found == 0) continue;
    std::string_view before = body.substr(at, found);
    while (before.ends_with(' ')) before.remove_suffix(1);
    out += before;
    if (!before.empty()) out += '\n';
    at += found;
  }
  out += body.substr(at);
  return out;
}

}  // namespace

StatusOr<HtmlArticle> ReadHtmlArticle(std::string_view html,
                                      const HtmlArticleOptions& options) {
  if (html.size() > options.max_bytes) {
    return InvalidArgument(fmt::format("page of {} bytes is longer than {}",
                                       html.size(), options.max_bytes));
  }
  HtmlMetadataReader reader;
  HtmlBlockBuilder builder;
  HtmlTokens tokens(html);
  while (tokens.Next()) {
    reader.Add(tokens);
    builder.Add(tokens);
  }
  HtmlMetadata metadata = std::move(reader).Finish();
  const HtmlBlocks blocks = std::move(builder).Finish();

  HtmlArticle article;
  article.text = MainText(
      blocks, {.title = metadata.title, .live_blog = metadata.live_blog});
  article.text_from_json_ld = IsWholeStory(metadata.json_ld_body, article.text);
  if (article.text_from_json_ld) {
    const bool one_line = metadata.json_ld_body.find('\n') == std::string::npos;
    article.text = one_line
                       ? WithParagraphs(metadata.json_ld_body, article.text)
                       : std::move(metadata.json_ld_body);
  }
  article.title = std::move(metadata.title);
  article.byline = std::move(metadata.byline);
  article.published = std::move(metadata.published);
  article.modified = std::move(metadata.modified);
  article.url = std::move(metadata.url);
  article.language = std::move(metadata.language);
  article.site = std::move(metadata.site);
  return article;
}

}  // namespace neardup
