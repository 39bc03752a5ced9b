// The directory of a result: all of its files appear together, or none.

#ifndef NEARDUP_IO_OUTPUT_DIRECTORY_H_
#define NEARDUP_IO_OUTPUT_DIRECTORY_H_

#include <memory>
#include <string>
#include <vector>

#include "neardup/base/status.h"
#include "neardup/io/output_file.h"

namespace neardup {

// Example:
//   NEARDUP_ASSIGN_OR_RETURN(auto out, OutputDirectory::Create("out", false));
//   NEARDUP_ASSIGN_OR_RETURN(OutputFile * pairs, out->Add("pairs.jsonl"));
//   ... pairs->Append(...) ...
//   NEARDUP_RETURN_IF_ERROR(out->CommitAll());
class OutputDirectory {
 public:
  // Makes the directory and those above it. Errors: kFailedPrecondition when
  // there is something in it and `force` is false: "out: is not empty (--force
  // writes into it)"; kUnavailable when it cannot be made or looked at.
  // Temporary files that a killed run left behind do not count.
  static StatusOr<std::unique_ptr<OutputDirectory>> Create(
      const std::string& path, bool force);
  // Without CommitAll: removes the temporary files, and the directory if it was
  // made here.
  ~OutputDirectory();
  OutputDirectory(const OutputDirectory&) = delete;
  OutputDirectory& operator=(const OutputDirectory&) = delete;

  // A new file, written under a temporary name; lives as long as this.
  StatusOr<OutputFile*> Add(const std::string& name);

  // Flushes and closes all files, then renames them. If one cannot be written
  // completely none is renamed.
  Status CommitAll();

  const std::string& path() const { return path_; }

 private:
  OutputDirectory(std::string path, bool made)
      : path_(std::move(path)), made_(made) {}

  std::string path_;
  bool made_;
  bool committed_ = false;
  std::vector<std::unique_ptr<OutputFile>> files_;
};

}  // namespace neardup

#endif  // NEARDUP_IO_OUTPUT_DIRECTORY_H_
