// What a verdict rests on: the values both models read and the logits they
// gave. For reports, and to train models on what the program itself measures.
//
// Example:
//   Grounds grounds = verifier.grounds();      // after verifier.Judge(a, b)
//   if (grounds.measured) Write(RewriteFeatureNames(), grounds.rewrite);

#ifndef NEARDUP_VERIFY_GROUNDS_H_
#define NEARDUP_VERIFY_GROUNDS_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "neardup/verify/features.h"

namespace neardup {

// What the verbatim model reads: the features of the rewrite model, by the same
// index, and these. Containments are those of all words, quoted or not, the
// greater of the two sides. Where nearly all of a story is quotation,
// kTrigramContainmentMax is kShingle3ContainmentMax here if that is greater.
enum VerbatimFeature : int {
  kShingle3ContainmentMax = kNumRewriteFeatures,  // word 3-grams
  kShingle5ContainmentMax,                        // word 5-grams
  kNumVerbatimFeatures,
};

// As model files name them, in the same order.
using VerbatimNames = std::array<std::string_view, kNumVerbatimFeatures>;
const VerbatimNames& VerbatimFeatureNames();

// The logits behind a verdict; kNoEvidence where a pair was not looked at.
struct PairLogits {
  static constexpr double kNoEvidence = -20;
  double rewrite = kNoEvidence;
  double verbatim = kNoEvidence;
  double penalty = 0;  // g is rewrite - penalty
};

// What keeps a likely rewrite from being reported, in units of the rewrite
// logit; 0 where it does not apply. Their sum is PairLogits::penalty.
struct Penalties {
  double few_trigrams = 0;  // nearly no 3-grams shared
  double new_facts = 0;     // names and numbers that only one story has
  double short_story = 0;
  double one_source = 0;        // stories of one source with few 3-grams shared
  double unknown_language = 0;  // without a frequency table

  double Sum() const {
    return few_trigrams + new_facts + short_story + one_source +
           unknown_language;
  }
};

struct Grounds {
  // Whether the models were asked: not for stories of equal words, of no
  // words, nor for candidates that a gate dismissed. If not, all else is zero.
  bool measured = false;
  std::array<float, kNumRewriteFeatures> rewrite = {};
  std::array<float, kNumVerbatimFeatures> verbatim = {};
  double jaccard3 = 0;         // of the word 3-grams, quoted or not
  uint32_t shorter_words = 0;  // words of the shorter story
  Penalties penalties;
  PairLogits logits;
};

}  // namespace neardup

#endif  // NEARDUP_VERIFY_GROUNDS_H_
