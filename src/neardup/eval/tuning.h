// Choosing the bar of a detector on labels of one's own, and saying what to
// expect of it on pairs like those.
//
// A pair has a score, of which the logit is the calibrated one of the model
// less TuningOptions::even_odds, or that of another detector if it is greater.
// It is reported when its score reaches a bar and, less a penalty, the model's
// calibrated logit reaches the detector's own bar; a bar below even odds (0)
// lowers that, too. So there is one highest bar at which a pair is reported,
// and bars are logits of scores. The bar chosen is the least at which a wanted
// share of the reported labelled pairs is right, and from which a pair is
// rather a copy than not: a calibration says so, for where labels are easy the
// share alone would let the bar sink to the lowest copy. That share is too
// good, for the bar was chosen on the same labels: CrossValidate chooses it on
// four fifths of the labels and counts on the rest, for each fifth in turn.
//
// Example:
//   TuningOptions options{.precision = 0.95};
//   Tuning chosen = TuneBar(pairs, options);
//   auto expected = CrossValidate(pairs, options);
//   if (chosen.bar && expected) Use(*chosen.bar, expected->right, ...);

#ifndef NEARDUP_EVAL_TUNING_H_
#define NEARDUP_EVAL_TUNING_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "neardup/eval/calibration.h"

namespace neardup {

inline constexpr double kNoBar = std::numeric_limits<double>::lowest();

struct TuningPair {
  double logit = 0;
  double penalty = 0;     // at least 0
  double other = kNoBar;  // logit of the score of another detector
  // Whether it may be reported at all, whatever the bar.
  bool eligible = true;
  bool positive = false;
  // Pairs of one group (connected by their stories) stay together in
  // cross-validation. The same numbers in every run.
  uint64_t group = 0;
};

struct TuningOptions {
  double precision = 0.95;  // (0, 1]
  // Fit a calibration first (calibration.h), on all pairs.
  bool calibrate = false;
  // Calibrated logits are those whose even odds are here.
  double even_odds = 0;
  // The calibrated logit less penalty that is asked for; at least even_odds.
  double own_bar = 0;
  // No bar at all (kNoBar) if all eligible pairs together are right enough: for
  // a detector that has one of its own.
  bool open = false;
  int folds = 5;
};

struct Tuning {
  Calibration calibration = {};  // slope 1, intercept 0 if none was fitted
  bool calibrated = false;
  double even_odds = 0;  // as in the options
  double own_bar = 0;
  // None: no bar has the wanted precision.
  std::optional<double> bar = {};

  // The highest bar at which `pair` is reported, if it is eligible.
  double Reach(const TuningPair& pair) const;
  // Whether `pair` is reported at `bar`.
  bool Reports(const TuningPair& pair) const;
};

// The least value at which at least `precision` of what is
// there and above is positive; halfway to the next lower pair, at most 1/4
// below, and never below `floor`. Equal values are taken together. Nothing if
// there is none.
struct LabelledValue {
  double value = 0;  // not NaN
  bool positive = false;
};
std::optional<double> LeastBar(std::span<const LabelledValue> pairs,
                               double precision, double floor = kNoBar);

// The bar, and the calibration if wanted, that all pairs together call for.
// Without pairs of both kinds nothing is calibrated, and the bar has no floor.
Tuning TuneBar(std::span<const TuningPair> pairs, const TuningOptions& options);

// Folds 0..folds-1 of the pairs: groups are never split, the folds about
// equally large; depends on the groups alone, not on their order.
std::vector<int> AssignFolds(std::span<const uint64_t> groups, int folds);

struct TuningCounts {
  uint64_t reported = 0;
  uint64_t right = 0;      // of those reported
  uint64_t positives = 0;  // that were to be reported

  friend bool operator==(const TuningCounts&, const TuningCounts&) = default;
};

// What a tuning reports of `pairs`.
TuningCounts Count(std::span<const TuningPair> pairs, const Tuning& tuning);

// Counts on pairs that the tuning had not seen, over all folds; nothing with
// fewer than two groups.
std::optional<TuningCounts> CrossValidate(std::span<const TuningPair> pairs,
                                          const TuningOptions& options);

}  // namespace neardup

#endif  // NEARDUP_EVAL_TUNING_H_
