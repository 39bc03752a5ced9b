#include "neardup/io/input_set.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "neardup/io/raw_input.h"
#include "neardup/io/utf8.h"

namespace neardup {
namespace {

struct Entry {
  std::string relative;
  uint64_t bytes;
};

struct CloseDirectory {
  void operator()(DIR* directory) const { closedir(directory); }
};

// The names in a directory, without the hidden ones.
Status ListNames(const std::string& path, std::vector<std::string>* names) {
  std::unique_ptr<DIR, CloseDirectory> directory(opendir(path.c_str()));
  if (!directory) return ErrnoStatus(path, errno);
  while (true) {
    errno = 0;
    const dirent* entry = readdir(directory.get());
    if (!entry) break;
    if (entry->d_name[0] != '.') names->emplace_back(entry->d_name);
  }
  return errno == 0 ? OkStatus() : ErrnoStatus(path, errno);
}

// Adds the files below root. Directories wait in a list rather than on the call
// stack: nesting is not bounded.
Status Walk(const std::string& root, std::vector<Entry>* files) {
  std::vector<std::string> waiting = {""};
  while (!waiting.empty()) {
    const std::string prefix = std::move(waiting.back());
    waiting.pop_back();
    std::vector<std::string> names;
    NEARDUP_RETURN_IF_ERROR(ListNames(root + prefix, &names));
    for (const std::string& name : names) {
      const std::string path = root + prefix + name;
      struct stat facts;
      if (lstat(path.c_str(), &facts) != 0) return ErrnoStatus(path, errno);
      const bool link = S_ISLNK(facts.st_mode);
      if (link && stat(path.c_str(), &facts) != 0) {
        return ErrnoStatus(path, errno);
      }
      if (S_ISDIR(facts.st_mode)) {
        // A link to a directory may lead back to where we are.
        if (!link) waiting.push_back(prefix + name + "/");
      } else if (S_ISREG(facts.st_mode)) {
        files->push_back({prefix + name, static_cast<uint64_t>(facts.st_size)});
      }
    }
  }
  return OkStatus();
}

Status AddDirectory(const std::string& path, std::vector<InputFile>* files) {
  const std::string root = path.ends_with('/') ? path : path + "/";
  std::vector<Entry> entries;
  NEARDUP_RETURN_IF_ERROR(Walk(root, &entries));
  // Whole paths, not level by level: "a-b/c" stands before "a/b".
  std::ranges::sort(entries, {}, &Entry::relative);
  for (const Entry& entry : entries) {
    files->push_back({root + entry.relative, ReplaceInvalidUtf8(entry.relative),
                      entry.bytes});
  }
  return OkStatus();
}

}  // namespace

StatusOr<std::vector<InputFile>> ExpandInputs(
    std::span<const std::string> inputs) {
  std::vector<InputFile> files;
  bool standard = false;
  for (const std::string& input : inputs) {
    if (input == "-") {
      if (standard) return InvalidArgument("-: given twice");
      standard = true;
      files.push_back({input, input, 0});
      continue;
    }
    struct stat facts;
    if (stat(input.c_str(), &facts) != 0) return ErrnoStatus(input, errno);
    if (S_ISDIR(facts.st_mode)) {
      NEARDUP_RETURN_IF_ERROR(AddDirectory(input, &files));
      continue;
    }
    const bool regular = S_ISREG(facts.st_mode);
    files.push_back({input, ReplaceInvalidUtf8(input),
                     regular ? static_cast<uint64_t>(facts.st_size) : 0});
  }
  return files;
}

}  // namespace neardup
