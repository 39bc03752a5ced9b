// Which parts of a page are other stories than the one it is about: whole ones
// that follow it as one scrolls, or stand beside it.

#ifndef NEARDUP_EXTRACT_OTHER_STORIES_H_
#define NEARDUP_EXTRACT_OTHER_STORIES_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "neardup/extract/html_blocks.h"

namespace neardup {

// The heading over the story: the first that is the title, else one that holds
// it or is held by it and not much longer or shorter; an <h1> before others;
// else the only <h1> that is no link. How many blocks there are if there is
// none.
size_t FindHeadline(const HtmlBlocks& page, std::string_view title);

// Whether each container is, or is in, another story than the one under the
// block `headline`: all false if there is no such block. Other stories are
//  - <article>s with a heading of their own and text, beside the headline's,
//  - cards in it: <article>s that begin with a heading that leads away, unless
//    they hold more text than the rest of it,
//  - what holds another <h1> and text, unless both are in one <article>,
//  - elements like the headline's, beside it, that begin with a heading of its
//    level, if they are <article>s, it is an <h1> or theirs lead away; of any
//    level, if one of them stands before the headline.
// Cost: linear. Thread-safe.
std::vector<bool> FindOtherStories(const HtmlBlocks& page, size_t headline);

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_OTHER_STORIES_H_
