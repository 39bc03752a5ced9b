// A rewrite model whose logit is another's, stretched and shifted: the outcome
// of a calibration (eval/calibration.h) as a model file.
//
//   logit' = slope logit + shift
//
// Coefficients and leaves take the slope, the intercept both; the leaves of the
// first tree take the shift, too, for the logit is the mean of the two parts.
// Pairs are asked of the trees from a logistic logit of CopyModel::kTreesFrom
// on: near there, far below any copy, the equation does not hold.
//
// Example:
//   StatusOr<std::string> file = RescaleRewriteModel(
//       "rewrite.tsv", BuiltInRewriteModelText(), {.slope = 1.2, .shift = -1});

#ifndef NEARDUP_VERIFY_MODEL_RESCALING_H_
#define NEARDUP_VERIFY_MODEL_RESCALING_H_

#include <string>
#include <string_view>

#include "neardup/base/status.h"

namespace neardup {

struct Rescaling {
  double slope = 1;  // finite, above 0
  double shift = 0;  // finite
  // Lines put at the head of the file as comments, without "# ".
  std::string comment = {};
};

// The text of the model file `text`, rescaled; comments, means and scales stay
// as they are, "-tuned" is put after the model's name. `name` stands in errors:
// as ParseRewriteModel, of the file given or, should a number become too great,
// of the file made.
StatusOr<std::string> RescaleRewriteModel(std::string_view name,
                                          std::string_view text,
                                          const Rescaling& rescaling);

// The file the built-in rewrite model was read from.
std::string_view BuiltInRewriteModelText();

}  // namespace neardup

#endif  // NEARDUP_VERIFY_MODEL_RESCALING_H_
