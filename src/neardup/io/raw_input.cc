#include "neardup/io/raw_input.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace neardup {
namespace {

Status Stopped() { return Cancelled("stopped on request"); }

}  // namespace

Status ErrnoStatus(std::string_view path, int error) {
  // strerror() is not for many threads; the category's message is.
  const std::string message =
      fmt::format("{}: {}", path, std::generic_category().message(error));
  return error == ENOENT ? NotFound(message) : IoError(message);
}

FileInput::FileInput(std::string name, int fd, bool owned)
    : name_(std::move(name)), fd_(fd), owned_(owned) {}

FileInput::~FileInput() {
  if (owned_) close(fd_);
}

StatusOr<std::unique_ptr<FileInput>> FileInput::Open(
    const std::string& path, const std::atomic<bool>* cancel) {
  const bool standard = path == "-";
  int fd = STDIN_FILENO;
  while (!standard && (fd = open(path.c_str(), O_RDONLY | O_CLOEXEC)) < 0) {
    if (errno != EINTR) return ErrnoStatus(path, errno);
    if (cancel != nullptr && cancel->load()) return Stopped();
  }
  std::unique_ptr<FileInput> input(
      new FileInput(standard ? "stdin" : path, fd, !standard));
  struct stat facts;
  if (fstat(fd, &facts) != 0) return ErrnoStatus(input->name_, errno);
  if (S_ISDIR(facts.st_mode)) return ErrnoStatus(input->name_, EISDIR);
  input->cancel_ = cancel;
  input->regular_ = S_ISREG(facts.st_mode);
  if (input->regular_ && standard) {
    // `(read line; neardup dedup -) < file` goes on where the shell stopped.
    const off_t here = lseek(fd, 0, SEEK_CUR);
    if (here > 0) input->offset_ = static_cast<uint64_t>(here);
  }
  return input;
}

Status FileInput::WaitForBytes() const {
  constexpr int kMilliseconds = 100;
  pollfd file{fd_, POLLIN, 0};
  int ready;
  do {
    if (cancel_->load()) return Stopped();
    ready = poll(&file, 1, kMilliseconds);
    // What poll says against the file, read says better.
  } while (ready == 0 || (ready < 0 && errno == EINTR));
  return OkStatus();
}

StatusOr<size_t> FileInput::Read(std::span<char> out) {
  while (true) {
    if (!regular_ && cancel_ != nullptr) {
      NEARDUP_RETURN_IF_ERROR(WaitForBytes());
    }
    const ssize_t got = regular_ ? pread(fd_, out.data(), out.size(),
                                         static_cast<off_t>(offset_))
                                 : read(fd_, out.data(), out.size());
    if (got >= 0) {
      offset_ += static_cast<uint64_t>(got);
      return static_cast<size_t>(got);
    }
    if (errno != EINTR) return ErrnoStatus(name_, errno);
  }
}

StatusOr<size_t> MemoryInput::Read(std::span<char> out) {
  const size_t size = std::min({out.size(), bytes_.size(), max_read_});
  std::memcpy(out.data(), bytes_.data(), size);
  bytes_.remove_prefix(size);
  return size;
}

StatusOr<size_t> SniffedInput::Read(std::span<char> out) {
  if (!keeping_ && given_ < kept_.size()) {
    const size_t size = kept_.copy(out.data(), out.size(), given_);
    given_ += size;
    if (given_ == kept_.size()) Forget();
    return size;
  }
  NEARDUP_ASSIGN_OR_RETURN(const size_t size, input_->Read(out));
  if (keeping_) kept_.append(out.data(), size);
  return size;
}

void SniffedInput::Restart() { keeping_ = false; }

void SniffedInput::Forget() {
  keeping_ = false;
  given_ = 0;
  kept_ = std::string();
}

}  // namespace neardup
