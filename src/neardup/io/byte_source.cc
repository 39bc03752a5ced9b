#include "neardup/io/byte_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace neardup {

ByteSource::ByteSource(std::unique_ptr<RawInput> input, size_t block_bytes)
    : input_(std::move(input)),
      block_bytes_(std::max(block_bytes, kMagicBytes)),
      block_(std::make_unique_for_overwrite<char[]>(block_bytes_)) {}

StatusOr<std::unique_ptr<ByteSource>> ByteSource::Open(const std::string& path,
                                                       size_t block_bytes) {
  NEARDUP_ASSIGN_OR_RETURN(auto file, FileInput::Open(path));
  return Open(std::move(file), block_bytes);
}

StatusOr<std::unique_ptr<ByteSource>> ByteSource::Open(
    std::unique_ptr<RawInput> input, size_t block_bytes) {
  std::unique_ptr<ByteSource> source(
      new ByteSource(std::move(input), block_bytes));
  // A pipe may give its first bytes one by one.
  while (source->end_ < kMagicBytes && !source->at_end_) {
    NEARDUP_RETURN_IF_ERROR(source->FillBlock());
  }
  source->compression_ =
      DetectCompression(std::string_view(source->block_.get(), source->end_));
  source->decoder_ = MakeDecoder(source->compression_);
  return source;
}

// Appends to the unread part of the block, whose end must be free.
Status ByteSource::FillBlock() {
  NEARDUP_ASSIGN_OR_RETURN(
      const size_t size,
      input_->Read({block_.get() + end_, block_bytes_ - end_}));
  end_ += size;
  raw_bytes_ += size;
  at_end_ = size == 0;
  return OkStatus();
}

StatusOr<size_t> ByteSource::Read(std::span<char> out) {
  assert(!out.empty());
  return decoder_ ? ReadDecoded(out) : ReadPlain(out);
}

StatusOr<size_t> ByteSource::ReadPlain(std::span<char> out) {
  if (begin_ < end_) {
    const size_t size = std::min(out.size(), end_ - begin_);
    std::memcpy(out.data(), block_.get() + begin_, size);
    begin_ += size;
    return size;
  }
  if (at_end_) return size_t{0};
  // Past the first block nothing needs the copy through it.
  NEARDUP_ASSIGN_OR_RETURN(const size_t size, input_->Read(out));
  raw_bytes_ += size;
  at_end_ = size == 0;
  return size;
}

StatusOr<size_t> ByteSource::ReadDecoded(std::span<char> out) {
  while (true) {
    if (begin_ == end_ && !at_end_) {
      begin_ = end_ = 0;
      NEARDUP_RETURN_IF_ERROR(FillBlock());
    }
    const bool last = begin_ == end_;
    auto step = decoder_->Decode({block_.get() + begin_, end_ - begin_}, out);
    if (!step.ok()) return WithPrefix(name(), step.status());
    begin_ += step->consumed;
    if (step->produced > 0) return step->produced;
    if (!last) continue;
    if (decoder_->AtBoundary()) return size_t{0};
    return DataLoss(fmt::format("{}: truncated {} data", name(),
                                CompressionName(compression_)));
  }
}

StatusOr<std::string> ReadAll(const std::string& path, size_t max_bytes) {
  NEARDUP_ASSIGN_OR_RETURN(auto source, ByteSource::Open(path));
  std::string bytes;
  std::vector<char> block(ByteSource::kBlockBytes);
  while (true) {
    NEARDUP_ASSIGN_OR_RETURN(const size_t size, source->Read(block));
    if (size == 0) return bytes;
    if (bytes.size() + size > max_bytes) {
      return FailedPrecondition(
          fmt::format("{}: longer than {} bytes", source->name(), max_bytes));
    }
    bytes.append(block.data(), size);
  }
}

}  // namespace neardup
