#include "neardup/io/pairs_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "neardup/io/byte_source.h"
#include "neardup/io/utf8.h"

namespace neardup {
namespace {

// Where the columns are; npos for none.
struct Columns {
  size_t count = 0;
  size_t id1 = std::string_view::npos;
  size_t id2 = std::string_view::npos;
  size_t label = std::string_view::npos;
};

std::vector<std::string_view> SplitTabs(std::string_view line) {
  std::vector<std::string_view> cells;
  while (true) {
    const size_t tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == line.npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

StatusOr<Columns> ParseHeader(const std::string& where, std::string_view line) {
  const std::vector<std::string_view> cells = SplitTabs(line);
  Columns columns;
  columns.count = cells.size();
  const std::pair<std::string_view, size_t*> wanted[] = {
      {"id1", &columns.id1}, {"id2", &columns.id2}, {"label", &columns.label}};
  for (const auto& [name, column] : wanted) {
    if (std::ranges::count(cells, name) > 1) {
      return DataLoss(
          fmt::format("{}: column \"{}\" comes twice", where, name));
    }
    const auto cell = std::ranges::find(cells, name);
    if (cell != cells.end()) {
      *column = static_cast<size_t>(cell - cells.begin());
    } else if (name != "label") {
      return DataLoss(
          fmt::format("{}: no column \"{}\" in the header", where, name));
    }
  }
  return columns;
}

StatusOr<LabelledPair> ParsePair(const std::string& where,
                                 const Columns& columns,
                                 std::string_view line) {
  const std::vector<std::string_view> cells = SplitTabs(line);
  if (cells.size() != columns.count) {
    return DataLoss(fmt::format("{}: {} columns instead of {}", where,
                                cells.size(), columns.count));
  }
  LabelledPair pair;
  pair.id1 = cells[columns.id1];
  pair.id2 = cells[columns.id2];
  if (columns.label != line.npos) pair.label = cells[columns.label];
  if (pair.id1.empty()) return DataLoss(where + ": id1 is empty");
  if (pair.id2.empty()) return DataLoss(where + ": id2 is empty");
  return pair;
}

}  // namespace

StatusOr<std::vector<LabelledPair>> ParsePairs(std::string_view name,
                                               std::string_view tsv) {
  std::vector<LabelledPair> pairs;
  Columns columns;
  if (tsv.starts_with(kByteOrderMark)) {
    tsv.remove_prefix(kByteOrderMark.size());
  }
  for (size_t number = 1; !tsv.empty(); ++number) {
    const size_t end = std::min(tsv.find('\n'), tsv.size());
    std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    const std::string where = fmt::format("{}:{}", name, number);
    if (columns.count == 0) {
      NEARDUP_ASSIGN_OR_RETURN(columns, ParseHeader(where, line));
      continue;
    }
    NEARDUP_ASSIGN_OR_RETURN(LabelledPair pair,
                             ParsePair(where, columns, line));
    pair.line = number;
    pairs.push_back(std::move(pair));
  }
  if (columns.count == 0) return DataLoss(fmt::format("{}: no header", name));
  return pairs;
}

StatusOr<std::vector<LabelledPair>> ReadPairsFile(const std::string& path) {
  NEARDUP_ASSIGN_OR_RETURN(const std::string tsv, ReadAll(path));
  return ParsePairs(path == "-" ? "stdin" : path, tsv);
}

}  // namespace neardup
