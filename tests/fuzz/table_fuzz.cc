// Any bytes as CSV and TSV; and the rows are the same whatever pieces a table
// comes in.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "document_check.h"
#include "neardup/io/table_cutter.h"

namespace neardup {
namespace {

using Rows = std::vector<std::vector<std::string>>;

void AddRows(std::string_view table, char separator, const OpenQuotes& open,
             Rows* rows) {
  TableRows reader(table, separator, open);
  for (TableRow row; reader.Next(&row);) rows->push_back(row.cells);
}

void CheckPieces(InputFormat format, std::string_view table, size_t size) {
  TableCutter cutter(format);
  if (cutter.FindFirstRow(table, true) != TableCutter::FirstRow::kFound) return;
  const char separator = SeparatorOfTable(format, table);
  const std::string first(cutter.first_row());
  Rows rows;
  if (cutter.taken() > 0) AddRows(first, separator, {}, &rows);
  for (size_t begin = cutter.taken(), end = begin; begin < table.size();) {
    end = std::min(end + size, table.size());
    const TableCutter::Rows part =
        cutter.Take(table.substr(begin, end - begin), end == table.size());
    if (part.end == 0) continue;
    Rows found;
    AddRows(first + std::string(table.substr(begin, part.end)), separator,
            part.part.open_quotes, &found);
    rows.insert(rows.end(), found.begin() + 1, found.end());
    begin += part.end;
    end = begin;
  }
  Rows whole;
  AddRows(table, separator, {}, &whole);
  if (rows != whole) std::abort();
}

}  // namespace
}  // namespace neardup

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using neardup::InputFormat;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  for (const InputFormat format : {InputFormat::kCsv, InputFormat::kTsv}) {
    neardup::CheckDocument(format, input);
    if (size <= 4096) {
      neardup::CheckPieces(format, input, 1 + size % 7);
      neardup::CheckPieces(format, input, 100);
    }
  }
  return 0;
}
