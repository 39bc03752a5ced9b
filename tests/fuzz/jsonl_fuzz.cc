// Any bytes as JSON Lines: every line that is not blank becomes a record or a
// reject, records keep what they promise, and lines do not depend on their
// neighbours.

#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "neardup/io/record_parser.h"
#include "neardup/io/record_reader.h"
#include "neardup/io/utf8.h"

namespace {

using neardup::Record;
using neardup::RecordBatch;
using neardup::Reject;

void Check(bool condition) {
  if (!condition) std::abort();
}

neardup::ReaderOptions Options() {
  neardup::ReaderOptions options;
  options.max_text_bytes = 1000;
  options.source_field = "source.name";
  return options;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  const RecordBatch batch =
      neardup::MakeBatch("feed", input, neardup::InputFormat::kJsonLines);
  neardup::RecordParser parser(Options());
  std::vector<Record> records;
  std::vector<Reject> rejects;
  parser.ParseBatch(batch, &records, &rejects);

  neardup::RecordParser alone(Options());
  std::vector<Record> one_record;
  std::vector<Reject> one_reject;
  neardup::RawCursor cursor(batch);
  neardup::RawRecord raw;
  size_t record = 0;
  size_t reject = 0;
  while (cursor.Next(&raw)) {
    const RecordBatch line =
        neardup::MakeBatch("feed", raw.bytes, neardup::InputFormat::kJsonLines);
    // A mark that a batch would take away in front of a line stays inside one.
    if (raw.bytes.substr(0, 3) == neardup::kByteOrderMark) return 0;
    alone.ParseBatch(line, &one_record, &one_reject);
    Check(one_record.size() + one_reject.size() == 1);
    if (one_record.empty()) {
      Check(reject < rejects.size());
      Check(rejects[reject].line == raw.line);
      Check(rejects[reject++].reason == one_reject[0].reason);
      continue;
    }
    Check(record < records.size());
    const Record& got = records[record++];
    Check(got.line == raw.line && got.raw == raw.bytes);
    Check(got.text == one_record[0].text && got.title == one_record[0].title);
    Check(!got.id.empty() && !got.text.empty() && got.text.size() <= 1000);
    for (const std::string_view text :
         {got.id, got.title, got.text, got.time, got.source}) {
      Check(!neardup::FindInvalidUtf8(text));
    }
  }
  Check(record == records.size() && reject == rejects.size());
  return 0;
}
