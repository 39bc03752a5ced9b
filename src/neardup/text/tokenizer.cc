#include "neardup/text/tokenizer.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <string_view>
#include <vector>

#include "neardup/text/byte_masks.h"
#include "neardup/text/character.h"
#include "neardup/text/run_hasher.h"
#include "neardup/text/spaced_letters.h"
#include "neardup/text/token_writer.h"
#include "neardup/text/unicode_reader.h"
#include "neardup/text/utf8.h"

namespace neardup {
namespace {

using enum CharacterKind;

bool IsDigit(uint8_t c) { return c >= '0' && c <= '9'; }
uint64_t LowestBit(uint64_t mask) { return mask & (~mask + 1); }
uint64_t BitsFromOrNone(size_t bit) {
  return bit < 64 ? ~uint64_t{0} << bit : 0;
}
size_t IndexOf(uint64_t bit) {
  return static_cast<size_t>(std::countr_zero(bit));
}

}  // namespace

// Three ways to read, each for what the one before cannot decide: words of
// ASCII letters and digits come from ClassifiedText, hashed, and are only
// copied; words with apostrophes, decimals and letters of CharacterTable are
// read byte by byte; the rest of a white-space delimited piece by
// UnicodeReader.
class Tokenizer::Scanner {
 public:
  void Scan(std::string_view text, const TokenizerOptions& options,
            const FrequencyTable& frequencies, TokenStream* out) {
    text_ = text;
    classified_.Assign(text);
    lower_ = classified_.lower();
    HashRuns();
    elision_ = {};
    unicode_.Begin(text);
    spaced_.clear();
    ReadWords(options);
    if (maybe_spaced_) {
      FindSpacedWords(text, classified_, &spaced_);
      if (!spaced_.empty()) ReadWords(options);
    }
    // Few English texts have an apostrophe before a vowel, so few are asked.
    // The language is that of all words, for furniture to change nothing.
    Language language = Language::kUnknown;
    if (elision_.met) language = frequencies.Guess(writer_.AllWords());
    if (Elides(language)) {
      elision_.separates = true;
      ReadWords(options);
    }
    writer_.Finish(out);
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

  void HashRuns() {
    const size_t size = classified_.num_runs() + ClassifiedText::kSpareRuns;
    if (run_words_.size() < size) run_words_.resize(2 * size);
    neardup::HashRuns(classified_, run_words_.data());
    runs_ = {.words = run_words_.data(),
             .flags = classified_.flags(),
             .begins = classified_.begins(),
             .ends = classified_.ends()};
  }

  void ReadWords(const TokenizerOptions& options) {
    writer_.Begin(text_, options.drop_furniture, options.keep_offsets);
    next_run_ = next_ = next_spaced_ = 0;
    size_t begun = 0;  // runs that begin before the block
    uint64_t maybe_spaced = 0;
    const size_t blocks = text_.size() / 64 + 1;
    for (size_t i = 0; i < blocks; ++i) {
      const ByteMasks& masks = classified_.masks()[i];
      maybe_spaced |= MaybeSpacedLetters(masks.starts, masks.marks);
      const uint64_t spaced = spaced_.empty() ? 0 : SpacedWordsIn(i * 64);
      if (masks.marks | masks.joints | spaced) {
        ReadBlock(masks, spaced, i * 64, begun);
      }
      begun += static_cast<size_t>(std::popcount(masks.starts));
    }
    PutRunsUpTo(begun);
    maybe_spaced_ = maybe_spaced != 0;
  }

  // The first bytes of spaced words in the block at `base`.
  uint64_t SpacedWordsIn(size_t base) const {
    uint64_t mask = 0;
    for (size_t i = next_spaced_;
         i < spaced_.size() && spaced_[i].begin < base + 64; ++i) {
      mask |= uint64_t{1} << (spaced_[i].begin - base);
    }
    return mask;
  }

  // Stops at what may be more than a run, and at what says something of the
  // words behind it.
  void ReadBlock(const ByteMasks& masks, uint64_t spaced, size_t base,
                 size_t begun) {
    uint64_t events = masks.marks | masks.joints | spaced;
    if (next_ > base) events &= BitsFromOrNone(next_ - base);
    while (events != 0) {
      const uint64_t event = LowestBit(events);
      events ^= event;
      const size_t place = base + IndexOf(event);
      const size_t run = begun + static_cast<size_t>(
                                     std::popcount(masks.starts & (event - 1)));
      if (spaced & event) {
        PutRunsUpTo(run);
        PutSpacedWord(spaced_[next_spaced_++]);
        events &= BitsFromOrNone(next_ - base);
        continue;
      }
      // A run that was read as part of a word is no word.
      if ((masks.joints & event) && run > next_run_ && ReadJoint(run - 1)) {
        events &= BitsFromOrNone(next_ - base);
      } else if (masks.marks & event) {
        PutRunsUpTo(run);
        if (ReadOther(place)) events &= BitsFromOrNone(next_ - base);
      }
    }
  }

  void PutRunsUpTo(size_t run) {
    writer_.PutAll(runs_, next_run_, run);
    next_run_ = run;
  }

  void PutSpacedWord(const SpacedWord& word) {
    writer_.Put(word.word, word.begin, word.end,
                static_cast<uint8_t>(word.upper_case ? kCapital : 0));
    StopAt(word.end);
  }

  // All before this byte is read. Most often the next run lies behind it.
  void StopAt(size_t byte) {
    next_ = byte;
    while (next_run_ < classified_.num_runs() &&
           runs_.begins[next_run_] < byte) {
      ++next_run_;
    }
  }

  // Both tell whether they have read what begins there, up to next_, or there
  // is nothing to read but runs.
  bool ReadJoint(size_t run);
  bool ReadOther(size_t begin);
  void ReadTableWord(size_t begin, size_t run_end);
  Peeked Peek(size_t i) const;
  Joint JointAt(size_t i, Peeked peeked, bool after_digit);
  uint8_t Facts(size_t begin, bool number) const;

  std::string_view text_;
  const uint8_t* lower_ = nullptr;
  const CharacterTable& table_ = CharacterTable::Get();
  ClassifiedText classified_;
  std::vector<uint32_t> run_words_;
  WordColumns runs_ = {};
  size_t next_run_ = 0;  // first run that is not written
  size_t next_ = 0;      // first byte behind what was read not as runs
  TokenWriter writer_;
  Elision elision_;
  bool maybe_spaced_ = false;  // a block has MaybeSpacedLetters
  std::vector<SpacedWord> spaced_;
  size_t next_spaced_ = 0;  // first of them that is not read
  UnicodeReader unicode_;
  std::vector<char> word_;  // of ReadTableWord; grows
};

// What stands behind a run may make it go on.
bool Tokenizer::Scanner::ReadJoint(size_t run) {
  const size_t begin = runs_.begins[run], end = runs_.ends[run];
  const Peeked peeked = Peek(end);
  if (peeked.character->folded_size == 0) {
    const Joint joint = JointAt(end, peeked, IsDigit(lower_[end - 1]));
    if (joint == Joint::kEnd) return false;
    if (joint == Joint::kPossessive) {
      PutRunsUpTo(run + 1);
      StopAt(end + peeked.size + 1);
      return true;
    }
  }
  PutRunsUpTo(run);
  ReadTableWord(begin, end);
  return true;
}

// What is neither white space nor the beginning of a run.
bool Tokenizer::Scanner::ReadOther(size_t begin) {
  const Peeked peeked = Peek(begin);
  const CharacterKind kind = peeked.character->kind;
  switch (kind) {
    case kAskUnicode:
      StopAt(unicode_.Read(begin, &elision_, &writer_));
      return true;
    case kLetter:
    case kDigit:
      ReadTableWord(begin, begin);
      return true;
    default:
      writer_.Separator(kind, begin, begin + peeked.size);
      return false;
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
void Tokenizer::Scanner::ReadTableWord(size_t begin, size_t run_end) {
  size_t size = run_end - begin;
  word_.resize(std::max(word_.size(), size + 64));
  std::copy_n(lower_ + begin, size, word_.data());
  bool number = std::any_of(lower_ + begin, lower_ + run_end, IsDigit);
  bool after_digit = number && IsDigit(lower_[run_end - 1]);
  uint8_t scripts = size > 0 ? kLatin : 0;
  size_t end = run_end;
  for (;;) {
    Peeked peeked = Peek(end);
    for (; peeked.character->folded_size != 0; peeked = Peek(end)) {
      if (size + 8 > word_.size()) word_.resize(word_.size() * 2);
      std::memcpy(word_.data() + size, peeked.character->folded.data(), 4);
      size += peeked.character->folded_size;
      scripts |= peeked.character->traits;
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
    constexpr uint8_t kMixed = kLatin | kGreekOrCyrillic;
    if ((scripts & kMixed) == kMixed) break;
    writer_.Put(HashWord({word_.data(), size}), begin, end,
                Facts(begin, number));
    return StopAt(joint == Joint::kPossessive ? end + peeked.size + 1 : end);
  }
  StopAt(unicode_.Read(begin, &elision_, &writer_));
}

uint8_t Tokenizer::Scanner::Facts(size_t begin, bool number) const {
  const auto first = static_cast<uint8_t>(text_[begin]);
  uint8_t facts = number ? kNumber : 0;
  if (first < 0x80) {
    if (first != lower_[begin]) facts |= kCapital;
    return facts;
  }
  size_t size;
  const TableCharacter& letter = table_.Find(lower_ + begin, &size);
  if (letter.upper_case) facts |= kCapital;
  if (letter.traits & kCaseless) facts |= kNoLetterCase;
  return facts;
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
