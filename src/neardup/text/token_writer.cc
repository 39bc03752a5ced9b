#include "neardup/text/token_writer.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <cassert>
#include <limits>

#include "neardup/text/furniture.h"
#include "neardup/text/word.h"

namespace neardup {
namespace {

constexpr size_t kMaxQuotedWords = 120;
// Capitals of a story of so many words, more than 3 in 4 of which have one, say
// nothing: it is printed in capitals, or Each Word Has One.
constexpr size_t kMinCapitalWords = 20;
constexpr size_t kMinSentenceWords = 4;
// Furniture is dropped only when this much of the story remains.
constexpr size_t kMinRemainingWords = 25;
constexpr size_t kMinRemainingShare = 4;  // a quarter

// Words after which a full stop does not end a sentence.
constexpr std::string_view kAbbreviations[] = {
    "aug", "bzw", "ca",   "co",  "col", "corp", "d",    "dec", "dpa",
    "dr",  "feb", "gen",  "gov", "inc", "jan",  "jr",   "lt",  "mr",
    "mrs", "ms",  "no",   "nov", "nr",  "oct",  "prof", "rep", "rev",
    "s",   "sen", "sept", "sgt", "sr",  "st",   "u",    "vs"};

// Their hashes, behind a filter that knows most other words.
class Abbreviations {
 public:
  static const Abbreviations& Get() {
    static const Abbreviations abbreviations;
    return abbreviations;
  }
  bool Contains(uint32_t word) const {
    return filter_[word % kFilterBits] &&
           std::find(hashes_.begin(), hashes_.end(), word) != hashes_.end();
  }

 private:
  static constexpr size_t kFilterBits = 4096;

  Abbreviations() {
    std::transform(std::begin(kAbbreviations), std::end(kAbbreviations),
                   hashes_.begin(), HashWord);
    for (const uint32_t hash : hashes_) filter_[hash % kFilterBits] = true;
  }

  std::array<uint32_t, std::size(kAbbreviations)> hashes_;
  std::bitset<kFilterBits> filter_;
};

bool IsAsciiUpperOrDigit(uint8_t byte) {
  return (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

// What may stand between the stop and the space behind it.
bool IsCloser(uint32_t c) {
  return c >= 0x80 || c == '"' || c == '\'' || c == ')' || c == ']';
}

// What may stand between that space and the next sentence.
bool IsOpener(uint32_t c) {
  return c == '"' || c == '\'' || c == '(' || c == '[';
}

void ForgetCapitals(std::vector<uint8_t>* flags) {
  if (flags->size() < kMinCapitalWords) return;
  size_t capitals = 0, words = 0;
  for (const uint8_t flag : *flags) {
    capitals += (flag & (kCapital | kNumber)) == kCapital;
    words += (flag & kNumber) == 0;
  }
  if (capitals * 4 <= words * 3) return;
  for (uint8_t& flag : *flags) flag &= static_cast<uint8_t>(~kCapital);
}

}  // namespace

void TokenWriter::Begin(std::string_view text, bool find_furniture,
                        bool keep_offsets) {
  assert(text.size() < std::numeric_limits<uint32_t>::max());
  text_ = text;
  find_furniture_ = find_furniture;
  keep_offsets_ = keep_offsets;
  size_ = 0;
  last_end_ = text.size() + 1;
  short_lines_.clear();
  // A word has at least a byte and a separator, or three bytes.
  Reserve(text.size() / 2 + 1 + kReadAhead);
  EndLine(0, 0);
}

void TokenWriter::Reserve(size_t max_words) {
  if (max_words > capacity_) {
    capacity_ = std::max(max_words, capacity_ * 2);
    words_ = std::make_unique_for_overwrite<uint32_t[]>(capacity_);
    flags_ = std::make_unique_for_overwrite<uint8_t[]>(capacity_);
    begins_.reset();
    ends_.reset();
  }
  if (keep_offsets_ && begins_ == nullptr) {
    begins_ = std::make_unique_for_overwrite<uint32_t[]>(capacity_);
    ends_ = std::make_unique_for_overwrite<uint32_t[]>(capacity_);
  }
}

void TokenWriter::Separator(CharacterKind kind, size_t begin, size_t end) {
  using enum CharacterKind;
  switch (kind) {
    case kPoint:
      if (IsAbbreviation(begin)) {
        after_stop_ = 0;
        at_start_ = at_line_start_;
        return;
      }
      [[fallthrough]];
    case kStop:
    case kOtherStop:
      after_stop_ = end;
      after_other_stop_ = kind == kOtherStop;
      at_start_ = true;
      return;
    case kLineBreak:
      EndLine(begin, end);
      return;
    case kStraightQuote:
    case kOpenQuote:
    case kLowQuote:
    case kCloseQuote:
    case kGuillemet:
      Quote(kind);
      return;
    default:
      return;
  }
}

bool TokenWriter::IsAbbreviation(size_t point) const {
  if (last_end_ != point) return false;
  const bool is_letter = last_begin_ + 1 == point;
  if (is_letter && (flags_[size_ - 1] & kCapital)) return true;
  return Abbreviations::Get().Contains(words_[size_ - 1]);
}

uint8_t TokenWriter::StartFlags(size_t word_begin) {
  const bool line = at_line_start_;
  const bool initial = line || BeginsSentence(word_begin);
  at_start_ = at_line_start_ = false;
  after_stop_ = 0;
  if (!initial) return 0;
  // Shorter sentences are mostly abbreviations that no list has.
  if (!line && size_ - sentence_begin_ < kMinSentenceWords) return kInitial;
  sentence_begin_ = size_;
  return line ? kLineStart | kInitial | kSentenceStart
              : kInitial | kSentenceStart;
}

// Whether what stands between the last stop and the word makes the word the
// first of a sentence: closing marks, white space, opening marks, then an
// upper-case letter, a digit or anything but ASCII.
bool TokenWriter::BeginsSentence(size_t word_begin) const {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text_.data());
  bool spaced = after_other_stop_;
  for (size_t i = after_stop_; i < word_begin;) {
    uint32_t c;
    U8_NEXT_UNSAFE(bytes, i, c);
    const CharacterKind kind = KindOf(c);
    if (kind == CharacterKind::kIgnored) continue;
    if (kind == CharacterKind::kSpace) {
      spaced = true;
    } else if (!spaced) {
      if (!IsCloser(c)) return false;
    } else {
      if (c >= 0x80) return true;
      if (!IsOpener(c)) return false;
    }
  }
  const uint8_t first = bytes[word_begin];
  return spaced && (first >= 0x80 || IsAsciiUpperOrDigit(first));
}

// Which marks open and which close differs between languages (English “a”,
// German „a“ and »a«, French «a»); what is open decides.
void TokenWriter::Quote(CharacterKind kind) {
  using enum CharacterKind;
  const bool is_open = open_quote_ != kOther;
  bool opens = true;
  if (kind == kCloseQuote) opens = false;
  if (kind == kOpenQuote) opens = open_quote_ != kLowQuote;
  if (kind == kStraightQuote || kind == kGuillemet) opens = !is_open;
  open_quote_ = opens ? kind : kOther;
  quoted_until_ = opens ? size_ + kMaxQuotedWords : 0;
}

void TokenWriter::EndLine(size_t begin, size_t end) {
  const size_t words = size_ - line_begin_;
  if (find_furniture_ && words > 0 && words <= kMaxFurnitureWords) {
    short_lines_.push_back(
        {.words = {line_begin_, size_},
         .text = text_.substr(line_text_, begin - line_text_)});
  }
  at_start_ = at_line_start_ = true;
  after_stop_ = 0;
  line_begin_ = sentence_begin_ = size_;
  line_text_ = end;
  open_quote_ = CharacterKind::kOther;
  quoted_until_ = 0;
}

// Judges the short lines, when all words have their hashes; returns the number
// of words of those that are furniture.
size_t TokenWriter::FindFurniture() {
  size_t dropped = 0;
  furniture_.clear();
  for (const ShortLine& line : short_lines_) {
    const size_t count = line.words.end - line.words.begin;
    const FurnitureLine judged = {
        .text = line.text,
        .words = {words_.get() + line.words.begin, count},
        .flags = {flags_.get() + line.words.begin, count}};
    if (!IsFurniture(judged)) continue;
    furniture_.push_back(line.words);
    dropped += count;
  }
  return dropped;
}

void TokenWriter::Finish(TokenStream* out) {
  EndLine(text_.size(), text_.size());
  out->Clear();
  if (size_ == 0) return;
  FillOut(out);
  ForgetCapitals(&out->flags);
}

void TokenWriter::FillOut(TokenStream* out) {
  out->exact = HashBytes128(words_.get(), size_ * sizeof(words_[0]));
  const size_t dropped = FindFurniture();
  const size_t remaining = size_ - dropped;
  if (remaining < kMinRemainingWords ||
      remaining * kMinRemainingShare < size_) {
    Copy({0, size_}, out);
    return;
  }
  out->furniture_words = static_cast<uint32_t>(dropped);
  size_t begin = 0;
  for (const Range& range : furniture_) {
    Copy({begin, range.begin}, out);
    begin = range.end;
  }
  Copy({begin, size_}, out);
}

void TokenWriter::Copy(Range range, TokenStream* out) const {
  const auto append = [range](const auto& from, auto* to) {
    to->insert(to->end(), from.get() + range.begin, from.get() + range.end);
  };
  append(words_, &out->words);
  append(flags_, &out->flags);
  if (!keep_offsets_) return;
  append(begins_, &out->begins);
  append(ends_, &out->ends);
}

}  // namespace neardup
