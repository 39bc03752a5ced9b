#include "neardup/report/html.h"

#include <fmt/format.h>

#include "neardup/io/time.h"

namespace neardup {

std::string EscapeHtml(std::string_view text) {
  std::string html;
  html.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default: {
        const auto byte = static_cast<unsigned char>(c);
        const bool control =
            (byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7f;
        if (control) {
          html += "\xef\xbf\xbd";
        } else {
          html += c;
        }
      }
    }
  }
  return html;
}

std::string GroupDigits(uint64_t number) {
  std::string digits = fmt::format("{}", number);
  for (size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

std::string FormatBytes(uint64_t bytes) {
  double size = static_cast<double>(bytes);
  std::string_view unit = "bytes";
  for (const std::string_view larger : {"kB", "MB", "GB", "TB"}) {
    if (size < 1000) break;
    size /= 1000;
    unit = larger;
  }
  return bytes < 1000 ? fmt::format("{} bytes", bytes)
                      : fmt::format("{:.1f} {}", size, unit);
}

std::string TimeElement(std::optional<int64_t> time) {
  if (!time) return "";
  const std::string text = FormatTime(*time);
  return fmt::format("<time datetime=\"{}\">{} {}</time>", text,
                     text.substr(0, 10), text.substr(11, 5));
}

}  // namespace neardup
