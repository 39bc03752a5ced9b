// Text in any charset to UTF-8.
//
// What charset it is, in the order of browsers (WHATWG HTML, 13.2.3.2): a byte
// order mark, the HTTP header, what the document declares (<meta>, <?xml?>);
// else ICU's detector, which looks at which letters stand beside each other.
// Names mean what browsers take them to mean (WHATWG Encoding, 4.2):
// "iso-8859-1" and "ascii" are windows-1252, "gb2312" is GB18030, "shift_jis"
// is windows-31j.

#ifndef NEARDUP_IO_CHARSET_H_
#define NEARDUP_IO_CHARSET_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "neardup/base/status.h"

namespace neardup {

enum class CharsetOrigin : uint8_t {
  kByteOrderMark,
  kHttpHeader,
  kDeclared,  // in the document
  kContent,   // well-formed UTF-8, whatever was said
  kDetected,
  kAssumed,  // windows-1252, because nothing else fits
};

struct DecodedText {
  std::string utf8;     // well-formed, without byte order mark
  std::string charset;  // canonical name: "UTF-8", "windows-1252", "GB18030"
  CharsetOrigin origin = CharsetOrigin::kAssumed;
  // Bytes that mean nothing in that charset, each U+FFFD in `utf8`; more than
  // one in a thousand is a sign of mixed or broken text.
  size_t replaced = 0;
};

// The name by which ICU knows the charset that browsers understand by `label`;
// empty if they know none, or must not use it (utf-7). Example: " Latin1" ->
// "windows-1252".
std::string CharsetOfLabel(std::string_view label);

// The charset that `bytes` declare in their first 4,096: in <meta charset>,
// <meta http-equiv> or <?xml encoding?>; empty if none. As written.
std::string_view DeclaredCharset(std::string_view bytes);

// The charset in an HTTP Content-Type such as "text/html; charset=utf-8"; empty
// if none. As written.
std::string_view CharsetOfContentType(std::string_view content_type);

// `bytes`, HTML or plain text, in UTF-8. `http_charset` is what the HTTP header
// says, or a user's own word; empty for nothing.
//
// Two departures from browsers, which never look at the text when they are
// told: text that is well-formed UTF-8 beyond ASCII is UTF-8 when a charset of
// single bytes is declared (by chance that does not happen), and text declared
// UTF-8 that is nothing like it is detected.
//
// Errors: kDataLoss "charset X: ..." when ICU cannot convert. Cost: UTF-8 a few
// GB/s, others 100 to 300 MB/s, detection 1 ms once. Memory: up to three times
// the bytes. Thread-safe.
StatusOr<DecodedText> DecodeText(std::string_view bytes,
                                 std::string_view http_charset = {});

}  // namespace neardup

#endif  // NEARDUP_IO_CHARSET_H_
