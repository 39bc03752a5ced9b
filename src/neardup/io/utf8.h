// Is it UTF-8, and if not, where does it break?

#ifndef NEARDUP_IO_UTF8_H_
#define NEARDUP_IO_UTF8_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace neardup {

// The UTF-8 byte order mark.
inline constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// The 0-based offset of the first byte that begins no well-formed character
// (Unicode 15, table 3-7: no overlong forms, surrogates, or above U+10FFFF);
// nothing if all is well. Cost: a few GB/s when valid, about 1 GB/s after.
std::optional<size_t> FindInvalidUtf8(std::string_view bytes);

// The first `bytes` of `text`, which is well-formed, or a little less:
// characters are not cut.
std::string_view CutUtf8(std::string_view text, size_t bytes);

// Each ill-formed byte replaced by U+FFFD.
std::string ReplaceInvalidUtf8(std::string_view bytes);

}  // namespace neardup

#endif  // NEARDUP_IO_UTF8_H_
