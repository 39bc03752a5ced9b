// Articles that a page describes as JSON-LD by schema.org: <script
// type="application/ld+json"> with a NewsArticle, or another kind of article.

#ifndef NEARDUP_EXTRACT_JSON_LD_H_
#define NEARDUP_EXTRACT_JSON_LD_H_

#include <optional>
#include <string>
#include <string_view>

namespace neardup {

// What it says, references decoded and markup taken out; empty if it does not.
struct JsonLdArticle {
  std::string headline;
  std::string author;     // names, with ", " between
  std::string published;  // datePublished, or else dateCreated, as written
  std::string modified;   // dateModified, as written
  std::string url;        // url, or else mainEntityOfPage, @id
  std::string language;   // inLanguage
  std::string publisher;
  std::string body;  // articleBody, lines where it has them; of a live blog
                     // also heading and body of each liveBlogUpdate
  bool live_blog = false;  // its type is LiveBlogPosting
};

// The first article in `json`, the content of one script; nothing if there is
// none or it is not JSON. Looks into lists, @graph, mainEntity and hasPart.
// Takes what pages do to JSON: line feeds in strings, comment marks around it.
// Cost: linear, some 500 MB/s; memory a few times the length. Thread-safe.
std::optional<JsonLdArticle> ReadJsonLd(std::string_view json);

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_JSON_LD_H_
