// What holds for a story of any format once its fields have been read.

#ifndef NEARDUP_FEEDS_STORY_RULES_H_
#define NEARDUP_FEEDS_STORY_RULES_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "neardup/io/document_parser.h"

namespace neardup {

// Completes a story, the `number`th (from 1) of the file `name`:
//   id      else the URL, else NAME#NUMBER
//   source  a URL becomes its host; else the host of the URL
//   text    else the title, with the attribute title_only: feeds that carry no
//           text (GDELT, headline feeds) can still be searched for copies
// Ill-formed UTF-8 becomes U+FFFD. Returns why it is no story, or "".
std::string CompleteStory(std::string_view name, size_t number,
                          StoryFields* story);

}  // namespace neardup

#endif  // NEARDUP_FEEDS_STORY_RULES_H_
