// Any bytes through decompression: an end or an error, and the same bytes
// however the input is cut.

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/io/byte_source.h"

namespace {

// A small input may stand for terabytes.
constexpr size_t kEnough = 1 << 20;

struct Decoded {
  std::string bytes;
  bool ok = false;
};

Decoded Decode(std::string_view input, size_t max_read, size_t block) {
  Decoded decoded;
  auto source = neardup::ByteSource::Open(
      std::make_unique<neardup::MemoryInput>("input", input, max_read), block);
  if (!source.ok()) std::abort();
  std::vector<char> out(4096);
  while (decoded.bytes.size() < kEnough) {
    const auto size = (*source)->Read(out);
    if (!size.ok()) return decoded;
    decoded.ok = *size == 0;
    if (decoded.ok) return decoded;
    decoded.bytes.append(out.data(), *size);
  }
  return decoded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  const Decoded whole = Decode(input, SIZE_MAX, 1 << 16);
  const Decoded pieces = Decode(input, 7, 64);
  if (whole.bytes.size() >= kEnough) return 0;
  // Before an error the pieces may have given more than the whole.
  if (whole.ok != pieces.ok) std::abort();
  if (whole.ok && whole.bytes != pieces.bytes) std::abort();
  return 0;
}
