#include "neardup/io/record_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "neardup/base/ascii.h"

namespace neardup {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

bool IsFilledString(element value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS && !IsBlank(text);
}

bool IsNumber(element value) {
  return value.type() == element_type::INT64 ||
         value.type() == element_type::UINT64 ||
         value.type() == element_type::DOUBLE;
}

bool IsUsable(Field field, element value) {
  if (IsFilledString(value)) return true;
  if (field == kIdField || field == kTimeField || field == kUpdatedField ||
      field == kVersionField) {
    return IsNumber(value);
  }
  if (field != kSourceField) return false;
  element name;
  return value.is_object() && value["name"].get(name) == simdjson::SUCCESS &&
         IsFilledString(name);
}

std::string_view TypeName(element value) {
  switch (value.type()) {
    case element_type::NULL_VALUE:
      return "null";
    case element_type::BOOL:
      return "a boolean";
    case element_type::ARRAY:
      return "an array";
    case element_type::OBJECT:
      return "an object";
    case element_type::STRING:
      return "a string";
    default:
      return "a number";
  }
}

// Follows `a.b.c` through objects.
bool FindPath(simdjson::dom::object object, std::string_view path,
              element* value) {
  while (true) {
    const size_t dot = path.find('.');
    if (object.at_key(path.substr(0, dot)).get(*value)) return false;
    if (dot == path.npos) return true;
    path.remove_prefix(dot + 1);
    if (value->get(object)) return false;
  }
}

}  // namespace

RecordFields::RecordFields(const ReaderOptions& options) {
  AddNames(kIdField, options.id_field,
           {"id", "uri", "guid", "url", "link", "_id"});
  AddNames(kTitleField, options.title_field,
           {"title", "headline", "name", "article_title", "title_page"});
  AddNames(kTextField, options.text_field,
           {"text", "body", "content", "maintext", "articleBody", "article",
            "body_text", "fulltext", "full_text", "text_content"});
  AddNames(kTimeField, options.time_field,
           {"published", "date", "time", "published_at", "datePublished",
            "date_publish", "pubDate", "timestamp", "created_at",
            "publication_date", "published_date", "dateTimePub", "publishedAt",
            "versioncreated", "versionCreated"});
  AddNames(kSourceField, options.source_field,
           {"source", "outlet", "publisher", "site", "source_domain", "domain",
            "host", "canonical_domain", "domain_url"});
  AddNames(kUrlField, "", {"url", "link"});
  // Attributes are where `extract` writes what other formats say.
  AddNames(
      kUpdatedField, "",
      {"updated", "date_modify", "dateModified", "date_modified", "updated_at",
       "updatedAt", "updated_date", "versionCreated", "attributes.updated"});
  AddNames(kVersionField, "", {"version", "attributes.version"});
  AddNames(kStatusField, "", {"pubStatus", "attributes.pubStatus"});
  AddNames(kNoteField, "", {"edNote", "attributes.ednote"});
}

void RecordFields::AddNames(Field field, const std::string& given,
                            std::vector<std::string_view> usual) {
  if (!given.empty()) usual = {given};
  for (size_t rank = 0; rank < usual.size(); ++rank) {
    names_.push_back({std::string(usual[rank]), field, rank});
  }
}

std::array<FieldValue, kNumFields> RecordFields::Find(
    simdjson::dom::object object) const {
  std::array<FieldValue, kNumFields> found;
  std::array<size_t, kNumFields> ranks = {};
  const auto offer = [&](const Name& name, element value) {
    FieldValue& best = found[name.field];
    const bool usable = IsUsable(name.field, value);
    const bool better =
        usable == best.usable ? name.rank < ranks[name.field] : usable;
    if (!best.name.empty() && !better) return;
    best = {name.name, value, usable};
    ranks[name.field] = name.rank;
  };
  for (const simdjson::dom::key_value_pair& member : object) {
    for (const Name& name : names_) {
      if (name.name == member.key) offer(name, member.value);
    }
  }
  for (const Name& name : names_) {
    element value;
    if (found[name.field].name.empty() &&
        name.name.find('.') != std::string::npos &&
        FindPath(object, name.name, &value)) {
      offer(name, value);
    }
  }
  return found;
}

std::string RecordFields::NoTextReason(const FieldValue& found) const {
  if (!found.name.empty()) {
    return fmt::format(
        "\"{}\" is {}", found.name,
        found.value.is_string() ? "empty" : TypeName(found.value));
  }
  std::string first;
  std::string others;
  for (const Name& name : names_) {
    if (name.field != kTextField) continue;
    if (first.empty()) first = name.name;
    others += (others.empty() ? "" : ", ") + name.name;
  }
  if (others == first) return fmt::format("\"{}\" is missing", first);
  return fmt::format("\"{}\" is missing (looked for {})", first, others);
}

std::string HostOfUrl(std::string_view url) {
  const size_t slashes = url.find("//");
  // Before them there may only be a scheme: http://host but not a/b//c.
  if (slashes == url.npos || url.substr(0, slashes).find('/') != url.npos ||
      (slashes > 0 && url[slashes - 1] != ':')) {
    return "";
  }
  url.remove_prefix(slashes + 2);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const size_t at = url.rfind('@'); at != url.npos) {
    url.remove_prefix(at + 1);
  }
  url = url.substr(0, url.find(':'));
  std::string host = LowerAscii(url);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f\v") == text.npos;
}

}  // namespace neardup
