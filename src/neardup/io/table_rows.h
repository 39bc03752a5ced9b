// The rows of a table of separated values (RFC 4180).

#ifndef NEARDUP_IO_TABLE_ROWS_H_
#define NEARDUP_IO_TABLE_ROWS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace neardup {

// Bytes of a table with a quote that is not closed: what begins in them has no
// cells over several lines. A row that is in a cell at the end of one of these
// lines is in the same open cell as the row in which that was found out, so it
// need not be read on, and broken tables take no more than linear time.
struct OpenQuotes {
  size_t begin = 0;
  size_t end = 0;
};

struct RowEnd {
  // Behind the row's line end; npos if the row does not end in the bytes given.
  size_t end;
  // A quote was opened that is not closed. With an end: the row, in OpenQuotes,
  // is its first line.
  bool open_quote;
};

// The end of the row that begins at table[begin]. `all`: the table ends with
// the bytes given. Cost: several GB/s for lines without quotes.
RowEnd FindRowEnd(std::string_view table, size_t begin, char separator,
                  bool all, const OpenQuotes& open);

// Where the next row begins, from `begin` on, which is behind a row: blank
// lines are none.
size_t SkipBlankLines(std::string_view table, size_t begin);

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
  // `open`: what is known of the table from before.
  TableRows(std::string_view table, char separator, const OpenQuotes& open = {})
      : table_(table), separator_(separator), open_(open) {}

  // False at the end. Reuses the memory of `row`.
  bool Next(TableRow* row);

 private:
  void ReadCells(std::string_view line, TableRow* row) const;

  std::string_view table_;
  char separator_;
  OpenQuotes open_;
  size_t at_ = 0;
};

}  // namespace neardup

#endif  // NEARDUP_IO_TABLE_ROWS_H_
