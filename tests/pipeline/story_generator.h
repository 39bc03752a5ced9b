// Made-up stories of any number, the same for the same seed: sentences of
// English function words and words of a made-up vocabulary, drawn by a law of
// Zipf as those of news are, and edited copies of them.

#ifndef NEARDUP_TESTS_PIPELINE_STORY_GENERATOR_H_
#define NEARDUP_TESTS_PIPELINE_STORY_GENERATOR_H_

#include <array>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace neardup {

using Words = std::vector<std::string>;

class StoryGenerator {
 public:
  explicit StoryGenerator(uint64_t seed) : random_(seed) {}

  // A number in [0, bound).
  size_t Below(size_t bound) {
    return static_cast<size_t>(random_() % uint64_t{bound});
  }
  bool Chance(double probability) {
    return static_cast<double>(random_() >> 11) * 0x1p-53 < probability;
  }

  // Two words in five are function words.
  Words Story(size_t num_words) {
    Words words;
    for (size_t i = 0; i < num_words; ++i) words.push_back(Word());
    return words;
  }

  // A copy in which every word is dropped, replaced or followed by a new one
  // with probability `rate` / 3 each.
  Words Edit(const Words& story, double rate) {
    Words edited;
    for (const std::string& word : story) {
      const bool drop = Chance(rate / 3), replace = Chance(rate / 3);
      if (!drop) edited.push_back(replace ? Word() : word);
      if (Chance(rate / 3)) edited.push_back(Word());
    }
    return edited;
  }

  // As text: sentences of 14 words, paragraphs of three sentences.
  static std::string Text(const Words& words) {
    std::string text;
    for (size_t i = 0; i < words.size(); ++i) {
      const bool first = i % 14 == 0;
      if (i > 0) text += first ? (i % 42 == 0 ? ".\n" : ". ") : " ";
      text += words[i];
      if (!first) continue;
      char& letter = text[text.size() - words[i].size()];
      letter = static_cast<char>(std::toupper(letter));
    }
    return text + ".";
  }

 private:
  static constexpr size_t kVocabulary = 20000;

  std::string Word() {
    static constexpr std::array<std::string_view, 20> kFunctionWords = {
        "the", "of",  "to",   "and", "a",  "in",   "that",  "for", "on", "with",
        "was", "had", "from", "by",  "at", "said", "after", "its", "be", "his"};
    if (Chance(0.4)) {
      return std::string(kFunctionWords[Below(kFunctionWords.size())]);
    }
    // Zipf: the rank is spread evenly on a logarithmic scale.
    const double place = static_cast<double>(Below(1 << 20)) / (1 << 20);
    return Spell(static_cast<size_t>(std::pow(kVocabulary, place)));
  }

  // Words of two syllables and more, each rank its own.
  static std::string Spell(size_t rank) {
    static constexpr std::string_view kConsonants = "bdfgklmnprstvz";
    static constexpr std::string_view kVowels = "aeiou";
    std::string word = "qu";  // no English word begins with the rest
    do {
      word += kVowels[rank % kVowels.size()];
      rank /= kVowels.size();
      word += kConsonants[rank % kConsonants.size()];
      rank /= kConsonants.size();
    } while (rank > 0);
    return word + "ox";
  }

  std::mt19937_64 random_;  // the same numbers everywhere
};

}  // namespace neardup

#endif  // NEARDUP_TESTS_PIPELINE_STORY_GENERATOR_H_
