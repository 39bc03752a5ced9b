// Two stories side by side with their aligned passages marked, for a person.

#ifndef NEARDUP_CLI_PAIR_VIEW_H_
#define NEARDUP_CLI_PAIR_VIEW_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/pipeline/result.h"
#include "neardup/verify/reasons.h"

namespace neardup {

// One side of the view.
struct ViewSide {
  std::string_view name;  // id, with outlet and title if there are any
  std::string_view text;  // the original, which the passages point into
};

// Why a pair is what it is.
struct PairReasons {
  std::vector<Reason> reasons;
  double logit = 0;  // what the model and the penalties say in all
  // The logit from which it would be such a copy; nothing where other things
  // than the logit decided.
  std::optional<double> bar = std::nullopt;
};

struct ViewOptions {
  int width = 100;  // columns of the terminal, at least 40
  bool color = false;
};

// The whole view: what the pair is, why, and the texts in two columns, passages
// in the order of a, what only one side has dimmed between them.
std::string FormatPair(const PairResult& pair, const PairReasons& reasons,
                       const ViewSide& a, const ViewSide& b,
                       const ViewOptions& options);

// What the reason says, in words: "0.92 of the words of one story are in
// aligned passages".
std::string DescribeReason(const Reason& reason);

// One sentence: "31 passages in the same order, 18 of them reworded, hold 82 %
// of the one and 79 % of the other; ..."
std::string DescribeEvidence(const PairResult& pair);

}  // namespace neardup

#endif  // NEARDUP_CLI_PAIR_VIEW_H_
