#include "neardup/io/spooled_file.h"

#include <unistd.h>

#include <cerrno>

#include "neardup/base/temporary_mapping.h"

namespace neardup {
namespace {

class SpoolReader : public RawInput {
 public:
  SpoolReader(std::string name, int fd) : name_(std::move(name)), fd_(fd) {}

  StatusOr<size_t> Read(std::span<char> out) override {
    while (true) {
      const ssize_t got = pread(fd_, out.data(), out.size(), offset_);
      if (got >= 0) {
        offset_ += got;
        return static_cast<size_t>(got);
      }
      if (errno != EINTR) return ErrnoStatus(name_, errno);
    }
  }
  const std::string& name() const override { return name_; }

 private:
  std::string name_;
  int fd_;
  off_t offset_ = 0;
};

}  // namespace

StatusOr<std::unique_ptr<SpooledFile>> SpooledFile::Create(
    const std::string& tmp_dir) {
  const int fd = OpenNameless(tmp_dir);
  if (fd < 0) return ErrnoStatus(tmp_dir, errno);
  return std::unique_ptr<SpooledFile>(new SpooledFile(tmp_dir, fd));
}

SpooledFile::~SpooledFile() { close(fd_); }

Status SpooledFile::Append(std::span<const char> bytes) {
  while (!bytes.empty()) {
    const ssize_t put =
        pwrite(fd_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return ErrnoStatus(directory_, errno);
    size_ += static_cast<uint64_t>(put);
    bytes = bytes.subspan(static_cast<size_t>(put));
  }
  return OkStatus();
}

std::unique_ptr<RawInput> SpooledFile::Reader(std::string name) const {
  return std::make_unique<SpoolReader>(std::move(name), fd_);
}

StatusOr<size_t> SpoolingInput::Read(std::span<char> out) {
  NEARDUP_ASSIGN_OR_RETURN(const size_t size, input_->Read(out));
  NEARDUP_RETURN_IF_ERROR(spool_->Append(out.first(size)));
  return size;
}

}  // namespace neardup
