// What must hold for any bytes that are parsed as a document.

#ifndef NEARDUP_TESTS_FUZZ_DOCUMENT_CHECK_H_
#define NEARDUP_TESTS_FUZZ_DOCUMENT_CHECK_H_

#include <cstdlib>
#include <deque>
#include <string_view>
#include <vector>

#include "neardup/feeds/feed_parser.h"
#include "neardup/io/record_fields.h"
#include "neardup/io/utf8.h"

namespace neardup {

// Stories are whole and valid UTF-8, lines exist, and a parser that has seen
// other documents says the same.
inline void CheckDocument(InputFormat format, std::string_view bytes) {
  const auto check = [](bool condition) {
    if (!condition) std::abort();
  };
  std::deque<StoryFields> stories, again;
  std::vector<DocumentReject> rejects, rejects_again;
  const auto parser = MakeFeedParser(ReaderOptions{});
  parser->Parse({format, "feed", bytes}, &stories, &rejects);
  size_t lines = 1;
  for (const char c : bytes) lines += c == '\n';
  for (const StoryFields& story : stories) {
    check(!story.id.empty() && !IsBlank(story.text));
    check(story.line >= 1 && story.line <= lines);
    for (const std::string* text :
         {&story.id, &story.url, &story.title, &story.text, &story.time,
          &story.source, &story.language}) {
      check(!FindInvalidUtf8(*text));
    }
    for (const Attribute& attribute : story.attributes) {
      check(!attribute.value.empty() && !FindInvalidUtf8(attribute.value));
    }
  }
  for (const DocumentReject& reject : rejects) {
    check(!reject.reason.empty() && reject.line >= 1 && reject.line <= lines);
  }
  parser->Parse({format, "feed", bytes}, &again, &rejects_again);
  check(again.size() == stories.size());
  check(rejects_again.size() == rejects.size());
}

}  // namespace neardup

#endif  // NEARDUP_TESTS_FUZZ_DOCUMENT_CHECK_H_
