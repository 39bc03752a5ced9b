// Streaming decompression of gzip and Zstandard, found out from the content.
//
// A file may be several gzip members or zstd frames after one another (as
// `cat a.gz b.gz` makes them); they read as one. Formats: RFC 1952, RFC 8878.

#ifndef NEARDUP_IO_DECODER_H_
#define NEARDUP_IO_DECODER_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "neardup/base/status.h"

namespace neardup {

enum class Compression { kNone, kGzip, kZstd };

// How many first bytes DetectCompression wants to see.
inline constexpr size_t kMagicBytes = 4;

// Judges by the magic number alone. Text in UTF-8 never begins with the one of
// gzip or of a zstd frame; that of a skippable frame holds a control character.
Compression DetectCompression(std::string_view first_bytes);

// "gzip", "zstd", "none".
std::string_view CompressionName(Compression compression);

// Turns compressed bytes into plain ones, piece by piece. For one thread.
class Decoder {
 public:
  struct Step {
    size_t consumed = 0;  // bytes of `in` used up
    size_t produced = 0;  // bytes of `out` filled
  };

  virtual ~Decoder() = default;

  // Goes on with the next bytes. With an empty `in` it gives what it still
  // holds back. Errors: kDataLoss, "broken gzip data" and the like; do not call
  // it again after one.
  virtual StatusOr<Step> Decode(std::span<const char> in,
                                std::span<char> out) = 0;

  // Whether the data may end here: every member or frame begun is complete.
  virtual bool AtBoundary() const = 0;
};

// Null for kNone. Memory: 64 KiB for gzip; for zstd the window the file asks
// for, up to 2 GiB for files made with `--long=31`.
std::unique_ptr<Decoder> MakeDecoder(Compression compression);

}  // namespace neardup

#endif  // NEARDUP_IO_DECODER_H_
