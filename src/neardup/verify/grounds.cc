#include "neardup/verify/grounds.h"

#include <algorithm>

namespace neardup {

const VerbatimNames& VerbatimFeatureNames() {
  static const VerbatimNames names = [] {
    VerbatimNames all;
    std::ranges::copy(RewriteFeatureNames(), all.begin());
    all[kShingle3ContainmentMax] = "shingle3_containment_max";
    all[kShingle5ContainmentMax] = "shingle5_containment_max";
    return all;
  }();
  return names;
}

}  // namespace neardup
