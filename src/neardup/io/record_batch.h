// Pieces of the inputs, not parsed: what BatchReader (record_reader.h) gives
// and RecordParser (record_parser.h) takes.

#ifndef NEARDUP_IO_RECORD_BATCH_H_
#define NEARDUP_IO_RECORD_BATCH_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/io/document_parser.h"
#include "neardup/io/input_format.h"

namespace neardup {

// A piece of the inputs that is parsed on its own.
struct RecordBatch {
  enum class Kind {
    kLines,         // whole lines of one file
    kText,          // one whole text file
    kDocument,      // one whole file of several records, or a part of it
    kBroken,        // what is no record for `problem`; without its bytes
    kLongLine,      // a line over max_line_bytes; without its bytes
    kLongText,      // a text file over max_text_bytes; without its bytes
    kLongDocument,  // a document over max_line_bytes; without its bytes
  };
  // Bytes [begin, end) of `bytes`, all of one file.
  struct Segment {
    Kind kind;
    size_t file;            // index into BatchReader::files()
    std::string_view name;  // its name; lives as long as the reader
    size_t line;  // number of the first line, from 1; 0 for whole files
    size_t begin;
    size_t end;
    InputFormat format;                     // of the file
    std::optional<DocumentPart> part = {};  // of a document that is not whole
    std::string problem = {};
  };
  std::vector<Segment> segments;
  // Ends with spare bytes that the JSON parser may look at; use segments.
  std::string bytes;

  // Without the spare bytes.
  size_t size() const { return segments.empty() ? 0 : segments.back().end; }
};

// A batch made from bytes in memory: of one file, index 0. `name` must outlive
// the batch; kAuto is decided as for files.
RecordBatch MakeBatch(std::string_view name, std::string_view bytes,
                      InputFormat format = InputFormat::kAuto);

// One line, text or document as it stands in a batch, not parsed. Lines come
// without their line feed, but with a CR before it; blank lines do not come at
// all.
struct RawRecord {
  RecordBatch::Kind kind;
  size_t file;
  std::string_view name;
  size_t line;  // from 1; 0 for whole files
  std::string_view bytes;
  InputFormat format;
  std::optional<DocumentPart> part = {};
  std::string_view problem = {};
};

// Walks over the raw records of a batch: what ParseBatch goes by, and all that
// a second pass needs. The batch must outlive it.
class RawCursor {
 public:
  explicit RawCursor(const RecordBatch& batch) : batch_(batch) {}
  // False at the end.
  bool Next(RawRecord* record);

 private:
  bool NextLine(const RecordBatch::Segment& segment, RawRecord* record);

  const RecordBatch& batch_;
  size_t segment_ = 0;
  size_t offset_ = 0;  // from the beginning of the segment
  size_t line_ = 0;    // lines gone by in the segment
};

}  // namespace neardup

#endif  // NEARDUP_IO_RECORD_BATCH_H_
