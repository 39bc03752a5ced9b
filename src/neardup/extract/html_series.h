// Series of like elements on a page: the entries of a live blog, the comments
// below a story, teasers of others.
//
// All three are three or more elements of one kind in the same container, each
// with some text and with lines beside it that are none: times, names, links.
// What they are is told by these lines and by what stands before the series, as
// in the record mining of B. Liu, R. Grossman, Y. Zhai, "Mining Data Records in
// Web Pages" (KDD 2003), where like neighbours make a data region; and by where
// it stands: most of the story's own body is never set aside.

#ifndef NEARDUP_EXTRACT_HTML_SERIES_H_
#define NEARDUP_EXTRACT_HTML_SERIES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "neardup/extract/html_blocks.h"

namespace neardup {

enum class SeriesKind : uint8_t {
  kNone,      // in no series, or in one that says nothing: sections, a list
  kEntries,   // of a live blog: each has a time of day
  kInserts,   // stands between such entries, without a time of its own
  kTeasers,   // each begins with a link to another page and has little text
  kComments,  // each has a name and a line to act on, below a text
  kParts,     // has links or names as these, but is most of the story's body
};

struct SeriesHints {
  size_t headline = SIZE_MAX;  // index of the block; none if there is none such
  bool live_blog = false;      // the page says that it is one
};

// The kind of the outermost telling series that each container of `page` is in.
// Cost: n log n in the containers. Thread-safe.
//
// Example: <ul><li><b>14:05</b><p>The river...</p><li>...<li>...</ul>: kEntries
// for each <li> and all in it.
std::vector<SeriesKind> FindSeries(const HtmlBlocks& page,
                                   const SeriesHints& hints);

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_HTML_SERIES_H_
