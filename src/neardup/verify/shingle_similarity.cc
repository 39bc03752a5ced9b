#include "neardup/verify/shingle_similarity.h"

#include "neardup/verify/intersect.h"

namespace neardup {

SetSimilarity CompareShingles(std::span<const uint64_t> a,
                              std::span<const uint64_t> b) {
  return {CountCommon64(a, b), a.size(), b.size()};
}

}  // namespace neardup
