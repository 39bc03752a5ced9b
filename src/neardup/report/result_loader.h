// Takes up a result that was written to a directory, to look at it again.
//
// A result directory holds what was found, not the stories. They are read again
// from where they were, and what was found is laid beside them:
//
//   NEARDUP_ASSIGN_OR_RETURN(SavedRun run, ReadSavedRun("out"));
//   BatchReader reader(*ExpandInputs(run.summary.inputs), run.options.reader);
//   NEARDUP_ASSIGN_OR_RETURN(DedupResult result,
//                            ReadStories(&reader, run.options, hooks));
//   NEARDUP_RETURN_IF_ERROR(LoadFindings("out", run, &result));

#ifndef NEARDUP_REPORT_RESULT_LOADER_H_
#define NEARDUP_REPORT_RESULT_LOADER_H_

#include <string>

#include "neardup/base/status.h"
#include "neardup/pipeline/options.h"
#include "neardup/pipeline/result.h"

namespace neardup {

// What summary.json of a result says.
struct SavedRun {
  RunSummary summary;  // inputs and counts, without counters and stages
  // Those that reading, showing and explaining need: the reader's, keep,
  // min_score. Files that were given (models, rules) are not in it.
  DedupOptions options;
  std::string model;  // "built-in", or the name of another one
};

// Errors: kFailedPrecondition for a directory that is no result, or one of
// another version; kDataLoss for one that is damaged or cut off.
StatusOr<SavedRun> ReadSavedRun(const std::string& directory);

// Reads stories.jsonl and pairs.jsonl into outcomes, clusters, members and
// pairs of `result`, which ReadStories gave, and sets its summary to that of
// `run`. Of the pairs only positions, relation and score. Columns lie in the
// memory of the stories; beside them a few bytes a copy.
// Errors: kDataLoss for what is damaged, cut off or does not fit the summary,
// or the stories (their number, ids and words are compared):
// "out/stories.jsonl:3: is story \"x\", but the input has \"y\" there: it has
// changed since".
Status LoadFindings(const std::string& directory, const SavedRun& run,
                    DedupResult* result);

}  // namespace neardup

#endif  // NEARDUP_REPORT_RESULT_LOADER_H_
