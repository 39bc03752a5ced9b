// What `neardup tune` found, for a person and as JSON.

#ifndef NEARDUP_CLI_TUNE_REPORT_H_
#define NEARDUP_CLI_TUNE_REPORT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "neardup/eval/calibration.h"
#include "neardup/eval/tuning.h"

namespace neardup {

// The labelled pairs that were found as one thing.
struct FoundRow {
  std::string as;
  uint64_t pairs = 0;
  uint64_t copies = 0;
};

// A bar that was chosen, and what it does.
struct BarRow {
  enum class Kind : uint8_t { kVerbatim, kRewrite, kAll };
  Kind kind = Kind::kRewrite;
  bool tuned = false;  // with the tuned model
  // The least score of a verbatim copy, 0 if all that are found are right
  // enough; --min-score of a rewrite. Nothing if no bar has the wanted
  // precision.
  std::optional<double> score;
  TuningCounts on_labels;
  std::optional<TuningCounts> expected;  // cross-validated
};

struct TuneReport {
  std::string truth;
  std::string model;  // its name
  double min_score = 0.5;
  double precision = 0.95;  // wanted
  uint64_t copies = 0;
  uint64_t others = 0;
  uint64_t ignored = 0;
  uint64_t unknown_ids = 0;
  uint64_t repeated = 0;
  uint64_t with_itself = 0;
  std::vector<FoundRow> found;
  // Pairs that are not exact, near-duplicate or excerpt: what the rewrite model
  // is for.
  uint64_t reworded_copies = 0;
  uint64_t reworded_others = 0;
  std::optional<Calibration> calibration;
  std::string written;  // the model file; empty for none
  std::vector<BarRow> bars;
};

// Why report.calibration is nothing.
std::string WhyNoModel(const TuneReport& report);

// What to be careful about, a sentence each.
std::vector<std::string> WarningsOf(const TuneReport& report);

std::string FormatTuneReport(const TuneReport& report);
std::string TuneReportJson(const TuneReport& report);

}  // namespace neardup

#endif  // NEARDUP_CLI_TUNE_REPORT_H_
