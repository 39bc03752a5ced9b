// Exact similarity of two stories as sets of shingles (word n-grams).
//
// Jaccard similarity and containment as in [Broder, "On the resemblance and
// containment of documents", 1997], over the hashes of all shingles (see
// shingle_sets.h), not over sketches of them.
//
// Cost: about 0.4 ns for each element of both sets.

#ifndef NEARDUP_VERIFY_SHINGLE_SIMILARITY_H_
#define NEARDUP_VERIFY_SHINGLE_SIMILARITY_H_

#include <cstddef>
#include <cstdint>
#include <span>

namespace neardup {

// Sizes of two sets and of their intersection. Ratios are in [0, 1]; those of
// an empty set are 0, also for two empty sets: nothing in common.
struct SetSimilarity {
  size_t shared = 0;
  size_t size_a = 0;
  size_t size_b = 0;

  double jaccard() const { return Ratio(shared, size_a + size_b - shared); }
  // Share of a's elements that b holds.
  double containment_a() const { return Ratio(shared, size_a); }
  double containment_b() const { return Ratio(shared, size_b); }

  // Of (b, a).
  SetSimilarity Swapped() const { return {shared, size_b, size_a}; }

 private:
  static double Ratio(size_t part, size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / whole;
  }
};

// Both ascending and without repetition.
SetSimilarity CompareShingles(std::span<const uint32_t> a,
                              std::span<const uint32_t> b);

}  // namespace neardup

#endif  // NEARDUP_VERIFY_SHINGLE_SIMILARITY_H_
