// A piece of memory that is a temporary file.

#ifndef NEARDUP_BASE_TEMPORARY_MAPPING_H_
#define NEARDUP_BASE_TEMPORARY_MAPPING_H_

#include <cstddef>
#include <string>

#include "neardup/base/status.h"

namespace neardup {

// A new file without a name (it never has one where the file system can do
// that, else it is unlinked as soon as it is made): gone when it is closed, or
// with the process however that ends. -1 and errno on failure.
int OpenNameless(const std::string& tmp_dir);

// Such a file, mapped to be read and written. Gone with the object. Movable.
class TemporaryMapping {
 public:
  // Zeros. All of it is reserved on the disk, so that writing cannot fail.
  // Errors: kUnavailable or kNotFound naming `tmp_dir`; kFailedPrecondition if
  // `tmp_dir` is itself kept in memory, where a file saves nothing.
  static StatusOr<TemporaryMapping> Create(const std::string& tmp_dir,
                                           size_t bytes);
  TemporaryMapping(TemporaryMapping&& other) noexcept;
  TemporaryMapping& operator=(TemporaryMapping&&) = delete;
  ~TemporaryMapping();

  char* data() const { return data_; }
  size_t size() const { return size_; }

  // Gives its pages in memory back; they come again when they are used. Safe
  // while other threads read and write.
  void DropPages() const;

 private:
  TemporaryMapping(char* data, size_t size) : data_(data), size_(size) {}

  char* data_;
  size_t size_;
};

}  // namespace neardup

#endif  // NEARDUP_BASE_TEMPORARY_MAPPING_H_
