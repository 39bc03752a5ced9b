// Case of ASCII letters, whatever the locale; other bytes, those of UTF-8 too,
// stay as they are. For names in formats and addresses; words of stories are
// normalised by text/word.h.

#ifndef NEARDUP_BASE_ASCII_H_
#define NEARDUP_BASE_ASCII_H_

#include <algorithm>
#include <string>
#include <string_view>

namespace neardup {

constexpr char LowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = LowerAscii(c);
  return lower;
}

constexpr bool EqualsInAnyCase(std::string_view a, std::string_view b) {
  return std::equal(
      a.begin(), a.end(), b.begin(), b.end(),
      [](char x, char y) { return LowerAscii(x) == LowerAscii(y); });
}

}  // namespace neardup

#endif  // NEARDUP_BASE_ASCII_H_
