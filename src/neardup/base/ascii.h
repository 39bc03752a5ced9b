// Kinds and case of ASCII characters, whatever the locale; other bytes, those
// of UTF-8 too, are of no kind and stay as they are. For names in formats and
// addresses; words of stories are normalised by text/word.h.

#ifndef NEARDUP_BASE_ASCII_H_
#define NEARDUP_BASE_ASCII_H_

#include <algorithm>
#include <string>
#include <string_view>

namespace neardup {

constexpr bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsAsciiLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
// Space, tab, line feed, vertical tab, form feed, carriage return.
constexpr bool IsAsciiSpace(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// `text` without spaces at both ends.
constexpr std::string_view TrimmedAscii(std::string_view text) {
  while (!text.empty() && IsAsciiSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsAsciiSpace(text.back())) text.remove_suffix(1);
  return text;
}

constexpr char LowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = LowerAscii(c);
  return lower;
}

constexpr bool EqualsInAnyCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return LowerAscii(x) == LowerAscii(y);
  });
}

}  // namespace neardup

#endif  // NEARDUP_BASE_ASCII_H_
