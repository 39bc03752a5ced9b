#include "neardup/text/unicode_reader.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "neardup/text/confusables.h"
#include "neardup/text/word.h"

namespace neardup {

using enum CharacterKind;

namespace {

constexpr uint32_t kFirstCyrillic = 0x400;

void AppendUtf8(uint32_t c, std::string* out) {
  char bytes[U8_MAX_LENGTH];
  int size = 0;
  U8_APPEND_UNSAFE(bytes, size, c);
  out->append(bytes, static_cast<size_t>(size));
}

bool IsAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

size_t UnicodeReader::Read(size_t begin, Elision* elision,
                           TokenWriter* writer) {
  elision_ = *elision;
  size_t end = begin;
  while (end < text_.size() && !IsAsciiSpace(text_[end])) ++end;
  Decode(begin, end);
  for (size_t i = 0; i < characters_.size();) {
    const Character& character = characters_[i];
    switch (character.kind) {
      case kLetter:
      case kDigit:
        i = ReadWord(i, writer);
        break;
      case kUnspaced:
        i = ReadUnspaced(i, writer);
        break;
      default:
        writer->Separator(character.kind, character.begin, character.end);
        ++i;
    }
  }
  *elision = elision_;
  return end;
}

void UnicodeReader::Decode(size_t begin, size_t end) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text_.data());
  characters_.clear();
  for (size_t i = begin; i < end;) {
    Character character;
    character.begin = static_cast<uint32_t>(i);
    U8_NEXT_UNSAFE(bytes, i, character.code_point);
    character.end = static_cast<uint32_t>(i);
    character.kind = KindOf(character.code_point);
    if (character.kind != kIgnored) characters_.push_back(character);
  }
}

CharacterKind UnicodeReader::Kind(size_t i) const {
  return i < characters_.size() ? characters_[i].kind : kOther;
}

UnicodeReader::Joint UnicodeReader::JointAt(size_t i) {
  switch (Kind(i)) {
    case kLetter:
    case kDigit:
    case kMark:
      return Joint::kAppend;
    case kPoint:
    case kComma:
      if (Kind(i - 1) != kDigit || Kind(i + 1) != kDigit) return Joint::kEnd;
      return Kind(i) == kPoint ? Joint::kAppend : Joint::kSkip;
    case kApostrophe: {
      if (Kind(i + 1) != kLetter) return Joint::kEnd;
      if (MayFollowElision(characters_[i + 1].code_point)) {
        elision_.met = true;
        return elision_.separates ? Joint::kEnd : Joint::kSkip;
      }
      const CharacterKind after = Kind(i + 2);
      const bool more = after == kLetter || after == kDigit || after == kMark;
      const bool is_s = (characters_[i + 1].code_point | 32) == 's';
      return is_s && !more ? Joint::kPossessive : Joint::kSkip;
    }
    default:
      return Joint::kEnd;
  }
}

size_t UnicodeReader::ReadWord(size_t first, TokenWriter* writer) {
  bool number = false;
  bool stable = true;
  uint8_t scripts = 0;
  size_t i = first;
  Joint joint = Joint::kAppend;
  raw_.clear();
  for (; joint == Joint::kAppend || joint == Joint::kSkip; joint = JointAt(i)) {
    const Character& character = characters_[i++];
    const bool letter = character.kind == kLetter;
    if (joint == Joint::kAppend) Append(character);
    number |= character.kind == kDigit;
    const bool letter_stable = IsStable(character.code_point);
    if (letter && !letter_stable) scripts |= ScriptTraits(character.code_point);
    stable &= letter_stable;
  }
  if (scripts == (kLatin | kGreekOrCyrillic)) FoldMixedScripts();
  const Character& begin = characters_[first];
  const uint32_t end = characters_[i - 1].end;
  uint8_t facts = number ? kNumber : 0;
  if (IsUpperCase(begin.code_point)) facts |= kCapital;
  if (begin.kind == kLetter && !HasCase(begin.code_point)) {
    facts |= kNoLetterCase;
  }
  writer->Put(Hash(raw_, stable), begin.begin, end, facts);
  return joint == Joint::kPossessive ? i + 2 : i;
}

// One token for each two neighbouring characters, a character being a letter
// with its marks; one token for a character alone.
size_t UnicodeReader::ReadUnspaced(size_t first, TokenWriter* writer) {
  uint32_t begin = characters_[first].begin;  // of the letter before
  uint32_t second = begin;                    // of the letter under way
  size_t first_of_two = first, second_of_two = first;  // their characters
  bool stable = true;
  size_t i = first;
  while (Kind(i) == kUnspaced) {
    const bool is_first = i == first;
    begin = second;
    second = characters_[i].begin;
    first_of_two = second_of_two;
    second_of_two = i;
    bool letter_stable = IsStable(characters_[i++].code_point);
    for (; Kind(i) == kMark; ++i) letter_stable = false;
    const uint32_t end = characters_[i - 1].end;
    if (!is_first || Kind(i) != kUnspaced) {
      // Stable characters have three bytes each.
      const std::string_view raw = text_.substr(begin, end - begin);
      const bool as_is = stable && letter_stable && raw.size() <= 6;
      const std::string_view read = as_is ? raw : Join(first_of_two, i);
      writer->Put(Hash(read, as_is), begin, end,
                  kNoLetterCase | kCharacterPair);
    }
    stable = letter_stable;
  }
  return i;
}

// raw_ has Latin letters and Greek or Cyrillic ones. The prevailing script is
// tried first; a word with letters that look like none of the other script, on
// both sides, stays as it is.
void UnicodeReader::FoldMixedScripts() {
  bool to_latin = true, to_cyrillic = true;
  const auto for_each = [this](auto what) {
    for (size_t i = 0; i < raw_.size();) {
      uint32_t c;
      U8_NEXT_UNSAFE(raw_.data(), i, c);
      what(c);
    }
  };
  for_each([&](uint32_t c) {
    const uint8_t script = ScriptTraits(c);
    if (script == kGreekOrCyrillic) {
      to_latin &= LatinLookalike(c) != 0;
      to_cyrillic &= c >= kFirstCyrillic;
    } else if (script == kLatin) {
      to_cyrillic &= CyrillicLookalike(c) != 0;
    }
  });
  if (!to_latin && !to_cyrillic) return;
  if (!latin_) latin_ = MostlyLatin(text_);
  const bool latin = to_latin && (*latin_ || !to_cyrillic);
  folded_.clear();
  for_each([&](uint32_t c) {
    const uint32_t other = latin ? LatinLookalike(c) : CyrillicLookalike(c);
    AppendUtf8(other != 0 ? other : c, &folded_);
  });
  raw_.swap(folded_);
}

// The characters [first, end), without ignored ones that stand between them in
// the text; good until the next call.
std::string_view UnicodeReader::Join(size_t first, size_t end) {
  raw_.clear();
  for (size_t i = first; i < end; ++i) Append(characters_[i]);
  return raw_;
}

void UnicodeReader::Append(const Character& character) {
  uint32_t c = character.code_point;
  if (character.kind == kPoint) c = '.';
  if (character.kind == kDigit) {
    c = '0' + static_cast<uint32_t>(u_charDigitValue(static_cast<UChar32>(c)));
  }
  AppendUtf8(c, &raw_);
}

uint32_t UnicodeReader::Hash(std::string_view raw, bool stable) {
  if (stable) return HashWord(raw);
  const uint64_t raw_hash = Hash64(raw);
  Known& known = known_[raw_hash % kKnownSize];
  if (!known.used || known.raw_hash != raw_hash) {
    NormaliseWord(raw, &normalised_);
    known = {raw_hash, HashWord(normalised_), true};
  }
  return known.word;
}

}  // namespace neardup
