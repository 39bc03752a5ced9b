// Title and text, cut at the first NUL: what is found are whole characters of
// them.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "neardup/extract/story_notes.h"
#include "neardup/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  if (!neardup::IsValidUtf8(all)) return 0;
  const size_t cut = all.find('\0');
  const std::string_view title = all.substr(0, cut);
  const std::string_view text =
      cut == all.npos ? std::string_view() : all.substr(cut + 1);
  const neardup::StoryNotes notes = neardup::FindStoryNotes(title, text);
  for (const std::string_view part :
       {notes.dateline, notes.agency, notes.note}) {
    if (!neardup::IsValidUtf8(part)) std::abort();
  }
  if (notes.note.empty() != (notes.kind == neardup::NoteKind::kNone)) {
    std::abort();
  }
  return 0;
}
