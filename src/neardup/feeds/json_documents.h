// Documents in JSON: JSON Feed, ninjs, and arrays or objects of records.

#ifndef NEARDUP_FEEDS_JSON_DOCUMENTS_H_
#define NEARDUP_FEEDS_JSON_DOCUMENTS_H_

#include <simdjson.h>

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/io/document_parser.h"
#include "neardup/io/record_fields.h"
#include "neardup/io/record_reader.h"

namespace neardup {

// Reads a JSON document item by item. The items of a JSON Feed are
// that, others what their own keys say; one that is neither JSON Feed nor ninjs
// has the fields of a record of JSON Lines (record_parser.h) with the options'
// names. Rejected, with their position, are items that are broken, cut off or
// without text and title.
class JsonDocuments {
 public:
  explicit JsonDocuments(const ReaderOptions& options) : fields_(options) {}

  // As DocumentParser::Parse.
  void Parse(const Document& document, std::deque<StoryFields>* stories,
             std::vector<DocumentReject>* rejects);

 private:
  std::string ReadItem(std::string_view json, size_t offset, InputFormat format,
                       StoryFields* story);
  void ReadRecord(simdjson::dom::object item, StoryFields* story) const;

  RecordFields fields_;
  simdjson::dom::parser parser_;
};

}  // namespace neardup

#endif  // NEARDUP_FEEDS_JSON_DOCUMENTS_H_
