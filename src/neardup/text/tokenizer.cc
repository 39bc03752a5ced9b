#include "neardup/text/tokenizer.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <string_view>
#include <vector>

#include "neardup/text/byte_masks.h"
#include "neardup/text/character.h"
#include "neardup/text/token_writer.h"
#include "neardup/text/unicode_reader.h"
#include "neardup/text/utf8.h"

namespace neardup {
namespace {

using enum CharacterKind;

bool IsDigit(uint8_t c) { return c >= '0' && c <= '9'; }
uint64_t LowestBit(uint64_t mask) { return mask & (~mask + 1); }
uint64_t BitsFrom(size_t bit) { return ~uint64_t{0} << bit; }
size_t IndexOf(uint64_t bit) {
  return static_cast<size_t>(std::countr_zero(bit));
}

}  // namespace

// Three ways to read, each for what the one before cannot decide: words of
// ASCII letters and digits straight from the masks; words with apostrophes,
// decimals and letters of CharacterTable byte by byte; the rest of a
// white-space delimited piece by UnicodeReader.
class Tokenizer::Scanner {
 public:
  void Scan(std::string_view text, const TokenizerOptions& options,
            const FrequencyTable& frequencies, TokenStream* out) {
    text_ = text;
    classified_.Assign(text);
    lower_ = classified_.lower();
    masks_ = classified_.masks();
    elision_ = {};
    ReadWords(options);
    // Few English texts have an apostrophe before a vowel, so few are asked.
    // The language is that of all words, for furniture to change nothing.
    Language language = Language::kUnknown;
    if (elision_.met) language = frequencies.Guess(writer_.AllWords());
    if (Elides(language)) {
      elision_.separates = true;
      ReadWords(options);
    }
    writer_.Finish(options.keep_offsets, out);
    out->language =
        elision_.separates ? language : frequencies.Guess(out->words);
  }

 private:
  // What the character at some place does to the word before it.
  enum class Joint { kEnd, kSkip, kAppend, kPossessive, kAskUnicode };
  // A character with its size in bytes.
  struct Peeked {
    const TableCharacter* character;
    size_t size;
  };

  void ReadWords(const TokenizerOptions& options) {
    writer_.Begin(text_, lower_, options.drop_furniture);
    ReadBlocks();
  }

  void ReadBlocks() {
    size_t next = 0;  // first byte not read
    for (size_t base = 0; base < text_.size(); base = next & ~size_t{63}) {
      const ByteMasks& masks = masks_[base / 64];
      uint64_t events = (masks.starts | masks.marks) & BitsFrom(next % 64);
      next = base + 64;
      while (events != 0) {
        const uint64_t event = LowestBit(events);
        events ^= event;
        const size_t stopped = masks.starts & event
                                   ? ReadAsciiWord(masks, base, event)
                                   : ReadOther(base + IndexOf(event));
        // Most often the reader has stopped before the next event.
        if (stopped == 0) continue;
        if (stopped >= next) {
          next = stopped;
          break;
        }
        events &= BitsFrom(stopped - base);
      }
    }
  }

  // All read what begins at a byte and return where they stopped; 0 stands for
  // before the next event.
  size_t ReadAsciiWord(const ByteMasks& masks, size_t base, uint64_t event);
  size_t ReadCrossingWord(size_t begin);
  size_t ReadOther(size_t begin);
  size_t ReadTableWord(size_t begin, size_t run_end);
  Peeked Peek(size_t i) const;
  Joint JointAt(size_t i, Peeked peeked, bool after_digit);
  uint8_t Facts(size_t begin, bool number) const;

  std::string_view text_;
  const uint8_t* lower_ = nullptr;
  const ByteMasks* masks_ = nullptr;
  const CharacterTable& table_ = CharacterTable::Get();
  ClassifiedText classified_;
  TokenWriter writer_;
  Elision elision_;
  UnicodeReader unicode_;
  std::vector<char> word_;  // of ReadTableWord; grows
};

// A run of letters and digits that begins at bit `event` of a block.
inline size_t Tokenizer::Scanner::ReadAsciiWord(const ByteMasks& masks,
                                                size_t base, uint64_t event) {
  const uint64_t end_bit = LowestBit(masks.ends & (~event + 1));
  const size_t begin = base + IndexOf(event);
  if (end_bit == 0) [[unlikely]] {
    return ReadCrossingWord(begin);
  }
  const size_t end = base + IndexOf(end_bit);
  if (masks.joints & end_bit) [[unlikely]] {
    return ReadTableWord(begin, end);
  }
  uint8_t facts = masks.upper & event ? kCapital : 0;
  if (masks.digit & (end_bit - event)) facts |= kNumber;
  writer_.PutRun(begin, end, facts);
  return 0;
}

// The run goes on in the next block.
size_t Tokenizer::Scanner::ReadCrossingWord(size_t begin) {
  size_t block = begin / 64;
  uint64_t digits = masks_[block].digit & BitsFrom(begin % 64);
  while (masks_[++block].ends == 0) digits |= masks_[block].digit;
  const uint64_t end_bit = LowestBit(masks_[block].ends);
  const size_t end = block * 64 + IndexOf(end_bit);
  if (masks_[block].joints & end_bit) return ReadTableWord(begin, end);
  digits |= masks_[block].digit & (end_bit - 1);
  writer_.PutRun(begin, end, Facts(begin, digits != 0));
  return end;
}

// What is neither white space nor the beginning of a run.
size_t Tokenizer::Scanner::ReadOther(size_t begin) {
  const Peeked peeked = Peek(begin);
  const CharacterKind kind = peeked.character->kind;
  switch (kind) {
    case kAskUnicode:
      return unicode_.Read(text_, begin, &elision_, &writer_);
    case kLetter:
    case kDigit:
      return ReadTableWord(begin, begin);
    default:
      writer_.Separator(kind, begin, begin + peeked.size);
      return begin + peeked.size;
  }
}

inline Tokenizer::Scanner::Peeked Tokenizer::Scanner::Peek(size_t i) const {
  Peeked peeked;
  peeked.character = &table_.Find(lower_ + i, &peeked.size);
  return peeked;
}

// `peeked` stands at `i`, right behind a word, and is no letter or digit.
Tokenizer::Scanner::Joint Tokenizer::Scanner::JointAt(size_t i, Peeked peeked,
                                                      bool after_digit) {
  const CharacterKind kind = peeked.character->kind;
  if (kind == kAskUnicode) return Joint::kAskUnicode;
  const bool point = kind == kPoint || kind == kComma;
  if (point ? !after_digit : kind != kApostrophe) return Joint::kEnd;
  const CharacterKind next = Peek(i + peeked.size).character->kind;
  if (next == kAskUnicode) return Joint::kAskUnicode;
  if (point) {
    if (next != kDigit) return Joint::kEnd;
    return kind == kPoint ? Joint::kAppend : Joint::kSkip;
  }
  if (next != kLetter) return Joint::kEnd;
  if (MayFollowElision(lower_[i + peeked.size])) {
    elision_.met = true;
    return elision_.separates ? Joint::kEnd : Joint::kSkip;
  }
  if (lower_[i + peeked.size] != 's') return Joint::kSkip;
  const CharacterKind after = Peek(i + peeked.size + 1).character->kind;
  if (after == kAskUnicode) return Joint::kAskUnicode;
  return after == kLetter || after == kDigit ? Joint::kSkip
                                             : Joint::kPossessive;
}

// A word that begins with the run [begin, run_end), perhaps empty, and may go
// on behind it.
size_t Tokenizer::Scanner::ReadTableWord(size_t begin, size_t run_end) {
  size_t size = run_end - begin;
  word_.resize(std::max(word_.size(), size + 64));
  std::copy_n(lower_ + begin, size, word_.data());
  bool number = std::any_of(lower_ + begin, lower_ + run_end, IsDigit);
  bool after_digit = number && IsDigit(lower_[run_end - 1]);
  size_t end = run_end;
  for (;;) {
    Peeked peeked = Peek(end);
    for (; peeked.character->folded_size != 0; peeked = Peek(end)) {
      if (size + 8 > word_.size()) word_.resize(word_.size() * 2);
      std::memcpy(word_.data() + size, peeked.character->folded.data(), 4);
      size += peeked.character->folded_size;
      after_digit = peeked.character->kind == kDigit;
      number |= after_digit;
      end += peeked.size;
    }
    const Joint joint = JointAt(end, peeked, after_digit);
    if (joint == Joint::kAppend) word_[size++] = '.';
    if (joint == Joint::kAppend || joint == Joint::kSkip) {
      end += peeked.size;
      continue;
    }
    if (joint == Joint::kAskUnicode) break;
    writer_.Put(HashWord({word_.data(), size}), begin, end,
                Facts(begin, number));
    return joint == Joint::kPossessive ? end + peeked.size + 1 : end;
  }
  return unicode_.Read(text_, begin, &elision_, &writer_);
}

uint8_t Tokenizer::Scanner::Facts(size_t begin, bool number) const {
  const auto first = static_cast<uint8_t>(text_[begin]);
  size_t size;
  const bool upper = first < 0x80
                         ? first != lower_[begin]
                         : table_.Find(lower_ + begin, &size).upper_case;
  return static_cast<uint8_t>((upper ? kCapital : 0) | (number ? kNumber : 0));
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
  scanner_->Scan(text, options_, *frequencies_, out);
}

}  // namespace neardup
