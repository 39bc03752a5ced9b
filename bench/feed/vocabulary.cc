#include "feed/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <unordered_set>

namespace neardup {
namespace {

constexpr uint64_t kSeed = 20261122;
// From src/neardup/text/frequency.h: words this common are function words.
constexpr double kFunctionCentizipf = 575;
// Rare words continue the table: their frequencies fall on with their ranks.
constexpr uint32_t kRareWords = 40000;
constexpr uint32_t kTopicWords = 400;
constexpr uint32_t kTopicPhrases = 160;
// How many words, or phrases, of a topic are about equally common.
constexpr double kFlat = 12;
constexpr uint32_t kFirstNames = 1500;
constexpr uint32_t kLastNames = 1 << 17;
constexpr uint32_t kPlaces = 1 << 14;

constexpr const char* kPhrases[] = {
    "in a statement released on monday",
    "could not immediately be reached for comment",
    "according to people familiar with the matter",
    "in an interview with reporters on tuesday",
    "at a news conference on wednesday",
    "for the first time in more than a decade",
    "at the end of the day",
    "on the other hand",
    "as a result of",
    "in the wake of",
    "one of the most important",
    "a spokesman for the company said",
    "officials said on thursday",
    "it was not immediately clear",
    "the first half of the year",
    "compared with the same period last year",
    "who asked not to be named",
    "declined to comment on the report",
    "in the next few weeks",
    "is expected to be announced",
    "told reporters after the meeting",
    "over the past two years",
    "a growing number of",
    "there is no doubt that",
    "we are working closely with",
    "the vast majority of",
    "will be able to",
    "has been charged with",
    "in recent years the",
    "said in a telephone interview",
    "under the terms of the agreement",
    "the rest of the world",
    "for more than three decades",
    "a few days before",
    "was taken to hospital",
    "the city council voted to",
    "as well as a number of",
    "in the early hours of sunday",
    "said they would continue to",
    "for the second time this year"};

// A word of `syllables` syllables; the same number gives the same word.
std::string Invent(uint64_t number, uint32_t syllables) {
  static constexpr const char* kOnsets[] = {
      "b",  "br", "c",   "ch", "d",  "dr", "f",  "fl", "g",  "gr", "h", "j",
      "k",  "kr", "l",   "m",  "n",  "p",  "pl", "pr", "qu", "r",  "s", "sh",
      "sk", "st", "str", "t",  "th", "tr", "v",  "w",  "wh", "z"};
  static constexpr const char* kVowels[] = {"a",  "e",  "i",  "o",  "u", "ai",
                                            "ea", "ee", "ou", "oo", "y"};
  static constexpr const char* kCodas[] = {"",  "",  "",   "n",  "r",  "l", "s",
                                           "t", "m", "ck", "nd", "rd", "st"};
  Random random(Mix(kSeed, number));
  std::string word;
  for (uint32_t i = 0; i < syllables; ++i) {
    word += kOnsets[random.Below(std::size(kOnsets))];
    word += kVowels[random.Below(std::size(kVowels))];
  }
  word += kCodas[random.Below(std::size(kCodas))];
  return word;
}

// Distinct invented words, capitalised like names.
std::vector<std::string> Names(uint32_t count, uint64_t purpose,
                               uint32_t syllables) {
  std::vector<std::string> names;
  std::unordered_set<std::string> seen;
  for (uint64_t number = 0; names.size() < count; ++number) {
    std::string name = Invent(Mix(purpose, number), syllables);
    if (name.size() < 4 || !seen.insert(name).second) continue;
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

bool Vocabulary::Read(const std::string& path) {
  if (!ReadTable(path)) return false;
  InventWords();
  ChoosePhrases();
  InventNames();
  MakeTopics();
  return true;
}

bool Vocabulary::ReadTable(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    const size_t tab = line.find('\t');
    if (line.empty() || line[0] == '#' || tab == std::string::npos) continue;
    const double centizipf = std::strtod(line.c_str() + tab + 1, nullptr);
    // "s", "u": what tokenisers leave of "it's" and "U.S.".
    if (tab == 1 && line[0] != 'a') continue;
    words_.push_back(line.substr(0, tab));
    centizipf_.push_back(centizipf);
    if (centizipf >= kFunctionCentizipf) num_function_ = words_.size();
  }
  return num_function_ > 20 && words_.size() > num_function_ + kTopicWords;
}

void Vocabulary::InventWords() {
  const uint32_t known = words_.size();
  std::unordered_set<std::string> seen(words_.begin(), words_.end());
  for (uint64_t number = 0; words_.size() < known + kRareWords; ++number) {
    std::string word = Invent(Mix(3, number), 2 + number % 2);
    if (!seen.insert(word).second) continue;
    const double rank = words_.size();
    centizipf_.push_back(centizipf_[known - 1] -
                         110 * std::log10(rank / known));
    words_.push_back(std::move(word));
  }
  std::vector<double> weights;
  for (double value : centizipf_) weights.push_back(std::pow(10, value / 100));
  function_ = Weighted({weights.begin(), weights.begin() + num_function_});
  content_ = Weighted({weights.begin() + num_function_, weights.end()});
}

Vocabulary::Word Vocabulary::Find(std::string_view word) {
  const auto place = static_cast<Word>(
      std::find(words_.begin(), words_.end(), word) - words_.begin());
  if (place == words_.size()) words_.emplace_back(word);
  return place;
}

void Vocabulary::ChoosePhrases() {
  said_ = Find("said");
  for (const char* text : kPhrases) {
    std::istringstream words(text);
    std::vector<Word>& phrase = phrases_.emplace_back();
    for (std::string word; words >> word;) phrase.push_back(Find(word));
  }
}

void Vocabulary::InventNames() {
  first_names_ = Names(kFirstNames, 4, 2);
  last_names_ = Names(kLastNames, 5, 2);
  places_ = Names(kPlaces, 6, 3);
}

void Vocabulary::MakeTopics() {
  for (uint32_t at = 0; at < kTopics; ++at) {
    Random random(Mix(Mix(kSeed, 7), at));
    Topic& topic = topics_.emplace_back();
    // Half of a topic's words are usual ones, half are any of the table.
    for (uint32_t i = 0; i < kTopicWords; ++i) {
      topic.words.push_back(i % 2 == 0 ? ContentWord(&random)
                                       : num_function_ + random.Below(12000));
    }
    for (uint32_t i = 0; i < kTopicPhrases; ++i) {
      std::vector<Word>& phrase = topic.phrases.emplace_back();
      for (uint32_t left = random.Between(2, 4); left > 0; --left) {
        phrase.push_back(topic.words[random.Zipf(kTopicWords, kFlat)]);
        if (random.Chance(0.3)) phrase.push_back(FunctionWord(&random));
      }
    }
  }
}

Vocabulary::Word Vocabulary::FunctionWord(Random* random) const {
  return function_.Draw(random);
}

Vocabulary::Word Vocabulary::ContentWord(Random* random) const {
  return num_function_ + content_.Draw(random);
}

Vocabulary::Word Vocabulary::TopicalWord(uint32_t topic, Random* random) const {
  return topics_[topic].words[random->Zipf(kTopicWords, kFlat)];
}

Vocabulary::Word Vocabulary::Synonym(Word word, Random* random) const {
  if (word < num_function_) return FunctionWord(random);
  // Words of like frequency: the ranks nearby, in blocks of four.
  const Word place = word - num_function_;
  const Word other = num_function_ + (place ^ random->Between(1, 3));
  return other < words_.size() ? other : word;
}

const std::vector<Vocabulary::Word>& Vocabulary::Phrase(Random* random) const {
  return phrases_[random->Zipf(phrases_.size(), kFlat)];
}

const std::vector<Vocabulary::Word>& Vocabulary::TopicalPhrase(
    uint32_t topic, Random* random) const {
  return topics_[topic].phrases[random->Zipf(kTopicPhrases, kFlat)];
}

}  // namespace neardup
