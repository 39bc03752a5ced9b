#include "cli/report_file.h"

#include "cli/output.h"

namespace neardup {

void AddReportLimits(CLI::App* command, ReportOptions* report) {
  command->add_option("--groups", report->limits.groups,
                      "groups that a report lists, the largest (default "
                      "10000)");
  command->add_option("--pairs", report->limits.pairs,
                      "pairs that a report holds with their texts (default "
                      "2000)");
  command->add_option("--text-bytes", report->max_text_bytes,
                      "bytes of a text that a report shows (default 65536)");
}

StatusOr<std::unique_ptr<OutputFile>> OpenPage(const std::string& path,
                                               bool force) {
  return CreateOutput(path, force);
}

}  // namespace neardup
