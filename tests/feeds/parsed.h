// What a document is parsed into, for tests.

#ifndef NEARDUP_TESTS_FEEDS_PARSED_H_
#define NEARDUP_TESTS_FEEDS_PARSED_H_

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/feeds/feed_parser.h"

namespace neardup {

struct Parsed {
  std::deque<StoryFields> stories;
  std::vector<DocumentReject> rejects;
};

// Parses a document as what its bytes say it is.
inline Parsed Parse(std::string_view bytes, ReaderOptions options = {},
                    std::string_view name = "feed") {
  Parsed parsed;
  const InputFormat format = *FindInputFormat(name, bytes, /*all=*/true);
  if (!IsDocument(format)) return parsed;
  MakeFeedParser(options)->Parse({format, name, bytes}, &parsed.stories,
                                 &parsed.rejects);
  return parsed;
}

inline std::string AttributeNamed(const StoryFields& story,
                                  std::string_view name) {
  for (const Attribute& attribute : story.attributes) {
    if (attribute.name == name) return attribute.value;
  }
  return "";
}

}  // namespace neardup

#endif  // NEARDUP_TESTS_FEEDS_PARSED_H_
