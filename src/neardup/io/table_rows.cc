#include "neardup/io/table_rows.h"

#include <algorithm>

namespace neardup {

bool TableRows::Next(TableRow* row) {
  while (at_ < table_.size() && (table_[at_] == '\n' || table_[at_] == '\r')) {
    ++at_;
  }
  if (at_ >= table_.size()) return false;
  row->cells.clear();
  row->begin = at_;
  row->open_quote = false;
  while (true) {
    std::string& cell = row->cells.emplace_back();
    if (at_ < table_.size() && table_[at_] == '"') {
      if (!ReadQuoted(&cell)) {
        row->open_quote = true;
        at_ = row->begin;
        SkipLine();
        row->end = at_;
        return true;
      }
    } else {
      ReadPlain(&cell);
    }
    if (at_ >= table_.size() || table_[at_] != separator_) break;
    ++at_;
  }
  SkipLine();
  row->end = at_;
  return true;
}

// Reads a cell that begins with a quote; what stands between its end and the
// next separator is taken as part of it. False if it has no end.
bool TableRows::ReadQuoted(std::string* cell) {
  size_t begin = at_ + 1;
  while (true) {
    const size_t quote = table_.find('"', begin);
    if (quote == table_.npos) return false;
    cell->append(table_, begin, quote - begin);
    if (!table_.substr(quote + 1).starts_with('"')) {
      at_ = quote + 1;
      ReadPlain(cell);
      return true;
    }
    *cell += '"';
    begin = quote + 2;
  }
}

void TableRows::ReadPlain(std::string* cell) {
  const char ends[] = {separator_, '\n'};
  size_t end = table_.find_first_of(std::string_view(ends, 2), at_);
  end = std::min(end, table_.size());
  std::string_view text = table_.substr(at_, end - at_);
  const bool at_line_end = end == table_.size() || table_[end] == '\n';
  if (at_line_end && text.ends_with('\r')) text.remove_suffix(1);
  cell->append(text);
  at_ = end;
}

void TableRows::SkipLine() {
  const size_t feed = table_.find('\n', at_);
  at_ = feed == table_.npos ? table_.size() : feed + 1;
}

}  // namespace neardup
