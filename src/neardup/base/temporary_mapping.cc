#include "neardup/base/temporary_mapping.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/magic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <cstring>
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

// An error number.
int SetSize(int fd, size_t bytes, TemporaryMapping::Room room) {
  const auto size = static_cast<off_t>(bytes);
  if (room == TemporaryMapping::Room::kAsWritten) {
    return ftruncate(fd, size) == 0 ? 0 : errno;
  }
  int error;
  do {
    error = posix_fallocate(fd, 0, size);
  } while (error == EINTR);
  return error;
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
                                                    size_t bytes, Room room) {
  const int fd = OpenNameless(tmp_dir);
  if (fd < 0) return Failed(tmp_dir, errno);
  if (IsInMemory(fd)) {
    close(fd);
    return FailedPrecondition(fmt::format(
        "--tmp-dir: {} is kept in memory; name a directory on a disk",
        tmp_dir));
  }
  int error = SetSize(fd, bytes, room);
  void* data = MAP_FAILED;
  if (error == 0) {
    data = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (data == MAP_FAILED) error = errno;
  }
  const bool keep = error == 0 && room == Room::kAsWritten;
  if (!keep) close(fd);  // the mapping holds the file
  if (error != 0) return Failed(tmp_dir, error);
  return TemporaryMapping(tmp_dir, keep ? fd : -1, static_cast<char*>(data),
                          bytes);
}

TemporaryMapping::TemporaryMapping(TemporaryMapping&& other) noexcept
    : tmp_dir_(std::move(other.tmp_dir_)),
      fd_(other.fd_),
      data_(std::exchange(other.data_, nullptr)),
      size_(other.size_) {}

TemporaryMapping::~TemporaryMapping() {
  if (data_ == nullptr) return;
  munmap(data_, size_);
  if (fd_ >= 0) close(fd_);
}

Status TemporaryMapping::Write(size_t begin, const void* from,
                               size_t bytes) const {
  assert(begin + bytes <= size_);
  if (fd_ < 0) {
    std::memcpy(data_ + begin, from, bytes);
    return OkStatus();
  }
  const char* next = static_cast<const char*>(from);
  while (bytes > 0) {
    const ssize_t written = pwrite(fd_, next, bytes, static_cast<off_t>(begin));
    if (written < 0 && errno != EINTR) return Failed(tmp_dir_, errno);
    if (written <= 0) continue;
    next += written;
    begin += static_cast<size_t>(written);
    bytes -= static_cast<size_t>(written);
  }
  return OkStatus();
}

void TemporaryMapping::DropPages(size_t begin, size_t end) const {
  madvise(data_ + begin, end - begin, MADV_DONTNEED);
}

}  // namespace neardup
