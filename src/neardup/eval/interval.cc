#include "neardup/eval/interval.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace neardup {

Interval WilsonInterval(uint64_t successes, uint64_t trials) {
  assert(successes <= trials);
  if (trials == 0) return {};
  constexpr double z = 1.959963984540054;
  const auto n = static_cast<double>(trials);
  const double share = static_cast<double>(successes) / n;
  const double scale = 1 + z * z / n;
  const double middle = (share + z * z / (2 * n)) / scale;
  const double half =
      z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / scale;
  // At the ends rounding would leave 1 - 1e-17.
  return {successes == 0 ? 0 : std::max(0.0, middle - half),
          successes == trials ? 1 : std::min(1.0, middle + half)};
}

}  // namespace neardup
