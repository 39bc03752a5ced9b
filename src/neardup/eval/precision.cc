#include "neardup/eval/precision.h"

namespace neardup {
namespace {

double Share(uint64_t part, uint64_t whole) {
  if (whole == 0) return 1;
  return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

PrecisionRecall FromCounts(uint64_t true_positives, uint64_t false_positives,
                           uint64_t false_negatives) {
  PrecisionRecall result;
  result.precision = Share(true_positives, true_positives + false_positives);
  result.recall = Share(true_positives, true_positives + false_negatives);
  result.f1 = HarmonicMean(result.precision, result.recall);
  return result;
}

double HarmonicMean(double precision, double recall) {
  const double sum = precision + recall;
  return sum == 0 ? 0 : 2 * precision * recall / sum;
}

}  // namespace neardup
