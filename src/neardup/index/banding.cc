#include "neardup/index/banding.h"

#include <fmt/format.h>

#include <cmath>

namespace neardup {

double CandidateProbability(Banding banding, double jaccard) {
  return 1 - std::pow(1 - std::pow(jaccard, banding.rows), banding.bands);
}

StatusOr<Banding> ChooseBanding(double threshold, double recall, int num_perm) {
  if (!(threshold > 0 && threshold <= 1)) {
    return InvalidArgument(
        fmt::format("threshold: {} is not above 0 and at most 1", threshold));
  }
  if (!(recall > 0 && recall < 1)) {
    return InvalidArgument(
        fmt::format("recall: {} is not between 0 and 1", recall));
  }
  if (num_perm < 1) {
    return InvalidArgument(fmt::format("num_perm: {} is below 1", num_perm));
  }
  for (int rows = num_perm; rows >= 1; --rows) {
    const Banding banding = {num_perm / rows, rows};
    if (CandidateProbability(banding, threshold) >= recall) return banding;
  }
  // One row a band finds the most; how many bands would do?
  const double needed =
      std::ceil(std::log(1 - recall) / std::log(1 - threshold));
  return InvalidArgument(fmt::format(
      "num_perm: {} lanes find a pair at threshold {} with probability {:.3g}, "
      "below the recall of {}; raise num_perm to {:.0f}, or raise the "
      "threshold, or lower the recall",
      num_perm, threshold, CandidateProbability({num_perm, 1}, threshold),
      recall, needed));
}

}  // namespace neardup
