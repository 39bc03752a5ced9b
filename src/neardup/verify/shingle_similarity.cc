#include "neardup/verify/shingle_similarity.h"

#include "neardup/verify/intersect.h"

namespace neardup {

SetSimilarity CompareShingles(std::span<const uint32_t> a,
                              std::span<const uint32_t> b) {
  return {CountCommon(a, b), a.size(), b.size()};
}

}  // namespace neardup
