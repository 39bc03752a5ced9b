#include "neardup/eval/calibration.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace neardup {
namespace {

constexpr double kGreatestLogit = 20;
constexpr int kMostSteps = 100;

// ln(1 + e^x) without overflow.
double Softplus(double x) {
  return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x)));
}

// The penalised log loss and its derivatives at one place.
class Loss {
 public:
  Loss(std::span<const LabelledLogit> labels, double start)
      : labels_(labels), start_(start) {}

  double At(const Calibration& at) const {
    double sum = Ridge(at);
    for (const LabelledLogit& label : labels_) {
      const double x = at.Apply(label.logit);
      sum += Softplus(label.positive ? -x : x);
    }
    return sum;
  }

  // The step of Newton's method: minus the gradient over the Hessian, which the
  // ridge keeps positive definite.
  Calibration Step(const Calibration& at) const {
    double by_slope = 2 * kSlopeRidge * (at.slope - 1);
    double by_intercept = 2 * kInterceptRidge * (at.intercept - start_);
    double ss = 2 * kSlopeRidge, si = 0, ii = 2 * kInterceptRidge;
    for (const LabelledLogit& label : labels_) {
      const double p = 1 / (1 + std::exp(-at.Apply(label.logit)));
      const double error = p - (label.positive ? 1 : 0);
      const double weight = p * (1 - p);
      by_slope += error * label.logit;
      by_intercept += error;
      ss += weight * label.logit * label.logit;
      si += weight * label.logit;
      ii += weight;
    }
    const double determinant = ss * ii - si * si;
    return {(si * by_intercept - ii * by_slope) / determinant,
            (si * by_slope - ss * by_intercept) / determinant};
  }

 private:
  double Ridge(const Calibration& at) const {
    const double slope = at.slope - 1, intercept = at.intercept - start_;
    return kSlopeRidge * slope * slope +
           kInterceptRidge * intercept * intercept;
  }

  std::span<const LabelledLogit> labels_;
  double start_;
};

// Clipped and in one order, whatever order they came in.
std::vector<LabelledLogit> Sorted(std::span<const LabelledLogit> labels) {
  std::vector<LabelledLogit> sorted(labels.begin(), labels.end());
  for (LabelledLogit& label : sorted) {
    assert(!std::isnan(label.logit));
    label.logit = std::clamp(label.logit, -kGreatestLogit, kGreatestLogit);
  }
  std::ranges::sort(sorted, [](const LabelledLogit& a, const LabelledLogit& b) {
    return a.logit != b.logit ? a.logit < b.logit : a.positive < b.positive;
  });
  return sorted;
}

}  // namespace

std::optional<Calibration> FitCalibration(std::span<const LabelledLogit> labels,
                                          double start) {
  const auto positives =
      std::ranges::count(labels, true, &LabelledLogit::positive);
  if (positives == 0 || positives == std::ssize(labels)) return std::nullopt;
  const std::vector<LabelledLogit> sorted = Sorted(labels);
  const Loss loss(sorted, start);
  Calibration fit{1, start};
  double value = loss.At(fit);
  for (int i = 0; i < kMostSteps; ++i) {
    Calibration step = loss.Step(fit);
    // A full step may overshoot where the loss is nearly flat: halve it.
    Calibration next;
    double next_value = value;
    for (int halving = 0; halving < 60; ++halving) {
      next = {fit.slope + step.slope, fit.intercept + step.intercept};
      next_value = loss.At(next);
      if (next_value < value) break;
      step = {step.slope / 2, step.intercept / 2};
    }
    if (!(next_value < value)) break;
    fit = next;
    value = next_value;
  }
  if (fit.slope < kLeastSlope) return std::nullopt;
  return fit;
}

}  // namespace neardup
