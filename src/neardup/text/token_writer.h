// Gathers the words of one story with their flags, as the readers of characters
// find them: keeps the state of line, sentence and quotation marks.
//
// Order of calls: Begin, then Put, PutAll and Separator in text order, then
// Finish.

#ifndef NEARDUP_TEXT_TOKEN_WRITER_H_
#define NEARDUP_TEXT_TOKEN_WRITER_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "neardup/text/character.h"
#include "neardup/text/token_stream.h"

namespace neardup {

// Words as columns: word i stands at bytes [begins[i], ends[i]), `flags` are
// those that follow from its characters: kCapital, kNumber, kNoLetterCase,
// kCharacterPair.
struct WordColumns {
  const uint32_t* words;
  const uint8_t* flags;
  const uint32_t* begins;
  const uint32_t* ends;
};

class TokenWriter {
 public:
  // PutAll reads so many entries of each column behind the last it is given.
  static constexpr size_t kReadAhead = 15;

  // `text`, below 4 GiB, stays where it is until Finish.
  void Begin(std::string_view text, bool find_furniture, bool keep_offsets);

  // A word that stands at bytes [begin, end).
  void Put(uint32_t word, size_t begin, size_t end, uint8_t flags) {
    words_[size_] = word;
    flags_[size_] = flags;
    if (keep_offsets_) {
      begins_[size_] = static_cast<uint32_t>(begin);
      ends_[size_] = static_cast<uint32_t>(end);
    }
    Grow(1, begin, begin, end);
  }

  // Words [first, last) of the columns, one after the other; there may be none.
  void PutAll(const WordColumns& columns, size_t first, size_t last) {
    if (first == last) return;
    for (size_t from = first, to = size_; from < last; from += 16, to += 16) {
      std::memcpy(&words_[to], columns.words + from, 16 * sizeof(words_[0]));
      std::memcpy(&flags_[to], columns.flags + from, 16);
      if (!keep_offsets_) continue;
      std::memcpy(&begins_[to], columns.begins + from, 16 * sizeof(begins_[0]));
      std::memcpy(&ends_[to], columns.ends + from, 16 * sizeof(ends_[0]));
    }
    Grow(last - first, columns.begins[first], columns.begins[last - 1],
         columns.ends[last - 1]);
  }

  // A character at bytes [begin, end) that is part of no word. Kinds without a
  // meaning of their own (kOther, kSpace, kComma, ...) may be left out.
  void Separator(CharacterKind kind, size_t begin, size_t end);

  // The words so far, furniture included.
  std::span<const uint32_t> AllWords() const { return {words_.get(), size_}; }

  // Ends the last line and moves everything but the language into *out, without
  // the furniture if enough of the story remains.
  void Finish(TokenStream* out);

 private:
  // Words [begin, end).
  struct Range {
    size_t begin;
    size_t end;
  };
  // A line short enough for furniture.
  struct ShortLine {
    Range words;
    std::string_view text;
  };

  // So many words were written behind size_. The first begins at byte `begin`,
  // the last is [last_begin, last_end).
  void Grow(size_t words, size_t begin, size_t last_begin, size_t last_end) {
    if (at_start_) flags_[size_] |= StartFlags(begin);
    const size_t quoted = std::min(size_ + words, quoted_until_);
    for (size_t i = size_; i < quoted; ++i) flags_[i] |= kQuoted;
    size_ += words;
    last_begin_ = last_begin;
    last_end_ = last_end;
  }
  uint8_t StartFlags(size_t word_begin);
  bool BeginsSentence(size_t word_begin) const;
  bool IsAbbreviation(size_t point) const;
  void Quote(CharacterKind kind);
  void EndLine(size_t begin, size_t end);
  void Reserve(size_t max_words);
  size_t FindFurniture();
  void FillOut(TokenStream* out);
  void Copy(Range range, TokenStream* out) const;

  std::string_view text_;
  bool find_furniture_ = false;
  bool keep_offsets_ = false;

  // What was written, and room for the most words a text of this size has and
  // for what PutAll writes behind them.
  size_t size_ = 0;
  size_t capacity_ = 0;
  std::unique_ptr<uint32_t[]> words_;
  std::unique_ptr<uint8_t[]> flags_;
  std::unique_ptr<uint32_t[]> begins_;
  std::unique_ptr<uint32_t[]> ends_;
  size_t last_begin_ = 0;  // of the last word
  size_t last_end_ = 0;
  std::vector<ShortLine> short_lines_;
  std::vector<Range> furniture_;

  // The next word may begin a line or a sentence.
  bool at_start_ = false;
  bool at_line_start_ = false;
  bool after_other_stop_ = false;
  size_t after_stop_ = 0;      // first byte behind the stop
  size_t sentence_begin_ = 0;  // first word of the sentence
  size_t line_begin_ = 0;      // first word of the line
  size_t line_text_ = 0;       // first byte of the line
  // What opened the quote, kOther outside quotes.
  CharacterKind open_quote_ = CharacterKind::kOther;
  size_t quoted_until_ = 0;  // words below this index are quoted
};

}  // namespace neardup

#endif  // NEARDUP_TEXT_TOKEN_WRITER_H_
