// Cuts a table that comes in pieces into parts of whole rows.
//
// A quote that is never closed would take all that follows into its cell. So a
// row may have only so many bytes; whoever reads gives up one that is longer
// (GiveUp), and it costs its first line.

#ifndef NEARDUP_IO_TABLE_CUTTER_H_
#define NEARDUP_IO_TABLE_CUTTER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "neardup/io/document_parser.h"
#include "neardup/io/input_format.h"
#include "neardup/io/table_rows.h"

namespace neardup {

// The separator of a table: a tab; of CSV a comma, or a semicolon when the
// first line has more of those.
char SeparatorOfTable(InputFormat format, std::string_view table);

// For one thread. Cost: that of FindRowEnd.
class TableCutter {
 public:
  explicit TableCutter(InputFormat format) : format_(format) {}

  enum class FirstRow { kFound, kNone, kIncomplete, kOpenQuote };
  // Looks for the first row of `table`, which begins with it. Until it is found
  // nothing can be taken. kNone: there is no row in all of it.
  FirstRow FindFirstRow(std::string_view table, bool all);
  // It and the blank lines before it: what every part begins with.
  const std::string& first_row() const { return first_row_; }
  // Bytes at the front of the table that are not to be taken again: the first
  // row, unless it is a story, too (GDELT's GKG has no header).
  size_t taken() const { return static_cast<size_t>(offset_); }

  struct Rows {
    size_t end;         // of the last whole row
    bool over_lines;    // the row behind goes on beyond its first line
    DocumentPart part;  // of the rows, behind a copy of the first row
  };
  // Takes the whole rows at the front of `bytes`, which follow what was taken
  // before. `all`: the table ends with them.
  Rows Take(std::string_view bytes, bool all);

  // Of the row at the front, which goes over lines, `seen` bytes are enough.
  void GiveUp(size_t seen);
  // Passes over a line of `size` bytes.
  void SkipLine(uint64_t size);

  // Where the next row begins.
  size_t line() const { return line_; }
  uint64_t offset() const { return offset_; }
  // Rows taken so far.
  size_t count() const { return number_; }

 private:
  OpenQuotes OpenFromHere() const;

  InputFormat format_;
  char separator_ = ',';
  std::string first_row_;
  size_t line_ = 1;
  uint64_t offset_ = 0;
  size_t number_ = 0;
  OpenQuotes open_;  // in the table
};

}  // namespace neardup

#endif  // NEARDUP_IO_TABLE_CUTTER_H_
