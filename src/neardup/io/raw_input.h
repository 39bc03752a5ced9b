// Raw bytes from a file, the standard input, or memory, before decompression.
//
// Only ByteSource and the spool need this; everybody else reads through
// ByteSource or BatchReader.

#ifndef NEARDUP_IO_RAW_INPUT_H_
#define NEARDUP_IO_RAW_INPUT_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "neardup/base/status.h"

namespace neardup {

// A stream of bytes that is read once from the front. For one thread.
class RawInput {
 public:
  virtual ~RawInput() = default;

  // Fills the front of `out` (not empty) and returns how many bytes it put
  // there; fewer than asked for at any time, 0 only at the end.
  virtual StatusOr<size_t> Read(std::span<char> out) = 0;

  // What stands before the colon in error messages.
  virtual const std::string& name() const = 0;
};

// A file by its path, or the standard input for "-". Pipes, FIFOs and `<(...)`
// are fine. A regular file is read at offsets of its own, so the standard input
// that is a regular file can be opened a second time, too.
class FileInput : public RawInput {
 public:
  // While it waits for a pipe it looks ten times a second whether `cancel`, if
  // not null, has become true, and then gives kCancelled.
  // Errors: kNotFound, kUnavailable: "feed.jsonl: Permission denied".
  static StatusOr<std::unique_ptr<FileInput>> Open(
      const std::string& path, const std::atomic<bool>* cancel = nullptr);
  ~FileInput() override;
  FileInput(const FileInput&) = delete;
  FileInput& operator=(const FileInput&) = delete;

  StatusOr<size_t> Read(std::span<char> out) override;
  const std::string& name() const override { return name_; }

  // Whether opening the same path again gives the same bytes again.
  bool repeatable() const { return regular_; }

 private:
  FileInput(std::string name, int fd, bool owned);
  Status WaitForBytes() const;

  std::string name_;
  int fd_;
  bool owned_;
  bool regular_ = false;
  uint64_t offset_ = 0;  // of a regular file
  const std::atomic<bool>* cancel_ = nullptr;
};

// Bytes in memory, which must outlive it; `max_read` bounds a single Read, so
// that tests can make every boundary happen.
class MemoryInput : public RawInput {
 public:
  MemoryInput(std::string name, std::string_view bytes,
              size_t max_read = SIZE_MAX)
      : name_(std::move(name)), bytes_(bytes), max_read_(max_read) {}

  StatusOr<size_t> Read(std::span<char> out) override;
  const std::string& name() const override { return name_; }

 private:
  std::string name_;
  std::string_view bytes_;
  size_t max_read_;
};

// An input whose first bytes can be read again: looked at by one reader, then
// given from the front to another.
class SniffedInput : public RawInput {
 public:
  explicit SniffedInput(std::unique_ptr<RawInput> input)
      : input_(std::move(input)) {}

  StatusOr<size_t> Read(std::span<char> out) override;
  const std::string& name() const override { return input_->name(); }

  // Begins again. What is read from then on cannot be read again.
  void Restart();
  // Goes on, and keeps nothing from here on.
  void Forget();

 private:
  std::unique_ptr<RawInput> input_;
  bool keeping_ = true;
  std::string kept_;
  size_t given_ = 0;  // of kept_, once it is given again
};

// "PATH: what errno says", kNotFound for a file that is not there and
// kUnavailable for everything else.
Status ErrnoStatus(std::string_view path, int error);

}  // namespace neardup

#endif  // NEARDUP_IO_RAW_INPUT_H_
