// What a page says about itself outside its text: title, author, times,
// address.

#ifndef NEARDUP_EXTRACT_HTML_METADATA_H_
#define NEARDUP_EXTRACT_HTML_METADATA_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/extract/html_tokens.h"
#include "neardup/extract/json_ld.h"

namespace neardup {

// As written, references decoded, white space folded; empty if not said.
struct HtmlMetadata {
  std::string title;      // the headline, without the name of the site
  std::string byline;     // names, without "By"
  std::string published;  // a time in any form
  std::string modified;
  std::string url;       // the canonical address
  std::string language;  // a tag such as "pt-BR"
  std::string site;
  std::string json_ld_body;  // articleBody of JSON-LD, or all its entries
  bool live_blog = false;    // JSON-LD says that it is one
};

// Collects HtmlMetadata from the tokens of a page, in order. What JSON-LD says
// (of several articles that under the page's own headline, else the first)
// goes before the page's <meta> elements (Open Graph, Dublin Core, schema.org,
// and names of their own), those before its text (<h1>, <time>, rel=author).
//
// Example:
//   HtmlMetadataReader reader;
//   HtmlTokens tokens(html);
//   while (tokens.Next()) reader.Add(tokens);
//   HtmlMetadata metadata = std::move(reader).Finish();
class HtmlMetadataReader {
 public:
  void Add(const HtmlTokens& token);
  HtmlMetadata Finish() &&;

 private:
  // A value, and how well the place it comes from is to be believed.
  struct Best {
    std::string value;
    int rank = 0;
  };
  enum class Inside : uint8_t { kNothing, kHeadline, kByline, kTime };

  void Start(const HtmlElement& element, std::string_view attributes);
  void StartNamed(const HtmlElement& element, std::string_view attributes);
  void AddMeta(std::string_view attributes);
  void AddLink(std::string_view attributes);
  void AddVerbatim(const HtmlElement& element, std::string_view text);
  void EndInside();
  size_t FindOwnJsonLd() const;
  void OfferJsonLd(const JsonLdArticle& article);
  std::string TakeJsonLd();
  static void Offer(std::string_view raw, int rank, Best* best);

  Best headline_;
  Best byline_;
  Best published_;
  Best modified_;
  Best url_;
  Best language_;
  Best site_;
  std::string title_element_;
  std::string first_h1_;
  std::vector<JsonLdArticle> json_ld_;  // one a script
  bool json_ld_next_ = false;
  Inside inside_ = Inside::kNothing;
  const HtmlElement* inside_element_ = nullptr;
  std::string inside_text_;
  int headlines_ = 0;  // <h1> met
};

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_HTML_METADATA_H_
