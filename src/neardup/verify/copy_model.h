// The models that tell copies: a logistic model and, beside it, a table of
// small trees. The logit is the mean of the two.
//
// The logistic part extrapolates: it knows which way a feature points where no
// training pair was. The trees see what counts only together, and are right
// more often near the bar. The mean is better than either.
//
// A model file is that of the logistic part (model.h), perhaps followed by that
// of the trees (tree_table.h). Without trees the logit is the logistic one. The
// built-in models are made by tools/train.
//
// Example:
//   StatusOr<CopyModel> model = ParseRewriteModel("my.tsv", text);
//   double logit = model->Logit(features.rewrite);

#ifndef NEARDUP_VERIFY_COPY_MODEL_H_
#define NEARDUP_VERIFY_COPY_MODEL_H_

#include <span>
#include <string_view>

#include "neardup/base/status.h"
#include "neardup/verify/model.h"
#include "neardup/verify/tree_table.h"

namespace neardup {

// Immutable after Parse; safe to use from many threads.
class CopyModel {
 public:
  // Trees are asked from this logistic logit on; below, no copy is near, and
  // the logit is the logistic one.
  static constexpr double kTreesFrom = -5;

  // Reads a model over the features `names`, in whose order Logit takes values.
  // `name` stands in errors: kDataLoss "name:line: what is wrong".
  static StatusOr<CopyModel> Parse(std::string_view name, std::string_view text,
                                   std::span<const std::string_view> names);

  // The log odds of `values`. Cost: 30 ns below kTreesFrom, above it
  // that of the trees (tree_table.h) more.
  double Logit(std::span<const float> values) const;

  // No pair with a lower logistic logit has a Logit of `bar` or more.
  double LeastLogistic(double bar) const;

  const LogisticModel& logistic() const { return logistic_; }
  const TreeTable& trees() const { return trees_; }

 private:
  LogisticModel logistic_;
  TreeTable trees_;
};

// Reads a rewrite model, over RewriteFeatureNames(). Errors: as Parse.
StatusOr<CopyModel> ParseRewriteModel(std::string_view name,
                                      std::string_view text);

// The models built into the library: was the article reworded (over
// RewriteFeatureNames()), was text taken word for word (over
// VerbatimFeatureNames(), grounds.h)?
const CopyModel& BuiltInRewriteModel();
const CopyModel& BuiltInVerbatimModel();

}  // namespace neardup

#endif  // NEARDUP_VERIFY_COPY_MODEL_H_
