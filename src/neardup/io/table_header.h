// Columns of tables of stories (CSV, TSV) by the names in their first line.

#ifndef NEARDUP_IO_TABLE_HEADER_H_
#define NEARDUP_IO_TABLE_HEADER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace neardup {

// The separator of a table whose first line is `line`: a tab, comma or
// semicolon, when the line is a header (all its cells are short names, at least
// two of them usual names of fields, a title or a text among these) or, with
// tabs, a row of GDELT's Global Knowledge Graph 2.1, which has no header.
std::optional<char> TableSeparator(std::string_view line);

// Whether the cells are a row of GDELT's GKG 2.1: 27 columns, the first a date
// and a number (20250204120000-17), the second a date.
bool IsGkgRow(const std::vector<std::string>& cells);

// A name in lower case, with `_` for spaces, dots and hyphens.
std::string PlainColumnName(std::string_view name);

}  // namespace neardup

#endif  // NEARDUP_IO_TABLE_HEADER_H_
