#include "neardup/eval/ranking.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

namespace neardup {

std::optional<double> RocArea(std::span<const double> positives,
                              std::span<const double> negatives) {
  if (positives.empty() || negatives.empty()) return std::nullopt;
  std::vector<double> sorted(negatives.begin(), negatives.end());
  std::sort(sorted.begin(), sorted.end());
  // Twice the number of pairs won, so that halves for ties stay exact.
  double twice_won = 0;
  for (double score : positives) {
    assert(!std::isnan(score));
    const auto [low, high] =
        std::equal_range(sorted.begin(), sorted.end(), score);
    twice_won +=
        static_cast<double>((low - sorted.begin()) + (high - sorted.begin()));
  }
  return twice_won / 2 / static_cast<double>(positives.size()) /
         static_cast<double>(negatives.size());
}

std::optional<double> RecallAtFalsePositiveRate(
    std::span<const double> positives, std::span<const double> negatives,
    double rate) {
  assert(rate >= 0 && rate <= 1);
  if (positives.empty() || negatives.empty()) return std::nullopt;
  // 0.29 * 100 is a little below 29.
  const size_t allowed = static_cast<size_t>(
      std::floor(rate * static_cast<double>(negatives.size()) + 1e-9));
  if (allowed >= negatives.size()) return 1;
  std::vector<double> sorted(negatives.begin(), negatives.end());
  std::nth_element(sorted.begin(), sorted.begin() + allowed, sorted.end(),
                   std::greater<>());
  const double kept_out = sorted[allowed];
  const auto found =
      std::count_if(positives.begin(), positives.end(),
                    [&](double score) { return score > kept_out; });
  return static_cast<double>(found) / static_cast<double>(positives.size());
}

}  // namespace neardup
