// A piece of memory that is a temporary file.

#ifndef NEARDUP_BASE_TEMPORARY_MAPPING_H_
#define NEARDUP_BASE_TEMPORARY_MAPPING_H_

#include <cstddef>
#include <string>
#include <utility>

#include "neardup/base/status.h"

namespace neardup {

// A new file without a name (it never has one where the file system can do
// that, else it is unlinked as soon as it is made): gone when it is closed, or
// with the process however that ends. -1 and errno on failure.
int OpenNameless(const std::string& tmp_dir);

// Such a file, mapped to be read and written. Gone with the object. Movable.
class TemporaryMapping {
 public:
  enum class Room {
    kReserved,  // on the disk at once: setting a byte cannot fail
    kAsWritten  // bytes are set with Write before they are set otherwise
  };

  // Zeros.
  // Errors: kUnavailable or kNotFound naming `tmp_dir`; kFailedPrecondition if
  // `tmp_dir` is itself kept in memory, where a file saves nothing.
  static StatusOr<TemporaryMapping> Create(const std::string& tmp_dir,
                                           size_t bytes,
                                           Room room = Room::kReserved);
  TemporaryMapping(TemporaryMapping&& other) noexcept;
  TemporaryMapping& operator=(TemporaryMapping&&) = delete;
  ~TemporaryMapping();

  char* data() const { return data_; }
  size_t size() const { return size_; }

  // Sets bytes from `begin` on. With kAsWritten several times cheaper than
  // setting them one by one: no page of the file becomes one of the process.
  // Errors: kUnavailable naming the directory, if the disk is full.
  Status Write(size_t begin, const void* from, size_t bytes) const;

  // Gives the pages in memory of bytes [begin, end) back; they come again when
  // they are used. Safe while other threads read and write.
  void DropPages(size_t begin, size_t end) const;

 private:
  TemporaryMapping(std::string tmp_dir, int fd, char* data, size_t size)
      : tmp_dir_(std::move(tmp_dir)), fd_(fd), data_(data), size_(size) {}

  std::string tmp_dir_;
  int fd_;  // -1 with kReserved: a process has few
  char* data_;
  size_t size_;
};

}  // namespace neardup

#endif  // NEARDUP_BASE_TEMPORARY_MAPPING_H_
