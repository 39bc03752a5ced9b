// Where results go: a file that is whole or not there, or the standard output.

#ifndef NEARDUP_IO_OUTPUT_FILE_H_
#define NEARDUP_IO_OUTPUT_FILE_H_

#include <memory>
#include <string>
#include <string_view>

#include "neardup/base/status.h"

namespace neardup {

// A place to append bytes to. For one thread.
class OutputSink {
 public:
  virtual ~OutputSink() = default;

  // Buffered: an error may show with a later call.
  virtual Status Append(std::string_view bytes) = 0;

  // Hands all that was appended to the system.
  virtual Status Flush() = 0;
};

// A file that appears under its name, complete, with Commit, and not at all
// without. Until then it is `.NAME.tmp-PID-RANDOM` beside it.
//
// Example:
//   NEARDUP_ASSIGN_OR_RETURN(auto file, OutputFile::Create("pairs.jsonl"));
//   NEARDUP_RETURN_IF_ERROR(file->Append(line));
//   NEARDUP_RETURN_IF_ERROR(file->Commit());
//
// Errors: kNotFound, kUnavailable: "out/pairs.jsonl: No space left on device".
class OutputFile : public OutputSink {
 public:
  static StatusOr<std::unique_ptr<OutputFile>> Create(const std::string& path);
  // Removes the temporary file unless committed.
  ~OutputFile() override;
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  Status Append(std::string_view bytes) override;
  Status Flush() override;

  // Flushes and closes; what write or close say against it is reported here.
  // No Append after it. To do this for many files before renaming any.
  Status Close();
  // Closes and renames; an older file of that name is replaced.
  Status Commit();

  const std::string& path() const { return path_; }
  // To remove when the process is about to die without destructors.
  const std::string& temporary_path() const { return temporary_path_; }

 private:
  OutputFile(std::string path, std::string temporary_path, int fd);

  std::string path_;
  std::string temporary_path_;
  int fd_;  // -1 when closed
  bool committed_ = false;
  std::string buffer_;
};

// The standard output. Does not flush when destroyed: call Flush.
//
// A reader that went away is kCancelled("closed pipe"), not a failure of ours;
// for this SIGPIPE must be ignored by the program.
class StandardOutput : public OutputSink {
 public:
  // `fd` is another one in tests only.
  explicit StandardOutput(int fd = 1) : fd_(fd) {}
  Status Append(std::string_view bytes) override;
  Status Flush() override;

 private:
  int fd_;
  std::string buffer_;
};

}  // namespace neardup

#endif  // NEARDUP_IO_OUTPUT_FILE_H_
