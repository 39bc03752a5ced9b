#include "neardup/io/output_directory.h"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

#include "neardup/io/raw_input.h"

namespace neardup {
namespace {

// Whether there is something that a result would stand beside or replace.
bool HasContent(const std::string& path, std::error_code* error) {
  std::filesystem::directory_iterator entry(path, *error);
  for (; !*error && entry != std::filesystem::directory_iterator();
       entry.increment(*error)) {
    const std::string name = entry->path().filename().string();
    const bool left_over =
        name.starts_with('.') && name.find(".tmp-") != name.npos;
    if (!left_over) return true;
  }
  return false;
}

}  // namespace

StatusOr<std::unique_ptr<OutputDirectory>> OutputDirectory::Create(
    const std::string& path, bool force) {
  std::error_code error;
  // "out/" would be reported as not made although it was.
  std::string directory = path;
  while (directory.size() > 1 && directory.ends_with('/')) directory.pop_back();
  const bool made = std::filesystem::create_directories(directory, error);
  if (error) return ErrnoStatus(directory, error.value());
  if (!made) {
    const bool content = HasContent(directory, &error);
    if (error) return ErrnoStatus(directory, error.value());
    if (content && !force) {
      return FailedPrecondition(
          fmt::format("{}: is not empty (--force writes into it)", directory));
    }
  }
  return std::unique_ptr<OutputDirectory>(
      new OutputDirectory(std::move(directory), made));
}

OutputDirectory::~OutputDirectory() {
  files_.clear();
  // Fails, rightly, when something else was put there meanwhile.
  if (made_ && !committed_) rmdir(path_.c_str());
}

StatusOr<OutputFile*> OutputDirectory::Add(const std::string& name) {
  NEARDUP_ASSIGN_OR_RETURN(auto file, OutputFile::Create(path_ + "/" + name));
  files_.push_back(std::move(file));
  return files_.back().get();
}

Status OutputDirectory::CommitAll() {
  for (const auto& file : files_) NEARDUP_RETURN_IF_ERROR(file->Close());
  for (const auto& file : files_) NEARDUP_RETURN_IF_ERROR(file->Commit());
  committed_ = true;
  return OkStatus();
}

}  // namespace neardup
