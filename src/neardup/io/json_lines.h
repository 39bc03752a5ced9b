// Goes over files of JSON Lines that a program wrote, where every line must be
// right. For what people feed in, see record_parser.h.

#ifndef NEARDUP_IO_JSON_LINES_H_
#define NEARDUP_IO_JSON_LINES_H_

#include <simdjson.h>

#include <functional>
#include <string>
#include <string_view>

#include "neardup/base/status.h"

namespace neardup {

// What is done with the object of a line. An error ends the walk.
using JsonLineFunction = std::function<Status(simdjson::dom::object)>;

// Calls `parse` with the object of each line of the file `path`, in order, a
// mebibyte at a time. Errors, with "path:line: " before them: kDataLoss "is cut
// off" for a last line without a line feed, what is wrong with a line that is
// no object, and what `parse` says; of the file, as ReadAll.
Status ForEachJsonLine(const std::string& path, const JsonLineFunction& parse);

// The same for lines in memory; `name` stands in errors.
Status ForEachJsonLine(std::string_view name, std::string_view jsonl,
                       const JsonLineFunction& parse);

}  // namespace neardup

#endif  // NEARDUP_IO_JSON_LINES_H_
