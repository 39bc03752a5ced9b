// The token stream: what the rest of the library knows of a story's text.
//
// Text is read once and becomes words, each a 32-bit hash and a byte of facts
// about how it stood in the text. Everything behind this point sees only these
// integers: 5 bytes a word, 13 when byte offsets are kept for evidence.
//
// Shapes: a story of n words has words[n], flags[n] and, when asked for,
// begins[n], ends[n]. A batch keeps all its stories in one TokenStore.

#ifndef NEARDUP_TEXT_TOKEN_STREAM_H_
#define NEARDUP_TEXT_TOKEN_STREAM_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "neardup/base/column.h"
#include "neardup/base/hash.h"
#include "neardup/text/language.h"

namespace neardup {

// Facts about one word where it stands. Bits of TokenView::flags.
enum TokenFlag : uint8_t {
  kCapital = 1,        // begins with an upper-case letter; no word of a story
                       // of 20 words or more has it if 3 in 4 would
  kInitial = 2,        // first word after a full stop, or of a line
  kSentenceStart = 4,  // first word of a sentence (>= 4 words or a new line)
  kLineStart = 8,      // first word of a line
  kQuoted = 16,        // inside quotation marks
  kNumber = 32,        // has a digit
  kNoLetterCase = 64,  // begins with a letter of a script without case: Arabic,
                       // Hindi, Korean, a bigram of Chinese
  kCharacterPair = 128,  // no word but two characters, or one that stands
                         // alone, of a script without spaces: Chinese, Thai
};

// Words [begin, end) of a story.
struct WordRange {
  uint32_t begin = 0;
  uint32_t end = 0;
  friend bool operator==(const WordRange&, const WordRange&) = default;
};

// The words of one story; does not own them.
struct TokenView {
  std::span<const uint32_t> words;  // hash of the normalised word, text order
  std::span<const uint8_t> flags;   // TokenFlag bits
  Language language = Language::kUnknown;

  size_t size() const { return words.size(); }
};

// Where each word stands in the original text: bytes [begins[i], ends[i]).
struct TokenOffsets {
  std::span<const uint32_t> begins;
  std::span<const uint32_t> ends;
};

// The words of one story, owned; what Tokenizer::Tokenize fills. Reuse one for
// many stories to keep its memory.
struct TokenStream {
  std::vector<uint32_t> words;
  std::vector<uint8_t> flags;
  std::vector<uint32_t> begins;  // empty unless offsets were asked for
  std::vector<uint32_t> ends;
  Language language = Language::kUnknown;
  // Hash of all normalised words, furniture included: equal for stories that
  // differ only in case, punctuation, quotes and white space. Zero if no words.
  Hash128 exact;
  // Words left out of `words` because their line is furniture by its form.
  uint32_t furniture_words = 0;

  TokenView view() const { return {words, flags, language}; }
  TokenOffsets offsets() const { return {begins, ends}; }
  void Clear();
  // Takes words out: ranges that ascend and do not overlap. `exact` stays, and
  // so do the flags of the words left.
  void Remove(std::span<const WordRange> ranges);
};

// The words of many stories in one piece of memory. Story i is at view(i).
// Add is for one thread; reading is for any number.
class TokenStore {
 public:
  size_t size() const { return languages_.size(); }
  size_t num_words() const { return words_.size(); }
  size_t MemoryBytes() const;

  // Appends a story; offsets are kept when the stream has them.
  void Add(const TokenStream& story);

  // Makes room for so many words, so that adding them moves nothing.
  void Reserve(size_t words);

  // Gives back memory that was kept for more stories, if it is much.
  void ShrinkToFit();

  TokenView view(size_t story) const;
  // Words of one story.
  size_t num_words(size_t story) const {
    return starts_[story + 1] - starts_[story];
  }
  // Empty spans when the offsets were not kept.
  TokenOffsets offsets(size_t story) const;

  // The words of all stories, one story behind the other: num_words() of each;
  // begins and ends are null when the offsets were not kept. Good until the
  // next Add; a move does not matter.
  struct Columns {
    uint32_t* words = nullptr;
    uint8_t* flags = nullptr;
    uint32_t* begins = nullptr;
    uint32_t* ends = nullptr;
  };
  Columns columns();

 private:
  Column<uint64_t> starts_ = {0};  // size() + 1
  Column<uint32_t> words_;
  Column<uint8_t> flags_;
  Column<uint32_t> begins_;
  Column<uint32_t> ends_;
  Column<Language> languages_;
};

}  // namespace neardup

#endif  // NEARDUP_TEXT_TOKEN_STREAM_H_
