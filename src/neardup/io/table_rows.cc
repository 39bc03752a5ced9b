#include "neardup/io/table_rows.h"

#include <algorithm>

namespace neardup {
namespace {

constexpr size_t kNone = std::string_view::npos;

// Where the quoted cell ends whose first byte behind its quote is `at`: at the
// quote that closes it, or kNone.
size_t FindClosingQuote(std::string_view text, size_t at) {
  while (true) {
    const size_t quote = text.find('"', at);
    if (quote == kNone || !text.substr(quote + 1).starts_with('"')) {
      return quote;
    }
    at = quote + 2;
  }
}

// Reads a cell that begins behind a quote, up to the quote that closes it or
// the end; returns where the rest of the cell begins.
size_t ReadQuoted(std::string_view line, size_t at, std::string* cell) {
  while (true) {
    const size_t quote = std::min(line.find('"', at), line.size());
    cell->append(line, at, quote - at);
    if (!line.substr(std::min(quote + 1, line.size())).starts_with('"')) {
      return std::min(quote + 1, line.size());
    }
    *cell += '"';
    at = quote + 2;
  }
}

}  // namespace

RowEnd FindRowEnd(std::string_view table, size_t begin, char separator,
                  bool all, const OpenQuotes& open) {
  const auto line_end = [&](size_t at) {
    const size_t feed = table.find('\n', at);
    return feed == kNone && all ? table.size() : feed;
  };
  const auto behind = [&](size_t feed) {
    return std::min(feed + 1, table.size());
  };
  size_t end = line_end(begin);
  size_t at = begin;
  while (true) {
    // Of the line from `at` to `end`, the next quote that opens a cell.
    const size_t most = std::min(end, table.size());
    const size_t quote = table.substr(0, most).find('"', at);
    if (quote == kNone) {
      return {end == kNone ? kNone : behind(end), false};
    }
    if (quote > begin && table[quote - 1] != separator) {
      at = quote + 1;
      continue;
    }
    const bool one_line = end != kNone && begin >= open.begin && end < open.end;
    const size_t close =
        FindClosingQuote(table.substr(0, one_line ? end : kNone), quote + 1);
    if (one_line && close == kNone) return {behind(end), true};
    // The last byte may be the first of two quotes.
    if (close == kNone || (close + 1 == table.size() && !all)) {
      return {kNone, true};
    }
    at = close + 1;
    if (end != kNone && at > end) end = line_end(at);
  }
}

size_t SkipBlankLines(std::string_view table, size_t begin) {
  return std::min(table.find_first_not_of("\r\n", begin), table.size());
}

bool TableRows::Next(TableRow* row) {
  at_ = SkipBlankLines(table_, at_);
  if (at_ >= table_.size()) return false;
  row->cells.clear();
  row->begin = at_;
  const RowEnd found = FindRowEnd(table_, at_, separator_, /*all=*/true, open_);
  row->open_quote = found.open_quote;
  row->end = found.end;
  if (found.end == kNone) {
    open_ = {at_, kNone};
    row->end = std::min(table_.find('\n', at_), table_.size() - 1) + 1;
  }
  ReadCells(table_.substr(at_, row->end - at_), row);
  at_ = row->end;
  return true;
}

void TableRows::ReadCells(std::string_view line, TableRow* row) const {
  if (line.ends_with('\n')) line.remove_suffix(1);
  size_t at = 0;
  while (true) {
    std::string& cell = row->cells.emplace_back();
    const bool quoted = line.substr(at).starts_with('"');
    if (quoted) at = ReadQuoted(line, at + 1, &cell);
    const size_t end = std::min(line.find(separator_, at), line.size());
    std::string_view plain = line.substr(at, end - at);
    if (end == line.size() && plain.ends_with('\r')) plain.remove_suffix(1);
    cell += plain;
    if (end == line.size()) return;
    at = end + 1;
  }
}

}  // namespace neardup
