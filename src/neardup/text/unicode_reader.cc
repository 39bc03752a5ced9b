#include "neardup/text/unicode_reader.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "neardup/text/word.h"

namespace neardup {

using enum CharacterKind;

namespace {

bool IsAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

size_t UnicodeReader::Read(std::string_view text, size_t begin,
                           Elision* elision, TokenWriter* writer) {
  text_ = text;
  elision_ = *elision;
  size_t end = begin;
  while (end < text.size() && !IsAsciiSpace(text[end])) ++end;
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
  size_t i = first;
  Joint joint = Joint::kAppend;
  raw_.clear();
  for (; joint == Joint::kAppend || joint == Joint::kSkip; joint = JointAt(i)) {
    const Character& character = characters_[i++];
    const bool digit = character.kind == kDigit;
    if (joint == Joint::kAppend) Append(character);
    number |= digit;
    stable &= IsStable(character.code_point);
  }
  const Character& begin = characters_[first];
  const uint32_t end = characters_[i - 1].end;
  uint8_t facts = number ? kNumber : 0;
  if (IsUpperCase(begin.code_point)) facts |= kCapital;
  writer->Put(Hash(raw_, stable), begin.begin, end, facts);
  return joint == Joint::kPossessive ? i + 2 : i;
}

// One token for each two neighbouring characters, a character being a letter
// with its marks; one token for a character alone.
size_t UnicodeReader::ReadUnspaced(size_t first, TokenWriter* writer) {
  uint32_t begin = characters_[first].begin;  // of the letter before
  uint32_t second = begin;                    // of the letter under way
  bool stable = true;
  size_t i = first;
  while (Kind(i) == kUnspaced) {
    const bool is_first = i == first;
    begin = second;
    second = characters_[i].begin;
    bool letter_stable = IsStable(characters_[i++].code_point);
    for (; Kind(i) == kMark; ++i) letter_stable = false;
    const uint32_t end = characters_[i - 1].end;
    if (!is_first || Kind(i) != kUnspaced) {
      // Stable characters have three bytes each; what is longer has ignored
      // ones within, which the normal form leaves out.
      const std::string_view raw = text_.substr(begin, end - begin);
      const bool as_is = stable && letter_stable && raw.size() <= 6;
      writer->Put(Hash(raw, as_is), begin, end, kNoLetterCase);
    }
    stable = letter_stable;
  }
  return i;
}

void UnicodeReader::Append(const Character& character) {
  uint32_t c = character.code_point;
  if (character.kind == kDigit) {
    c = '0' + static_cast<uint32_t>(u_charDigitValue(static_cast<UChar32>(c)));
  }
  char bytes[U8_MAX_LENGTH];
  int size = 0;
  U8_APPEND_UNSAFE(bytes, size, c);
  raw_.append(bytes, static_cast<size_t>(size));
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
