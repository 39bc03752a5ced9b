// A temporary copy of an input that can be read only once (a pipe), for a
// second pass over the same bytes.
//
// Example:
//   NEARDUP_ASSIGN_OR_RETURN(auto spool, SpooledFile::Create("/var/tmp"));
//   SpoolingInput first(std::move(pipe), spool.get());  // read to the end
//   std::unique_ptr<RawInput> second = spool->Reader("stdin");

#ifndef NEARDUP_IO_SPOOLED_FILE_H_
#define NEARDUP_IO_SPOOLED_FILE_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "neardup/base/status.h"
#include "neardup/io/raw_input.h"

namespace neardup {

// A file without a name: it is gone with the object, or with the process
// however that ends.
class SpooledFile {
 public:
  // Errors: kUnavailable or kNotFound naming `tmp_dir`.
  static StatusOr<std::unique_ptr<SpooledFile>> Create(
      const std::string& tmp_dir);
  ~SpooledFile();
  SpooledFile(const SpooledFile&) = delete;
  SpooledFile& operator=(const SpooledFile&) = delete;

  // Errors: kUnavailable, such as "/var/tmp: No space left on device".
  Status Append(std::span<const char> bytes);

  // Reads all bytes appended so far, from the first; any number of readers at a
  // time. `name` stands in errors. The spool must outlive the reader.
  std::unique_ptr<RawInput> Reader(std::string name) const;

  uint64_t size() const { return size_; }

 private:
  SpooledFile(std::string directory, int fd)
      : directory_(std::move(directory)), fd_(fd) {}

  std::string directory_;
  int fd_;
  uint64_t size_ = 0;
};

// Passes the bytes of `input` through and appends them to `spool`.
class SpoolingInput : public RawInput {
 public:
  SpoolingInput(std::unique_ptr<RawInput> input, SpooledFile* spool)
      : input_(std::move(input)), spool_(spool) {}

  StatusOr<size_t> Read(std::span<char> out) override;
  const std::string& name() const override { return input_->name(); }

 private:
  std::unique_ptr<RawInput> input_;
  SpooledFile* spool_;
};

}  // namespace neardup

#endif  // NEARDUP_IO_SPOOLED_FILE_H_
