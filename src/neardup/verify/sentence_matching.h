// Which sentences of two stories are each other's best match.
//
// Similarity of two sentences is the Dice coefficient of their sets of distinct
// words, weighted by rarity. Words that weigh little or occur often in both
// stories tell sentences apart badly and are left out of what is shared.

#ifndef NEARDUP_VERIFY_SENTENCE_MATCHING_H_
#define NEARDUP_VERIFY_SENTENCE_MATCHING_H_

#include <cstdint>
#include <vector>

#include "neardup/verify/intersect.h"
#include "neardup/verify/profile.h"

namespace neardup {

struct SentenceMatches {
  // Pairs of sentences of which each is the other's most similar one, with a
  // similarity above 1/4. Of equally similar ones the earlier counts.
  uint32_t mutual = 0;
  // Sum over those pairs of |log of the ratio of their weights|.
  float log_ratio = 0;
};

// Holds scratch memory (40 kB at most): one a thread.
class SentenceMatcher {
 public:
  // `common_words` is FindCommon(a.unique_words, b.unique_words). Cost: 2 us
  // for two stories of 25 sentences; grows with the product.
  SentenceMatches Match(const Profile& a, const Profile& b,
                        const CommonPlaces& common_words);

 private:
  void AddSharedWeights(const Profile& a, const Profile& b,
                        const CommonPlaces& common_words);
  void FindBest(const Profile& a, const Profile& b);

  size_t stride_ = 0;               // of the matrices: sentences of b, padded
  std::vector<int32_t> shared_;     // weight shared, sentence of a by of b
  std::vector<float> dice_;         // the same, similarity
  std::vector<float> best_of_a_;    // greatest similarity of each
  std::vector<float> best_of_b_;    //
  std::vector<int32_t> weights_b_;  // padded
};

}  // namespace neardup

#endif  // NEARDUP_VERIFY_SENTENCE_MATCHING_H_
