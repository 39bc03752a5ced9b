#include "cli/output.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>

namespace neardup {

void AddForceFlag(CLI::App* command, bool* force) {
  command->add_flag("--force", *force, "write even where a file is already");
}

bool IsSameFile(const std::string& a, const std::string& b) {
  const auto resolve = [](const std::string& path) {
    std::error_code ignored;
    return std::filesystem::weakly_canonical(
        std::filesystem::absolute(path, ignored), ignored);
  };
  return resolve(a) == resolve(b);
}

Status CheckNotInput(const std::string& flag, const std::string& path,
                     const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) {
    if (path.empty() || input == "-" || !IsSameFile(path, input)) continue;
    return InvalidArgument(fmt::format("{}: {} is an input", flag, path));
  }
  return OkStatus();
}

Status CheckOutput(const std::string& path, bool force) {
  if (path == "-") return InvalidArgument("-: an output must be a file");
  struct stat info{};
  // A link that leads nowhere is something, too.
  if (stat(path.c_str(), &info) != 0 && lstat(path.c_str(), &info) != 0) {
    return OkStatus();
  }
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
