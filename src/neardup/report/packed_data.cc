#include "neardup/report/packed_data.h"

#include <absl/strings/escaping.h>
#include <zlib.h>

#include <cassert>

namespace neardup {
namespace {

// 15 bits of window, and 16 to ask for the gzip format.
constexpr int kGzipWindow = 15 + 16;

std::string Gzip(std::string_view bytes) {
  z_stream stream{};
  [[maybe_unused]] int status =
      deflateInit2(&stream, /*level=*/6, Z_DEFLATED, kGzipWindow,
                   /*memLevel=*/8, Z_DEFAULT_STRATEGY);
  assert(status == Z_OK);
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  // zlib does not write to its input.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  status = deflate(&stream, Z_FINISH);
  assert(status == Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

}  // namespace

std::string PackData(std::string_view bytes) {
  const std::string packed = Gzip(bytes);
  std::string text;
  absl::Base64Escape({packed.data(), packed.size()}, &text);
  return text;
}

}  // namespace neardup
