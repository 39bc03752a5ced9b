// Made-up stories for the tests: streams of words with the statistics of news,
// and edited copies of them.

#ifndef NEARDUP_TESTS_VERIFY_RANDOM_STORIES_H_
#define NEARDUP_TESTS_VERIFY_RANDOM_STORIES_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <string_view>

#include "neardup/text/token_stream.h"

namespace neardup {

// A story of the words of `text`, separated by spaces. A word ending with a
// full stop ends its sentence; words between two words "\"" are quoted.
TokenStream StoryOf(std::string_view text,
                    Language language = Language::kEnglish);

// How much of a story Edit changes, as probabilities a word.
struct EditRates {
  double drop = 0;
  double insert = 0;
  double replace = 0;
  double swap = 0;       // with the next word
  double move_part = 0;  // of moving about 30 words to the end
};

class StoryMaker {
 public:
  explicit StoryMaker(uint64_t seed) : random_(seed) {}

  // Words drawn by a law of Zipf from those of `topic` and the common ones:
  // function words, ordinary words of all rarities, names, numbers; with
  // sentences, capitals and quotes.
  TokenStream Make(size_t num_words, int topic,
                   Language language = Language::kEnglish);

  TokenStream Edit(const TokenStream& story, const EditRates& rates, int topic);

 private:
  void AppendWord(int topic, TokenStream* story);
  bool Chance(double probability);

  std::mt19937_64 random_;
};

}  // namespace neardup

#endif  // NEARDUP_TESTS_VERIFY_RANDOM_STORIES_H_
