// A record as a line of JSON: what `neardup extract` writes, and what stands
// for a story of an XML or CSV document where records are written out again.

#ifndef NEARDUP_IO_RECORD_WRITER_H_
#define NEARDUP_IO_RECORD_WRITER_H_

#include "neardup/io/json_writer.h"
#include "neardup/io/record_parser.h"

namespace neardup {

// Begins an object with the members id, url, title, text, time, source,
// language and attributes; the caller ends it. What is not known is null; the
// time is RFC 3339 in UTC, the attributes an object, without repeated names. A
// time that cannot be read is the attribute time_as_written. JSON Lines made
// so are read back as the same records.
void BeginRecord(const Record& record, JsonWriter* json);

}  // namespace neardup

#endif  // NEARDUP_IO_RECORD_WRITER_H_
