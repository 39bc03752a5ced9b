// The whole way: a feed goes in, copies come out, grouped and scored.
//
//   read -> exact -> near-duplicates -> collapse -> rare keys -> gate -> verify
//        -> members of groups -> clusters
//
// This room alone knows that order; each step is a stage over plain columns
// (docs/architecture.md).
//
// Example:
//   const std::vector<std::string> inputs = {"feed.jsonl"};
//   NEARDUP_ASSIGN_OR_RETURN(std::vector<InputFile> files,
//   ExpandInputs(inputs)); DedupOptions options; options.find.rewrite = false;
//   BatchReader input(std::move(files), options.reader);
//   NEARDUP_ASSIGN_OR_RETURN(const DedupResult result,
//                            Dedup(&input, options, {}));
//   for (const PairResult& pair : result.pairs) { ... }

#ifndef NEARDUP_PIPELINE_DEDUP_H_
#define NEARDUP_PIPELINE_DEDUP_H_

#include <string>
#include <vector>

#include "neardup/base/status.h"
#include "neardup/io/record_reader.h"
#include "neardup/pipeline/hooks.h"
#include "neardup/pipeline/options.h"
#include "neardup/pipeline/result.h"

namespace neardup {

// Finds the copies among the stories of `input`. The same input, options and
// seed give the same result for any number of threads; the pairs and clusters
// (as sets of stories) do not depend on the order of the stories.
//
// Time: linear in the text, plus about 1 microsecond to dismiss and 30 to judge
// a candidate; memory: about 6 bytes a word and 3 KB a story, and profiles of
// recent stories, up to 250 MB a thread; or options.memory_bytes.
// Errors: kInvalidArgument for an option; what Ingest reports for the input;
// kCancelled; what SpillingMemory reports for reader.tmp_dir.
StatusOr<DedupResult> Dedup(BatchReader* input, const DedupOptions& options,
                            const Hooks& hooks);

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_DEDUP_H_
