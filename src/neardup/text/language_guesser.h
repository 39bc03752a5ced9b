// Tells the language of a text from its commonest words.
//
// Every common word has a weight in each language, the more the commoner it is
// there; the language with the largest sum over the words of a text wins. It is
// a unigram model with a high floor [Dunning 1994]: words that several
// languages share (`de`, `la`, `er`) hardly decide, words of one decide, and so
// neighbours like Danish and Norwegian are told apart by some dozens of words.
//
// A text in a language that has no table goes to the nearest that has one if it
// shares enough words with it (Catalan counts as Spanish): that rates its
// common words better than calling all words equally rare.

#ifndef NEARDUP_TEXT_LANGUAGE_GUESSER_H_
#define NEARDUP_TEXT_LANGUAGE_GUESSER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "neardup/text/language.h"
#include "neardup/text/word_table.h"

namespace neardup {

// What words below this rating say of a language is not looked at.
inline constexpr int kTellingCentizipf = 545;

// Add is for one thread; Guess is for any number.
class LanguageGuesser {
 public:
  // `word` (a HashWord) has this rating, 100 x zipf, in `language`.
  void Add(Language language, uint32_t word, int centizipf);

  // Reads 80 words at a time, 400 at most, until one language has twice the sum
  // of weights of any other; otherwise it is that of the largest sum. Function
  // words of the language (kFunctionCentizipf) must be at least 8 % of the
  // words read; kUnknown if there is none. A tie goes to the language named
  // first in `Language`. Cost: about 2 ns a word read, for any number of
  // languages.
  Language Guess(std::span<const uint32_t> words) const;

 private:
  static constexpr size_t kLanes = 32;  // languages there is room for
  // By language: 0 for words that tell nothing, up to 31; function words have
  // 16 and more.
  using Weights = std::array<uint8_t, kLanes>;
  class Reading;

  // Tells at once of most words that rows_ does not have them, and, being
  // small, spares the cache the slots of words that tell nothing: half of those
  // of a text, and no two stories have the same.
  static constexpr size_t kFilterBits = 1 << 16;
  bool MayTell(uint32_t word) const {
    const uint32_t bit = word % kFilterBits;
    return (filter_[bit / 64] >> bit % 64 & 1) != 0;
  }

  std::vector<uint64_t> filter_ = std::vector<uint64_t>(kFilterBits / 64);
  WordTable rows_;                              // word to its row of weights_
  std::vector<Weights> weights_ = {Weights{}};  // row 0: words not known
};

}  // namespace neardup

#endif  // NEARDUP_TEXT_LANGUAGE_GUESSER_H_
