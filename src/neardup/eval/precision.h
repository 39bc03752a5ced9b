// Precision, recall and their harmonic mean.
//
// Example:
//   // 8 pairs found and right, 2 found and wrong, 4 missed.
//   PrecisionRecall result = FromCounts(8, 2, 4);
//   result.precision;  // 0.8
//   result.recall;     // 0.667

#ifndef NEARDUP_EVAL_PRECISION_H_
#define NEARDUP_EVAL_PRECISION_H_

#include <cstdint>

namespace neardup {

// All in [0, 1].
struct PrecisionRecall {
  double precision = 1;
  double recall = 1;
  double f1 = 1;  // 2 precision recall / (precision + recall)
};

// From the number of right finds, wrong finds and misses. Nothing found has
// precision 1 (nothing is wrong), nothing to be found recall 1.
PrecisionRecall FromCounts(uint64_t true_positives, uint64_t false_positives,
                           uint64_t false_negatives);

// The harmonic mean of two shares in [0, 1]; 0 when both are 0.
double HarmonicMean(double precision, double recall);

}  // namespace neardup

#endif  // NEARDUP_EVAL_PRECISION_H_
