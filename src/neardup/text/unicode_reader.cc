#include "neardup/text/unicode_reader.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "neardup/text/word.h"

namespace neardup {

using enum CharacterKind;

size_t UnicodeReader::Read(std::string_view text, size_t begin,
                           TokenWriter* writer) {
  const size_t end =
      std::min(text.size(), text.find_first_of(" \t\n\v\f\r", begin));
  Decode(text, begin, end);
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
  return end;
}

void UnicodeReader::Decode(std::string_view text, size_t begin, size_t end) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
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

UnicodeReader::Joint UnicodeReader::JointAt(size_t i) const {
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
  raw_.clear();
  bool number = false;
  bool stable = true;
  size_t i = first;
  uint32_t end = 0;
  Joint joint = Joint::kAppend;
  for (; joint == Joint::kAppend || joint == Joint::kSkip; joint = JointAt(i)) {
    if (joint == Joint::kAppend) Append(characters_[i]);
    number |= characters_[i].kind == kDigit;
    stable &= IsStable(characters_[i].code_point);
    end = characters_[i++].end;
  }
  const Character& begin = characters_[first];
  uint8_t facts = number ? kNumber : 0;
  if (IsUpperCase(begin.code_point)) facts |= kCapital;
  writer->Put(HashRaw(0, raw_.size(), stable), begin.begin, end, facts);
  return joint == Joint::kPossessive ? i + 2 : i;
}

// One token for each two neighbouring characters, a character being a letter
// with its marks; one token for a character alone.
size_t UnicodeReader::ReadUnspaced(size_t first, TokenWriter* writer) {
  struct Letter {
    size_t raw_begin;
    uint32_t begin;
    bool stable;
  };
  raw_.clear();
  Letter previous = {};
  size_t i = first;
  while (Kind(i) == kUnspaced) {
    Letter letter = {raw_.size(), characters_[i].begin,
                     IsStable(characters_[i].code_point)};
    Append(characters_[i++]);
    for (; Kind(i) == kMark; ++i) {
      Append(characters_[i]);
      letter.stable = false;
    }
    const bool last = Kind(i) != kUnspaced;
    const bool alone = last && letter.raw_begin == 0;
    if (alone) previous = letter;
    if (alone || letter.raw_begin > 0) {
      const uint32_t word = HashRaw(previous.raw_begin, raw_.size(),
                                    previous.stable && letter.stable);
      writer->Put(word, previous.begin, characters_[i - 1].end, kNoLetterCase);
    }
    previous = letter;
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

uint32_t UnicodeReader::HashRaw(size_t begin, size_t end, bool stable) {
  const std::string_view raw =
      std::string_view(raw_).substr(begin, end - begin);
  if (stable) return HashWord(raw);
  NormaliseWord(raw, &normalised_);
  return HashWord(normalised_);
}

}  // namespace neardup
