// Text in any charset: the first byte chooses what the HTTP header says. What
// comes out is well-formed UTF-8.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "neardup/io/charset.h"
#include "neardup/io/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  constexpr std::string_view kSaid[] = {"",        "utf-8",       "latin1",
                                        "gb18030", "iso-2022-jp", "shift_jis",
                                        "utf-16",  "big5"};
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1,
                               size - 1);
  const auto decoded =
      neardup::DecodeText(bytes, kSaid[data[0] % std::size(kSaid)]);
  if (decoded.ok() && neardup::FindInvalidUtf8(decoded->utf8)) std::abort();
  return 0;
}
