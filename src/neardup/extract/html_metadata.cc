#include "neardup/extract/html_metadata.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "neardup/base/ascii.h"
#include "neardup/extract/html_text.h"

namespace neardup {
namespace {

// How well places are believed; the first of the best rank counts.
constexpr int kFromText = 1;
constexpr int kFromWeakMeta = 2;
constexpr int kFromMeta = 3;
constexpr int kFromJsonLd = 4;

enum class Field {
  kNone,
  kTitle,
  kByline,
  kPublished,
  kModified,
  kUrl,
  kLanguage,
  kSite
};

struct MetaName {
  std::string_view name;  // lower case: name, property or itemprop
  Field field;
  int rank;
};
constexpr MetaName kMetaNames[] = {
    {"og:title", Field::kTitle, kFromMeta},
    {"twitter:title", Field::kTitle, kFromWeakMeta},
    {"headline", Field::kTitle, kFromMeta},
    {"dc.title", Field::kTitle, kFromWeakMeta},
    {"author", Field::kByline, kFromMeta},
    {"article:author", Field::kByline, kFromWeakMeta},
    {"parsely-author", Field::kByline, kFromWeakMeta},
    {"sailthru.author", Field::kByline, kFromWeakMeta},
    {"dc.creator", Field::kByline, kFromWeakMeta},
    {"byl", Field::kByline, kFromWeakMeta},
    {"article:published_time", Field::kPublished, kFromMeta},
    {"datepublished", Field::kPublished, kFromMeta},
    {"parsely-pub-date", Field::kPublished, kFromMeta},
    {"sailthru.date", Field::kPublished, kFromWeakMeta},
    {"date", Field::kPublished, kFromWeakMeta},
    {"dc.date", Field::kPublished, kFromWeakMeta},
    {"dc.date.issued", Field::kPublished, kFromWeakMeta},
    {"dcterms.created", Field::kPublished, kFromWeakMeta},
    {"pubdate", Field::kPublished, kFromWeakMeta},
    {"publishdate", Field::kPublished, kFromWeakMeta},
    {"article:modified_time", Field::kModified, kFromMeta},
    {"og:updated_time", Field::kModified, kFromMeta},
    {"datemodified", Field::kModified, kFromMeta},
    {"last-modified", Field::kModified, kFromWeakMeta},
    {"og:url", Field::kUrl, kFromWeakMeta},
    {"content-language", Field::kLanguage, kFromWeakMeta},
    {"og:locale", Field::kLanguage, kFromText},
    {"og:site_name", Field::kSite, kFromMeta},
    {"application-name", Field::kSite, kFromWeakMeta},
};

const MetaName* FindMetaName(std::string_view name) {
  const std::string lower = LowerAscii(name.substr(0, 40));
  const MetaName* found =
      std::find_if(std::begin(kMetaNames), std::end(kMetaNames),
                   [&](const MetaName& meta) { return meta.name == lower; });
  return found == std::end(kMetaNames) ? nullptr : found;
}

// Without the word before the names.
std::string CleanByline(std::string byline) {
  constexpr std::string_view kBefore[] = {"by ",  "von ", "par ",
                                          "por ", "di ",  "da "};
  const std::string lower = LowerAscii(std::string_view(byline).substr(0, 5));
  for (const std::string_view before : kBefore) {
    if (!lower.starts_with(before)) continue;
    byline.erase(0, before.size());
    break;
  }
  return byline;
}

// What stands between a title and the site's name.
constexpr std::string_view kSiteSigns[] = {" | ", " - ",  " – ",
                                           " — ", " :: ", " · "};

// A title as "Fire in Oldbury | The Marl Post": without what stands behind the
// last of such signs, if it is the site's name or `heading` stands before it.
std::string WithoutSite(const std::string& title, std::string_view site,
                        std::string_view heading) {
  for (const std::string_view sign : kSiteSigns) {
    const size_t at = title.rfind(sign);
    if (at == std::string::npos) continue;
    const std::string_view before = std::string_view(title).substr(0, at);
    const std::string_view behind =
        std::string_view(title).substr(at + sign.size());
    if (LowerAscii(behind) == LowerAscii(site) || before == heading ||
        (sign == " | " && before.size() > behind.size()))
      return std::string(before);
  }
  return title;
}

// Whether the <title> is `headline`, or that and a sign behind it.
bool BeginsWithHeadline(std::string_view title, std::string_view headline) {
  if (!title.starts_with(headline)) return false;
  title.remove_prefix(headline.size());
  return title.empty() ||
         std::any_of(std::begin(kSiteSigns), std::end(kSiteSigns),
                     [title](std::string_view sign) {
                       return title.starts_with(sign);
                     });
}

bool IsAddress(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

// Whether one of the words of a class list speaks of the author.
bool IsBylineClass(std::string_view names) {
  const std::string lower = LowerAscii(names.substr(0, 200));
  return lower.find("byline") != std::string::npos ||
         lower.find("author-name") != std::string::npos ||
         lower.find("author__name") != std::string::npos || lower == "author";
}

}  // namespace

void HtmlMetadataReader::Offer(std::string_view raw, int rank, Best* best) {
  if (rank <= best->rank) return;
  std::string value = HtmlText(raw);
  std::replace(value.begin(), value.end(), '\n', ' ');
  if (value.empty()) return;
  *best = {std::move(value), rank};
}

void HtmlMetadataReader::Add(const HtmlTokens& token) {
  switch (token.kind()) {
    case HtmlTokenKind::kStartTag:
      Start(token.element(), token.attributes());
      break;
    case HtmlTokenKind::kEndTag:
      if (&token.element() == inside_element_) EndInside();
      break;
    case HtmlTokenKind::kVerbatim:
      AddVerbatim(token.element(), token.text());
      break;
    case HtmlTokenKind::kText:
      // A headline without an end tag does not swallow the page.
      constexpr size_t kLongest = 1000;
      if (inside_ != Inside::kNothing && inside_text_.size() < kLongest)
        inside_text_.append(token.text().substr(0, kLongest));
      break;
  }
}

void HtmlMetadataReader::Start(const HtmlElement& element,
                               std::string_view attributes) {
  const std::string_view name = element.name;
  json_ld_next_ = false;
  if (name == "meta") {
    AddMeta(attributes);
  } else if (name == "link") {
    AddLink(attributes);
  } else if (name == "html") {
    HtmlAttributes walk(attributes);
    while (walk.Next())
      if (walk.Is("lang") || walk.Is("xml:lang"))
        Offer(walk.value(), kFromMeta, &language_);
  } else if (name == "script") {
    json_ld_next_ = attributes.find("ld+json") != std::string_view::npos;
  } else {
    StartNamed(element, attributes);
  }
}

// Elements of the text that may hold the headline, the byline or the time.
void HtmlMetadataReader::StartNamed(const HtmlElement& element,
                                    std::string_view attributes) {
  if (inside_ != Inside::kNothing) {
    inside_text_ += ' ';
    return;
  }
  Inside inside = Inside::kNothing;
  const bool is_time = element.name == "time";
  if (element.name == "h1") inside = Inside::kHeadline;
  // Long attributes are pictures and scripts.
  constexpr size_t kLongest = 2000;
  HtmlAttributes walk(attributes.substr(0, kLongest));
  while (walk.Next()) {
    if (walk.Is("datetime")) {
      Offer(walk.value(), kFromText, &published_);
    } else if ((walk.Is("class") && IsBylineClass(walk.value())) ||
               ((walk.Is("rel") || walk.Is("itemprop")) &&
                walk.value() == "author")) {
      if (inside == Inside::kNothing) inside = Inside::kByline;
    } else if (walk.Is("itemprop") && walk.value() == "headline") {
      inside = Inside::kHeadline;
    } else if (walk.Is("itemprop") && walk.value() == "datePublished") {
      inside = Inside::kTime;
    } else if (walk.Is("content") && inside == Inside::kTime) {
      Offer(walk.value(), kFromText, &published_);
    }
  }
  if (is_time && inside == Inside::kNothing) inside = Inside::kTime;
  if (inside == Inside::kNothing || element.empty) return;
  inside_ = inside;
  inside_element_ = &element;
  inside_text_.clear();
}

void HtmlMetadataReader::EndInside() {
  constexpr size_t kLongestByline = 120;
  switch (inside_) {
    case Inside::kHeadline:
      if (headlines_++ == 0) {
        first_h1_ = HtmlText(inside_text_);
        Offer(inside_text_, kFromText, &headline_);
      }
      break;
    case Inside::kByline:
      if (inside_text_.size() <= kLongestByline)
        Offer(inside_text_, kFromText, &byline_);
      break;
    case Inside::kTime:
      Offer(inside_text_, kFromText, &published_);
      break;
    case Inside::kNothing:
      break;
  }
  inside_ = Inside::kNothing;
  inside_element_ = nullptr;
}

void HtmlMetadataReader::AddMeta(std::string_view attributes) {
  const MetaName* meta = nullptr;
  std::string_view content;
  HtmlAttributes walk(attributes);
  while (walk.Next()) {
    if (walk.Is("name") || walk.Is("property") || walk.Is("itemprop") ||
        walk.Is("http-equiv")) {
      if (meta == nullptr) meta = FindMetaName(walk.value());
    } else if (walk.Is("content")) {
      content = walk.value();
    }
  }
  if (meta == nullptr) return;
  switch (meta->field) {
    case Field::kTitle:
      return Offer(content, meta->rank, &headline_);
    case Field::kByline:
      if (IsAddress(content)) return;
      return Offer(content, meta->rank, &byline_);
    case Field::kPublished:
      return Offer(content, meta->rank, &published_);
    case Field::kModified:
      return Offer(content, meta->rank, &modified_);
    case Field::kUrl:
      return Offer(content, meta->rank, &url_);
    case Field::kLanguage:
      return Offer(content, meta->rank, &language_);
    case Field::kSite:
      return Offer(content, meta->rank, &site_);
    case Field::kNone:
      return;
  }
}

void HtmlMetadataReader::AddLink(std::string_view attributes) {
  bool canonical = false;
  std::string_view address;
  HtmlAttributes walk(attributes);
  while (walk.Next()) {
    if (walk.Is("rel"))
      canonical = LowerAscii(walk.value().substr(0, 20)) == "canonical";
    if (walk.Is("href")) address = walk.value();
  }
  // Before JSON-LD, which often names a page of the system's own.
  if (canonical) Offer(address, kFromJsonLd + 1, &url_);
}

void HtmlMetadataReader::AddVerbatim(const HtmlElement& element,
                                     std::string_view text) {
  if (element.name == "title" && title_element_.empty()) {
    title_element_ = HtmlText(text);
    std::replace(title_element_.begin(), title_element_.end(), '\n', ' ');
  }
  if (element.name != "script" || !json_ld_next_) return;
  std::optional<JsonLdArticle> article = ReadJsonLd(text);
  if (article) json_ld_.push_back(*std::move(article));
}

// The first article in JSON-LD under the page's headline, else the first with a
// headline, else the first.
size_t HtmlMetadataReader::FindOwnJsonLd() const {
  size_t first = json_ld_.size();
  for (size_t i = 0; i < json_ld_.size(); ++i) {
    const std::string& headline = json_ld_[i].headline;
    if (headline.empty()) continue;
    if (headline == headline_.value || headline == first_h1_ ||
        BeginsWithHeadline(title_element_, headline))
      return i;
    first = std::min(first, i);
  }
  return first < json_ld_.size() ? first : 0;
}

void HtmlMetadataReader::OfferJsonLd(const JsonLdArticle& article) {
  Offer(article.headline, kFromJsonLd, &headline_);
  Offer(article.author, kFromJsonLd, &byline_);
  Offer(article.published, kFromJsonLd, &published_);
  Offer(article.modified, kFromJsonLd, &modified_);
  if (IsAddress(article.url)) Offer(article.url, kFromJsonLd, &url_);
  Offer(article.language, kFromWeakMeta, &language_);
  Offer(article.publisher, kFromJsonLd, &site_);
}

// Takes what JSON-LD says, and returns the body. A page that goes on with other
// stories describes them too: the body is that under its own headline, if there
// is one.
std::string HtmlMetadataReader::TakeJsonLd() {
  if (json_ld_.empty()) return "";
  const size_t found = FindOwnJsonLd();
  const std::string headline = json_ld_[found].headline;
  OfferJsonLd(json_ld_[found]);
  std::string own;
  std::string other;
  for (JsonLdArticle& article : json_ld_) {
    OfferJsonLd(article);
    std::string& body = article.headline == headline ? own : other;
    if (article.body.size() > body.size()) body = std::move(article.body);
  }
  return own.empty() ? other : own;
}

HtmlMetadata HtmlMetadataReader::Finish() && {
  HtmlMetadata metadata;
  metadata.live_blog = std::any_of(
      json_ld_.begin(), json_ld_.end(),
      [](const JsonLdArticle& article) { return article.live_blog; });
  metadata.json_ld_body = TakeJsonLd();
  // Of what the text has, a headline may be the site's own name.
  const std::string heading = headline_.value;
  const bool weak = headline_.rank <= kFromText;
  const bool of_site = weak && (heading == site_.value || headlines_ > 1) &&
                       title_element_.find(heading) == std::string::npos;
  metadata.title = heading.empty() || of_site
                       ? WithoutSite(title_element_, site_.value, heading)
                       : heading;
  if (!weak && !site_.value.empty())
    metadata.title = WithoutSite(metadata.title, site_.value, "");
  metadata.byline = CleanByline(std::move(byline_.value));
  metadata.published = std::move(published_.value);
  metadata.modified = std::move(modified_.value);
  metadata.url = std::move(url_.value);
  metadata.language = std::move(language_.value);
  std::replace(metadata.language.begin(), metadata.language.end(), '_', '-');
  metadata.site = std::move(site_.value);
  return metadata;
}

}  // namespace neardup
