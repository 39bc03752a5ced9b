// Why a pair was judged as it was: what spoke most for a copy, and against.
//
// The features of a model correlate (features.h), so the coefficient of one
// says little. Features that tell of the same thing are taken together, and a
// group is worth what the logit loses when all its features take the mean of
// the pairs the model was fitted on, all others as measured:
//
//   weight = logit(values) - logit(values, those of the group at their means)
//
// For a logistic model this is the sum of the terms of the group. The weights
// of a verdict do not add up to its logit: trees see groups together, and the
// logit of the mean pair is not 0.
//
// Example:
//   for (const Reason& reason : ReasonsFor(grounds, match, model)) {
//     Show(ReasonGroupName(reason.about), reason.weight, reason.value);
//   }

#ifndef NEARDUP_VERIFY_REASONS_H_
#define NEARDUP_VERIFY_REASONS_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "neardup/verify/copy_model.h"
#include "neardup/verify/grounds.h"
#include "neardup/verify/match.h"

namespace neardup {

// What a reason is about, and the value it is shown with. Shares are in [0,1].
enum class ReasonGroup : uint8_t {
  kCoverage,    // greater share of a story's words that passages span
  kWording,     // greater share of a story's 3-grams that the other holds
  kOrder,       // order of common words: 1 the same, 0 or less by chance
  kSentences,   // share of sentences that are each other's best match
  kVocabulary,  // number of shared words but function words
  kNumbers,     // greater share of a story's numbers that the other holds
  kNewFacts,    // greater share of the names and numbers in the passages of a
                //   story that the other has nowhere
  kConflicts,   // number of places where one number stands for another
  kShortStory,  // words of the shorter story; a penalty
  kOneSource,   // Jaccard similarity of the 3-grams; a penalty
  kLanguage,    // 1: of no language with a frequency table; a penalty
  kFiveGrams,   // greater share of a story's 5-grams that the other holds:
                //   near-duplicates and excerpts the model alone would not
                //   have found. The weight is what that lifts the logit by
};
inline constexpr int kNumReasonGroups = 12;

inline constexpr std::array<std::string_view, kNumReasonGroups>
    kReasonGroupNames = {
        "coverage",  "wording", "order",     "sentences",
        "words",     "numbers", "new-facts", "conflicting-numbers",
        "shortness", "source",  "language",  "five-grams",
};

// The name of `group` as results write it.
constexpr std::string_view ReasonGroupName(ReasonGroup group) {
  return kReasonGroupNames[static_cast<size_t>(group)];
}

struct Reason {
  ReasonGroup about = ReasonGroup::kCoverage;
  double weight = 0;  // in units of the logit; above 0 for a copy. Finite
  double value = 0;   // what was measured, see ReasonGroup. Finite

  friend bool operator==(const Reason&, const Reason&) = default;
};

// At most so many reasons are given, and none that weighs less.
inline constexpr size_t kMostReasons = 5;
inline constexpr double kLeastReason = 0.05;

// The reasons behind `match`, the weightiest first: those of the verbatim model
// for near-duplicates and excerpts, else those of `rewrite_model` (null: the
// built-in one) and the penalties. None for stories of equal words and for
// pairs that were not measured. Cost: about 20 us.
std::vector<Reason> ReasonsFor(const Grounds& grounds, const Match& match,
                               const CopyModel* rewrite_model = nullptr);

}  // namespace neardup

#endif  // NEARDUP_VERIFY_REASONS_H_
