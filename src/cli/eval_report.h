// A result held against labels: the numbers of `neardup eval`.

#ifndef NEARDUP_CLI_EVAL_REPORT_H_
#define NEARDUP_CLI_EVAL_REPORT_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/label_sides.h"
#include "neardup/eval/partition.h"
#include "neardup/eval/precision.h"
#include "neardup/io/pairs_file.h"
#include "neardup/io/result_reader.h"

namespace neardup {

struct LabelRow {
  Side side = Side::kNegative;
  uint64_t pairs = 0;
  std::map<std::string, uint64_t> by_relation;  // "none" for not reported
  uint64_t reported = 0;                        // with a relation of copies
};

struct EvalReport {
  std::map<std::string, LabelRow> labels;
  uint64_t unknown_ids = 0;  // pairs of which a story is not in the result
  PrecisionRecall pairs;     // copies reported, over positives and negatives
  std::optional<double> area;
  std::optional<double> recall_at_1_percent;
  std::optional<double> recall_at_01_percent;
  // Of the labelled stories; only if the result has clusters and there is a
  // positive label.
  std::optional<double> adjusted_rand;
  std::optional<PrecisionRecall> b_cubed;
};

// `result.stories` may be empty (a file of pairs only): then every id is known
// and there are no clusters.
EvalReport Evaluate(const std::vector<LabelledPair>& truth,
                    const Result& result, const LabelSides& sides);

std::string FormatReport(const EvalReport& report);
std::string ReportJson(const EvalReport& report);

}  // namespace neardup

#endif  // NEARDUP_CLI_EVAL_REPORT_H_
