// The words that made stories are made of: real English words with their real
// frequencies, from a table of src/neardup/text/frequency, and invented ones.
//
// A vocabulary is fixed: it does not depend on the seed of a feed, so that
// stories of two feeds can be put together.

#ifndef BENCH_FEED_VOCABULARY_H_
#define BENCH_FEED_VOCABULARY_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "feed/random.h"

namespace neardup {

class Vocabulary {
 public:
  using Word = uint32_t;

  static constexpr uint32_t kTopics = 240;

  // False if the file is no table of frequencies.
  bool Read(const std::string& path);

  std::string_view Text(Word word) const { return words_[word]; }
  std::string_view FirstName(uint32_t at) const { return first_names_[at]; }
  std::string_view LastName(uint32_t at) const { return last_names_[at]; }
  std::string_view Place(uint32_t at) const { return places_[at]; }

  Word FunctionWord(Random* random) const;
  // Any word but a function word, of the whole language.
  Word ContentWord(Random* random) const;
  Word TopicalWord(uint32_t topic, Random* random) const;

  Word Said() const { return said_; }

  // A word that can stand for a content word: one of three, always the same
  // three. For a function word, another one.
  Word Synonym(Word word, Random* random) const;

  // A turn of speech of all news ("in a statement released on monday").
  const std::vector<Word>& Phrase(Random* random) const;
  // One of a topic.
  const std::vector<Word>& TopicalPhrase(uint32_t topic, Random* random) const;

  uint32_t num_first_names() const { return first_names_.size(); }
  uint32_t num_last_names() const { return last_names_.size(); }
  uint32_t num_places() const { return places_.size(); }

 private:
  struct Topic {
    std::vector<Word> words;  // most usual first
    std::vector<std::vector<Word>> phrases;
  };

  bool ReadTable(const std::string& path);
  void InventWords();
  void InventNames();
  void ChoosePhrases();
  void MakeTopics();
  Word Find(std::string_view word);

  std::vector<std::string> words_;
  Word said_ = 0;
  uint32_t num_function_ = 0;  // they come first, by frequency
  Weighted function_;
  Weighted content_;
  std::vector<double> centizipf_;
  std::vector<std::vector<Word>> phrases_;
  std::vector<Topic> topics_;
  std::vector<std::string> first_names_;
  std::vector<std::string> last_names_;
  std::vector<std::string> places_;
};

}  // namespace neardup

#endif  // BENCH_FEED_VOCABULARY_H_
