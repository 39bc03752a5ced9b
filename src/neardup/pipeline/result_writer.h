// Writes a result in the shapes of docs/formats.md: pairs.jsonl, stories.jsonl,
// clusters.jsonl, rejects.jsonl, summary.json.

#ifndef NEARDUP_PIPELINE_RESULT_WRITER_H_
#define NEARDUP_PIPELINE_RESULT_WRITER_H_

#include <span>
#include <string>

#include "neardup/base/status.h"
#include "neardup/io/json_writer.h"
#include "neardup/io/output_directory.h"
#include "neardup/io/output_file.h"
#include "neardup/pipeline/result.h"
#include "neardup/verify/grounds.h"
#include "neardup/verify/reasons.h"

namespace neardup {

// Version of the result files. Readers refuse a greater one.
inline constexpr int kResultVersion = 1;

// One reported pair a line, by position of a, then b.
Status WritePairs(const DedupResult& result, OutputSink* out);
// One story a line, in input order.
Status WriteStories(const DedupResult& result, OutputSink* out);
// One cluster of two stories or more a line, by its first member.
Status WriteClusters(const DedupResult& result, OutputSink* out);
// One rejected record a line, in input order.
Status WriteRejects(const DedupResult& result, OutputSink* out);
// One object: version, options as they took effect, counts, seconds, memory.
Status WriteSummary(const DedupResult& result, const DedupOptions& options,
                    OutputSink* out);

// All five into a directory, complete or not at all.
Status WriteResult(const DedupResult& result, const DedupOptions& options,
                   OutputDirectory* directory);

// What summary.json calls the model of rewrites: "built-in", or the name and
// date of another one.
std::string ModelName(const DedupOptions& options);

// The fields of one pair without its ids, into an object that has been begun:
// relation, score, jaccard, ..., passages if `with_passages`.
void WriteMatch(const PairResult& pair, bool with_passages, JsonWriter* json);

// "features" and "logits", what a verdict was made from, into an object that
// has been begun; null if nothing was measured.
void WriteGrounds(const Grounds& grounds, JsonWriter* json);

// "reasons", a list, into an object that has been begun.
void WriteReasons(std::span<const Reason> reasons, JsonWriter* json);

// The fields of a story's outcome, into an object that has been begun: cluster,
// role, duplicate_of, relation, score.
void WriteOutcome(const DedupResult& result, uint32_t story, JsonWriter* json);

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_RESULT_WRITER_H_
