// The door between reading and the formats that hold several records a file.
//
// BatchReader and RecordParser know no XML and no pages; a file in such a
// format reaches a DocumentParser as a whole, tables and archives in parts.
// Room `feeds` has the one that knows all formats (feeds/feed_parser.h).

#ifndef NEARDUP_IO_DOCUMENT_PARSER_H_
#define NEARDUP_IO_DOCUMENT_PARSER_H_

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/io/input_format.h"
#include "neardup/io/table_rows.h"

namespace neardup {

// What a format tells of a story besides the usual fields, under the name that
// `neardup extract` writes: author, updated, version, pubStatus, ...
struct Attribute {
  std::string name;
  std::string value;  // valid UTF-8, not empty
};

// A story with strings of its own.
struct StoryFields {
  std::string id;
  std::string url;
  std::string title;
  std::string text;
  std::string time;  // as written
  std::string source;
  std::string language;
  std::vector<Attribute> attributes;
  size_t line = 0;  // where it begins, from 1
  // There was no text: it is the title once more.
  bool title_only = false;

  // Adds an attribute unless the value is empty.
  void Add(std::string_view name, std::string_view value) {
    if (!value.empty())
      attributes.push_back({std::string(name), std::string(value)});
  }
};

// Where a part of a file stands in it. The parts of a table are some of its
// rows behind a copy of its first row, that of an archive is one record.
struct DocumentPart {
  size_t line = 1;      // of its first byte behind the copy, from 1
  uint64_t offset = 0;  // of that byte in the file; of a WarcRecord its own
  size_t number = 0;    // records before it in the file
  // Of a table, in the part's own bytes.
  OpenQuotes open_quotes;
};

struct Document {
  InputFormat format;     // not kAuto, kJsonLines, kText
  std::string_view name;  // of the file
  std::string_view bytes;
  std::optional<DocumentPart> part = {};  // none: `bytes` is the whole file
};

// A part of a document that is no story.
struct DocumentReject {
  size_t line;         // where it begins, from 1
  std::string reason;  // says where in it, in bytes from the document's start
};

// For one thread at a time; may keep scratch memory.
class DocumentParser {
 public:
  virtual ~DocumentParser() = default;

  // Appends the stories and the rejects of a document, each in its order. A
  // story's id and text are not empty, all its strings valid UTF-8.
  virtual void Parse(const Document& document, std::deque<StoryFields>* stories,
                     std::vector<DocumentReject>* rejects) = 0;

  // Fills `url`, `language` and `attributes` from a record of JSON Lines.
  virtual void ReadDetails(simdjson::dom::object record,
                           StoryFields* story) = 0;
};

}  // namespace neardup

#endif  // NEARDUP_IO_DOCUMENT_PARSER_H_
