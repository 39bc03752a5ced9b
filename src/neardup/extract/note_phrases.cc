#include "neardup/extract/note_phrases.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <string>

#include "neardup/base/ascii.h"

namespace neardup {
namespace {

using enum NoteKind;

constexpr size_t kLongestPhrase = 64;

// What makes a phrase the head of a note.
enum Form : uint8_t {
  kMarked,    // a colon, a dash or nothing behind it, perhaps with a number
  kShouted,   // the same, and it is in capitals
  kNumbered,  // the same, and there is a number
  kNoDate,    // the same, and no time follows: "Updated: 3 May, 12:30"
  kBracket,   // an opening bracket before it
  kSentence,  // nothing: the line goes on as it likes
};

struct Phrase {
  NoteKind kind;
  Form form;
  std::string_view text;  // in lower case
};

constexpr Phrase kPhrases[] = {
    // English.
    {kCorrection, kMarked, "correction"},
    {kCorrection, kMarked, "corrections"},
    {kCorrection, kMarked, "corrected"},
    {kCorrection, kMarked, "corrects"},
    {kCorrection, kMarked, "clarification"},
    {kCorrection, kMarked, "official correction"},
    {kCorrection, kNoDate, "corrected and updated"},
    {kUpdate, kMarked, "update"},
    {kUpdate, kNoDate, "updated"},
    {kUpdate, kMarked, "updates"},
    {kCorrection, kShouted, "refile"},
    {kUpdate, kShouted, "recasts"},
    {kUpdate, kShouted, "wrapup"},
    {kUpdate, kShouted, "roundup"},
    {kUpdate, kNumbered, "lead"},
    {kKill, kShouted, "kill"},
    {kKill, kShouted, "bulletin kill"},
    {kKill, kMarked, "kill notice"},
    {kKill, kShouted, "withdrawn"},
    {kKill, kShouted, "withdrawal"},
    {kKill, kMarked, "story withdrawn"},
    {kKill, kShouted, "retraction"},
    {kKill, kShouted, "retracted"},
    {kKill, kSentence, "this story has been withdrawn"},
    {kKill, kSentence, "this story has been retracted"},
    {kCorrection, kBracket, "corrects "},
    {kCorrection, kBracket, "corrected "},
    {kUpdate, kBracket, "updates "},
    {kUpdate, kBracket, "adds "},
    {kUpdate, kBracket, "recasts "},
    {kCorrection, kBracket, "refiles "},
    {kCorrection, kSentence, "this story has been corrected"},
    {kCorrection, kSentence, "this article has been corrected"},
    {kCorrection, kSentence, "this article was amended"},
    {kCorrection, kSentence, "this story was corrected"},
    {kCorrection, kSentence, "this article was corrected"},
    {kCorrection, kSentence, "an earlier version of this"},
    {kCorrection, kSentence, "a previous version of this"},
    {kUpdate, kSentence, "this story has been updated"},
    {kUpdate, kSentence, "this article has been updated"},
    {kUpdate, kSentence, "this article was updated"},
    {kUpdate, kSentence, "this story was updated"},
    {kUpdate, kSentence, "this is a developing story"},
    {kOther, kMarked, "editor's note"},
    {kOther, kMarked, "editor\u2019s note"},
    {kOther, kMarked, "editors' note"},
    {kOther, kMarked, "editors\u2019 note"},
    {kOther, kMarked, "editor note"},
    // German.
    {kCorrection, kMarked, "berichtigung"},
    {kCorrection, kMarked, "korrektur"},
    {kCorrection, kMarked, "korrigiert"},
    {kCorrection, kMarked, "richtigstellung"},
    {kCorrection, kBracket, "berichtigt"},
    {kCorrection, kBracket, "korrigiert"},
    {kCorrection, kSentence, "in einer fr\u00FCheren version"},
    {kCorrection, kSentence, "in einer vorherigen version"},
    {kCorrection, kSentence, "in einer fr\u00FCheren fassung"},
    {kUpdate, kMarked, "aktualisierung"},
    {kUpdate, kNoDate, "aktualisiert"},
    {kUpdate, kMarked, "neufassung"},
    {kUpdate, kNumbered, "zusammenfassung"},
    {kUpdate, kBracket, "aktualisiert"},
    {kUpdate, kSentence, "dieser artikel wurde aktualisiert"},
    {kUpdate, kSentence, "dieser text wurde aktualisiert"},
    {kCorrection, kSentence, "dieser artikel wurde korrigiert"},
    {kCorrection, kSentence, "dieser text wurde korrigiert"},
    {kKill, kShouted, "zur\u00FCckgezogen"},
    {kKill, kMarked, "meldung zur\u00FCckgezogen"},
    {kKill, kShouted, "annullierung"},
    {kOther, kMarked, "anmerkung der redaktion"},
    {kOther, kMarked, "anm. d. red."},
    {kOther, kMarked, "anm. der redaktion"},
    {kOther, kMarked, "hinweis der redaktion"},
    // French.
    {kCorrection, kMarked, "rectificatif"},
    {kCorrection, kMarked, "rectification"},
    {kCorrection, kMarked, "erratum"},
    {kCorrection, kMarked, "corrig\u00E9"},
    {kCorrection, kBracket, "corrige "},
    {kCorrection, kBracket, "rectifie "},
    {kCorrection, kSentence, "cet article a \u00E9t\u00E9 corrig\u00E9"},
    {kCorrection, kSentence, "une version pr\u00E9c\u00E9dente de"},
    {kUpdate, kNoDate, "mise \u00E0 jour"},
    {kUpdate, kMarked, "actualisation"},
    {kUpdate, kNoDate, "actualis\u00E9"},
    {kUpdate, kBracket, "actualise"},
    {kUpdate, kBracket, "mis \u00E0 jour"},
    {kUpdate, kSentence, "cet article a \u00E9t\u00E9 mis \u00E0 jour"},
    {kKill, kShouted, "annulation"},
    {kKill, kShouted, "annule"},
    {kOther, kMarked, "note de la r\u00E9daction"},
    {kOther, kMarked, "ndlr"},
    // Spanish.
    {kCorrection, kMarked, "correcci\u00F3n"},
    {kCorrection, kMarked, "rectificaci\u00F3n"},
    {kCorrection, kMarked, "fe de errores"},
    {kCorrection, kMarked, "fe de erratas"},
    {kCorrection, kSentence, "este art\u00EDculo ha sido corregido"},
    {kCorrection, kSentence, "una versi\u00F3n anterior de"},
    {kUpdate, kMarked, "actualizaci\u00F3n"},
    {kUpdate, kNoDate, "actualizado"},
    {kUpdate, kMarked, "actualiza"},
    {kUpdate, kMarked, "ampliaci\u00F3n"},
    {kUpdate, kBracket, "actualiza"},
    {kUpdate, kBracket, "ampl\u00EDa"},
    {kUpdate, kSentence, "este art\u00EDculo ha sido actualizado"},
    {kKill, kShouted, "anulaci\u00F3n"},
    {kKill, kShouted, "anulada"},
    {kOther, kMarked, "nota del editor"},
    {kOther, kMarked, "nota de la redacci\u00F3n"},
    // Italian.
    {kCorrection, kMarked, "correzione"},
    {kCorrection, kMarked, "corretto"},
    {kCorrection, kMarked, "rettifica"},
    {kCorrection, kMarked, "errata corrige"},
    {kCorrection, kBracket, "corregge "},
    {kCorrection, kSentence, "questo articolo \u00E8 stato corretto"},
    {kCorrection, kSentence, "una versione precedente di"},
    {kUpdate, kMarked, "aggiornamento"},
    {kUpdate, kNoDate, "aggiornato"},
    {kUpdate, kMarked, "aggiorna"},
    {kUpdate, kBracket, "aggiorna"},
    {kUpdate, kBracket, "aggiunge "},
    {kUpdate, kSentence, "questo articolo \u00E8 stato aggiornato"},
    {kKill, kShouted, "annullamento"},
    {kKill, kShouted, "annullata"},
    {kOther, kMarked, "nota della redazione"},
    {kOther, kMarked, "ndr"},
    // Portuguese.
    {kCorrection, kMarked, "corre\u00E7\u00E3o"},
    {kCorrection, kMarked, "retifica\u00E7\u00E3o"},
    {kCorrection, kMarked, "errata"},
    {kCorrection, kMarked, "corrigido"},
    {kCorrection, kBracket, "corrige"},
    {kCorrection, kSentence, "este texto foi corrigido"},
    {kCorrection, kSentence, "esta reportagem foi corrigida"},
    {kCorrection, kSentence, "uma vers\u00E3o anterior de"},
    {kUpdate, kMarked, "atualiza\u00E7\u00E3o"},
    {kUpdate, kNoDate, "atualizado"},
    {kUpdate, kNoDate, "atualizada"},
    {kUpdate, kBracket, "atualiza"},
    {kUpdate, kSentence, "este texto foi atualizado"},
    {kUpdate, kSentence, "esta reportagem foi atualizada"},
    {kKill, kShouted, "anula\u00E7\u00E3o"},
    {kKill, kShouted, "cancelamento"},
    {kKill, kShouted, "anulada"},
    {kOther, kMarked, "nota da reda\u00E7\u00E3o"},
    {kOther, kMarked, "nota do editor"},
};

// Words inside an editor's note of no particular kind that tell it.
constexpr Phrase kTellingWords[] = {
    {kCorrection, kSentence, "corrected"},
    {kUpdate, kSentence, "updated"},
    {kCorrection, kSentence, "korrigiert"},
    {kUpdate, kSentence, "aktualisiert"},
    {kCorrection, kSentence, "corrig"},
    {kUpdate, kSentence, "mis \u00E0 jour"},
    {kCorrection, kSentence, "correg"},
    {kUpdate, kSentence, "actualizad"},
    {kCorrection, kSentence, "corrett"},
    {kUpdate, kSentence, "aggiornat"},
    {kUpdate, kSentence, "atualizad"},
    {kKill, kSentence, "withdrawn"},
    {kKill, kSentence, "retracted"},
    {kKill, kSentence, "zur\u00FCckgezogen"},
};

// In lower case, each character in as many bytes as before.
std::string Lower(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      lower += LowerAscii(text[i++]);
      continue;
    }
    uint32_t c;
    U8_NEXT_UNSAFE(text.data(), i, c);
    const auto folded =
        static_cast<uint32_t>(u_tolower(static_cast<UChar32>(c)));
    if (U8_LENGTH(folded) == U8_LENGTH(c)) c = folded;
    char bytes[U8_MAX_LENGTH];
    size_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, c);
    lower.append(bytes, size);
  }
  return lower;
}

bool HasDigit(std::string_view text) {
  return text.find_first_of("0123456789") != text.npos;
}

bool IsLetter(char c) {
  c = LowerAscii(c);
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// What follows a marked phrase: perhaps a number of at most three digits,
// perhaps something in brackets ("(OFFICIAL)"), then a colon, a dash, a closing
// bracket or nothing. Returns the bytes before that; npos if not so.
// `compound`: a hyphen with a letter behind it makes one word with the phrase.
size_t MarkBehind(std::string_view rest, bool compound) {
  constexpr size_t kMostDigits = 3;
  size_t i = 0, digits = 0;
  for (; i < rest.size(); ++i) {
    if (rest[i] == ' ') continue;
    if (rest[i] < '0' || rest[i] > '9') break;
    ++digits;
  }
  if (digits > kMostDigits) return rest.npos;
  const size_t close = rest.find(')', i);
  if (rest.substr(i).starts_with('(') && close != rest.npos) i = close + 1;
  size_t end = i;
  while (end > 0 && rest[end - 1] == ' ') --end;
  const std::string_view mark = rest.substr(i);
  if (mark.starts_with('-') && mark.size() > 1 && IsLetter(mark[1]) &&
      compound && digits == 0) {
    return rest.npos;
  }
  const bool marked = mark.empty() || mark[0] == ':' || mark[0] == '-' ||
                      mark[0] == ')' || mark[0] == ']' || mark[0] == '*' ||
                      mark.starts_with("\u2013") || mark.starts_with("\u2014");
  return marked ? end : rest.npos;
}

bool IsInCapitals(std::string_view text) {
  return std::ranges::none_of(text,
                              [](char c) { return c >= 'a' && c <= 'z'; });
}

// Bytes of the head of a note that begins with `phrase`; 0 if it is none.
size_t HeadOf(const Phrase& phrase, std::string_view line, bool bracket) {
  const size_t size = phrase.text.size();
  if (phrase.form == kSentence) return size;
  if (phrase.form == kBracket) return bracket ? size : 0;
  const bool capitals = IsInCapitals(line.substr(0, size));
  // "CORRECTED-Ferry runs", but neither "Update-Chaos" nor "KILL-SWITCH".
  const bool compound = !capitals || phrase.kind == kKill;
  const size_t behind = MarkBehind(line.substr(size), compound);
  if (behind == line.npos) return 0;
  if (phrase.form == kShouted && !capitals) return 0;
  if (phrase.form == kNumbered && !HasDigit(line.substr(size, behind))) {
    return 0;
  }
  constexpr size_t kDate = 24;
  if (phrase.form == kNoDate && HasDigit(line.substr(size, kDate))) return 0;
  return size + behind;
}

// What an editor's note is about, if it says so.
NoteKind KindInside(std::string_view note) {
  const std::string lower = Lower(note);
  for (const Phrase& word : kTellingWords) {
    if (lower.find(word.text) != lower.npos) return word.kind;
  }
  return kOther;
}

// The first two letters that some phrase has, both ASCII.
constexpr auto kBeginnings = [] {
  std::array<bool, 1 << 14> beginnings = {};
  for (const Phrase& phrase : kPhrases) {
    beginnings[static_cast<size_t>(phrase.text[0]) << 7 |
               static_cast<size_t>(phrase.text[1])] = true;
  }
  return beginnings;
}();

// Most lines are done with here.
bool MayBegin(std::string_view line) {
  if (line.size() < 2) return false;
  const auto first = static_cast<unsigned char>(LowerAscii(line[0]));
  const auto second = static_cast<unsigned char>(LowerAscii(line[1]));
  return first < 128 && second < 128 &&
         kBeginnings[size_t{first} << 7 | size_t{second}];
}

}  // namespace

NotePhrase FindNotePhrase(std::string_view line) {
  const size_t begin = line.find_first_not_of("([*_ ");
  if (begin == line.npos) return {};
  const bool bracket = line.substr(0, begin).find_first_of("([") != line.npos;
  line.remove_prefix(begin);
  if (!MayBegin(line)) return {};
  const std::string lower = Lower(line.substr(0, kLongestPhrase));
  for (const Phrase& phrase : kPhrases) {
    if (phrase.text[1] != lower[1] || !lower.starts_with(phrase.text)) continue;
    const size_t head = HeadOf(phrase, line, bracket);
    if (head == 0) continue;
    return {phrase.kind == kOther ? KindInside(line) : phrase.kind,
            line.substr(0, head)};
  }
  return {};
}

NotePhrase FindDeclaredNote(std::string_view note) {
  const size_t begin = std::min(note.find_first_not_of(" ([*"), note.size());
  note.remove_prefix(begin);
  const std::string lower = Lower(note.substr(0, kLongestPhrase));
  const Phrase* longest = nullptr;
  for (const Phrase& phrase : kPhrases) {
    std::string_view text = phrase.text;
    if (text.ends_with(' ')) text.remove_suffix(1);
    if (!lower.starts_with(text)) continue;
    if (lower.size() > text.size() && IsLetter(lower[text.size()])) continue;
    if (longest == nullptr || phrase.text.size() > longest->text.size()) {
      longest = &phrase;
    }
  }
  if (longest == nullptr) return {};
  // With a number, perhaps.
  size_t end = longest->text.size();
  end = std::min(note.find_first_not_of(" 0123456789", end), note.size());
  return {longest->kind == kOther ? KindInside(note) : longest->kind,
          note.substr(0, end)};
}

}  // namespace neardup
