#include "cli/report_file.h"

#include <fmt/format.h>

#include <filesystem>

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
  std::error_code error;
  if (!force && std::filesystem::exists(path, error)) {
    return FailedPrecondition(
        fmt::format("{}: is there already (--force replaces it)", path));
  }
  return OutputFile::Create(path);
}

}  // namespace neardup
