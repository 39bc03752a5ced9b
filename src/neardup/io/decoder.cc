#include "neardup/io/decoder.h"

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <limits>

namespace neardup {
namespace {

class GzipDecoder : public Decoder {
 public:
  // 15 is the largest window, 16 asks for the gzip header and checksum.
  GzipDecoder() { ready_ = inflateInit2(&stream_, 15 + 16) == Z_OK; }
  ~GzipDecoder() override { inflateEnd(&stream_); }

  StatusOr<Step> Decode(std::span<const char> in,
                        std::span<char> out) override {
    if (!ready_) return IoError("no memory for gzip");
    if (at_boundary_) {
      if (in.empty()) return Step();
      inflateReset(&stream_);
      at_boundary_ = false;
    }
    constexpr size_t kMost = std::numeric_limits<uInt>::max();
    const size_t in_size = std::min(in.size(), kMost);
    const size_t out_size = std::min(out.size(), kMost);
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(in_size);
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out_size);
    const int result = inflate(&stream_, Z_NO_FLUSH);
    if (result == Z_STREAM_END) {
      at_boundary_ = true;
      ++members_;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      return Broken(result);
    }
    return Step{in_size - stream_.avail_in, out_size - stream_.avail_out};
  }

  bool AtBoundary() const override { return at_boundary_; }

 private:
  Status Broken(int result) const {
    if (result == Z_MEM_ERROR) return IoError("no memory for gzip");
    // A header is ten bytes; what fails inside it was not meant as a member.
    if (members_ > 0 && stream_.total_in < 10 && stream_.total_out == 0) {
      return DataLoss("garbage after gzip data");
    }
    return DataLoss(fmt::format("broken gzip data ({})",
                                stream_.msg ? stream_.msg : "unknown error"));
  }

  z_stream stream_ = {};
  bool ready_ = false;
  bool at_boundary_ = true;
  size_t members_ = 0;
};

class ZstdDecoder : public Decoder {
 public:
  ZstdDecoder() : stream_(ZSTD_createDStream()) {
    if (stream_) ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax, 31);
  }
  ~ZstdDecoder() override { ZSTD_freeDStream(stream_); }
  ZstdDecoder(const ZstdDecoder&) = delete;
  ZstdDecoder& operator=(const ZstdDecoder&) = delete;

  StatusOr<Step> Decode(std::span<const char> in,
                        std::span<char> out) override {
    if (!stream_) return IoError("no memory for zstd");
    if (in.empty() && at_boundary_) return Step();
    ZSTD_inBuffer from = {in.data(), in.size(), 0};
    ZSTD_outBuffer to = {out.data(), out.size(), 0};
    const size_t result = ZSTD_decompressStream(stream_, &to, &from);
    if (ZSTD_isError(result)) return Broken(result);
    at_boundary_ = result == 0;
    frames_ += at_boundary_;
    return Step{from.pos, to.pos};
  }

  bool AtBoundary() const override { return at_boundary_; }

 private:
  Status Broken(size_t result) const {
    const ZSTD_ErrorCode code = ZSTD_getErrorCode(result);
    if (code == ZSTD_error_memory_allocation) {
      return IoError("no memory for zstd");
    }
    if (frames_ > 0 && code == ZSTD_error_prefix_unknown) {
      return DataLoss("garbage after zstd data");
    }
    return DataLoss(
        fmt::format("broken zstd data ({})", ZSTD_getErrorName(result)));
  }

  ZSTD_DStream* stream_;
  bool at_boundary_ = true;
  size_t frames_ = 0;
};

}  // namespace

Compression DetectCompression(std::string_view first_bytes) {
  if (first_bytes.starts_with("\x1f\x8b")) return Compression::kGzip;
  if (first_bytes.size() < kMagicBytes) return Compression::kNone;
  if (first_bytes.starts_with("\x28\xb5\x2f\xfd")) return Compression::kZstd;
  // A skippable frame: 0x184D2A50 to 0x184D2A5F, low byte first.
  const bool skippable = (first_bytes[0] & 0xf0) == 0x50 &&
                         first_bytes.substr(1, 3) == "\x2a\x4d\x18";
  return skippable ? Compression::kZstd : Compression::kNone;
}

std::string_view CompressionName(Compression compression) {
  switch (compression) {
    case Compression::kGzip:
      return "gzip";
    case Compression::kZstd:
      return "zstd";
    case Compression::kNone:
      break;
  }
  return "none";
}

std::unique_ptr<Decoder> MakeDecoder(Compression compression) {
  switch (compression) {
    case Compression::kGzip:
      return std::make_unique<GzipDecoder>();
    case Compression::kZstd:
      return std::make_unique<ZstdDecoder>();
    case Compression::kNone:
      break;
  }
  return nullptr;
}

}  // namespace neardup
