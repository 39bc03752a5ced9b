#include "neardup/base/temporary_mapping.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/magic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace neardup {
namespace {

Status Failed(const std::string& tmp_dir, int error) {
  const std::string message =
      fmt::format("{}: {}", tmp_dir, std::generic_category().message(error));
  return error == ENOENT ? NotFound(message) : IoError(message);
}

bool IsInMemory(int fd) {
  struct statfs facts;
  return fstatfs(fd, &facts) == 0 &&
         (facts.f_type == TMPFS_MAGIC || facts.f_type == RAMFS_MAGIC);
}

}  // namespace

int OpenNameless(const std::string& tmp_dir) {
  const int fd = open(tmp_dir.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR)) return fd;
  std::string path = tmp_dir + "/neardup-spill-XXXXXX";
  const int named = mkostemp(path.data(), O_CLOEXEC);
  if (named >= 0) unlink(path.c_str());
  return named;
}

StatusOr<TemporaryMapping> TemporaryMapping::Create(const std::string& tmp_dir,
                                                    size_t bytes) {
  const int fd = OpenNameless(tmp_dir);
  if (fd < 0) return Failed(tmp_dir, errno);
  if (IsInMemory(fd)) {
    close(fd);
    return FailedPrecondition(fmt::format(
        "--tmp-dir: {} is kept in memory; name a directory on a disk",
        tmp_dir));
  }
  int error;
  do {
    error = posix_fallocate(fd, 0, static_cast<off_t>(bytes));
  } while (error == EINTR);
  void* data = MAP_FAILED;
  if (error == 0) {
    data = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (data == MAP_FAILED) error = errno;
  }
  close(fd);  // the mapping holds the file
  if (error != 0) return Failed(tmp_dir, error);
  return TemporaryMapping(static_cast<char*>(data), bytes);
}

TemporaryMapping::TemporaryMapping(TemporaryMapping&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(other.size_) {}

TemporaryMapping::~TemporaryMapping() {
  if (data_ != nullptr) munmap(data_, size_);
}

void TemporaryMapping::DropPages() const {
  madvise(data_, size_, MADV_DONTNEED);
}

}  // namespace neardup
