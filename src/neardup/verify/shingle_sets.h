// The sets of shingles (word n-grams) of one story, as 32-bit hashes, made when
// they are first asked for.
//
// Two shingles of a pair of stories meet in one hash by chance once in some
// 10,000 pairs of 600 words, and change a ratio by a thousandth then; in return
// sets are made and compared in half the time of 64-bit ones.
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

namespace neardup {

// For one thread; the memory of a set is used again after Reset.
class ShingleSets {
 public:
  // Forgets the story.
  void Reset() {
    three_.ready = false;
    five_.ready = false;
  }

  // The set of shingles of `length` words (3 or 5) of the story, whose words
  // must be the same in every call until Reset: hashes, ascending, each once.
  // A story of fewer words has one shingle, of all of them; a story of none has
  // none. The first call sorts the hashes.
  std::span<const uint32_t> Get(std::span<const uint32_t> words, int length) {
    Set& set = length == 3 ? three_ : five_;
    if (!set.ready) {
      Make(words, length, &set.hashes);
      set.ready = true;
    }
    return set.hashes;
  }

 private:
  struct Set {
    std::vector<uint32_t> hashes;
    bool ready = false;
  };

  static void Make(std::span<const uint32_t> words, int length,
                   std::vector<uint32_t>* hashes);

  Set three_;
  Set five_;
};

}  // namespace neardup

#endif  // NEARDUP_VERIFY_SHINGLE_SETS_H_
