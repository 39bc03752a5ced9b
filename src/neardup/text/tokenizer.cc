#include "neardup/text/tokenizer.h"

#include <bit>
#include <cassert>
#include <cstring>
#include <string>
#include <vector>

#include "neardup/text/byte_masks.h"
#include "neardup/text/character.h"
#include "neardup/text/token_writer.h"
#include "neardup/text/unicode_reader.h"
#include "neardup/text/utf8.h"

namespace neardup {
namespace {

using enum CharacterKind;

// Bytes after a run of ASCII letters and digits that may go on with the word.
constexpr std::array<bool, 256> MakeJoiningBytes() {
  std::array<bool, 256> joins = {};
  for (size_t i = 0x80; i < 256; ++i) joins[i] = true;
  joins['\''] = joins['.'] = joins[','] = true;
  return joins;
}
constexpr std::array<bool, 256> kJoiningBytes = MakeJoiningBytes();

bool IsDigit(uint8_t byte) { return byte >= '0' && byte <= '9'; }

}  // namespace

// Three ways to read, each for what the one before cannot decide: words of
// ASCII letters and digits straight from the masks; words with apostrophes,
// decimals and letters of CharacterTable byte by byte; the rest of a
// white-space delimited piece by UnicodeReader.
class Tokenizer::Scanner {
 public:
  TokenWriter& writer() { return writer_; }

  void Scan(std::string_view text) {
    text_ = text;
    classified_.Assign(text);
    lower_ = classified_.lower();
    const ByteMasks* masks = classified_.masks();
    for (size_t i = 0;;) {
      const size_t block = i / 64;
      const uint64_t events = masks[block].event >> (i % 64);
      if (events == 0) {
        i = (block + 1) * 64;
        if (i >= text.size()) return;
        continue;
      }
      i += static_cast<size_t>(std::countr_zero(events));
      const bool word = masks[block].word >> (i % 64) & 1;
      i = word ? ReadAsciiWord(masks[block], i) : ReadOther(i);
    }
  }

 private:
  // What the character at some place does to the word before it.
  enum class Joint { kEnd, kSkip, kAppend, kPossessive, kAskUnicode };
  struct Peeked {
    CharacterKind kind;
    size_t size;
  };

  size_t ReadAsciiWord(const ByteMasks& masks, size_t begin);
  size_t ReadLongAsciiWord(size_t begin);
  size_t ReadOther(size_t begin);
  size_t ReadTableWord(size_t begin);
  Peeked Peek(size_t i) const;
  Joint JointAt(size_t i, const Peeked& peeked, bool after_digit) const;
  bool GoesOn(size_t end) const;
  void Append(size_t i);

  std::string_view text_;
  const uint8_t* lower_ = nullptr;
  const CharacterTable& table_ = CharacterTable::Get();
  ClassifiedText classified_;
  TokenWriter writer_;
  UnicodeReader unicode_;
  std::string word_;
};

// Whether the word that ends before `end` may go on there.
inline bool Tokenizer::Scanner::GoesOn(size_t end) const {
  const uint8_t next = lower_[end];
  if (!kJoiningBytes[next]) return false;
  if (next != '.' && next != ',') return true;
  const uint8_t after = lower_[end + 1];
  return IsDigit(lower_[end - 1]) && (IsDigit(after) || after >= 0x80);
}

inline size_t Tokenizer::Scanner::ReadAsciiWord(const ByteMasks& masks,
                                                size_t begin) {
  const size_t bit = begin % 64;
  const auto size = static_cast<size_t>(std::countr_one(masks.word >> bit));
  const size_t end = begin + size;
  if (bit + size == 64) [[unlikely]] {
    return ReadLongAsciiWord(begin);
  }
  if (GoesOn(end)) return ReadTableWord(begin);
  uint8_t facts = masks.upper >> bit & 1 ? kCapital : 0;
  const uint64_t digits = masks.digit >> bit & ~(~uint64_t{0} << size);
  if (digits != 0) facts |= kNumber;
  const auto* word = reinterpret_cast<const char*>(lower_ + begin);
  writer_.Put(HashWord({word, size}), begin, end, facts);
  return end;
}

// The word reaches the end of its block.
size_t Tokenizer::Scanner::ReadLongAsciiWord(size_t begin) {
  size_t end = begin;
  bool number = false;
  while (lower_[end] < 0x80) {
    const CharacterKind kind = kAsciiKinds[lower_[end]];
    if (kind != kLetter && kind != kDigit) break;
    number |= kind == kDigit;
    ++end;
  }
  if (GoesOn(end)) return ReadTableWord(begin);
  uint8_t facts = number ? kNumber : 0;
  if (static_cast<uint8_t>(text_[begin]) != lower_[begin]) facts |= kCapital;
  const auto* word = reinterpret_cast<const char*>(lower_ + begin);
  writer_.Put(HashWord({word, end - begin}), begin, end, facts);
  return end;
}

// What is neither white space nor the beginning of an ASCII word.
size_t Tokenizer::Scanner::ReadOther(size_t begin) {
  const Peeked peeked = Peek(begin);
  switch (peeked.kind) {
    case CharacterKind::kAskUnicode:
      return unicode_.Read(text_, begin, &writer_);
    case kLetter:
    case kDigit:
      return ReadTableWord(begin);
    default:
      writer_.Separator(peeked.kind, begin, begin + peeked.size);
      return begin + peeked.size;
  }
}

Tokenizer::Scanner::Peeked Tokenizer::Scanner::Peek(size_t i) const {
  if (lower_[i] < 0x80) return {kAsciiKinds[lower_[i]], 1};
  size_t size;
  const CharacterKind kind = table_.Find(lower_ + i, &size).kind;
  return {kind, size};
}

Tokenizer::Scanner::Joint Tokenizer::Scanner::JointAt(size_t i,
                                                      const Peeked& peeked,
                                                      bool after_digit) const {
  if (peeked.kind == kLetter || peeked.kind == kDigit) return Joint::kAppend;
  if (peeked.kind == CharacterKind::kAskUnicode) return Joint::kAskUnicode;
  const bool point = peeked.kind == kPoint || peeked.kind == kComma;
  if (point ? !after_digit : peeked.kind != kApostrophe) return Joint::kEnd;
  const Peeked next = Peek(i + peeked.size);
  if (next.kind == CharacterKind::kAskUnicode) return Joint::kAskUnicode;
  if (point) {
    if (next.kind != kDigit) return Joint::kEnd;
    return peeked.kind == kPoint ? Joint::kAppend : Joint::kSkip;
  }
  if (next.kind != kLetter) return Joint::kEnd;
  if (lower_[i + peeked.size] != 's') return Joint::kSkip;
  const CharacterKind after = Peek(i + peeked.size + 1).kind;
  if (after == CharacterKind::kAskUnicode) return Joint::kAskUnicode;
  return after == kLetter || after == kDigit ? Joint::kSkip
                                             : Joint::kPossessive;
}

// Appends the normal form of the character at `i`.
inline void Tokenizer::Scanner::Append(size_t i) {
  if (lower_[i] < 0x80) {
    word_.push_back(static_cast<char>(lower_[i]));
    return;
  }
  size_t size;
  const TableCharacter& character = table_.Find(lower_ + i, &size);
  word_.append(character.folded.data(), character.folded_size);
}

size_t Tokenizer::Scanner::ReadTableWord(size_t begin) {
  word_.clear();
  bool number = false;
  Peeked peeked = Peek(begin);
  Joint joint = Joint::kAppend;
  size_t end = begin;
  while (joint == Joint::kAppend || joint == Joint::kSkip) {
    if (joint == Joint::kAppend) Append(end);
    const bool digit = peeked.kind == kDigit;
    number |= digit;
    end += peeked.size;
    peeked = Peek(end);
    joint = JointAt(end, peeked, digit);
  }
  if (joint == Joint::kAskUnicode) return unicode_.Read(text_, begin, &writer_);
  uint8_t facts = number ? kNumber : 0;
  const auto first = static_cast<uint8_t>(text_[begin]);
  size_t size;
  if (first < 0x80 ? first != lower_[begin]
                   : table_.Find(lower_ + begin, &size).upper_case) {
    facts |= kCapital;
  }
  writer_.Put(HashWord(word_), begin, end, facts);
  return joint == Joint::kPossessive ? end + peeked.size + 1 : end;
}

Tokenizer::Tokenizer(TokenizerOptions options,
                     const FrequencyTable& frequencies)
    : options_(options),
      frequencies_(&frequencies),
      scanner_(std::make_unique<Scanner>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

void Tokenizer::Tokenize(std::string_view text, TokenStream* out) {
  assert(IsValidUtf8(text));
  TokenWriter& writer = scanner_->writer();
  writer.Begin(text, options_.drop_furniture);
  scanner_->Scan(text);
  writer.Finish(options_.keep_offsets, out);
  out->language = frequencies_->Guess(out->words);
}

}  // namespace neardup
