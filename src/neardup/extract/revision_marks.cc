#include "neardup/extract/revision_marks.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>

#include "neardup/base/ascii.h"

namespace neardup {
namespace {

enum class Kind { kUpdate, kNumberedUpdate, kCorrection, kKill };

struct Mark {
  std::string_view word;  // as Folded makes it
  Kind kind;
};

constexpr Mark kMarks[] = {
    {"update", Kind::kUpdate},
    {"updated", Kind::kUpdate},
    {"updates", Kind::kUpdate},
    {"wrapup", Kind::kUpdate},
    {"roundup", Kind::kUpdate},
    // A word of headlines where it has no number.
    {"lead", Kind::kNumberedUpdate},
    {"aktualisiert", Kind::kUpdate},
    {"aktualisierung", Kind::kUpdate},
    {"zusammenfassung", Kind::kNumberedUpdate},
    {"actualisation", Kind::kUpdate},
    {"actualisé", Kind::kUpdate},
    {"mise à jour", Kind::kUpdate},
    {"actualización", Kind::kUpdate},
    {"actualizado", Kind::kUpdate},
    {"ampliación", Kind::kUpdate},
    {"aggiornamento", Kind::kUpdate},
    {"aggiornato", Kind::kUpdate},
    {"atualização", Kind::kUpdate},
    {"atualizada", Kind::kUpdate},
    {"correction", Kind::kCorrection},
    {"corrected", Kind::kCorrection},
    {"corrects", Kind::kCorrection},
    {"refile", Kind::kCorrection},
    {"korrektur", Kind::kCorrection},
    {"korrigiert", Kind::kCorrection},
    {"berichtigung", Kind::kCorrection},
    {"rectificatif", Kind::kCorrection},
    {"corrección", Kind::kCorrection},
    {"corrige", Kind::kCorrection},
    {"rectificación", Kind::kCorrection},
    {"correzione", Kind::kCorrection},
    {"rettifica", Kind::kCorrection},
    {"correção", Kind::kCorrection},
    {"errata", Kind::kCorrection},
    {"kill", Kind::kKill},
    {"withdrawn", Kind::kKill},
    {"withdrawal", Kind::kKill},
    {"retraction", Kind::kKill},
    {"zurückgezogen", Kind::kKill},
    {"annulation", Kind::kKill},
    {"anulación", Kind::kKill},
    {"annullamento", Kind::kKill},
    {"cancelamento", Kind::kKill},
};

constexpr size_t kLongestMark = 40;  // with a number and brackets

// Small letters, those of Latin-1 in UTF-8 too.
std::string Folded(std::string_view text) {
  std::string folded = LowerAscii(text);
  for (size_t i = 1; i < folded.size(); ++i) {
    const auto c = static_cast<unsigned char>(folded[i]);
    if (folded[i - 1] == '\xC3' && c >= 0x80 && c <= 0x9E) {
      folded[i] = static_cast<char>(c + 0x20);
    }
  }
  return folded;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// Walks over the folded front of a headline.
class Front {
 public:
  explicit Front(std::string_view text) : text_(text) {}

  size_t position() const { return position_; }
  bool at_end() const { return position_ == text_.size(); }

  bool Take(std::string_view piece) {
    if (!text_.substr(position_).starts_with(piece)) return false;
    position_ += piece.size();
    return true;
  }
  bool TakeAny(std::initializer_list<std::string_view> pieces) {
    return std::ranges::any_of(pieces,
                               [this](auto piece) { return Take(piece); });
  }
  void SkipSpaces() {
    while (Take(" ")) {
    }
  }
  // The longest mark that is here as a word of its own.
  const Mark* TakeMark() {
    const Mark* found = nullptr;
    for (const Mark& mark : kMarks) {
      const std::string_view rest = text_.substr(position_);
      if (!rest.starts_with(mark.word)) continue;
      const bool whole =
          rest.size() == mark.word.size() || !IsLetter(rest[mark.word.size()]);
      // A dash is not ASCII, but no letter either.
      const bool dash = rest.substr(mark.word.size()).starts_with("\xE2\x80");
      if ((whole || dash) &&
          (found == nullptr || mark.word.size() > found->word.size())) {
        found = &mark;
      }
    }
    if (found != nullptr) position_ += found->word.size();
    return found;
  }
  // At most three digits, else nothing is taken.
  std::optional<uint32_t> TakeNumber() {
    uint32_t number = 0;
    size_t end = position_;
    while (end < text_.size() && IsDigit(text_[end])) {
      number = 10 * number + static_cast<uint32_t>(text_[end++] - '0');
      if (end - position_ > 3) return std::nullopt;
    }
    if (end == position_) return std::nullopt;
    position_ = end;
    return number;
  }
  // Something in round brackets: "(OFFICIAL)".
  void SkipBracket() {
    const size_t end = text_.find(')', position_);
    if (text_.substr(position_).starts_with('(') && end != text_.npos) {
      position_ = end + 1;
    }
  }

 private:
  std::string_view text_;
  size_t position_ = 0;
};

bool Add(const Mark& mark, std::optional<uint32_t> number,
         RevisionMarks* marks) {
  switch (mark.kind) {
    case Kind::kNumberedUpdate:
      if (!number) return false;
      [[fallthrough]];
    case Kind::kUpdate:
      marks->update = std::max(marks->update, number.value_or(1));
      return true;
    case Kind::kCorrection:
      marks->correction = true;
      return true;
    case Kind::kKill:
      marks->kill = true;
      return true;
  }
  return false;
}

// Takes one mark with what belongs to it and the spaces behind.
bool TakeOne(Front* front, RevisionMarks* marks) {
  const bool bracket = front->TakeAny({"(", "["});
  const Mark* mark = front->TakeMark();
  if (mark == nullptr) return false;
  front->SkipSpaces();
  const std::optional<uint32_t> number = front->TakeNumber();
  front->SkipSpaces();
  if (bracket) {
    if (!front->TakeAny({")", "]"})) return false;
    front->SkipSpaces();
    front->TakeAny({"-", ":"});
  } else {
    front->SkipBracket();
    front->SkipSpaces();
    if (!front->TakeAny({"-", ":", "–", "—", "|"})) return false;
  }
  front->SkipSpaces();
  return Add(*mark, number, marks);
}

}  // namespace

MarkedTitle ReadRevisionMarks(std::string_view title) {
  const size_t first = std::min(title.find_first_not_of(' '), title.size());
  MarkedTitle marked{.marks = {}, .rest = title.substr(first)};
  // "CORRECTED-UPDATE 2-..." has two.
  for (int i = 0; i < 3; ++i) {
    const std::string front_text = Folded(marked.rest.substr(0, kLongestMark));
    Front front(front_text);
    RevisionMarks marks = marked.marks;
    if (!TakeOne(&front, &marks)) break;
    marked.marks = marks;
    marked.rest.remove_prefix(front.position());
  }
  return marked;
}

RevisionMarks ReadEditorNote(std::string_view note) {
  const size_t first = std::min(note.find_first_not_of(" ([*"), note.size());
  const std::string front_text = Folded(note.substr(first, kLongestMark));
  Front front(front_text);
  RevisionMarks marks;
  if (const Mark* mark = front.TakeMark()) {
    front.SkipSpaces();
    Add(*mark, front.TakeNumber(), &marks);
  }
  return marks;
}

}  // namespace neardup
