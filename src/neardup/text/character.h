// What a character means to the tokenizer.
//
// The tables cover what most Latin, Greek, Cyrillic, Hebrew and Arabic text
// consists of and answer in a nanosecond; for the rest Unicode's own tables
// (ICU) are asked, by the same rules.

#ifndef NEARDUP_TEXT_CHARACTER_H_
#define NEARDUP_TEXT_CHARACTER_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace neardup {

enum class CharacterKind : uint8_t {
  kOther,          // separates words and has no other meaning
  kSpace,          // white space within a line
  kLineBreak,      // LF, VT, FF, CR, NEL, U+2028, U+2029
  kLetter,         // a letter of a script that writes spaces between words
  kDigit,          // a decimal digit of any script
  kUnspaced,       // a letter of Han, Kana, Thai, Lao, Khmer or Burmese
  kMark,           // a combining mark: part of the letter before it
  kIgnored,        // soft hyphen, zero-width characters, byte order mark,
                   // tatweel, the vowel points of Arabic and Hebrew
  kApostrophe,     // ' U+2018 U+2019
  kPoint,          // . and its like: U+066B U+2024 U+FE52 U+FF0E
  kComma,          // , and the Arabic thousands mark U+066C
  kStop,           // ! ?
  kOtherStop,      // ends sentences in other scripts (Sentence_Terminal and
                   // the Khmer khan), with or without a space behind it
  kStraightQuote,  // "
  kOpenQuote,      // U+201C: opens, or closes what U+201E opened
  kLowQuote,       // U+201E
  kCloseQuote,     // U+201D
  kGuillemet,      // U+00AB U+00BB
  kAskUnicode,     // a table's way to say: not here (marks, ignored, unspaced)
};

// The kind of any code point, by Unicode's tables; never kAskUnicode.
CharacterKind KindOf(uint32_t code_point);

// Whether the code point is an upper-case or title-case letter.
bool IsUpperCase(uint32_t code_point);

// Whether NFKC_Casefold leaves the character alone whatever stands beside it,
// combining marks and conjoining jamo aside. False is always safe.
bool IsStable(uint32_t code_point);

// Whether the code point has an upper-case form, or is one.
bool HasCase(uint32_t code_point);

// What the tokenizer is told and finds of elision (Elides in language.h).
struct Elision {
  // Whether an apostrophe before a letter that MayFollowElision separates.
  bool separates = false;
  // Whether there was one.
  bool met = false;
};

// Whether a letter after an apostrophe may begin a word of its own in a
// language that elides: a vowel, y, h, and any letter that is not ASCII.
constexpr bool MayFollowElision(uint32_t code_point) {
  if (code_point >= 0x80) return true;
  switch (code_point | 32) {
    case 'a':
    case 'e':
    case 'h':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
      return true;
    default:
      return false;
  }
}

// Bits of TableCharacter::traits.
enum CharacterTrait : uint8_t {
  kLatin = 1,
  kGreekOrCyrillic = 2,  // has letters that look like Latin ones
  kCaseless = 4,         // a letter of a script without case
};

// The first two of these bits for a letter.
uint8_t ScriptTraits(uint32_t code_point);

// A table entry: kind and, for letters and digits alone, the normal form, which
// does not depend on the neighbours because marks are not in the table.
struct TableCharacter {
  CharacterKind kind = CharacterKind::kAskUnicode;
  bool upper_case = false;
  uint8_t traits = 0;  // CharacterTrait bits of a letter
  uint8_t folded_size = 0;
  std::array<char, 4> folded = {};
};

// The kinds of ASCII.
constexpr std::array<CharacterKind, 128> MakeAsciiKinds() {
  using enum CharacterKind;
  std::array<CharacterKind, 128> kinds = {};
  for (int c = 0; c < 128; ++c) {
    const int lower = c | 32;
    if (lower >= 'a' && lower <= 'z') kinds[c] = kLetter;
    if (c >= '0' && c <= '9') kinds[c] = kDigit;
    if (c >= '\n' && c <= '\r') kinds[c] = kLineBreak;
  }
  kinds[' '] = kinds['\t'] = kSpace;
  kinds['\''] = kApostrophe;
  kinds['.'] = kPoint;
  kinds[','] = kComma;
  kinds['!'] = kinds['?'] = kStop;
  kinds['"'] = kStraightQuote;
  return kinds;
}
inline constexpr std::array<CharacterKind, 128> kAsciiKinds = MakeAsciiKinds();

// Kinds and normal forms of U+0000..U+07FF, U+1E00..U+1EFF, U+2000..U+20FF.
class CharacterTable {
 public:
  // Built once from Unicode's tables, in about 0.2 ms.
  static const CharacterTable& Get();

  // The character at `text` (valid UTF-8) and its size in bytes. A character of
  // no table gives an entry of kind kAskUnicode.
  const TableCharacter& Find(const uint8_t* text, size_t* size) const {
    const uint8_t lead = text[0];
    if (lead < 0x80) {
      *size = 1;
      return entries_[lead];
    }
    if (lead < 0xE0) {
      *size = 2;
      return entries_[(lead & 0x1F) << 6 | (text[1] & 0x3F)];
    }
    *size = lead < 0xF0 ? 3 : 4;
    if (lead == 0xE2 && text[1] < 0x84) {  // U+2000..U+20FF
      return entries_[kGeneral + ((text[1] & 3) << 6 | (text[2] & 0x3F))];
    }
    if (lead == 0xE1 && text[1] >= 0xB8 && text[1] < 0xBC) {  // U+1E00..
      return entries_[kAdditional + ((text[1] & 3) << 6 | (text[2] & 0x3F))];
    }
    return entries_[kUnlisted];
  }

 private:
  static constexpr size_t kAdditional = 0x800;
  static constexpr size_t kGeneral = kAdditional + 256;
  static constexpr size_t kUnlisted = kGeneral + 256;

  CharacterTable();

  std::array<TableCharacter, kUnlisted + 1> entries_;
};

}  // namespace neardup

#endif  // NEARDUP_TEXT_CHARACTER_H_
