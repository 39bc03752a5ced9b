// Marks by which agencies and papers say what version of a story this is.
//
// They stand at the front of a headline or of a note to editors: "UPDATE
// 2-Ferry runs again", "CORRECTED-...", "WRAPUP 3-...", "KILL: ...", in
// English, German, French, Spanish, Italian and Portuguese. Only forms that no
// headline of a story begins with count: a number or a dash, colon or bracket
// belongs to each, and capitals to those that withdraw a story. "Update on the
// ferry", "Update-Chaos" and "Update 2026: ..." are none.

#ifndef NEARDUP_EXTRACT_REVISION_MARKS_H_
#define NEARDUP_EXTRACT_REVISION_MARKS_H_

#include <cstdint>
#include <string_view>

namespace neardup {

struct RevisionMarks {
  uint32_t update = 0;      // of UPDATE n, WRAPUP n: n, 1 without a number
  bool correction = false;  // the version with the error has none
  bool kill = false;        // not to be used, nor its earlier versions

  friend bool operator==(const RevisionMarks&, const RevisionMarks&) = default;
};

// The marks at the front of a headline.
RevisionMarks ReadRevisionMarks(std::string_view title);

// Those of a note to editors, where a mark may stand alone: "KILL", "CORRECTS
// name of the mill".
RevisionMarks ReadEditorNote(std::string_view note);

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_REVISION_MARKS_H_
