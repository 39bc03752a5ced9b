// How well a score tells positives from negatives, at all thresholds at once.
//
// Use RocArea to compare two scores, RecallAtFalsePositiveRate to know what is
// left when nearly nothing wrong may pass: with a thousand negatives a
// positive, an area of 0.99 can still be useless.
//
// Scores may be any doubles but NaN; greater means rather positive. Both
// functions cost a sort of their arguments' copies, and return nothing when
// they have no positives or no negatives to judge by.

#ifndef NEARDUP_EVAL_RANKING_H_
#define NEARDUP_EVAL_RANKING_H_

#include <optional>
#include <span>

namespace neardup {

// The area under the ROC curve: the probability that a positive taken at random
// has a greater score than a negative taken at random, a tie counting one half
// (midranks) [Hanley, McNeil 1982]. 0.5 is chance, 1 perfect.
std::optional<double> RocArea(std::span<const double> positives,
                              std::span<const double> negatives);

// The greatest share of positives at or above a threshold that at most
// floor(rate * negatives) negatives reach. Ties count against the score: a
// positive that is level with the first negative to be kept out is kept out
// too. rate in [0, 1]; with fewer than 1 / rate negatives none may pass.
std::optional<double> RecallAtFalsePositiveRate(
    std::span<const double> positives, std::span<const double> negatives,
    double rate);

}  // namespace neardup

#endif  // NEARDUP_EVAL_RANKING_H_
