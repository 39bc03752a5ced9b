// The rows of a table of separated values (RFC 4180).

#ifndef NEARDUP_IO_TABLE_ROWS_H_
#define NEARDUP_IO_TABLE_ROWS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace neardup {

struct TableRow {
  std::vector<std::string> cells;
  size_t begin = 0;  // its first byte
  size_t end = 0;    // behind its line end
  // A quote was opened that the table never closes; the cells are those of the
  // first line, up to there.
  bool open_quote = false;
};

// Walks over the rows; blank lines are none. A quote opens a quoted cell at its
// very beginning, elsewhere it is a character. Lines end in LF or CR LF. Cost:
// about 1 GB/s where cells are long.
class TableRows {
 public:
  TableRows(std::string_view table, char separator)
      : table_(table), separator_(separator) {}

  // False at the end. Reuses the memory of `row`.
  bool Next(TableRow* row);

 private:
  bool ReadQuoted(std::string* cell);
  void ReadPlain(std::string* cell);
  void SkipLine();

  std::string_view table_;
  char separator_;
  size_t at_ = 0;
};

}  // namespace neardup

#endif  // NEARDUP_IO_TABLE_ROWS_H_
