#include "made_text.h"

#include <cctype>
#include <cmath>
#include <random>

namespace neardup {
namespace {

constexpr int kVocabulary = 20000;

const std::vector<std::string>& Vocabulary() {
  static const std::vector<std::string>* words = [] {
    auto* made = new std::vector<std::string>{
        "the",  "of",   "and",  "to",   "in",    "a",    "that", "is",
        "for",  "it",   "was",  "on",   "with",  "as",   "be",   "at",
        "by",   "are",  "from", "have", "his",   "this", "not",  "but",
        "had",  "they", "or",   "an",   "which", "were", "said", "their",
        "been", "has",  "will", "who",  "more",  "when", "about"};
    static constexpr const char* kOnsets[] = {"b", "d",  "f", "g",  "k", "l",
                                              "m", "n",  "p", "r",  "s", "t",
                                              "v", "st", "z", "br", "h", "c"};
    static constexpr const char* kVowels[] = {"a", "e", "i", "o", "u", "ea"};
    std::mt19937 random(7);
    while (made->size() < kVocabulary) {
      std::string word;
      for (uint32_t left = 1 + random() % 4; left > 0; --left) {
        word += kOnsets[random() % 18];
        word += kVowels[random() % 6];
      }
      made->push_back(word + (random() % 2 ? "n" : "r"));
    }
    return made;
  }();
  return *words;
}

// By rank r with probability about 1 / r.
const std::string& DrawWord(std::mt19937* random) {
  const double u = static_cast<double>((*random)()) / 4294967296.0;
  return Vocabulary()[static_cast<size_t>(std::pow(kVocabulary, u)) - 1];
}

}  // namespace

std::string MadeStory(uint32_t seed, int num_words) {
  std::mt19937 random(seed);
  std::string text;
  uint32_t left = 0;  // words of the sentence
  for (int i = 0; i < num_words; ++i) {
    const bool begins = left == 0;
    if (begins) left = 8 + random() % 23;
    std::string word = random() % 30 == 0 ? std::to_string(random() % 3000)
                                          : DrawWord(&random);
    if (begins || random() % 12 == 0) {
      word[0] = static_cast<char>(std::toupper(word[0]));
    }
    text += word;
    if (--left > 0) {
      text += random() % 10 == 0 ? ", " : " ";
    } else {
      text += random() % 3 == 0 ? ".\n" : ". ";
    }
  }
  return text;
}

std::string MadeEdit(const std::string& story, uint32_t seed, int percent) {
  std::mt19937 random(seed);
  std::string edited;
  size_t begin = 0;
  while (begin < story.size()) {
    size_t end = story.find_first_of(" \n", begin);
    if (end == std::string::npos) end = story.size() - 1;
    if (static_cast<int>(random() % 100) < percent) {
      edited += DrawWord(&random);
      edited += story[end];
    } else {
      edited.append(story, begin, end + 1 - begin);
    }
    begin = end + 1;
  }
  return edited;
}

}  // namespace neardup
