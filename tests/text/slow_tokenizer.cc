#include "tests/text/slow_tokenizer.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "neardup/text/confusables.h"
#include "neardup/text/token_stream.h"

namespace neardup {
namespace {

struct Character {
  UChar32 c;
  uint32_t begin;
  uint32_t end;
};
using Line = std::span<const Character>;

bool IsIgnored(UChar32 c) {
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return true;
  const bool point = u_charType(c) == U_NON_SPACING_MARK;
  const UBlockCode block = ublock_getCode(c);
  if (block == UBLOCK_HEBREW) return point;
  if (block != UBLOCK_ARABIC) return false;
  // Madda and hamzas compose with alef, waw and yeh; honorifics are none.
  const std::set<UChar32> kept = {0x653, 0x654, 0x655};
  return c == 0x640 || (point && c >= 0x64B && kept.count(c) == 0);
}
bool IsLineBreak(UChar32 c) {
  return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}
bool IsMark(UChar32 c) {
  const int type = u_charType(c);
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
         type == U_COMBINING_SPACING_MARK || c == 0xFF9E || c == 0xFF9F;
}
bool IsUnspaced(UChar32 c) {
  if (!u_isalpha(c) && c != 0x3007) return false;
  if (IsMark(c)) return false;
  if (c == 0x30FC || c == 0xFF70) return true;
  UErrorCode error = U_ZERO_ERROR;
  const std::set<UScriptCode> scripts = {
      USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_THAI,
      USCRIPT_LAO, USCRIPT_KHMER,    USCRIPT_MYANMAR};
  return scripts.count(uscript_getScript(c, &error)) > 0;
}
bool IsDigit(UChar32 c) { return u_isdigit(c); }
bool IsLetter(UChar32 c) {
  return u_isalpha(c) && !IsUnspaced(c) && !IsMark(c);
}
bool IsWord(UChar32 c) {
  return IsLetter(c) || IsDigit(c) || IsUnspaced(c) || IsMark(c);
}
bool IsSpace(UChar32 c) {
  if (c < 0x80) return c == ' ' || c == '\t';
  return u_isUWhiteSpace(c);
}
bool IsApostrophe(UChar32 c) { return c == '\'' || c == 0x2018 || c == 0x2019; }
bool IsPoint(UChar32 c) {
  return c == '.' || c == 0x66B || c == 0x2024 || c == 0xFE52 || c == 0xFF0E;
}
bool IsComma(UChar32 c) { return c == ',' || c == 0x66C; }
bool IsOtherStop(UChar32 c) {
  if (c == 0x17D4 || c == 0x17D5) return true;
  return c >= 0x80 && !IsPoint(c) && u_hasBinaryProperty(c, UCHAR_S_TERM);
}
bool IsStop(UChar32 c) {
  return IsPoint(c) || c == '!' || c == '?' || IsOtherStop(c);
}

bool IsGeneralMark(UChar32 c) {
  if (c == 0x307) return false;
  const UBlockCode block = ublock_getCode(c);
  return block == UBLOCK_COMBINING_DIACRITICAL_MARKS ||
         block == UBLOCK_COMBINING_DIACRITICAL_MARKS_EXTENDED ||
         block == UBLOCK_COMBINING_DIACRITICAL_MARKS_SUPPLEMENT ||
         block == UBLOCK_COMBINING_MARKS_FOR_SYMBOLS ||
         block == UBLOCK_COMBINING_HALF_MARKS;
}

bool HasGeneralMark(const icu::UnicodeString& text) {
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    if (IsGeneralMark(text.char32At(i))) return true;
  }
  return false;
}

// Of a composed text: no marks on ASCII letters, and none that stand alone.
icu::UnicodeString WithoutMarks(const icu::UnicodeString& text) {
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString out;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (IsGeneralMark(c)) continue;
    const icu::UnicodeString parts =
        icu::Normalizer2::getNFDInstance(error)->normalize(
            icu::UnicodeString(c), error);
    out.append(parts.char32At(0) < 0x80 ? parts.char32At(0) : c);
  }
  return out;
}

std::string Normalise(std::span<const Character> characters) {
  icu::UnicodeString text;
  for (const Character& character : characters) {
    const UChar32 c = character.c;
    text.append(IsDigit(c) ? '0' + u_charDigitValue(c) : IsPoint(c) ? '.' : c);
  }
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString folded =
      icu::Normalizer2::getNFKCCasefoldInstance(error)->normalize(text, error);
  if (HasGeneralMark(folded)) folded = WithoutMarks(folded);
  std::string out;
  folded.toUTF8String(out);
  return out;
}

bool IsLatin(UChar32 c) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(c, &error) == USCRIPT_LATIN;
}
bool IsGreekOrCyrillic(UChar32 c) {
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &error);
  return script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

// Whether all letters of the other script have a look-alike: Greek and Cyrillic
// in Latin, or Latin in Cyrillic.
bool MayBecome(bool latin, const std::vector<Character>& word) {
  return std::all_of(word.begin(), word.end(), [&](const Character& letter) {
    if (latin) {
      return !IsGreekOrCyrillic(letter.c) || LatinLookalike(letter.c) != 0;
    }
    if (IsGreekOrCyrillic(letter.c)) return letter.c >= 0x400;
    return !IsLatin(letter.c) || CyrillicLookalike(letter.c) != 0;
  });
}

std::vector<Character> OneScript(std::vector<Character> word, bool latin_text) {
  const auto any = [&](auto is) {
    return std::any_of(word.begin(), word.end(),
                       [&](const Character& letter) { return is(letter.c); });
  };
  if (!any(IsLatin) || !any(IsGreekOrCyrillic)) return word;
  bool latin = latin_text;
  if (!MayBecome(latin, word)) latin = !latin;
  if (!MayBecome(latin, word)) return word;
  for (Character& letter : word) {
    const uint32_t c =
        latin ? LatinLookalike(letter.c) : CyrillicLookalike(letter.c);
    if (c != 0) letter.c = static_cast<UChar32>(c);
  }
  return word;
}

// A word found in a line, with the place behind it where reading goes on.
struct Found {
  std::vector<SlowWord> words;
  size_t next;
};

UChar32 At(Line line, size_t i) { return i < line.size() ? line[i].c : 0; }

uint8_t OwnFlags(Line characters) {
  uint8_t flags = 0;
  if (IsLetter(characters[0].c) &&
      !u_hasBinaryProperty(characters[0].c, UCHAR_CASED)) {
    flags |= kNoLetterCase;
  }
  if (u_isupper(characters[0].c) || u_istitle(characters[0].c)) {
    flags |= kCapital;
  }
  for (const Character& character : characters) {
    if (IsDigit(character.c)) flags |= kNumber;
  }
  return flags;
}

// Words whose letters stand apart, by the byte where they begin.
std::map<uint32_t, SlowWord> FindSpaced(Line text) {
  const auto at = [&](size_t i) { return i < text.size() ? text[i].c : 0; };
  const auto is_space = [](UChar32 c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  };
  const auto stands_apart = [&](size_t i) {
    const UChar32 c = at(i), next = at(i + 1);
    if (!IsLetter(c) || IsIgnored(c) || c >= 0x800) return false;
    if (Normalise({&text[i], 1}).size() > 4) return false;
    if (i > 0 && !is_space(at(i - 1))) return false;
    if (next < 0x80) return !u_isalnum(next) && next != '\'';
    return next >= 0x2010 && next <= 0x2027 && !IsApostrophe(next);
  };
  std::map<uint32_t, SlowWord> found;
  for (size_t i = 0; i < text.size(); ++i) {
    std::vector<Character> letters;
    size_t last = i;
    for (; stands_apart(last); last += 2) {
      letters.push_back(text[last]);
      if (at(last + 1) != ' ' || !stands_apart(last + 2)) break;
    }
    if (letters.size() >= 5) {
      SlowWord& word = found[letters[0].begin];
      for (const Character& letter : letters) {
        word.text += Normalise({&letter, 1});
      }
      word.begin = letters[0].begin;
      word.end = letters.back().end;
      const bool upper = u_isupper(letters[0].c) || u_istitle(letters[0].c);
      word.flags = upper ? kCapital : 0;
    }
    if (!letters.empty()) i = last;
  }
  return found;
}

// What holds for all lines of a text.
struct Context {
  bool elides = false;
  bool latin = false;
  std::map<uint32_t, SlowWord> spaced;
};

Found FindWord(Line line, size_t i, const Context& context) {
  const bool elides = context.elides;
  std::vector<Character> kept;
  const size_t first = i;
  uint32_t end = 0;
  for (; i < line.size(); ++i) {
    const UChar32 c = line[i].c;
    if (IsLetter(c) || IsDigit(c) || (i > first && IsMark(c))) {
      kept.push_back(line[i]);
    } else if ((IsPoint(c) || IsComma(c)) && IsDigit(line[i - 1].c) &&
               IsDigit(At(line, i + 1))) {
      if (IsPoint(c)) kept.push_back(line[i]);
    } else if (IsApostrophe(c) && IsLetter(At(line, i + 1))) {
      const UChar32 s = At(line, i + 1);
      const std::u32string vowels = U"aeiouyhAEIOUYH";
      if (elides && (s >= 0x80 || vowels.find(s) != vowels.npos)) break;
      const UChar32 after = At(line, i + 2);
      if ((s == 's' || s == 'S') && !IsLetter(after) && !IsDigit(after) &&
          !IsMark(after)) {
        i += 2;
        break;
      }
    } else {
      break;
    }
    end = line[i].end;
  }
  const std::vector<Character> letters = OneScript(kept, context.latin);
  return {{{Normalise(letters), line[first].begin, end, OwnFlags(kept)}}, i};
}

Found FindUnspaced(Line line, size_t i) {
  std::vector<size_t> letters;  // where each letter of the run begins
  for (; i < line.size(); ++i) {
    if (IsUnspaced(line[i].c)) {
      letters.push_back(i);
    } else if (!IsMark(line[i].c)) {
      break;
    }
  }
  Found found = {{}, i};
  letters.push_back(i);
  const size_t count = letters.size() - 1;
  for (size_t k = 0; k < std::max<size_t>(1, count - 1); ++k) {
    const size_t end = letters[std::min(k + 2, count)];
    found.words.push_back(
        {Normalise(line.subspan(letters[k], end - letters[k])),
         line[letters[k]].begin, line[end - 1].end,
         kNoLetterCase | kCharacterPair});
  }
  return found;
}

// Whether `previous` ends with the stop at `stop` as an abbreviation does.
bool IsAbbreviation(const SlowWord& previous, const Character& stop) {
  static const std::set<std::string> abbreviations = {
      "mr",  "mrs", "dr",  "ms",  "st",   "no",  "gen", "sen",  "rep",
      "gov", "lt",  "col", "sgt", "jan",  "feb", "aug", "sept", "oct",
      "nov", "dec", "vs",  "inc", "corp", "co",  "jr",  "sr",   "prof",
      "rev", "dpa", "ca",  "bzw", "nr",   "u",   "s",   "d"};
  if (!IsPoint(stop.c) || previous.end != stop.begin) return false;
  if (previous.end - previous.begin == 1 && previous.flags & kCapital) {
    return true;
  }
  return abbreviations.count(previous.text) > 0;
}

// What stands between two words of a line, and the character of the second.
bool GapEndsSentence(const SlowWord& previous, Line gap, UChar32 next) {
  size_t stop = gap.size();
  for (size_t i = 0; i < gap.size(); ++i) {
    if (IsStop(gap[i].c)) stop = i;
  }
  if (stop == gap.size() || IsAbbreviation(previous, gap[stop])) return false;
  size_t i = stop + 1;
  if (!IsOtherStop(gap[stop].c)) {
    const std::u32string closers = U"\"')]";
    while (i < gap.size() && !IsSpace(gap[i].c) &&
           (gap[i].c >= 0x80 || closers.find(gap[i].c) != closers.npos)) {
      ++i;
    }
    if (i == gap.size() || !IsSpace(gap[i].c)) return false;
  }
  const std::u32string openers = U"\"'([";
  while (i < gap.size() &&
         (IsSpace(gap[i].c) || openers.find(gap[i].c) != openers.npos)) {
    ++i;
  }
  if (i < gap.size()) next = gap[i].c;
  if (next >= 0x80) return true;
  if (i < gap.size()) return false;
  return (next >= 'A' && next <= 'Z') || (next >= '0' && next <= '9');
}

// The quotation marks of a line, fed in order.
class Quotes {
 public:
  bool CountWord() { return open_ != 0 && words_++ < 120; }
  void Feed(UChar32 c) {
    if (c == 0x201C) Set(open_ == 0x201E ? 0 : c);
    if (c == 0x201D) Set(0);
    if (c == 0x201E) Set(c);
    if (c == '"' || c == 0xAB || c == 0xBB) Set(open_ != 0 ? 0 : c);
  }

 private:
  void Set(UChar32 open) {
    open_ = open;
    words_ = 0;
  }
  UChar32 open_ = 0;
  int words_ = 0;
};

Found FindAny(Line line, size_t i, const Context& context) {
  const auto spaced = context.spaced.find(line[i].begin);
  if (spaced == context.spaced.end()) {
    return IsUnspaced(line[i].c) ? FindUnspaced(line, i)
                                 : FindWord(line, i, context);
  }
  const SlowWord& word = spaced->second;
  while (i < line.size() && line[i].begin < word.end) ++i;
  return {{word}, i};
}

void TokenizeLine(Line line, const Context& context,
                  std::vector<SlowWord>* out) {
  Quotes quotes;
  SlowWord previous;
  size_t gap = 0;  // behind the previous word
  int since = 0;   // words since the sentence began
  bool first = true;
  for (size_t i = 0; i < line.size();) {
    const UChar32 c = line[i].c;
    if (!IsWord(c) || IsMark(c)) {
      if (c != 0x3007) quotes.Feed(c);
      ++i;
      continue;
    }
    Found found = FindAny(line, i, context);
    uint8_t start = first ? kLineStart | kInitial | kSentenceStart : 0;
    if (!first && GapEndsSentence(previous, line.subspan(gap, i - gap), c)) {
      start = since >= 4 ? kInitial | kSentenceStart : kInitial;
    }
    if (start & kSentenceStart) since = 0;
    first = false;
    for (SlowWord& word : found.words) {
      word.flags |= start;
      if (quotes.CountWord()) word.flags |= kQuoted;
      start = 0;
      ++since;
      out->push_back(word);
    }
    previous = out->back();
    gap = i = found.next;
  }
}

// Capitals of a story that is printed in capitals say nothing.
void ForgetCapitals(std::vector<SlowWord>* words) {
  double with = 0, all = 0;
  for (const SlowWord& word : *words) {
    if (word.flags & kNumber) continue;
    ++all;
    if (word.flags & kCapital) ++with;
  }
  if (words->size() < 20 || with / all <= 0.75) return;
  for (SlowWord& word : *words) {
    if (word.flags & kCapital) word.flags -= kCapital;
  }
}

}  // namespace

std::vector<SlowWord> SlowTokenize(std::string_view text, bool elides) {
  std::vector<Character> characters;
  for (size_t i = 0; i < text.size();) {
    const auto begin = static_cast<uint32_t>(i);
    UChar32 c;
    U8_NEXT(reinterpret_cast<const uint8_t*>(text.data()), i, text.size(), c);
    characters.push_back({c, begin, static_cast<uint32_t>(i)});
  }
  const Context context = {.elides = elides,
                           .latin = MostlyLatin(text),
                           .spaced = FindSpaced(characters)};
  std::vector<SlowWord> words;
  std::vector<Character> line;
  for (const Character& character : characters) {
    if (IsIgnored(character.c)) continue;
    if (!IsLineBreak(character.c)) {
      line.push_back(character);
      continue;
    }
    TokenizeLine(line, context, &words);
    line.clear();
  }
  TokenizeLine(line, context, &words);
  ForgetCapitals(&words);
  return words;
}

}  // namespace neardup
