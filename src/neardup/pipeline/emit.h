// The stream of stories on stdout: what makes `neardup dedup` a filter.

#ifndef NEARDUP_PIPELINE_EMIT_H_
#define NEARDUP_PIPELINE_EMIT_H_

#include "neardup/base/status.h"
#include "neardup/io/output_file.h"
#include "neardup/io/record_reader.h"
#include "neardup/pipeline/hooks.h"
#include "neardup/pipeline/result.h"

namespace neardup {

enum class Emit {
  kKept,       // unique and canonical stories, byte for byte as they came
  kAnnotated,  // every story, with a field "neardup" that says what became of
               // it
};

// Reads `input` a second time and writes its records in input order, one a
// line. Records that have no line to repeat become objects: those of text files
// with "id" and "text", those of documents (RSS, CSV, ...) as BeginRecord
// writes them. Rejected records are left out. Errors: of the input, of
// `out`; kDataLoss if the input has changed since it was read; kCancelled.
Status EmitStories(Emit what, const DedupResult& result, BatchReader* input,
                   const Hooks& hooks, OutputSink* out);

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_EMIT_H_
