// The phrases that editor's notes begin with.

#ifndef NEARDUP_EXTRACT_NOTE_PHRASES_H_
#define NEARDUP_EXTRACT_NOTE_PHRASES_H_

#include <string_view>

#include "neardup/extract/story_notes.h"

namespace neardup {

struct NotePhrase {
  NoteKind kind = NoteKind::kNone;
  std::string_view head;  // the phrase, with the number of a version
};

// What a title or line begins with: "UPDATE 2-Ferry ...", "(Corrects name)",
// "Anmerkung der Redaktion: ...". kNone if no phrase of a note.
NotePhrase FindNotePhrase(std::string_view line);

// The same of a text that is declared to be a note to editors, where a phrase
// needs no colon, capitals or brackets: "Kill.", "corrects name of the mill".
NotePhrase FindDeclaredNote(std::string_view note);

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_NOTE_PHRASES_H_
