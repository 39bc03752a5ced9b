// Turning a model's logit into a probability on labels of one's own: logistic
// regression on the logit alone [Platt 1999].
//
//   P(positive) = 1 / (1 + exp(-(slope logit + intercept)))
//
// Two parameters, so a few dozen labels do. Both are held to a start (slope 1,
// an intercept given) by a ridge: the fit is finite and unique even if the
// logit tells the labels apart perfectly, and few labels move it little.
//
// Example:
//   std::vector<LabelledLogit> labels = {{-2.1, false}, {1.3, true}, ...};
//   std::optional<Calibration> fit = FitCalibration(labels, -1.5);
//   if (fit) probability = Sigmoid(fit->Apply(logit));

#ifndef NEARDUP_EVAL_CALIBRATION_H_
#define NEARDUP_EVAL_CALIBRATION_H_

#include <optional>
#include <span>

namespace neardup {

struct LabelledLogit {
  double logit = 0;  // any double but NaN; beyond +-20 counts as +-20
  bool positive = false;
};

struct Calibration {
  double slope = 1;
  double intercept = 0;

  double Apply(double logit) const { return slope * logit + intercept; }
};

// What the squared deviation of slope and intercept from their start weighs
// against the log loss summed over the labels: as if they were known before to
// about 0.3 and 1.4.
inline constexpr double kSlopeRidge = 5;
inline constexpr double kInterceptRidge = 0.25;
// Fits with a lesser slope are none: the labels do not follow the logit.
inline constexpr double kLeastSlope = 0.05;

// The fit that starts from slope 1 and `start`, by Newton's method; the same
// for any order of the labels. Nothing without labels of both kinds, and if the
// slope comes out below kLeastSlope. Cost: a sort and some 10 passes.
std::optional<Calibration> FitCalibration(std::span<const LabelledLogit> labels,
                                          double start);

}  // namespace neardup

#endif  // NEARDUP_EVAL_CALIBRATION_H_
