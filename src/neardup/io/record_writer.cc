#include "neardup/io/record_writer.h"

#include <algorithm>
#include <optional>

#include "neardup/io/time.h"

namespace neardup {
namespace {

void WriteText(std::string_view key, std::string_view value, JsonWriter* json) {
  json->Key(key);
  if (value.empty()) {
    json->Null();
  } else {
    json->String(value);
  }
}

// Attributes that hold a time.
bool IsTime(std::string_view name) {
  return name == "updated" || name == "embargoed";
}

}  // namespace

void BeginRecord(const Record& record, JsonWriter* json) {
  const std::optional<int64_t> time = ParseTime(record.time);
  json->Object();
  json->Key("id").String(record.id);
  WriteText("url", record.url, json);
  WriteText("title", record.title, json);
  json->Key("text").String(record.text);
  WriteText("time", time ? FormatTime(*time) : std::string(), json);
  WriteText("source", record.source, json);
  WriteText("language", record.language, json);
  json->Key("attributes").Object();
  for (size_t i = 0; i < record.attributes.size(); ++i) {
    const Attribute& attribute = record.attributes[i];
    const auto before = record.attributes.first(i);
    if (std::ranges::count(before, attribute.name, &Attribute::name) > 0) {
      continue;
    }
    const std::optional<int64_t> other =
        IsTime(attribute.name) ? ParseTime(attribute.value) : std::nullopt;
    json->Key(attribute.name)
        .String(other ? FormatTime(*other) : attribute.value);
  }
  if (!time && !record.time.empty()) {
    json->Key("time_as_written").String(record.time);
  }
  json->EndObject();
}

}  // namespace neardup
