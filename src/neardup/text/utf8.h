// Whether bytes are UTF-8. Readers check every story once and say where it
// breaks (io/utf8.h); behind them all text is known to be valid and is read
// without checks.

#ifndef NEARDUP_TEXT_UTF8_H_
#define NEARDUP_TEXT_UTF8_H_

#include <string_view>

namespace neardup {

// True for well-formed UTF-8 (Unicode 15, table 3-7: no overlong forms, no
// surrogates, nothing above U+10FFFF). Above 10 GB/s. The empty text is valid.
bool IsValidUtf8(std::string_view bytes);

}  // namespace neardup

#endif  // NEARDUP_TEXT_UTF8_H_
