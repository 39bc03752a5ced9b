#include "neardup/feeds/json_formats.h"

#include <fmt/format.h>

#include "neardup/feeds/markup.h"
#include "neardup/io/record_fields.h"

namespace neardup {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

std::string Scalar(element value) {
  std::string_view text;
  if (!value.get(text)) return PlainText(text);
  int64_t integer;
  if (!value.get(integer)) return fmt::format("{}", integer);
  double number;
  if (!value.get(number)) return fmt::format("{}", number);
  return "";
}

std::string Scalars(element value) {
  object inner;
  if (!value.get(inner)) return StringOf(inner, {"name", "literal"});
  simdjson::dom::array list;
  if (value.get(list)) return Scalar(value);
  std::string joined;
  for (const element one : list) {
    const std::string text =
        one.get(inner) ? Scalar(one) : StringOf(inner, {"name", "literal"});
    if (!joined.empty() && !text.empty()) joined += ", ";
    joined += text;
  }
  return joined;
}

// The value of a ninjs headline or body: the one with the role `main`, else
// the first that is text.
std::string OneOf(object item, std::string_view key, bool one_line) {
  simdjson::dom::array list;
  if (item.at_key_case_insensitive(key).get(list)) return "";
  object chosen;
  bool found = false;
  for (const element one : list) {
    object candidate;
    if (one.get(candidate)) continue;
    const std::string type = StringOf(candidate, {"contentType"});
    if (!type.empty() && !type.starts_with("text/") &&
        type.find("xhtml") == type.npos) {
      continue;
    }
    const bool main = StringOf(candidate, {"role"}) == "main";
    if (!found || main) chosen = candidate;
    found = true;
    if (main) break;
  }
  if (!found) return "";
  const std::string value = StringOf(chosen, {"value"});
  const bool plain = StringOf(chosen, {"contentType"}) == "text/plain";
  if (plain && !one_line) return value;
  return one_line ? LineOfMarkup(value) : TextOfMarkup(value);
}

bool Has(object item, std::string_view key) {
  element value;
  return !item.at_key_case_insensitive(key).get(value);
}

}  // namespace

std::string StringOf(object item,
                     std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    element value;
    if (item.at_key_case_insensitive(key).get(value)) continue;
    std::string text = Scalars(value);
    if (!text.empty()) return text;
  }
  return "";
}

InputFormat FormatOfItem(object item) {
  if (Has(item, "content_html") || Has(item, "content_text")) {
    return InputFormat::kJsonFeed;
  }
  const bool ninjs = Has(item, "bodies") || Has(item, "headlines") ||
                     Has(item, "body_xhtml") || Has(item, "versioncreated");
  return ninjs && Has(item, "uri") ? InputFormat::kNinjs : InputFormat::kJson;
}

void ReadJsonFeedItem(object item, StoryFields* story) {
  story->id = StringOf(item, {"id"});
  story->url = StringOf(item, {"url", "external_url"});
  story->title = LineOfMarkup(StringOf(item, {"title"}));
  story->text = StringOf(item, {"content_text"});
  if (story->text.empty()) {
    story->text = TextOfMarkup(StringOf(item, {"content_html"}));
  }
  if (story->text.empty()) story->text = StringOf(item, {"summary"});
  story->time = StringOf(item, {"date_published", "date_modified"});
  story->language = StringOf(item, {"language"});
  story->Add("author", StringOf(item, {"authors", "author"}));
  story->Add("categories", StringOf(item, {"tags"}));
  story->Add("updated", StringOf(item, {"date_modified"}));
  const std::string original = StringOf(item, {"external_url"});
  if (original != story->url) story->Add("external_url", original);
}

void ReadNinjs(object item, StoryFields* story) {
  story->id = StringOf(item, {"uri"});
  story->url = StringOf(item, {"url"});
  if (story->url.empty() && !HostOfUrl(story->id).empty()) {
    story->url = story->id;
  }
  story->title = OneOf(item, "headlines", true);
  if (story->title.empty()) {
    story->title = LineOfMarkup(StringOf(item, {"headline", "title"}));
  }
  story->text = OneOf(item, "bodies", false);
  if (story->text.empty()) story->text = StringOf(item, {"body_text"});
  if (story->text.empty()) {
    story->text = TextOfMarkup(StringOf(item, {"body_xhtml", "body_html"}));
  }
  const std::string updated = StringOf(item, {"versionCreated"});
  story->time = StringOf(item, {"firstCreated", "contentCreated"});
  if (story->time.empty()) story->time = updated;
  story->source = StringOf(item, {"infoSources", "infosource", "source",
                                  "provider", "copyrightholder"});
  story->language = StringOf(item, {"language"});
  story->Add("author", StringOf(item, {"by", "byline"}));
  story->Add("slugline", StringOf(item, {"slugline"}));
  story->Add("updated", updated);
  story->Add("version", StringOf(item, {"version"}));
  story->Add("pubStatus", StringOf(item, {"pubStatus"}));
  story->Add("ednote", StringOf(item, {"edNote"}));
  story->Add("embargoed", StringOf(item, {"embargoed", "embargoedUntil"}));
  story->Add("urgency", StringOf(item, {"urgency"}));
}

void ReadJsonDetails(object item, StoryFields* story) {
  story->url = StringOf(item, {"url", "link"});
  story->language = StringOf(item, {"language", "lang", "inLanguage"});
  story->Add("author", StringOf(item, {"authors", "author", "byline", "by"}));
  const std::string updated = StringOf(
      item, {"updated", "date_modify", "dateModified", "date_modified",
             "updated_at", "updatedAt", "updated_date", "versionCreated"});
  // news-please writes "None" for what it does not know.
  if (updated != "None") story->Add("updated", updated);
  story->Add("version", StringOf(item, {"version"}));
  story->Add("pubStatus", StringOf(item, {"pubStatus"}));
  story->Add("ednote", StringOf(item, {"edNote"}));
}

}  // namespace neardup
