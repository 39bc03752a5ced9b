// Finds the fields of a story in a JSON object, by their names.

#ifndef NEARDUP_IO_RECORD_FIELDS_H_
#define NEARDUP_IO_RECORD_FIELDS_H_

#include <simdjson.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/io/record_reader.h"

namespace neardup {

enum Field {
  kIdField,
  kTitleField,
  kTextField,
  kTimeField,
  kSourceField,
  kUrlField,
  kUpdatedField,
  kVersionField,
  kStatusField,
  kNoteField,
  kNumFields
};

// The value chosen for a field.
struct FieldValue {
  std::string_view name;  // the key it was found under; empty: not found
  simdjson::dom::element value;
  bool usable = false;  // of a kind the field can have
};

// Which names are looked for, in order of preference. Immutable.
class RecordFields {
 public:
  explicit RecordFields(const ReaderOptions& options);

  // For each field the first of its names with a usable value, else the first
  // that is there at all. A name that comes twice: its first value. Values
  // live as long as the parsed document, names as long as this.
  std::array<FieldValue, kNumFields> Find(simdjson::dom::object object) const;

  // Why a record has no text; `found` is what Find gave for kTextField.
  std::string NoTextReason(const FieldValue& found) const;

 private:
  struct Name {
    std::string name;
    Field field;
    size_t rank;  // the less, the better
  };
  void AddNames(Field field, const std::string& given,
                std::vector<std::string_view> usual);

  std::vector<Name> names_;
};

// The host of a URL in lower case without `www.`, user and port; empty if it
// has none. `//host/path` counts, `host/path` does not.
std::string HostOfUrl(std::string_view url);

// Whether all bytes are ASCII white space.
bool IsBlank(std::string_view text);

}  // namespace neardup

#endif  // NEARDUP_IO_RECORD_FIELDS_H_
