// Finds the story among the blocks of a page.
//
// Follows J. Pasternack, D. Roth, "Extracting Article Text from the Web with
// Maximum Subsequence Segmentation" (WWW 2009): every block gets a score, good
// for long text outside links, bad for short lines, links and what stands in
// other containers; the story is the run with the largest sum. Link density as
// in C. Kohlschütter et al., "Boilerplate Detection Using Shallow Text
// Features" (WSDM 2010). Then the run is held against the container that has
// most of it, so that a stretch of teasers below a story is cut off.

#ifndef NEARDUP_EXTRACT_MAIN_TEXT_H_
#define NEARDUP_EXTRACT_MAIN_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/extract/html_blocks.h"

namespace neardup {

// What the page says of itself.
struct StoryHints {
  std::string_view title;
  bool live_blog = false;  // says that it is one
};

// The blocks of the story: ascending indexes into `page.blocks`; none when
// nothing reads like a story. The title is left out of it where it is a block.
// Other whole stories (other_stories.h), teasers and comments (html_series.h)
// are set aside. Cost: n log n in the page's containers. Thread-safe.
std::vector<size_t> FindMainBlocks(const HtmlBlocks& page,
                                   const StoryHints& hints);

// Their texts, a line each, without a line feed at the end.
std::string MainText(const HtmlBlocks& page, const StoryHints& hints);

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_MAIN_TEXT_H_
