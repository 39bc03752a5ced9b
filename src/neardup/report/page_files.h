// The style sheet and the scripts of pages (page/), as they are compiled in.

#ifndef NEARDUP_REPORT_PAGE_FILES_H_
#define NEARDUP_REPORT_PAGE_FILES_H_

#include <span>
#include <string_view>

namespace neardup {

struct PageFile {
  std::string_view text;
  std::string_view sha256;  // of text, in hexadecimal
};

const PageFile& PageStyle();

// In the order in which they must run.
std::span<const PageFile> PageScripts();

}  // namespace neardup

#endif  // NEARDUP_REPORT_PAGE_FILES_H_
