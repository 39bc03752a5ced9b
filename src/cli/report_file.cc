#include "cli/report_file.h"

#include <fmt/format.h>

#include <filesystem>

namespace neardup {

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
