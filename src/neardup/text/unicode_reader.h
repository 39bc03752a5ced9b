// Reads any script by Unicode's own tables: the general way, about a tenth of
// the tokenizer's speed. The tokenizer uses it for the pieces of a text that
// its fast way cannot decide: combining marks, scripts without spaces, rare
// symbols.

#ifndef NEARDUP_TEXT_UNICODE_READER_H_
#define NEARDUP_TEXT_UNICODE_READER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/text/character.h"
#include "neardup/text/token_writer.h"

namespace neardup {

// Keeps its memory between calls; one a thread.
class UnicodeReader {
 public:
  // To be called before the first Read of every text.
  void Begin(std::string_view text) {
    text_ = text;
    latin_.reset();
  }

  // Reads from `begin`, where no word is under way, up to the next ASCII white
  // space or the end of the text (valid UTF-8), and returns where it stopped.
  // Sets elision->met when it is so, and else leaves it.
  size_t Read(size_t begin, Elision* elision, TokenWriter* writer);

 private:
  struct Character {
    uint32_t code_point;
    uint32_t begin;
    uint32_t end;
    CharacterKind kind;
  };
  // What the next character does to the word before it.
  enum class Joint { kEnd, kSkip, kAppend, kPossessive };

  void Decode(size_t begin, size_t end);
  CharacterKind Kind(size_t i) const;
  Joint JointAt(size_t i);
  size_t ReadWord(size_t first, TokenWriter* writer);
  size_t ReadUnspaced(size_t first, TokenWriter* writer);
  void FoldMixedScripts();
  std::string_view Join(size_t first, size_t end);
  void Append(const Character& character);
  uint32_t Hash(std::string_view raw, bool stable);

  std::string_view text_;
  std::optional<bool> latin_;  // MostlyLatin(text_), once it was asked
  Elision elision_;
  std::vector<Character> characters_;  // without the ignored ones
  // Normalisations done before: words of a language come again and again. A
  // 64-bit hash stands for the word.
  struct Known {
    uint64_t raw_hash = 0;
    uint32_t word = 0;
    bool used = false;
  };
  static constexpr size_t kKnownSize = 4096;
  std::vector<Known> known_ = std::vector<Known>(kKnownSize);

  std::string raw_;  // of a word that does not stand in the text as it is
  std::string folded_;
  std::string normalised_;
};

}  // namespace neardup

#endif  // NEARDUP_TEXT_UNICODE_READER_H_
