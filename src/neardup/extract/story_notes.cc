#include "neardup/extract/story_notes.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "neardup/base/ascii.h"
#include "neardup/extract/agencies.h"
#include "neardup/extract/dateline_dash.h"
#include "neardup/extract/note_phrases.h"

namespace neardup {
namespace {

constexpr size_t kLinesLookedAt = 3;
constexpr size_t kMostPlaceWords = 8;
// A note of more bytes is a paragraph of the story.
constexpr size_t kMostNote = 600;

// At most three lines, in their order.
class FewLines {
 public:
  bool full() const { return size_ == kLinesLookedAt; }
  bool empty() const { return size_ == 0; }
  void Append(std::string_view line) { lines_[size_++] = line; }
  void Reverse() { std::reverse(lines_.begin(), lines_.begin() + size_); }
  const std::string_view* begin() const { return lines_.data(); }
  const std::string_view* end() const { return lines_.data() + size_; }

 private:
  std::array<std::string_view, kLinesLookedAt> lines_;
  size_t size_ = 0;
};

// The first and the last lines that are not blank.
struct Edges {
  FewLines first;
  FewLines last;  // the very last is last
};

Edges EdgesOf(std::string_view text) {
  Edges edges;
  std::string_view rest = text;
  while (!edges.first.full() && !rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = TrimmedAscii(rest.substr(0, end));
    if (!line.empty()) edges.first.Append(line);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  while (!edges.last.full() && !rest.empty()) {
    // Much faster on lines of stories than rfind.
    const void* feed = memrchr(rest.data(), '\n', rest.size());
    const size_t begin =
        feed == nullptr ? 0 : static_cast<const char*>(feed) - rest.data() + 1;
    const std::string_view line = TrimmedAscii(rest.substr(begin));
    if (!line.empty()) edges.last.Append(line);
    rest = rest.substr(0, begin == 0 ? 0 : begin - 1);
  }
  edges.last.Reverse();
  return edges;
}

bool IsLower(std::string_view word) {
  return !word.empty() && word[0] >= 'a' && word[0] <= 'z';
}

// At least two letters and none in lower case; other bytes than ASCII are taken
// for letters in upper case unless they are known not to be.
bool IsInCapitals(std::string_view word) {
  size_t letters = 0;
  for (size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if (byte >= 'a' && byte <= 'z') return false;
    letters += (byte >= 'A' && byte <= 'Z') || byte == 0xC3;
    if (byte == 0xC3 && i + 1 < word.size() &&
        static_cast<unsigned char>(word[i + 1]) >= 0x9F) {
      return false;  // U+00DF to U+00FF
    }
  }
  return letters >= 2;
}

// Whether words are those of a place and perhaps a date, and what of it shows.
struct Place {
  bool fits = true;
  bool in_capitals = false;  // its first word
  bool dated = false;
  bool begins_with_month = false;  // "Feb. 4 (UPI)": an agency must be there
};

Place PlaceOf(std::string_view text) {
  Place place;
  size_t words = 0;
  while (!(text = TrimmedAscii(text)).empty()) {
    size_t end = text.find_first_of(" ,/");
    if (end == 0) {
      text.remove_prefix(1);
      continue;
    }
    end = std::min(end, text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end);
    if (words++ == 0) {
      place.in_capitals = IsInCapitals(word);
      place.fits &= !(word[0] >= '0' && word[0] <= '9');
    }
    const bool is_month = IsMonth(word);
    place.dated |= is_month;
    place.begins_with_month |= is_month && words == 1;
    if (IsLower(word) && !is_month && !IsPlaceParticle(word)) {
      place.fits = false;
    }
    if (word.find_first_of(":;!?\"<>") != word.npos) place.fits = false;
  }
  place.fits &= words > 0 && words <= kMostPlaceWords;
  return place;
}

bool HasMonth(std::string_view bracket) {
  while (!bracket.empty()) {
    const size_t end = std::min(bracket.find_first_of(" ,"), bracket.size());
    if (IsMonth(bracket.substr(0, end))) return true;
    bracket.remove_prefix(std::min(end + 1, bracket.size()));
  }
  return false;
}

// Whether an unknown name in brackets may be that of an agency: neither a date
// nor "two days before the vote".
bool MayBeAgency(std::string_view bracket) {
  constexpr size_t kMostWords = 3;
  bracket = TrimmedAscii(bracket);
  return !bracket.empty() && !IsLower(bracket) && !HasMonth(bracket) &&
         std::ranges::count(bracket, ' ') < static_cast<ptrdiff_t>(kMostWords);
}

// What stands in brackets or between slashes at the end of a head, cut off it.
std::string_view TakeBracket(std::string_view* head) {
  *head = TrimmedAscii(*head);
  if (head->empty()) return {};
  const char close = head->back();
  if (close != ')' && close != '/') return {};
  const size_t open =
      head->substr(0, head->size() - 1).rfind(close == ')' ? '(' : '/');
  if (open == head->npos) return {};
  const std::string_view inner =
      head->substr(open + 1, head->size() - open - 2);
  *head = TrimmedAscii(head->substr(0, open));
  while (head->ends_with('.') && close == '/') head->remove_suffix(1);
  return inner;
}

// What follows a dateline is a sentence: its first words are not in capitals.
bool BeginsSentence(std::string_view rest) {
  rest = TrimmedAscii(rest);
  const size_t first = std::min(rest.find(' '), rest.size());
  const size_t second = first == rest.size()
                            ? first
                            : std::min(rest.find(' ', first + 1), rest.size());
  const std::string_view words = rest.substr(0, second);
  return std::ranges::any_of(words,
                             [](char c) { return c >= 'a' && c <= 'z'; });
}

// Sets dateline and agency if the line begins with them.
bool TakeDateline(std::string_view line, StoryNotes* notes) {
  const std::optional<DatelineDash> dash = FirstDash(line);
  if (!dash) return false;
  std::string_view head = line.substr(0, dash->begin);
  const std::string_view whole = head;
  const std::string_view bracket = TakeBracket(&head);
  const std::string_view known = AgencyNamed(bracket);
  const std::string_view rest = line.substr(dash->end);
  if (head.empty() && !known.empty()) {
    notes->agency = known;
    // "(ANSA) - ROMA, 03 MAR - ..."
    const std::optional<DatelineDash> next = FirstDash(rest);
    if (!next) return true;
    const Place place = PlaceOf(rest.substr(0, next->begin));
    if (place.fits && place.in_capitals) {
      notes->dateline = line.substr(0, dash->end + next->begin);
    }
    return true;
  }
  const Place place = PlaceOf(head);
  if (!place.fits || !BeginsSentence(rest)) return false;
  if (dash->is_hyphen && bracket.empty() && head.find(',') == head.npos) {
    return false;
  }
  if (known.empty() && (place.begins_with_month ||
                        bracket.find_first_of("$%") != bracket.npos)) {
    return false;
  }
  if (known.empty() && !place.in_capitals &&
      !(place.dated && bracket.empty())) {
    return false;
  }
  notes->dateline = TrimmedAscii(whole);
  notes->agency =
      known.empty() && MayBeAgency(bracket) ? TrimmedAscii(bracket) : known;
  return true;
}

// The agency a short line or the end of a text names.
std::string_view AgencyAtEnd(std::string_view line) {
  const size_t last = line.find_last_not_of(" .");
  if (last != line.npos && line[last] == ')') {
    std::string_view head = line.substr(0, last + 1);
    const std::string_view name = AgencyNamed(TakeBracket(&head));
    if (!name.empty()) return name;
  }
  return AgencyOfCredit(line);
}

void FindAgency(const Edges& edges, StoryNotes* notes) {
  for (const std::string_view line : edges.first) {
    if (!notes->agency.empty()) return;
    notes->agency = AgencyOfCredit(line);
  }
  const auto& ends = edges.last.empty() ? edges.first : edges.last;
  for (const std::string_view* line = ends.end(); line != ends.begin();) {
    if (!notes->agency.empty()) return;
    notes->agency = AgencyAtEnd(*--line);
  }
}

void FindNote(std::string_view title, const Edges& edges, StoryNotes* notes) {
  const NotePhrase of_title = FindNotePhrase(title);
  if (of_title.kind != NoteKind::kNone) {
    notes->kind = of_title.kind;
    notes->note = of_title.head;
    return;
  }
  for (const auto* lines : {&edges.first, &edges.last}) {
    for (const std::string_view line : *lines) {
      if (line.size() > kMostNote) continue;
      const NotePhrase found = FindNotePhrase(line);
      if (found.kind == NoteKind::kNone) continue;
      notes->kind = found.kind;
      notes->note = line;
      return;
    }
  }
}

}  // namespace

std::string_view NoteKindName(NoteKind kind) {
  switch (kind) {
    case NoteKind::kNone:
      return "";
    case NoteKind::kCorrection:
      return "correction";
    case NoteKind::kUpdate:
      return "update";
    case NoteKind::kKill:
      return "kill";
    case NoteKind::kOther:
      return "note";
  }
  return "";
}

NoteKind KindOfNote(std::string_view note) {
  const NoteKind kind = FindDeclaredNote(note).kind;
  return kind == NoteKind::kNone ? NoteKind::kOther : kind;
}

StoryNotes FindStoryNotes(std::string_view title, std::string_view text) {
  StoryNotes notes;
  const Edges edges = EdgesOf(text);
  for (const std::string_view line : edges.first) {
    if (TakeDateline(line, &notes)) break;
  }
  FindAgency(edges, &notes);
  FindNote(TrimmedAscii(title), edges, &notes);
  return notes;
}

}  // namespace neardup
