// Tables of stories: CSV and TSV.

#ifndef NEARDUP_FEEDS_TABLE_DOCUMENTS_H_
#define NEARDUP_FEEDS_TABLE_DOCUMENTS_H_

#include <array>
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/io/document_parser.h"
#include "neardup/io/record_reader.h"

namespace neardup {

// Reads a table row by row (RFC 4180): the first row names the columns, cells
// may stand in quotes with separators, line breaks and doubled quotes in them.
// The separator of CSV is a comma, or a semicolon when the header has more of
// those. Columns are found by the usual names of JSON records in either case,
// with spaces, dots and hyphens as `_`, or by those of the options.
//
// A table of tabs without a header whose first row is one of GDELT's Global
// Knowledge Graph 2.1 is read as that: URL, source, time, and the page's title
// out of the last column.
//
// Rejected, with their line: a row with more cells than the header or less, a
// quote that is not closed (the next line is then read as a row), a row with
// neither text nor title, invalid UTF-8.
class TableDocuments {
 public:
  explicit TableDocuments(const ReaderOptions& options) : options_(options) {}

  // As DocumentParser::Parse.
  void Parse(const Document& document, std::deque<StoryFields>* stories,
             std::vector<DocumentReject>* rejects);

 private:
  ReaderOptions options_;
};

}  // namespace neardup

#endif  // NEARDUP_FEEDS_TABLE_DOCUMENTS_H_
