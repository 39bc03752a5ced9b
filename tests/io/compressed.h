// Bytes compressed for tests.

#ifndef NEARDUP_TESTS_IO_COMPRESSED_H_
#define NEARDUP_TESTS_IO_COMPRESSED_H_

#include <zlib.h>
#include <zstd.h>

#include <string>
#include <string_view>

namespace neardup {

inline std::string Gzip(std::string_view plain) {
  z_stream stream = {};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, plain.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

inline std::string Zstd(std::string_view plain) {
  std::string packed(ZSTD_compressBound(plain.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), plain.data(),
                              plain.size(), 3));
  return packed;
}

}  // namespace neardup

#endif  // NEARDUP_TESTS_IO_COMPRESSED_H_
