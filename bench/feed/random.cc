#include "feed/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace neardup {

uint32_t Random::Zipf(uint32_t bound, double flat) {
  const double rank = flat * (std::pow(bound / flat + 1, Unit()) - 1);
  return std::min(static_cast<uint32_t>(rank), bound - 1);
}

double Random::LogNormal(double sigma) {
  // Twelve uniform draws have variance 1 and are as good as normal here.
  double normal = -6;
  for (int i = 0; i < 12; ++i) normal += Unit();
  return std::exp(sigma * normal);
}

Weighted::Weighted(const std::vector<double>& weights)
    : keep_(weights.size()), others_(weights.size()) {
  const double mean =
      std::accumulate(weights.begin(), weights.end(), 0.0) / weights.size();
  std::vector<uint32_t> poor;
  std::vector<uint32_t> rich;
  for (uint32_t i = 0; i < weights.size(); ++i) {
    keep_[i] = weights[i] / mean;
    others_[i] = i;
    (keep_[i] < 1 ? poor : rich).push_back(i);
  }
  while (!poor.empty() && !rich.empty()) {
    const uint32_t from = rich.back();
    others_[poor.back()] = from;
    keep_[from] -= 1 - keep_[poor.back()];
    poor.pop_back();
    if (keep_[from] >= 1) continue;
    rich.pop_back();
    poor.push_back(from);
  }
}

uint32_t Weighted::Draw(Random* random) const {
  const uint32_t column = random->Below(static_cast<uint32_t>(keep_.size()));
  return random->Unit() < keep_[column] ? column : others_[column];
}

}  // namespace neardup
