#include "neardup/io/table_cutter.h"

#include <algorithm>

#include "neardup/io/table_header.h"

namespace neardup {
namespace {

constexpr size_t kNone = std::string_view::npos;

size_t CountLines(std::string_view bytes) {
  return static_cast<size_t>(std::ranges::count(bytes, '\n'));
}

bool IsStory(std::string_view row, char separator) {
  TableRow first;
  return TableRows(row, separator).Next(&first) && IsGkgRow(first.cells);
}

}  // namespace

char SeparatorOfTable(InputFormat format, std::string_view table) {
  if (format == InputFormat::kTsv) return '\t';
  const std::string_view header = table.substr(0, table.find('\n'));
  return std::ranges::count(header, ';') > std::ranges::count(header, ',')
             ? ';'
             : ',';
}

TableCutter::FirstRow TableCutter::FindFirstRow(std::string_view table,
                                                bool all) {
  const size_t begin = SkipBlankLines(table, 0);
  if (begin == table.size()) {
    return all ? FirstRow::kNone : FirstRow::kIncomplete;
  }
  if (!all && table.find('\n', begin) == kNone) return FirstRow::kIncomplete;
  separator_ = SeparatorOfTable(format_, table);
  const RowEnd row = FindRowEnd(table, begin, separator_, all, {});
  if (row.end == kNone) {
    return all ? FirstRow::kOpenQuote : FirstRow::kIncomplete;
  }
  first_row_ = table.substr(0, row.end);
  if (!first_row_.ends_with('\n')) first_row_ += '\n';
  if (!IsStory(first_row_, separator_)) {
    line_ += CountLines(first_row_);
    offset_ = row.end;
  }
  return FirstRow::kFound;
}

// What is known of open quotes, in bytes from the next row on.
OpenQuotes TableCutter::OpenFromHere() const {
  const size_t here = static_cast<size_t>(offset_);
  if (open_.end <= here) return {};
  return {std::max(open_.begin, here) - here,
          open_.end == kNone ? kNone : open_.end - here};
}

TableCutter::Rows TableCutter::Take(std::string_view bytes, bool all) {
  OpenQuotes open = OpenFromHere();
  size_t end = 0;
  size_t count = 0;
  bool over_lines = false;
  while (end < bytes.size()) {
    const size_t begin = SkipBlankLines(bytes, end);
    if (begin == bytes.size()) {
      end = begin;
      break;
    }
    const RowEnd row = FindRowEnd(bytes, begin, separator_, all, open);
    if (row.end == kNone) {
      over_lines = bytes.find('\n', begin) != kNone;
      // A part knows of one place with open quotes: another begins a new part.
      if (!all || (open.end > 0 && end > 0)) break;
      open = {begin, kNone};
      continue;
    }
    end = row.end;
    ++count;
  }
  const size_t before = first_row_.size();
  Rows rows{end, over_lines, {line_, offset_, number_, {}}};
  if (open.end > 0) {
    const size_t here = static_cast<size_t>(offset_);
    open_ = {here + open.begin, open.end == kNone ? kNone : here + open.end};
    rows.part.open_quotes = {before + open.begin,
                             open.end == kNone ? kNone : before + open.end};
  }
  line_ += CountLines(bytes.substr(0, end));
  offset_ += end;
  number_ += count;
  return rows;
}

void TableCutter::GiveUp(size_t seen) {
  const size_t here = static_cast<size_t>(offset_);
  open_ = {here, here + seen};
}

void TableCutter::SkipLine(uint64_t size) {
  ++line_;
  offset_ += size;
}

}  // namespace neardup
