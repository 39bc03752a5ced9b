#include "neardup/io/table_header.h"

#include <algorithm>

#include "neardup/base/ascii.h"
#include "neardup/io/table_rows.h"

namespace neardup {
namespace {

constexpr size_t kGkgColumns = 27;
constexpr size_t kLongestName = 64;

constexpr std::string_view kContentNames[] = {
    "text",         "body",      "content",  "maintext",     "articlebody",
    "article",      "body_text", "fulltext", "full_text",    "description",
    "text_content", "title",     "headline", "article_title"};
constexpr std::string_view kOtherNames[] = {"id",
                                            "uri",
                                            "guid",
                                            "url",
                                            "link",
                                            "_id",
                                            "published",
                                            "date",
                                            "time",
                                            "published_at",
                                            "datepublished",
                                            "date_publish",
                                            "pubdate",
                                            "timestamp",
                                            "created_at",
                                            "publication_date",
                                            "published_date",
                                            "source",
                                            "outlet",
                                            "publisher",
                                            "site",
                                            "source_domain",
                                            "domain",
                                            "host",
                                            "publication",
                                            "author",
                                            "authors",
                                            "language",
                                            "lang",
                                            "section",
                                            "category",
                                            "summary",
                                            "name"};

bool IsName(std::string_view cell) {
  if (cell.size() > kLongestName) return false;
  return std::ranges::all_of(cell, [](char c) {
    return IsAsciiDigit(c) || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || c == '_' || c == '-' || c == '.' ||
           c == ' ' || c == ':' || c == '@';
  });
}

bool IsHeader(const std::vector<std::string>& cells) {
  int content = 0;
  int others = 0;
  for (const std::string& cell : cells) {
    if (!IsName(cell)) return false;
    const std::string name = PlainColumnName(cell);
    if (std::ranges::count(kContentNames, name) > 0) ++content;
    if (std::ranges::count(kOtherNames, name) > 0) ++others;
  }
  return content > 0 && content + others > 1;
}

}  // namespace

std::optional<char> TableSeparator(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  for (const char separator : {'\t', ',', ';'}) {
    if (line.find(separator) == line.npos) continue;
    TableRow row;
    if (!TableRows(line, separator).Next(&row) || row.open_quote) continue;
    if (IsHeader(row.cells) || (separator == '\t' && IsGkgRow(row.cells))) {
      return separator;
    }
  }
  return std::nullopt;
}

bool IsGkgRow(const std::vector<std::string>& cells) {
  if (cells.size() != kGkgColumns) return false;
  const std::string& id = cells[0];
  return id.size() > 15 && id[14] == '-' && cells[1].size() == 14 &&
         std::all_of(id.begin(), id.begin() + 14, IsAsciiDigit) &&
         std::ranges::all_of(cells[1], IsAsciiDigit);
}

std::string PlainColumnName(std::string_view name) {
  const size_t begin = name.find_first_not_of(' ');
  if (begin == name.npos) return "";
  name = name.substr(begin, name.find_last_not_of(' ') - begin + 1);
  std::string plain = LowerAscii(name);
  for (char& c : plain) {
    if (c == ' ' || c == '.' || c == '-') c = '_';
  }
  return plain;
}

}  // namespace neardup
