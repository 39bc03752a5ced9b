// Logistic models as readable data.
//
// A model turns the features of a pair into a logit: the logarithm of the odds
// that the pair is a copy.
//
//   z_k   = clip((x_k - mean_k) / scale_k, -clip, +clip)
//   logit = intercept + sum over k of coefficient_k z_k
//
// The clip keeps one odd value (a table of numbers, a list page) from
// outweighing everything else; it also makes the logit bounded for any input.
//
// Format of a model file (models/*.tsv), UTF-8, fields separated by one tab:
//
//   # comment
//   model       rewrite          settings, each exactly once, in any order,
//   version     1                before the features; `version` is that of the
//   date        2026-11-22       format and must be 1
//   intercept   -7.15
//   clip        4
//   feature  mean  scale  coefficient          then one line a feature
//   shared   3.45  1.06   1.23
//
// Features are bound by name, not by place: a file that lacks one, has one
// twice, or has one the program does not compute, is refused. So a model can
// never be read against the wrong features.
//
// Example:
//   constexpr std::string_view kNames[] = {"shared", "order"};
//   StatusOr<LogisticModel> model =
//       LogisticModel::Parse("my.tsv", text, kNames);
//   const float x[] = {3.2f, 0.1f};           // in the order of kNames
//   double probability = Sigmoid(model->Logit(x));

#ifndef NEARDUP_VERIFY_MODEL_H_
#define NEARDUP_VERIFY_MODEL_H_

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/base/status.h"

namespace neardup {

// Immutable after Parse; safe to use from many threads.
class LogisticModel {
 public:
  LogisticModel() = default;  // of no feature; its logit is 0

  // Reads a model file for the features `names`, in whose order Logit takes
  // values. `name` stands in errors: kDataLoss "name:line: what is wrong".
  static StatusOr<LogisticModel> Parse(std::string_view name,
                                       std::string_view text,
                                       std::span<const std::string_view> names);

  // The log odds of `values` (size() of them, in the order of Parse's names).
  // A value that is NaN counts as the mean. Cost: about 1 ns a feature.
  double Logit(std::span<const float> values) const;

  // The part of the logit due to the features [begin, end), without the
  // intercept: Logit(v) == intercept() + Part(v, 0, k) + Part(v, k, size()),
  // so that dear features can wait until cheap ones leave the pair open.
  double Part(std::span<const float> values, size_t begin, size_t end) const;

  // The value at which feature k speaks neither for nor against.
  float mean(size_t k) const { return weights_[k].mean; }

  size_t size() const { return weights_.size(); }
  double intercept() const { return intercept_; }
  const std::string& name() const { return name_; }  // the `model` setting
  const std::string& date() const { return date_; }

 private:
  struct Weight {
    float mean = 0;
    float inverse_scale = 1;
    float coefficient = 0;
  };
  friend class ModelReader;

  std::vector<Weight> weights_;
  double intercept_ = 0;
  float clip_ = 0;
  std::string name_;
  std::string date_;
};

// 1 / (1 + e^-logit).
inline double Sigmoid(double logit) { return 1 / (1 + std::exp(-logit)); }

// The inverse of Sigmoid for p in (0,1).
inline double LogOdds(double p) { return std::log(p / (1 - p)); }

}  // namespace neardup

#endif  // NEARDUP_VERIFY_MODEL_H_
