// Streaming plain bytes of an input, whatever it is compressed with.
//
// Example:
//   NEARDUP_ASSIGN_OR_RETURN(auto source, ByteSource::Open("feed.jsonl.gz"));
//   std::vector<char> block(1 << 20);
//   while (true) {
//     NEARDUP_ASSIGN_OR_RETURN(size_t size, source->Read(block));
//     if (size == 0) break;
//     ...
//   }

#ifndef NEARDUP_IO_BYTE_SOURCE_H_
#define NEARDUP_IO_BYTE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "neardup/base/status.h"
#include "neardup/io/decoder.h"
#include "neardup/io/raw_input.h"

namespace neardup {

// Reads once from the front. What is decompressed is not looked into for
// another compression. Memory: one block and the decoder's. For one thread.
class ByteSource {
 public:
  static constexpr size_t kBlockBytes = 1 << 20;

  // `path` or "-" for the standard input. Errors name the path.
  static StatusOr<std::unique_ptr<ByteSource>> Open(
      const std::string& path, size_t block_bytes = kBlockBytes);
  // The same over any input. Reads the first block to find the compression.
  static StatusOr<std::unique_ptr<ByteSource>> Open(
      std::unique_ptr<RawInput> input, size_t block_bytes = kBlockBytes);

  // Fills the front of `out` (not empty); fewer bytes than asked for at any
  // time, 0 only at the end. Errors: kUnavailable from the system; kDataLoss
  // "feed.jsonl.gz: truncated gzip data", "...: garbage after gzip data",
  // "...: broken gzip data (...)". Bytes given before an error are right.
  StatusOr<size_t> Read(std::span<char> out);

  const std::string& name() const { return input_->name(); }
  Compression compression() const { return compression_; }
  // Bytes taken from the input so far, before decompression.
  uint64_t raw_bytes() const { return raw_bytes_; }
  // Of these, the bytes that what was given out was made from.
  uint64_t used_bytes() const { return raw_bytes_ - (end_ - begin_); }

  // Gives the input up; the source is of no more use.
  std::unique_ptr<RawInput> Release() { return std::move(input_); }

 private:
  ByteSource(std::unique_ptr<RawInput> input, size_t block_bytes);
  Status FillBlock();
  StatusOr<size_t> ReadPlain(std::span<char> out);
  StatusOr<size_t> ReadDecoded(std::span<char> out);

  std::unique_ptr<RawInput> input_;
  std::unique_ptr<Decoder> decoder_;  // null when not compressed
  Compression compression_ = Compression::kNone;
  size_t block_bytes_;
  std::unique_ptr<char[]> block_;
  size_t begin_ = 0;  // the unread part of block_
  size_t end_ = 0;
  bool at_end_ = false;  // input_ gave its last byte
  uint64_t raw_bytes_ = 0;
};

// The whole plain content; for small files (labels, settings). Errors: as
// ByteSource, and kFailedPrecondition when it is longer than `max_bytes`.
StatusOr<std::string> ReadAll(const std::string& path,
                              size_t max_bytes = size_t{1} << 32);

}  // namespace neardup

#endif  // NEARDUP_IO_BYTE_SOURCE_H_
