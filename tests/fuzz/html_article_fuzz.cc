// Whole pages, JSON-LD in them: what comes out is UTF-8 if what goes in is, and
// fields are lines.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "neardup/extract/html_article.h"
#include "neardup/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view html(reinterpret_cast<const char*>(data), size);
  const auto article = neardup::ReadHtmlArticle(html);
  if (!article.ok()) std::abort();
  for (const std::string_view field :
       {std::string_view(article->title), std::string_view(article->byline),
        std::string_view(article->published), std::string_view(article->url),
        std::string_view(article->language), std::string_view(article->site)}) {
    if (field.find('\n') != std::string_view::npos) std::abort();
    if (neardup::IsValidUtf8(html) && !neardup::IsValidUtf8(field))
      std::abort();
  }
  if (neardup::IsValidUtf8(html) && !neardup::IsValidUtf8(article->text))
    std::abort();
  return 0;
}
