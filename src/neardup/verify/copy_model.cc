#include "neardup/verify/copy_model.h"

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

#include "neardup/verify/grounds.h"
#include "neardup/verify/model_text_internal.h"

namespace neardup {

extern const std::string_view kRewriteModelText;
extern const std::string_view kVerbatimModelText;

StatusOr<CopyModel> CopyModel::Parse(std::string_view name,
                                     std::string_view text,
                                     std::span<const std::string_view> names) {
  std::string_view rest = text;
  std::string_view logistic = text;
  int line = 1;
  for (; !rest.empty(); ++line) {
    const size_t begin = text.size() - rest.size();
    if (TakeLine(&rest) == TreeTable::kColumns) {
      logistic = text.substr(0, begin);
      break;
    }
  }
  CopyModel model;
  NEARDUP_ASSIGN_OR_RETURN(model.logistic_,
                           LogisticModel::Parse(name, logistic, names));
  NEARDUP_ASSIGN_OR_RETURN(model.trees_,
                           TreeTable::Parse({name, line + 1}, rest, names));
  return model;
}

double CopyModel::Logit(std::span<const float> values) const {
  const double logit = logistic_.Logit(values);
  if (logit <= kTreesFrom || trees_.num_trees() == 0) return logit;
  return (logit + trees_.Sum(values)) / 2;
}

double CopyModel::LeastLogistic(double bar) const {
  if (bar <= kTreesFrom || trees_.num_trees() == 0) return bar;
  return std::max(kTreesFrom, 2 * bar - trees_.greatest_sum());
}

StatusOr<CopyModel> ParseRewriteModel(std::string_view name,
                                      std::string_view text) {
  const auto short_names = RewriteFeatureNames();
  const std::vector<std::string_view> names(short_names.begin(),
                                            short_names.end());
  return CopyModel::Parse(name, text, names);
}

const CopyModel& BuiltInRewriteModel() {
  static const CopyModel model = [] {
    StatusOr<CopyModel> parsed =
        ParseRewriteModel("rewrite.tsv", kRewriteModelText);
    assert(parsed.ok());
    return *std::move(parsed);
  }();
  return model;
}

const CopyModel& BuiltInVerbatimModel() {
  static const CopyModel model = [] {
    StatusOr<CopyModel> parsed = CopyModel::Parse(
        "verbatim.tsv", kVerbatimModelText, VerbatimFeatureNames());
    assert(parsed.ok());
    return *std::move(parsed);
  }();
  return model;
}

}  // namespace neardup
