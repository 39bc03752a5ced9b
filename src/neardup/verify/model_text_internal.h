// Fields and numbers of model files. Internal to verify.

#ifndef NEARDUP_VERIFY_MODEL_TEXT_INTERNAL_H_
#define NEARDUP_VERIFY_MODEL_TEXT_INTERNAL_H_

#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>
#include <system_error>

namespace neardup {

// Splits off what stands before the first `separator`.
inline std::string_view TakeUntil(char separator, std::string_view* rest) {
  const size_t end = rest->find(separator);
  const std::string_view field = rest->substr(0, end);
  rest->remove_prefix(end == std::string_view::npos ? rest->size() : end + 1);
  return field;
}

// Splits off a line without its end.
inline std::string_view TakeLine(std::string_view* rest) {
  std::string_view line = TakeUntil('\n', rest);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// A finite number that fills the whole field.
template <typename T>
std::optional<T> ParseFinite(std::string_view field) {
  T value;
  const char* const end = field.data() + field.size();
  const auto [parsed, error] = std::from_chars(field.data(), end, value);
  if (error != std::errc() || parsed != end) return std::nullopt;
  if (!std::isfinite(static_cast<double>(value))) return std::nullopt;
  return value;
}

}  // namespace neardup

#endif  // NEARDUP_VERIFY_MODEL_TEXT_INTERNAL_H_
