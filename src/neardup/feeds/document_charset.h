// Documents in other charsets than UTF-8.

#ifndef NEARDUP_FEEDS_DOCUMENT_CHARSET_H_
#define NEARDUP_FEEDS_DOCUMENT_CHARSET_H_

#include <optional>
#include <string>
#include <string_view>

namespace neardup {

// An XML document or table in UTF-8, or nothing when it is to be read as it is:
// because it is UTF-8, or ought to be and is not in places, which then cost
// only the items they stand in. Converted is what begins with a byte order mark
// of UTF-16 or UTF-32, what declares another charset, and what declares none
// and has more bytes that are no UTF-8 than characters that are (and not
// ASCII); the charset of the latter is guessed (io/charset.h). Cost when
// nothing is to be done: a pass at a few GB/s.
std::optional<std::string> ConvertedDocument(std::string_view bytes);

}  // namespace neardup

#endif  // NEARDUP_FEEDS_DOCUMENT_CHARSET_H_
