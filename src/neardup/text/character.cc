#include "neardup/text/character.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "neardup/text/word.h"

namespace neardup {
namespace {

constexpr uint32_t kIdeographicZero = 0x3007;  // a number letter, used as digit

bool IsHan(uint32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }
bool IsKana(uint32_t c) {
  return (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA);
}
bool IsHangulSyllable(uint32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

bool IsUnspacedScript(uint32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &error)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:  // the prolonged sound marks belong to both kana
      return c == 0x30FC || c == 0xFF70;
  }
}

// What Arabic may write or leave out: the tatweel, which only widens, and the
// vowel points, but not the madda and hamza that make another letter.
bool IsArabicOption(uint32_t c) {
  return c == 0x640 || (c >= 0x64B && c <= 0x652) ||
         (c >= 0x656 && c <= 0x65F) || c == 0x670 ||
         (c >= 0x6D6 && c <= 0x6ED && U_GET_GC_MASK(c) & U_GC_MN_MASK);
}

// The points and accents of Hebrew; all else in the range is punctuation.
bool IsHebrewPoint(uint32_t c) {
  return c >= 0x591 && c <= 0x5C7 && U_GET_GC_MASK(c) & U_GC_MN_MASK;
}

CharacterKind PunctuationKind(uint32_t c) {
  using enum CharacterKind;
  switch (c) {
    case 0x85:
    case 0x2028:
    case 0x2029:
      return kLineBreak;
    case 0x2018:
    case 0x2019:
      return kApostrophe;
    case 0x66B:
    case 0x2024:
    case 0xFE52:
    case 0xFF0E:
      return kPoint;
    case 0x66C:
      return kComma;
    case 0x17D4:  // Khmer, which only later versions of Unicode list
    case 0x17D5:
      return kOtherStop;
    case 0x201C:
      return kOpenQuote;
    case 0x201D:
      return kCloseQuote;
    case 0x201E:
      return kLowQuote;
    case 0xAB:
    case 0xBB:
      return kGuillemet;
    default:
      break;
  }
  if (u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_S_TERM)) {
    return kOtherStop;
  }
  return u_isUWhiteSpace(static_cast<UChar32>(c)) ? kSpace : kOther;
}

TableCharacter MakeEntry(uint32_t c) {
  using enum CharacterKind;
  TableCharacter entry;
  const CharacterKind kind = KindOf(c);
  if (kind == kMark || kind == kIgnored || kind == kUnspaced) return entry;
  entry.kind = kind;
  if (kind != kLetter && kind != kDigit) return entry;
  std::string folded;
  if (kind == kDigit) {
    folded = static_cast<char>('0' + u_charDigitValue(static_cast<UChar32>(c)));
  } else {
    std::array<char, 4> bytes;
    int size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, c);
    NormaliseWord({bytes.data(), static_cast<size_t>(size)}, &folded);
  }
  if (folded.empty() || folded.size() > entry.folded.size()) return {};
  entry.upper_case = IsUpperCase(c);
  if (kind == kLetter) {
    entry.traits =
        static_cast<uint8_t>(ScriptTraits(c) | (HasCase(c) ? 0 : kCaseless));
  }
  entry.folded_size = static_cast<uint8_t>(folded.size());
  std::copy(folded.begin(), folded.end(), entry.folded.begin());
  return entry;
}

}  // namespace

CharacterKind KindOf(uint32_t code_point) {
  using enum CharacterKind;
  if (code_point < 128) return kAsciiKinds[code_point];
  if (IsHan(code_point) || IsKana(code_point)) return kUnspaced;
  if (IsHangulSyllable(code_point)) return kLetter;
  const auto c = static_cast<UChar32>(code_point);
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
    return kIgnored;
  }
  if (IsArabicOption(code_point) || IsHebrewPoint(code_point)) return kIgnored;
  const uint32_t category = U_GET_GC_MASK(c);
  if (category & U_GC_ND_MASK) return kDigit;
  // The half-width voicing marks are letters to Unicode but compose like marks.
  if (category & U_GC_M_MASK || c == 0xFF9E || c == 0xFF9F) return kMark;
  if (category & U_GC_L_MASK || code_point == kIdeographicZero) {
    return IsUnspacedScript(code_point) ? kUnspaced : kLetter;
  }
  return PunctuationKind(code_point);
}

bool IsUpperCase(uint32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  return (U_GET_GC_MASK(c) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}

bool HasCase(uint32_t code_point) {
  return u_hasBinaryProperty(static_cast<UChar32>(code_point), UCHAR_CASED);
}

uint8_t ScriptTraits(uint32_t code_point) {
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(code_point), &error)) {
    case USCRIPT_LATIN:
      return kLatin;
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
      return kGreekOrCyrillic;
    default:
      return 0;
  }
}

bool IsStable(uint32_t code_point) {
  return IsHan(code_point) || IsKana(code_point) ||
         IsHangulSyllable(code_point);
}

CharacterTable::CharacterTable() {
  for (uint32_t i = 0; i < kAdditional; ++i) entries_[i] = MakeEntry(i);
  for (uint32_t i = 0; i < 256; ++i) {
    entries_[kAdditional + i] = MakeEntry(0x1E00 + i);
    entries_[kGeneral + i] = MakeEntry(0x2000 + i);
  }
}

const CharacterTable& CharacterTable::Get() {
  static const CharacterTable table;
  return table;
}

}  // namespace neardup
