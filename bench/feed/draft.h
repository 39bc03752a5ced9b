// A made story before its event's names, numbers and words are put in: what
// copies are made from.

#ifndef BENCH_FEED_DRAFT_H_
#define BENCH_FEED_DRAFT_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "feed/event.h"
#include "feed/random.h"
#include "feed/vocabulary.h"

namespace neardup {

struct Token {
  enum class Slot : uint8_t {
    kWord,    // value: a word of the vocabulary
    kPerson,  // the others: a place in the event
    kSurname,
    kPlace,
    kOrganisation,
    kTellingWord,
    kNumber,
  };
  enum Mark : uint8_t {
    kComma = 1,        // after it
    kEnd = 2,          // of a sentence, after it
    kParagraph = 4,    // ends after it; only with kEnd
    kOpenQuote = 8,    // before it
    kCloseQuote = 16,  // after it, and after a comma
  };

  uint32_t value;
  Slot slot = Slot::kWord;
  uint8_t marks = 0;
};

// Sentence after sentence; the last token of each is marked.
using Draft = std::vector<Token>;

// The sentences of a draft.
std::vector<std::span<const Token>> SentencesOf(const Draft& draft);

// How a story is written.
struct Style {
  uint32_t topic;
  uint32_t num_words;
  double fact_share = 0.17;  // of the words, that come from the event
};

Draft WriteProse(const Vocabulary& vocabulary, const Style& style,
                 Random* random);

// Appends the text, in lines: a paragraph each. `curly`: typographic quotes.
void AppendText(const Vocabulary& vocabulary, const Event& event,
                std::span<const Token> draft, bool curly, std::string* text);

}  // namespace neardup

#endif  // BENCH_FEED_DRAFT_H_
