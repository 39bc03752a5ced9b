#include "neardup/text/furniture.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "neardup/text/furniture_rules.h"
#include "neardup/text/token_stream.h"
#include "neardup/text/word.h"

namespace neardup {
namespace {

// Words that make up a line that says when a story was published.
constexpr std::string_view kDateVerbs[] = {
    "posted",      "updated",     "published",      "modified",
    "stand",       "erstellt",    "veröffentlicht", "aktualisiert",
    "publié",      "modifié",     "publicado",      "publicada",
    "actualizado", "actualizada", "pubblicato",     "aggiornato",
    "atualizado",  "atualizada",  "опубликовано",   "обновлено"};
constexpr std::string_view kCalendarNames[] = {
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon",
    "tue", "wed", "thu", "fri", "sat", "sun", "januar", "februar", "märz",
    "mai", "juni", "juli", "oktober", "dezember", "montag", "dienstag",
    "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
    "today", "yesterday", "heute", "gestern",
    // French, Spanish, Italian, Portuguese, Russian.
    "janvier", "février", "mars", "avril", "juin", "juillet", "août",
    "septembre", "octobre", "novembre", "décembre", "lundi", "mardi",
    "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "enero", "febrero",
    "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre", "lunes", "martes", "miércoles",
    "jueves", "viernes", "sábado", "domingo", "gennaio", "febbraio", "aprile",
    "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre", "lunedì",
    "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica",
    "janeiro", "fevereiro", "março", "maio", "junho", "julho", "setembro",
    "outubro", "novembro", "dezembro", "января", "февраля", "марта", "апреля",
    "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря"};
constexpr std::string_view kDateWords[] = {
    "at",     "on",      "am",      "pm",   "a",     "p",    "m",    "et",
    "est",    "edt",     "pt",      "pst",  "pdt",   "gmt",  "utc",  "bst",
    "ist",    "cet",     "uhr",     "um",   "vor",   "ago",  "hour", "hours",
    "minute", "minutes", "min",     "mins", "day",   "days", "th",   "st",
    "nd",     "rd",      "zuletzt", "last", "first", "of",   "the",  "le",
    "à",      "h",       "el",      "de",   "las",   "il",   "alle", "ore",
    "em",     "às",      "do",      "в"};

// Words that bylines consist of beside names. "E." is an initial, "e" an and.
constexpr std::string_view kByWords[] = {"by"};
constexpr std::string_view kVonWords[] = {"von", "par", "por", "di"};
constexpr std::string_view kAndWords[] = {"and", "und", "et", "y", "e"};
constexpr std::string_view kOutletWords[] = {"for", "of",  "the", "de",
                                             "van", "von", "in"};

enum WordClass : uint8_t {
  kDateVerb = 1,
  kCalendar = 2,
  kDateWord = 4,
  kBy = 8,
  kVon = 16,
  kAnd = 32,     // joins authors
  kOutlet = 64,  // may stand in names and outlets, in lower case
};

bool EndsSentence(std::string_view text) {
  const size_t last = text.find_last_not_of(" \t\"')]");
  return last != std::string_view::npos &&
         (text[last] == '.' || text[last] == '!' || text[last] == '?');
}

// The rules by their words' hashes.
class RuleBook {
 public:
  static const RuleBook& Get() {
    static const RuleBook book;
    return book;
  }

  bool AnyRuleFits(const FurnitureLine& line) const {
    // A line that begins in lower case may be a sentence going on, one that
    // begins with a quote speaks of somebody.
    if ((line.flags[0] & (kCapital | kQuoted)) == kCapital &&
        AnyFits(starts_, line, 0)) {
      return true;
    }
    for (size_t i = 0; i < line.words.size(); ++i) {
      if (AnyFits(inner_, line, i)) return true;
    }
    return false;
  }

  // WordClass bits.
  uint8_t Class(uint32_t word) const {
    if (!class_filter_.MayHave(word)) return 0;
    const auto found = classes_.find(word);
    return found == classes_.end() ? 0 : found->second;
  }

 private:
  struct Phrase {
    FurnitureRule rule;
    std::vector<uint32_t> words;
  };
  // Tells at once of most words that a map does not have them.
  class Filter {
   public:
    void Add(uint32_t word) { bytes_[word % bytes_.size()] = true; }
    bool MayHave(uint32_t word) const { return bytes_[word % bytes_.size()]; }

   private:
    std::array<bool, 2048> bytes_ = {};
  };
  // Phrases by one of their words.
  struct Index {
    Filter filter;
    absl::flat_hash_map<uint32_t, std::vector<Phrase>> phrases;
  };

  RuleBook() {
    for (const FurnitureRule& rule : FurnitureRules()) AddRule(rule);
    AddClass(kDateVerbs, kDateVerb);
    AddClass(kCalendarNames, kCalendar);
    AddClass(kDateWords, kDateWord);
    AddClass(kByWords, kBy);
    AddClass(kVonWords, kVon);
    AddClass(kAndWords, kAnd);
    AddClass(kOutletWords, kOutlet);
  }

  void AddRule(const FurnitureRule& rule) {
    Phrase phrase = {.rule = rule, .words = {}};
    for (std::string_view rest = rule.words; !rest.empty();) {
      const size_t end = std::min(rest.find(' '), rest.size());
      phrase.words.push_back(HashWord(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    // Phrases that may stand anywhere go by their last word: it is the rarer.
    const bool anywhere = rule.where == FurnitureRule::kAnywhere;
    Index& index = anywhere ? inner_ : starts_;
    const uint32_t key = anywhere ? phrase.words.back() : phrase.words.front();
    index.filter.Add(key);
    index.phrases[key].push_back(std::move(phrase));
  }

  void AddClass(std::span<const std::string_view> words, WordClass bit) {
    for (const std::string_view word : words) {
      classes_[HashWord(word)] |= bit;
      class_filter_.Add(HashWord(word));
    }
  }

  static bool AnyFits(const Index& index, const FurnitureLine& line,
                      size_t at) {
    if (!index.filter.MayHave(line.words[at])) return false;
    const auto found = index.phrases.find(line.words[at]);
    return found != index.phrases.end() &&
           std::any_of(
               found->second.begin(), found->second.end(),
               [&](const Phrase& phrase) { return Fits(phrase, line, at); });
  }

  // `at`: where the key of the phrase was met.
  static bool Fits(const Phrase& phrase, const FurnitureLine& line, size_t at) {
    const FurnitureRule& rule = phrase.rule;
    const size_t size = line.words.size();
    const size_t count = phrase.words.size();
    if (size > rule.max_words) return false;
    if (rule.where == FurnitureRule::kWhole && size != count) return false;
    if (rule.where == FurnitureRule::kAnywhere) {
      if (at + 1 < count) return false;
      at -= count - 1;
    }
    const auto rest = line.words.subspan(at);
    return rest.size() >= count &&
           std::equal(phrase.words.begin(), phrase.words.end(), rest.begin()) &&
           (rule.sentences || !EndsSentence(line.text));
  }

  Index starts_;  // by first word
  Index inner_;   // by last word
  Filter class_filter_;
  absl::flat_hash_map<uint32_t, uint8_t> classes_;
};

// "By Jane Roe and John Doe, Harbour Post", "Von Erika Muster, dpa": names of
// at least two words. A lone "By Reuters" passes, a lone "Von Angst" does not.
bool IsByline(const FurnitureLine& line, const RuleBook& book) {
  const uint8_t first = book.Class(line.words[0]);
  const size_t size = line.words.size();
  if ((first & (kBy | kVon)) == 0 || size < 2) return false;
  if (size > (first & kVon ? 9u : 13u)) return false;
  size_t names = 0;  // words of the name under way
  for (size_t i = 1; i < size; ++i) {
    const uint8_t word = book.Class(line.words[i]);
    if (line.flags[i] & kNumber) return false;
    const bool capital = line.flags[i] & kCapital;
    if ((word & kAnd) && !capital) {
      if (names < 2) return false;
      names = 0;
    } else if (capital) {
      ++names;
    } else if (!(line.flags[0] & kCapital)) {
      return false;  // perhaps a sentence going on
    } else if (!(word & kOutlet) && (i + 1 < size || names < 2)) {
      return false;  // the last word may be an agency in lower case: dpa
    }
  }
  return names >= 2 || (size == 2 && names == 1 && (first & kBy));
}

// A date behind "Posted", "Last updated", "Stand", or alone. Alone it must not
// look like the end of a sentence: lines may be wrapped.
bool IsDateLine(const FurnitureLine& line, const RuleBook& book) {
  if (line.words.size() > 16) return false;
  bool number = false;
  uint8_t seen = 0;
  for (size_t i = 0; i < line.words.size(); ++i) {
    const uint8_t word = book.Class(line.words[i]);
    const bool is_number = line.flags[i] & kNumber;
    number |= is_number;
    seen |= word;
    if (!is_number && !(word & (kDateVerb | kCalendar | kDateWord | kBy))) {
      return false;
    }
  }
  if (seen & kDateVerb) return number || (seen & kCalendar);
  return number && (seen & kCalendar) &&
         (line.flags[0] & (kCapital | kNumber)) && !EndsSentence(line.text);
}

// A notice with the copyright sign, which is no word, at its head.
bool IsCopyrightNotice(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('(')) text.remove_prefix(1);
  return text.starts_with("\u00A9");
}

}  // namespace

bool IsFurniture(const FurnitureLine& line) {
  const RuleBook& book = RuleBook::Get();
  return book.AnyRuleFits(line) || IsCopyrightNotice(line.text) ||
         IsDateLine(line, book) ||
         (IsByline(line, book) && !EndsSentence(line.text));
}

}  // namespace neardup
