// The frame of a page that stands alone: one file with its style, its scripts
// and its data, which asks nothing of any network.
//
// The page carries a Content-Security-Policy that allows the style sheet and
// the scripts built into the library, by their hashes, and nothing else: no
// other script could run even if it came into the page, and no request leaves
// it.

#ifndef NEARDUP_REPORT_PAGE_H_
#define NEARDUP_REPORT_PAGE_H_

#include <string>
#include <string_view>

namespace neardup {

// From the doctype to the begin of <main>. `title` is escaped.
std::string PageBegin(std::string_view title);

// Data for the scripts, packed, under an id.
std::string PageData(std::string_view id, std::string_view data);

// From the end of <main>, or of the data behind it, to the end of the page: the
// scripts, which run when all before them is there.
std::string PageEnd();

}  // namespace neardup

#endif  // NEARDUP_REPORT_PAGE_H_
