// Text as people read it, from what feeds put into their fields.

#ifndef NEARDUP_FEEDS_MARKUP_H_
#define NEARDUP_FEEDS_MARKUP_H_

#include <string>
#include <string_view>

namespace neardup {

// The text of HTML, a line a paragraph; valid UTF-8. Text without markup and
// entities comes back as it is, without the white space around it.
std::string TextOfMarkup(std::string_view html);

// The same on one line: titles, names.
std::string LineOfMarkup(std::string_view html);

// `text` without white space around it, ill-formed bytes replaced.
std::string PlainText(std::string_view text);

}  // namespace neardup

#endif  // NEARDUP_FEEDS_MARKUP_H_
