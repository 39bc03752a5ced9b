// Whether bytes are UTF-8. Readers check every story once; behind them all text
// is known to be valid and is read without checks.

#ifndef NEARDUP_TEXT_UTF8_H_
#define NEARDUP_TEXT_UTF8_H_

#include <cstddef>
#include <string_view>

namespace neardup {

// True for well-formed UTF-8 (Unicode 15, table 3-7: no overlong forms, no
// surrogates, nothing above U+10FFFF). Above 10 GB/s. The empty text is valid.
bool IsValidUtf8(std::string_view bytes);

// Where the first ill-formed sequence begins, for messages; bytes.size() if
// there is none. Slow: about 500 MB/s.
size_t FirstInvalidByte(std::string_view bytes);

}  // namespace neardup

#endif  // NEARDUP_TEXT_UTF8_H_
