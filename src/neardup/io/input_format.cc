#include "neardup/io/input_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "neardup/base/ascii.h"
#include "neardup/io/table_header.h"
#include "neardup/io/utf8.h"

namespace neardup {
namespace {

// How far the search for what a file holds goes.
constexpr size_t kSniffBytes = 1 << 20;
// How far into an object its telling keys are looked for.
constexpr size_t kKeyBytes = 64 << 10;

constexpr std::string_view kWhite = " \t\r\n\f\v";

constexpr std::pair<std::string_view, InputFormat> kNames[] = {
    {"auto", InputFormat::kAuto},     {"jsonl", InputFormat::kJsonLines},
    {"text", InputFormat::kText},     {"rss", InputFormat::kRss},
    {"atom", InputFormat::kAtom},     {"nitf", InputFormat::kNitf},
    {"newsml", InputFormat::kNewsMl}, {"jsonfeed", InputFormat::kJsonFeed},
    {"ninjs", InputFormat::kNinjs},   {"json", InputFormat::kJson},
    {"csv", InputFormat::kCsv},       {"tsv", InputFormat::kTsv},
    {"html", InputFormat::kHtml},     {"warc", InputFormat::kWarc}};

constexpr std::pair<std::string_view, InputFormat> kRoots[] = {
    {"rss", InputFormat::kRss},         {"RDF", InputFormat::kRss},
    {"feed", InputFormat::kAtom},       {"nitf", InputFormat::kNitf},
    {"newsItem", InputFormat::kNewsMl}, {"newsMessage", InputFormat::kNewsMl}};

// In any case of letters; pages leave out what stands before them.
constexpr std::string_view kHtmlRoots[] = {"html", "head", "body"};

// How much of a file in UTF-16 is looked at.
constexpr size_t kWideBytes = 16 << 10;

// The ASCII characters of UTF-16 in either order.
std::string Narrowed(std::string_view wide) {
  std::string narrow;
  for (const char c : wide) {
    if (c != '\0') narrow += c;
  }
  return narrow;
}

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

InputFormat FormatOfName(std::string_view name) {
  for (const std::string_view packed : {".gz", ".zst"}) {
    if (name.ends_with(packed)) name.remove_suffix(packed.size());
  }
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) {
    return InputFormat::kJsonLines;
  }
  if (name.ends_with(".csv")) return InputFormat::kCsv;
  if (name.ends_with(".tsv")) return InputFormat::kTsv;
  return InputFormat::kText;
}

// Drops from the front to behind `end`; false if that is not there.
bool DropThrough(std::string_view* bytes, std::string_view end) {
  const size_t found = bytes->find(end);
  if (found == bytes->npos) return false;
  bytes->remove_prefix(found + end.size());
  return true;
}

// Drops a document type with what it declares between brackets.
bool DropDocumentType(std::string_view* bytes) {
  const size_t end = bytes->find_first_of("[>");
  if (end == bytes->npos) return false;
  const bool declares = (*bytes)[end] == '[';
  bytes->remove_prefix(end + 1);
  return !declares || (DropThrough(bytes, "]") && DropThrough(bytes, ">"));
}

// The format that the root element names, text for others; nothing when the
// bytes end before it.
std::optional<InputFormat> FormatOfRoot(std::string_view bytes) {
  while (true) {
    const size_t begin = bytes.find_first_not_of(kWhite);
    if (begin == bytes.npos) return std::nullopt;
    bytes.remove_prefix(begin);
    if (bytes.front() != '<') return InputFormat::kText;
    bool there = true;
    if (bytes.starts_with("<?")) {
      there = DropThrough(&bytes, "?>");
    } else if (bytes.starts_with("<!--")) {
      there = DropThrough(&bytes, "-->");
    } else if (bytes.starts_with("<!")) {
      there = DropDocumentType(&bytes);
    } else {
      break;
    }
    if (!there) return std::nullopt;
  }
  const size_t end = bytes.find_first_of(" \t\r\n>/", 1);
  if (end == bytes.npos) return std::nullopt;
  std::string_view root = bytes.substr(1, end - 1);
  root.remove_prefix(root.find(':') + 1);  // npos + 1 is 0
  for (const auto& [name, format] : kRoots) {
    if (root == name) return format;
  }
  for (const std::string_view name : kHtmlRoots) {
    if (EqualsInAnyCase(root, name)) return InputFormat::kHtml;
  }
  return InputFormat::kText;
}

// What a JSON document is by its keys.
InputFormat FormatOfKeys(std::string_view bytes) {
  bytes = bytes.substr(0, kKeyBytes);
  if (Contains(bytes, "jsonfeed.org/version")) return InputFormat::kJsonFeed;
  const bool ninjs =
      Contains(bytes, "\"uri\"") &&
      (Contains(bytes, "\"versioncreated\"") ||
       Contains(bytes, "\"versionCreated\"") ||
       Contains(bytes, "\"body_text\"") || Contains(bytes, "\"body_xhtml\"") ||
       Contains(bytes, "\"bodies\"") || Contains(bytes, "\"pubstatus\"") ||
       Contains(bytes, "\"pubStatus\""));
  return ninjs ? InputFormat::kNinjs : InputFormat::kJson;
}

// `bytes` begins with a brace.
std::optional<InputFormat> FormatOfObject(std::string_view bytes, bool all) {
  const bool enough = all || bytes.size() >= kSniffBytes;
  if (!enough && bytes.size() < 1024) return std::nullopt;
  if (Contains(bytes.substr(0, 1024), "jsonfeed.org/version")) {
    return InputFormat::kJsonFeed;
  }
  const size_t feed = bytes.find('\n');
  if (feed == bytes.npos) {
    if (!enough) return std::nullopt;
    return InputFormat::kJsonLines;
  }
  const size_t last = bytes.substr(0, feed).find_last_not_of(kWhite);
  if (!Contains("{[,", bytes.substr(last, 1))) return InputFormat::kJsonLines;
  const size_t next = bytes.find_first_not_of(kWhite, feed);
  if (next == bytes.npos || bytes[next] == '{') return InputFormat::kJsonLines;
  if (!enough && bytes.size() < kKeyBytes) return std::nullopt;
  return FormatOfKeys(bytes);
}

std::optional<InputFormat> FormatOfArray(std::string_view bytes, bool all) {
  const size_t next = bytes.find_first_not_of(kWhite, 1);
  if (next == bytes.npos || bytes[next] != '{') return InputFormat::kText;
  if (!all && bytes.size() < kKeyBytes) return std::nullopt;
  return FormatOfKeys(bytes);
}

}  // namespace

StatusOr<InputFormat> ParseInputFormat(std::string_view name) {
  for (const auto& [known, format] : kNames) {
    if (name == known) return format;
  }
  return InvalidArgument(
      fmt::format("\"{}\" is none of {}", name, InputFormatNames(", ")));
}

std::string_view InputFormatName(InputFormat format) {
  return kNames[static_cast<size_t>(format)].first;
}

std::string InputFormatNames(std::string_view separator) {
  std::string names;
  for (const auto& [name, format] : kNames) {
    if (!names.empty()) names += separator;
    names += name;
  }
  return names;
}

std::optional<InputFormat> FindInputFormat(std::string_view name,
                                           std::string_view bytes, bool all) {
  if (bytes.size() < kByteOrderMark.size() && !all) return std::nullopt;
  if (bytes.starts_with(kByteOrderMark)) {
    bytes.remove_prefix(kByteOrderMark.size());
  }
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) {
    if (bytes.size() < kWideBytes && !all) return std::nullopt;
    const std::string narrow = Narrowed(bytes.substr(2, kWideBytes));
    return FindInputFormat(name, narrow, /*all=*/true);
  }
  const bool enough = all || bytes.size() >= kSniffBytes;
  const size_t first = bytes.find_first_not_of(kWhite);
  if (first == bytes.npos) {
    if (!enough) return std::nullopt;
    return FormatOfName(name);
  }
  bytes.remove_prefix(first);
  if (bytes.starts_with("WARC/")) return InputFormat::kWarc;
  const InputFormat named = FormatOfName(name);
  if (bytes.front() == '{') {
    return named == InputFormat::kJsonLines ? named
                                            : FormatOfObject(bytes, all);
  }
  if (named != InputFormat::kText) return named;
  if (bytes.front() == '[') return FormatOfArray(bytes, enough);
  if (bytes.front() == '<') {
    const std::optional<InputFormat> format = FormatOfRoot(bytes);
    if (!format && enough) return InputFormat::kText;
    return format;
  }
  const size_t feed = bytes.find('\n');
  if (feed == bytes.npos && !enough && bytes.size() < kKeyBytes) {
    return std::nullopt;
  }
  const std::optional<char> separator = TableSeparator(bytes.substr(0, feed));
  if (!separator) return InputFormat::kText;
  return *separator == '\t' ? InputFormat::kTsv : InputFormat::kCsv;
}

}  // namespace neardup
