// Why a line is not JSON, in words, and one kind of it that can be read anyhow.

#ifndef NEARDUP_IO_BROKEN_JSON_H_
#define NEARDUP_IO_BROKEN_JSON_H_

#include <simdjson.h>

#include <string>
#include <string_view>

namespace neardup {

// The reason for a reject, from the line and the parser's error. Says the same
// whichever of simdjson's implementations the machine runs.
std::string BrokenJsonReason(std::string_view line, simdjson::error_code error);

// The line with quotes put around numbers that may not fit 64 bits. JSON allows
// numbers of any size (RFC 8259, 6), simdjson refuses them, and feeds have them
// in fields that do not matter here: hashes, ids. To be tried after a
// simdjson::NUMBER_ERROR.
std::string QuoteLongNumbers(std::string_view line);

}  // namespace neardup

#endif  // NEARDUP_IO_BROKEN_JSON_H_
