// Text and numbers as they stand in HTML.

#ifndef NEARDUP_REPORT_HTML_H_
#define NEARDUP_REPORT_HTML_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace neardup {

// `text` (valid UTF-8) so that it is shown as it is, wherever it stands: in an
// element or in a quoted attribute. The five characters that could end either
// become references; control characters but tab and line feed become U+FFFD.
//   <b title="x">  ->  &lt;b title=&quot;x&quot;&gt;
std::string EscapeHtml(std::string_view text);

// "1,234,567".
std::string GroupDigits(uint64_t number);

// "38.6 MB": of 1000 bytes a kB.
std::string FormatBytes(uint64_t bytes);

// An element that says a time in UTC, to the minute; "" for an unknown one.
//   <time datetime="2025-02-04T22:29:00Z">2025-02-04 22:29</time>
std::string TimeElement(std::optional<int64_t> time);

}  // namespace neardup

#endif  // NEARDUP_REPORT_HTML_H_
