// Text into words: the one place where the library reads natural language.
//
// A word is a maximal run of letters and digits of any script, with the marks
// that combine with them, brought to normal form (word.h). Besides:
// - an apostrophe between a letter or digit and a letter is dropped ("don't" is
//   `dont`); `'s` at the end of a word is dropped ("Kashmir's" is `kashmir`);
//   in French and Italian text it separates before a vowel ("l'homme" is two
//   words), for what is elided there is an article, a pronoun or a preposition;
// - between digits `.` stays and `,` is dropped ("12.5", "1,200" is `1200`),
//   and so do the marks of Arabic for both; digits of any script become ASCII
//   digits;
// - soft hyphens, zero-width characters and byte order marks are ignored, and
//   so are the tatweel and the vowel points of Arabic and Hebrew;
// - in a word of Latin and Greek or Cyrillic letters, letters are read as those
//   of the text's script that they look like (confusables.h);
// - five letters and more with one space between each two are one word
//   ("B R E A K I N G" is `breaking`), which two spaces end;
// - Han, Kana, Thai, Lao, Khmer and Burmese, which write no spaces, give one
//   token for each two neighbouring characters [Nie, Gao, Zhang, Zhou 2000];
// - everything else, hyphens and NUL too, separates words.
//
// A sentence ends at . ! ? when closing marks, white space and then an
// upper-case letter, a digit or a non-ASCII character follow, except after
// abbreviations and single capitals; at the marks of other scripts (Unicode's
// Sentence_Terminal: the ideographic full stop, the danda, the Arabic question
// mark, ...), whatever follows; and at every line break. It counts as a sentence
// of its own (kSentenceStart) after at least 4 words.
// Quotes end with their line and after 120 words.
//
// Example:
//   Tokenizer tokenizer({.keep_offsets = true});
//   TokenStream story;
//   tokenizer.Tokenize("The mayor's plan", &story);  // the mayor plan
//   assert(story.words[1] == HashWord("mayor"));

#ifndef NEARDUP_TEXT_TOKENIZER_H_
#define NEARDUP_TEXT_TOKENIZER_H_

#include <memory>
#include <string_view>

#include "neardup/text/frequency.h"
#include "neardup/text/token_stream.h"
#include "neardup/text/word.h"

namespace neardup {

struct TokenizerOptions {
  // Whether to fill TokenStream::begins and ends (8 bytes a word).
  bool keep_offsets = false;
  // Whether to leave out lines that are furniture by their form (furniture.h):
  // bylines, dates, "Read more". Nothing is left out when less than a quarter
  // or fewer than 25 words of the story would remain.
  bool drop_furniture = true;
};

// Keeps its memory between texts; one a thread.
class Tokenizer {
 public:
  // `frequencies` tells the language of a text and must outlive the tokenizer.
  explicit Tokenizer(
      TokenizerOptions options,
      const FrequencyTable& frequencies = FrequencyTable::BuiltIn());
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  // Replaces *out by the words of `text`, which must be valid UTF-8 (utf8.h)
  // below 4 GiB. What a line gives does not depend on the other lines, except
  // for the language, whether furniture is dropped and which script prevails.
  // Cost: about .6 ns a byte of English, 8 of Chinese; memory 14 bytes a byte
  // of the longest text.
  void Tokenize(std::string_view text, TokenStream* out);

 private:
  class Scanner;

  TokenizerOptions options_;
  const FrequencyTable* frequencies_;
  std::unique_ptr<Scanner> scanner_;
};

}  // namespace neardup

#endif  // NEARDUP_TEXT_TOKENIZER_H_
