// A result as one HTML file, to be looked at: figures and plots, the groups,
// and copies side by side with what they share marked.
//
// The file opens from disk, offline. Figures, the largest groups and a pair of
// each are plain HTML; with scripts all groups can be searched, sorted and
// filtered and all pairs opened, which are unpacked when they are asked for.
//
// Example:
//   NEARDUP_ASSIGN_OR_RETURN(auto file, OutputFile::Create("report.html"));
//   NEARDUP_RETURN_IF_ERROR(
//       WriteReport(result, &reader, options, {}, {}, file.get()));
//   NEARDUP_RETURN_IF_ERROR(file->Commit());

#ifndef NEARDUP_REPORT_REPORT_H_
#define NEARDUP_REPORT_REPORT_H_

#include <cstddef>
#include <string>

#include "neardup/base/status.h"
#include "neardup/io/output_file.h"
#include "neardup/io/record_reader.h"
#include "neardup/pipeline/hooks.h"
#include "neardup/pipeline/options.h"
#include "neardup/pipeline/result.h"
#include "neardup/report/pair_html.h"
#include "neardup/report/selection.h"

namespace neardup {

struct ReportOptions {
  std::string title = "Copies in the news";
  SelectionLimits limits = {};
  // Of each text so much is shown, about 10,000 words.
  size_t max_text_bytes = 65536;
};

// Writes the report of `result`, whose stories have offsets of words
// (DedupOptions::keep_offsets). `input` was read to its end and is read once
// more for the texts. `options` are those of the run.
//
// Cost: linear in the stories, and a verdict (some 50 us) for each shown pair.
// Memory: some 20 bytes a story, the texts and pairs shown.
// Errors: of the input and the sink; kDataLoss if the input has changed;
// kCancelled.
Status WriteReport(const DedupResult& result, BatchReader* input,
                   const DedupOptions& options, const ReportOptions& report,
                   const Hooks& hooks, OutputSink* out);

// Writes a page of one pair.
Status WritePairPage(const PairResult& pair, const Explanation& why,
                     const PairSide& a, const PairSide& b, OutputSink* out);

}  // namespace neardup

#endif  // NEARDUP_REPORT_REPORT_H_
