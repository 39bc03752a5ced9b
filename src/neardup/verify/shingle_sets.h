// The sets of shingles of one story, made when they are first asked for.
//
// Most candidates are dismissed without them, and those that are not are often
// compared with several stories.
//
// Example:
//   ShingleSets sets;
//   sets.Reset();                                   // of another story
//   CompareShingles(sets.Get(words_a, 5), other.Get(words_b, 5));

#ifndef NEARDUP_VERIFY_SHINGLE_SETS_H_
#define NEARDUP_VERIFY_SHINGLE_SETS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "neardup/sketch/shingles.h"

namespace neardup {

// For one thread; memory is reused after Reset.
class ShingleSets {
 public:
  // Forgets the story.
  void Reset() {
    three_.ready = false;
    five_.ready = false;
  }

  // The set of shingles of `length` words (3 or 5) of the story, whose words
  // must be the same in every call until Reset: hashes, ascending, each once.
  // Cost of the first call: about 10 ns a word.
  std::span<const uint64_t> Get(std::span<const uint32_t> words, int length) {
    Set& set = length == 3 ? three_ : five_;
    if (!set.ready) {
      ShingleHashes(words, length, &set.hashes);
      SortUnique(&set.hashes);
      set.ready = true;
    }
    return set.hashes;
  }

 private:
  struct Set {
    std::vector<uint64_t> hashes;
    bool ready = false;
  };
  Set three_;
  Set five_;
};

}  // namespace neardup

#endif  // NEARDUP_VERIFY_SHINGLE_SETS_H_
