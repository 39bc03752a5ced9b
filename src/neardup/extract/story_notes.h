// What an agency or an editor wrote around a story: dateline, agency, note.
//
// All is told by its form, in English, German, French, Spanish, Italian and
// Portuguese, where it usually stands: the dateline at the head of one of the
// first lines ("ROMA, 3 MAR (ANSA) -"), the agency there, in a byline ("Par
// AFP") or at the end ("(dpa/lby)", "Fonte: Lusa"), an editor's note at the
// head of the title ("UPDATE 2-", "Berichtigung:") or of one of the first or
// last lines ("(Corrige nombre en segundo párrafo)"). A place without an agency
// or a date must be in capitals. What is in doubt is not found.
//
// Nothing is taken out of the text: these are things to show and to sort by.
//
// Example:
//   StoryNotes notes = FindStoryNotes("UPDATE 1-Dam holds",
//                                     "TARN, May 2 (Reuters) - The dam
//                                     holds.");
//   // notes.dateline is "TARN, May 2 (Reuters)", notes.agency "Reuters",
//   // notes.kind kUpdate, notes.note "UPDATE 1"

#ifndef NEARDUP_EXTRACT_STORY_NOTES_H_
#define NEARDUP_EXTRACT_STORY_NOTES_H_

#include <cstdint>
#include <string_view>

namespace neardup {

// What an editor's note says of the story.
enum class NoteKind : uint8_t {
  kNone,
  kCorrection,  // it was wrong and is put right
  kUpdate,      // there is more of it
  kKill,        // it is withdrawn
  kOther,       // something else
};

// "correction", "update", "kill", "note"; empty for kNone.
std::string_view NoteKindName(NoteKind kind);

// Views of the texts given or of constants; empty: there is none.
struct StoryNotes {
  std::string_view dateline;  // as it stands, without the dash behind it
  std::string_view agency;    // by its usual name, else as it stands
  std::string_view note;      // as it stands: of a title only its head
  NoteKind kind = NoteKind::kNone;
};

// Texts are valid UTF-8. Looks at the title and the first and last three lines
// of the text that are not blank. Thread-safe.
StoryNotes FindStoryNotes(std::string_view title, std::string_view text);

// What a note that was declared as one says; kOther if it is none of the above.
NoteKind KindOfNote(std::string_view note);

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_STORY_NOTES_H_
