// What was understood of every record, as JSON Lines: `neardup extract`.

#ifndef NEARDUP_PIPELINE_EXTRACT_H_
#define NEARDUP_PIPELINE_EXTRACT_H_

#include <cstdint>
#include <vector>

#include "neardup/base/status.h"
#include "neardup/io/output_file.h"
#include "neardup/io/record_parser.h"
#include "neardup/io/record_reader.h"
#include "neardup/pipeline/hooks.h"

namespace neardup {

struct ExtractResult {
  uint64_t records = 0;
  uint64_t bytes = 0;                // read, after decompression
  std::vector<Reject> rejects = {};  // in input order
};

// Reads `input` to its end and writes a line a record, in input order, as
// BeginRecord does. A language that is not declared is guessed from the words,
// if there are enough of them in a language the library knows. Records are
// parsed on `num_threads` threads (0: all); memory: four batches a thread.
// Errors: of the input, of `out`; kCancelled.
StatusOr<ExtractResult> ExtractRecords(BatchReader* input, int num_threads,
                                       const Hooks& hooks, OutputSink* out);

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_EXTRACT_H_
