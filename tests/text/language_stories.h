// Short invented stories in every language of `Language`, two of each.

#ifndef NEARDUP_TESTS_TEXT_LANGUAGE_STORIES_H_
#define NEARDUP_TESTS_TEXT_LANGUAGE_STORIES_H_

#include <span>
#include <string_view>

#include "neardup/text/language.h"

namespace neardup {

struct LanguageStory {
  Language language;
  std::string_view text;
};

// Many tell the same two events, so that names cannot help.
std::span<const LanguageStory> LanguageStories();

}  // namespace neardup

#endif  // NEARDUP_TESTS_TEXT_LANGUAGE_STORIES_H_
