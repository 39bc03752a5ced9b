#include "neardup/extract/revision_marks.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "neardup/extract/note_phrases.h"

namespace neardup {
namespace {

// Of "UPDATE 2": 2; 1 where there is none.
uint32_t NumberIn(std::string_view head) {
  const size_t first = head.find_first_of("0123456789");
  uint32_t number = 1;
  if (first != head.npos) {
    std::from_chars(head.data() + first, head.data() + head.size(), number);
  }
  return number;
}

// False if the phrase marks no version.
bool Add(const NotePhrase& phrase, RevisionMarks* marks) {
  switch (phrase.kind) {
    case NoteKind::kUpdate:
      marks->update = std::max(marks->update, NumberIn(phrase.head));
      return true;
    case NoteKind::kCorrection:
      marks->correction = true;
      return true;
    case NoteKind::kKill:
      marks->kill = true;
      return true;
    case NoteKind::kNone:
    case NoteKind::kOther:
      return false;
  }
  return false;
}

// What parts a mark from the headline.
std::string_view WithoutPartition(std::string_view text) {
  constexpr std::string_view kPartitions[] = {" ", ")", "]",      "-",     ":",
                                              "*", "|", "\u2013", "\u2014"};
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view partition : kPartitions) {
      if (!text.starts_with(partition)) continue;
      text.remove_prefix(partition.size());
      more = true;
    }
  }
  return text;
}

}  // namespace

RevisionMarks ReadRevisionMarks(std::string_view title) {
  RevisionMarks marks;
  // "CORRECTED-UPDATE 2-..." has two.
  for (int i = 0; i < 3; ++i) {
    const NotePhrase phrase = FindNotePhrase(title);
    if (!Add(phrase, &marks)) break;
    const char* end = phrase.head.data() + phrase.head.size();
    title.remove_prefix(static_cast<size_t>(end - title.data()));
    title = WithoutPartition(title);
  }
  return marks;
}

RevisionMarks ReadEditorNote(std::string_view note) {
  RevisionMarks marks;
  Add(FindDeclaredNote(note), &marks);
  return marks;
}

}  // namespace neardup
