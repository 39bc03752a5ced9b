#include "neardup/io/output_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <cstdio>
#include <random>
#include <utility>

#include "neardup/io/raw_input.h"

namespace neardup {
namespace {

constexpr size_t kBufferBytes = 256 << 10;

// Writes all; the errno of the failure, or 0.
int WriteAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = write(fd, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return errno;
    bytes.remove_prefix(static_cast<size_t>(put));
  }
  return 0;
}

// Appends through the buffer; what is large goes straight out.
int BufferedWrite(int fd, std::string* buffer, std::string_view bytes) {
  if (buffer->size() + bytes.size() > kBufferBytes) {
    const int error = WriteAll(fd, *buffer);
    buffer->clear();
    if (error != 0) return error;
    if (bytes.size() >= kBufferBytes) return WriteAll(fd, bytes);
  }
  buffer->append(bytes);
  return 0;
}

std::string TemporaryPath(const std::string& path, unsigned random) {
  const size_t name = path.rfind('/') + 1;  // 0 without a slash
  return fmt::format("{}.{}.tmp-{}-{:08x}", path.substr(0, name),
                     path.substr(name), getpid(), random);
}

}  // namespace

OutputFile::OutputFile(std::string path, std::string temporary_path, int fd)
    : path_(std::move(path)),
      temporary_path_(std::move(temporary_path)),
      fd_(fd) {}

StatusOr<std::unique_ptr<OutputFile>> OutputFile::Create(
    const std::string& path) {
  std::random_device random;
  while (true) {
    std::string temporary = TemporaryPath(path, random());
    const int fd =
        open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd >= 0) {
      return std::unique_ptr<OutputFile>(
          new OutputFile(path, std::move(temporary), fd));
    }
    if (errno != EEXIST && errno != EINTR) return ErrnoStatus(path, errno);
  }
}

OutputFile::~OutputFile() {
  if (fd_ >= 0) close(fd_);
  if (!committed_) unlink(temporary_path_.c_str());
}

Status OutputFile::Append(std::string_view bytes) {
  assert(fd_ >= 0);
  const int error = BufferedWrite(fd_, &buffer_, bytes);
  return error == 0 ? OkStatus() : ErrnoStatus(path_, error);
}

Status OutputFile::Flush() {
  const int error = WriteAll(fd_, buffer_);
  buffer_.clear();
  return error == 0 ? OkStatus() : ErrnoStatus(path_, error);
}

Status OutputFile::Close() {
  if (fd_ < 0) return OkStatus();
  NEARDUP_RETURN_IF_ERROR(Flush());
  // On a network disk it is close that says the disk was full. It must not be
  // tried again: the descriptor is gone either way.
  if (close(std::exchange(fd_, -1)) != 0 && errno != EINTR) {
    return ErrnoStatus(path_, errno);
  }
  return OkStatus();
}

Status OutputFile::Commit() {
  NEARDUP_RETURN_IF_ERROR(Close());
  if (rename(temporary_path_.c_str(), path_.c_str()) != 0) {
    return ErrnoStatus(path_, errno);
  }
  committed_ = true;
  return OkStatus();
}

Status StandardOutput::Append(std::string_view bytes) {
  const int error = BufferedWrite(fd_, &buffer_, bytes);
  if (error == EPIPE) return Cancelled("closed pipe");
  return error == 0 ? OkStatus() : ErrnoStatus("stdout", error);
}

Status StandardOutput::Flush() {
  const int error = WriteAll(fd_, buffer_);
  buffer_.clear();
  if (error == EPIPE) return Cancelled("closed pipe");
  return error == 0 ? OkStatus() : ErrnoStatus("stdout", error);
}

}  // namespace neardup
