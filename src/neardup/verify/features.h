// The measured facts about a pair of stories on which it is judged.
//
// They come in three steps, so that a pair can be dismissed after the cheap
// ones: words (4 us for two stories of 600 words, 6 us if one is a copy of the
// other), alignment (8 and 20 us), sentences (2 and 4 us). Two-sided values are
// given as the lesser and the greater of the two stories. kLongestChain,
// kMatchedNumbers, the order features and ties inside the alignment are read on
// `a`: give the shorter story first, so that results do not depend on the order
// of the pair.
//
// Example:
//   PairComparer comparer;
//   PairFeatures features;
//   comparer.CompareWords(a, b, &features);
//   if (promising(features)) {
//     comparer.Align(a, b, &features);
//     comparer.MatchSentences(a, b, &features);
//   }

#ifndef NEARDUP_VERIFY_FEATURES_H_
#define NEARDUP_VERIFY_FEATURES_H_

#include <array>
#include <cstdint>
#include <memory>
#include <span>

#include "neardup/verify/alignment.h"
#include "neardup/verify/profile.h"

namespace neardup {

// Index into PairFeatures::rewrite. W: set by CompareWords; A: by Align; S: by
// MatchSentences. Kept in model files: do not renumber.
enum RewriteFeature : int {
  kTrigramContainmentMin,  // W share of 3-grams outside quotes that are shared
  kTrigramContainmentMax,  // W
  kContentPairJaccard,     // W Jaccard similarity of the content pairs
  kFunctionShareMin,       // W share of function words that are shared, by bits
  kFunctionShareMax,       // W
  kLogNames,               // W log1p of shared names
  kNumberShareMin,         // W share of numbers that are shared, by bits
  kNumberShareMax,         // W
  kLogNumbers,             // W log1p of shared numbers
  kLogContentWords,        // W log1p of shared words but function words
  kOrdinaryMatched,        // A matched share, by bits, of the ordinary words
                           //   (outside quotes) in chains, mean of both sides
  kLongestChain,           // A log1p of the words of a in the longest chain
  kChains,                 // A number of chains
  kNumberConflicts,        // A gaps of <= 6 words with a number on both sides
  kMatchedNumbers,         // A matched words of a that are numbers
  kTenthsCoveredMin,       // A share of the tenths of a story covered by > 30 %
  kTenthsCoveredMax,       // A
  kNewMin,                 // A of the names and numbers in chains, share that
                           //   the other story has nowhere, smoothed:
                           //   (new + 1/6) / (all + 5/6)
  kNewMax,                 // A
  kNewRelative,            // A mean of `new` less that of ordinary words,
                           //   (new + 1/3) / (all + 5/3)
  kCoverageMin,            // A share of words inside chains
  kCoverageMax,            // A
  kOrdinaryOrder,          // W order of ordinary words that are single in both:
                           //   (l - e) / (k - e), l the longest ascending chain
                           //   of k words, e = min(k, 2 sqrt(k) - 1); 0: k < 4
  kOrdinaryNeighbours,     // W those <= 15 apart in a that follow within 20 in
                           //   b, for every 40 words of the shorter story
  kNameOrder,              // W as kOrdinaryOrder, names and numbers by their
                           //   first occurrences
  kLogOrderedNames,        // W log1p of the names and numbers in kNameOrder
  kMutualSentences,        // S pairs of sentences that are each other's best
                           //   (Dice > 1/4), over the fewer sentences
  kSentenceLengthRatio,    // S mean |log of ratio of weights| of those; or 1.5
  kNumRewriteFeatures,
};

// Short names in the same order, as model files and reports write them.
std::span<const char* const, kNumRewriteFeatures> RewriteFeatureNames();

struct PairFeatures {
  std::array<float, kNumRewriteFeatures> rewrite = {};

  // The two sides, not ordered by size. Of the words covered by the profiles:
  float trigram_containment_a = 0;  // W
  float trigram_containment_b = 0;
  float coverage_a = 0;  // A share of the words of a inside chains
  float coverage_b = 0;
  float new_a = 0;  // A see kNewMin
  float new_b = 0;
};

// Compares profiles. Holds scratch memory (about 800 kB): one a thread. The
// three steps must be called in this order, for the same pair; the last two may
// be left out.
class PairComparer {
 public:
  PairComparer();
  ~PairComparer();
  PairComparer(PairComparer&&) noexcept;
  PairComparer& operator=(PairComparer&&) noexcept;

  // Sets the features of the later steps to zero.
  void CompareWords(const Profile& a, const Profile& b, PairFeatures* features);
  void Align(const Profile& a, const Profile& b, PairFeatures* features);
  void MatchSentences(const Profile& a, const Profile& b,
                      PairFeatures* features);

  // Of the last pair that was aligned.
  const Alignment& alignment() const;

 private:
  struct Scratch;
  std::unique_ptr<Scratch> scratch_;
};

}  // namespace neardup

#endif  // NEARDUP_VERIFY_FEATURES_H_
