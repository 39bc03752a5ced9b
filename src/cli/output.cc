#include "cli/output.h"

#include <fmt/format.h>
#include <sys/stat.h>

namespace neardup {

void AddForceFlag(CLI::App* command, bool* force) {
  command->add_flag("--force", *force, "write even where a file is already");
}

Status CheckOutput(const std::string& path, bool force) {
  struct stat info{};
  if (stat(path.c_str(), &info) != 0) return OkStatus();
  // It would be replaced, not written to.
  if (!S_ISREG(info.st_mode)) {
    return FailedPrecondition(fmt::format("{}: is no regular file", path));
  }
  if (force) return OkStatus();
  return FailedPrecondition(
      fmt::format("{}: is there already (--force writes over it)", path));
}

StatusOr<std::unique_ptr<OutputFile>> CreateOutput(const std::string& path,
                                                   bool force) {
  NEARDUP_RETURN_IF_ERROR(CheckOutput(path, force));
  return OutputFile::Create(path);
}

}  // namespace neardup
