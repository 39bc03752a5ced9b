// Gathers the words of one story with their flags, as the readers of characters
// find them: keeps the state of line, sentence and quotation marks.
//
// Order of calls: Begin, then Put and Separator in text order, then Finish.

#ifndef NEARDUP_TEXT_TOKEN_WRITER_H_
#define NEARDUP_TEXT_TOKEN_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "neardup/text/character.h"
#include "neardup/text/run_hasher.h"
#include "neardup/text/token_stream.h"

namespace neardup {

class TokenWriter {
 public:
  // `text`, below 4 GiB, and `lower`, the same with ASCII in lower case, stay
  // where they are until Finish.
  void Begin(std::string_view text, const uint8_t* lower, bool find_furniture);

  // A word that stands at bytes [begin, end). `facts` are the flags that follow
  // from its characters: kCapital, kNumber, kNoLetterCase.
  void Put(uint32_t word, size_t begin, size_t end, uint8_t facts) {
    words_[size_] = word;
    last_is_run_ = false;
    PutPlace(begin, end, facts);
  }

  // The same for a run of ASCII letters and digits, whose hash is found later.
  void PutRun(size_t begin, size_t end, uint8_t facts) {
    last_is_run_ = true;
    PutPlace(begin, end, facts);
    hasher_.Add(static_cast<uint32_t>(size_ - 1), end - begin, target_);
  }

  // A character at bytes [begin, end) that is part of no word. Kinds without a
  // meaning of their own (kOther, kSpace, kComma, ...) may be left out.
  void Separator(CharacterKind kind, size_t begin, size_t end);

  // The words so far, furniture included.
  std::span<const uint32_t> AllWords() {
    hasher_.Flush(target_);
    return {words_.get(), size_};
  }

  // Ends the last line and moves everything but the language into *out, without
  // the furniture if enough of the story remains.
  void Finish(bool keep_offsets, TokenStream* out);

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

  void PutPlace(size_t begin, size_t end, uint8_t facts) {
    uint8_t flags = facts;
    if (at_start_) [[unlikely]] {
      flags |= StartFlags(begin);
    }
    if (size_ < quoted_until_) flags |= kQuoted;
    flags_[size_] = flags;
    begins_[size_] = static_cast<uint32_t>(begin);
    ends_[size_] = static_cast<uint32_t>(end);
    ++size_;
  }
  uint8_t StartFlags(size_t word_begin);
  bool BeginsSentence(size_t word_begin) const;
  bool IsAbbreviation(size_t point) const;
  void Quote(CharacterKind kind);
  void EndLine(size_t begin, size_t end);
  void Reserve(size_t max_words);
  size_t FindFurniture();
  void Copy(Range range, bool keep_offsets, TokenStream* out) const;

  std::string_view text_;
  bool find_furniture_ = false;

  // What was written, and room for the most words a text of this size has.
  size_t size_ = 0;
  size_t capacity_ = 0;
  std::unique_ptr<uint32_t[]> words_;
  std::unique_ptr<uint8_t[]> flags_;
  std::unique_ptr<uint32_t[]> begins_;
  std::unique_ptr<uint32_t[]> ends_;
  RunTarget target_ = {};
  RunHasher hasher_;
  std::vector<ShortLine> short_lines_;
  std::vector<Range> furniture_;

  // The next word may begin a line or a sentence.
  bool at_start_ = false;
  bool at_line_start_ = false;
  bool after_ideographic_stop_ = false;
  bool last_is_run_ = false;   // the last word came by PutRun
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
