#include "neardup/io/broken_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "neardup/base/ascii.h"
#include "neardup/io/utf8.h"

namespace neardup {
namespace {

// One past the string that begins at line[begin] == '"'.
size_t EndOfString(std::string_view line, size_t begin) {
  for (size_t i = begin + 1; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '"') {
      return i + 1;
    }
  }
  return line.size();
}

// What is wrong with the strings of a line, as far as a look from left to right
// can tell. simdjson finds the same faults, but which one it reports first
// depends on the implementation.
std::string StringFault(std::string_view line) {
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '"') continue;
    const size_t end = EndOfString(line, i);
    for (size_t j = i + 1; j < end; ++j) {
      if (static_cast<uint8_t>(line[j]) < 0x20) {
        return fmt::format("a control character in a string at byte {}", j);
      }
    }
    if (end == line.size() && (end - i < 2 || line[end - 1] != '"')) {
      return "a string is not closed";
    }
    i = end - 1;
  }
  return "";
}

// The code unit of the escape \uXXXX at line[i].
std::optional<unsigned> CodeUnit(std::string_view line, size_t i) {
  if (i + 6 > line.size() || line.substr(i, 2) != "\\u") return std::nullopt;
  unsigned unit = 0;
  const char* first = line.data() + i + 2;
  const auto [end, error] = std::from_chars(first, first + 4, unit, 16);
  if (error != std::errc() || end != first + 4) return std::nullopt;
  return unit;
}

// Where half of a surrogate pair stands by itself.
std::optional<size_t> FindLoneSurrogate(std::string_view line) {
  for (size_t i = 0; i + 1 < line.size(); ++i) {
    if (line[i] != '\\') continue;
    const std::optional<unsigned> unit = CodeUnit(line, i);
    if (!unit || *unit < 0xD800 || *unit > 0xDFFF) {
      ++i;
      continue;
    }
    const std::optional<unsigned> next = CodeUnit(line, i + 6);
    if (*unit >= 0xDC00 || !next || *next < 0xDC00 || *next > 0xDFFF) return i;
    i += 11;
  }
  return std::nullopt;
}

std::string_view Explain(simdjson::error_code error) {
  switch (error) {
    case simdjson::NUMBER_ERROR:
      return "a bad number";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR:
      return "a bad word (neither true, false nor null)";
    case simdjson::DEPTH_ERROR:
      return "nested too deeply";
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
      return "too long for the memory";
    case simdjson::STRING_ERROR:
      return "a bad escape in a string";
    default:
      return "commas, colons, braces or values out of place";
  }
}

// One past the number that begins at line[begin]; `begin` if it is none (RFC
// 8259, 6).
size_t EndOfNumber(std::string_view line, size_t begin) {
  size_t i = begin;
  const auto digits = [&] {
    const size_t first = i;
    while (i < line.size() && IsAsciiDigit(line[i])) ++i;
    return i - first;
  };
  const auto skip = [&](std::string_view any) {
    const bool there = i < line.size() && any.find(line[i]) != any.npos;
    i += there;
    return there;
  };
  skip("-");
  const bool zero = i < line.size() && line[i] == '0';
  const size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return begin;
  if (skip(".") && digits() == 0) return begin;
  if (skip("eE")) {
    skip("+-");
    if (digits() == 0) return begin;
  }
  return i;
}

}  // namespace

std::string BrokenJsonReason(std::string_view line,
                             simdjson::error_code error) {
  if (const auto bad = FindInvalidUtf8(line)) {
    return fmt::format("invalid UTF-8 at byte {}", *bad);
  }
  if (const std::string fault = StringFault(line); !fault.empty()) {
    return "broken JSON: " + fault;
  }
  if (error == simdjson::STRING_ERROR) {
    if (const auto lone = FindLoneSurrogate(line)) {
      return fmt::format("lone surrogate {} at byte {}", line.substr(*lone, 6),
                         *lone);
    }
  }
  return fmt::format("broken JSON: {}", Explain(error));
}

std::string QuoteLongNumbers(std::string_view line) {
  // Shorter ones fit, unless they have an exponent.
  constexpr size_t kFits = 18;
  std::string quoted;
  size_t i = 0;
  while (i < line.size()) {
    size_t end = i + 1;
    bool quote = false;
    if (line[i] == '"') {
      end = EndOfString(line, i);
    } else if (line[i] == '-' || IsAsciiDigit(line[i])) {
      end = EndOfNumber(line, i);
      const std::string_view number = line.substr(i, end - i);
      quote = number.size() > kFits || number.find_first_of("eE") != line.npos;
      // Only what stands as a value; as a key it stays the fault it is.
      const size_t next = line.find_first_not_of(" \t\r", end);
      quote = quote && next != line.npos &&
              (line[next] == ',' || line[next] == '}' || line[next] == ']');
      // Of what is no number no part is one either.
      if (end == i) {
        end =
            std::min(line.find_first_not_of("+-.0123456789eE", i), line.size());
      }
    }
    if (quote) quoted += '"';
    quoted.append(line.substr(i, end - i));
    if (quote) quoted += '"';
    i = end;
  }
  return quoted;
}

}  // namespace neardup
