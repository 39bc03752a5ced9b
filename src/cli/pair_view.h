// Two stories side by side with their aligned passages marked, for a person.

#ifndef NEARDUP_CLI_PAIR_VIEW_H_
#define NEARDUP_CLI_PAIR_VIEW_H_

#include <string>
#include <string_view>

#include "neardup/pipeline/result.h"
#include "neardup/report/explanation.h"

namespace neardup {

// One side of the view.
struct ViewSide {
  std::string_view name;  // id, with outlet and title if there are any
  std::string_view text;  // the original, which the passages point into
};

struct ViewOptions {
  int width = 100;  // columns of the terminal, at least 40
  bool color = false;
};

// The whole view: what the pair is, why, and the texts in two columns, passages
// in the order of a, what only one side has dimmed between them.
std::string FormatPair(const PairResult& pair, const Explanation& why,
                       const ViewSide& a, const ViewSide& b,
                       const ViewOptions& options);

}  // namespace neardup

#endif  // NEARDUP_CLI_PAIR_VIEW_H_
