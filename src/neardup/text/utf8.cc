#include "neardup/text/utf8.h"

#include <simdjson.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace neardup {

bool IsValidUtf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

size_t FirstInvalidByte(std::string_view bytes) {
  const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
  const size_t size = bytes.size();
  for (size_t i = 0; i < size;) {
    const size_t begin = i;
    UChar32 c;
    U8_NEXT(data, i, size, c);
    if (c < 0) return begin;
  }
  return size;
}

}  // namespace neardup
