// From the bytes of a batch to records: the parallel half of reading.
//
// JSON Lines: one object a line, UTF-8, fields in any order, others ignored.
// Without a name given in ReaderOptions a field is the first of its usual names
// that has a usable value:
//   text    text body content maintext articleBody article body_text fulltext
//           full_text text_content
//   title   title headline name article_title title_page
//   time    published date time published_at datePublished date_publish
//           pubDate timestamp created_at publication_date published_date
//           dateTimePub publishedAt versioncreated versionCreated
//   source  source outlet publisher site source_domain domain host
//           canonical_domain domain_url;
//           else the host of url or link
//   id      id uri guid url link _id; else FILE:LINE
// A line without a text that is an item of JSON Feed or a ninjs is read as
// that. text and title are strings; time and id strings or numbers; source a
// string or an object with a `name`; a source that is a URL counts as its host.
//
// Text files: the whole content is the text, byte for byte, and the file's name
// the id.
//
// Documents (RSS, CSV, ...) are parsed by the DocumentParser given, see
// feeds/feed_parser.h.
//
// What cannot be a record is rejected, with a reason for rejects.jsonl:
//   broken JSON: a string is not closed
//   not an object
//   invalid UTF-8 at byte 17
//   lone surrogate \ud83d at byte 17
//   "text" is missing (looked for ...)
//   "body" is a number
//   "text" is empty
//   text is longer than 67108864 bytes
//   text is binary: 30 of its 61 bytes are NUL
//   line is longer than ... bytes
//   empty file
//   is not text (NUL byte at 17)
// The last is for text files, where one NUL is enough; in a record more than
// one byte in ten must be NUL, for exports leave some behind.
// Byte offsets count from 0 from the beginning of the line or file (not
// counting a byte order mark before JSON).

#ifndef NEARDUP_IO_RECORD_PARSER_H_
#define NEARDUP_IO_RECORD_PARSER_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/io/document_parser.h"
#include "neardup/io/record_reader.h"

namespace neardup {

// What a record says of the version it is; empty where it says nothing.
struct RecordVersion {
  std::string_view updated;  // when it was changed, as written
  std::string_view number;   // ninjs and NewsML-G2 `version`
  std::string_view status;   // `pubStatus`: usable, withheld, canceled
  std::string_view note;     // to editors: "CORRECTS spelling", "KILL"
  // What all versions of a story share where their ids differ: NITF's du-key.
  std::string_view key;
};

// A story as the input has it. `language` and `attributes` are those of
// documents; of JSON Lines they are read with ReaderOptions::details, of texts
// they stay empty. The views live as long as the batch it came from and until
// the parser's next ParseBatch.
struct Record {
  std::string_view id;     // never empty
  std::string_view title;  // may be empty
  std::string_view text;   // valid UTF-8, has a byte that is not ASCII space
  std::string_view time;   // as written; see ParseTime. Empty if there is none.
  std::string_view source;  // may be empty
  std::string_view url;
  RecordVersion version;
  std::string_view language;
  std::span<const Attribute> attributes;
  // The bytes it was made from: of a line all but the line feed, of a text file
  // all. `raw` + "\n" is the line again. Empty for stories of documents.
  std::string_view raw;
  size_t file = 0;  // index into BatchReader::files()
  size_t line = 0;  // from 1, where a story of a document begins; 0 for texts
};

// Bytes that are no record. `line` is 0 for text files.
struct Reject {
  size_t file = 0;
  size_t line = 0;
  std::string reason;
};

// Parses batches; the result depends on the batch and the options alone. Make
// one a thread: it keeps scratch memory, about 2 to 3 times the longest line.
class RecordParser {
 public:
  // Without a parser for them documents are rejected.
  explicit RecordParser(const ReaderOptions& options,
                        std::unique_ptr<DocumentParser> documents = nullptr);
  ~RecordParser();
  RecordParser(const RecordParser&) = delete;
  RecordParser& operator=(const RecordParser&) = delete;

  // Replaces `records` and `rejects` by those of the batch, each in input
  // order. Cost: about 1 GB/s.
  void ParseBatch(const RecordBatch& batch, std::vector<Record>* records,
                  std::vector<Reject>* rejects);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace neardup

#endif  // NEARDUP_IO_RECORD_PARSER_H_
