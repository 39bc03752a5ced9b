#include "neardup/extract/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <cstddef>

#include "neardup/extract/html_text.h"

namespace neardup {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// schema.org nests an article at most this deep in what describes the page.
constexpr int kMostLevels = 6;

// A string, the first string of a list, or the `name` (`@id`, `url`) of an
// object; empty if it is none of these.
std::string TextOf(element value, std::string_view key, int levels = 2) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return HtmlText(text);
  if (levels == 0) return "";
  object members;
  if (value.get(members) == simdjson::SUCCESS) {
    element member;
    if (members[key].get(member) != simdjson::SUCCESS) return "";
    return TextOf(member, key, levels - 1);
  }
  array list;
  if (value.get(list) != simdjson::SUCCESS) return "";
  std::string joined;
  for (const element item : list) {
    const std::string one = TextOf(item, key, levels - 1);
    if (one.empty()) continue;
    if (!joined.empty()) joined += ", ";
    joined += one;
    if (key != "name") break;
  }
  return joined;
}

std::string Member(object article, std::string_view name,
                   std::string_view key = "name") {
  element value;
  if (article[name].get(value) != simdjson::SUCCESS) return "";
  return TextOf(value, key);
}

bool NamesArticle(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") ||
         type == "Report" || type == "Review";
}

bool IsLiveBlog(std::string_view type) { return type == "LiveBlogPosting"; }

// Whether the type of `candidate`, or one of its types, is such a one.
bool HasType(object candidate, bool (*is)(std::string_view)) {
  element type;
  if (candidate["@type"].get(type) != simdjson::SUCCESS) return false;
  std::string_view name;
  if (type.get(name) == simdjson::SUCCESS) return is(name);
  array names;
  if (type.get(names) != simdjson::SUCCESS) return false;
  return std::any_of(names.begin(), names.end(), [is](element one) {
    std::string_view text;
    return one.get(text) == simdjson::SUCCESS && is(text);
  });
}

std::optional<object> FindArticle(element value, int levels) {
  if (levels == 0) return std::nullopt;
  array list;
  if (value.get(list) == simdjson::SUCCESS) {
    for (const element item : list)
      if (auto found = FindArticle(item, levels - 1)) return found;
    return std::nullopt;
  }
  object candidate;
  if (value.get(candidate) != simdjson::SUCCESS) return std::nullopt;
  if (HasType(candidate, NamesArticle)) return candidate;
  for (const char* name :
       {"@graph", "mainEntity", "mainEntityOfPage", "hasPart"}) {
    element inner;
    if (candidate[name].get(inner) != simdjson::SUCCESS) continue;
    if (auto found = FindArticle(inner, levels - 1)) return found;
  }
  return std::nullopt;
}

std::string FirstOf(std::string first, std::string second) {
  return first.empty() ? second : first;
}

// articleBody is plain text with line feeds, or markup.
std::string BodyOf(object article) {
  std::string_view body;
  if (article["articleBody"].get(body) != simdjson::SUCCESS) return "";
  std::string marked;
  marked.reserve(body.size());
  const bool plain = body.find("</") == std::string_view::npos;
  for (const char c : body) {
    if (plain && c == '\n') {
      marked += "<br>";
    } else {
      marked += c;
    }
  }
  // Some write the references of their references.
  std::string text = HtmlText(marked);
  return text.find("&lt;") == std::string::npos &&
                 text.find("</p>") == std::string::npos
             ? text
             : HtmlText(text);
}

// Heading and body of an entry of a live blog, empty without a body. Entries
// without a heading are given that of the blog.
std::string EntryOf(element item, std::string_view headline) {
  object entry;
  if (item.get(entry) != simdjson::SUCCESS) return "";
  std::string body = BodyOf(entry);
  if (body.empty()) return "";
  const std::string heading = Member(entry, "headline");
  if (heading.empty() || heading == headline || body.starts_with(heading))
    return body;
  return heading + '\n' + body;
}

// All entries in the order they stand in; a single one needs no list.
std::string EntriesOf(object article, std::string_view headline) {
  element updates;
  array list;
  if (article["liveBlogUpdate"].get(updates) != simdjson::SUCCESS) return "";
  if (updates.get(list) != simdjson::SUCCESS) return EntryOf(updates, headline);
  std::string text;
  for (const element item : list) {
    const std::string entry = EntryOf(item, headline);
    if (!text.empty() && !entry.empty()) text += '\n';
    text += entry;
  }
  return text;
}

// Control characters, which JSON forbids in strings, replaced by spaces; from
// the first bracket to the last.
std::string Repaired(std::string_view json) {
  constexpr std::string_view kCdata = "<![CDATA[";
  if (const size_t open = json.find(kCdata); open != std::string_view::npos) {
    json.remove_prefix(open + kCdata.size());
    json = json.substr(0, json.rfind("]]>"));
  }
  const size_t begin = std::min(json.find_first_of("[{"), json.size());
  const size_t last = json.find_last_of("]}");
  if (last == std::string_view::npos || last < begin) return "";
  std::string repaired(json.substr(begin, last + 1 - begin));
  for (char& c : repaired)
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  return repaired;
}

}  // namespace

std::optional<JsonLdArticle> ReadJsonLd(std::string_view json) {
  simdjson::dom::parser parser;
  element root;
  if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS) {
    const std::string repaired = Repaired(json);
    if (parser.parse(repaired).get(root) != simdjson::SUCCESS)
      return std::nullopt;
  }
  const std::optional<object> found = FindArticle(root, kMostLevels);
  if (!found) return std::nullopt;
  JsonLdArticle article;
  article.headline =
      FirstOf(Member(*found, "headline"), Member(*found, "name"));
  article.author = Member(*found, "author");
  article.published =
      FirstOf(Member(*found, "datePublished"), Member(*found, "dateCreated"));
  article.modified = Member(*found, "dateModified");
  article.url = FirstOf(Member(*found, "url", "@id"),
                        FirstOf(Member(*found, "mainEntityOfPage", "@id"),
                                Member(*found, "@id", "@id")));
  article.language = Member(*found, "inLanguage");
  article.publisher = Member(*found, "publisher");
  article.body = BodyOf(*found);
  article.live_blog = HasType(*found, IsLiveBlog);
  if (const std::string entries = EntriesOf(*found, article.headline);
      !entries.empty()) {
    if (!article.body.empty()) article.body += '\n';
    article.body += entries;
  }
  return article;
}

}  // namespace neardup
