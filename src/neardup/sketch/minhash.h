// MinHash: a story's set of shingles as a short signature, such that the share
// of equal lanes of two signatures estimates the Jaccard similarity of the two
// sets [Broder 1997].
//
// Lane i is the least value that permutation i gives to any shingle:
//   min over shingles x of (a_i * low32(x) + b_i) mod 2^32,  a_i odd.
// Shingles are XXH3 hashes already, so each lane is unbiased, and the lanes of
// different constants behave as independent: the estimate is binomial, with
// standard deviation sqrt(J (1 - J) / num_perm), .04 at J = .7 and 128 lanes.
//
// Every lane looks at every shingle (no one-permutation shortcut), so short
// stories are estimated as well as long ones.
//
// Example:
//   NEARDUP_ASSIGN_OR_RETURN(MinHasher hasher, MinHasher::Create({}));
//   std::vector<uint32_t> signature(hasher.num_perm());
//   hasher.Sketch(shingles, signature);

#ifndef NEARDUP_SKETCH_MINHASH_H_
#define NEARDUP_SKETCH_MINHASH_H_

#include <cstdint>
#include <span>
#include <vector>

#include "neardup/base/status.h"

namespace neardup {

// The value of every lane of a story without shingles.
inline constexpr uint32_t kEmptyLane = 0xFFFFFFFF;

struct MinHashOptions {
  int num_perm = 128;  // lanes of a signature, 1..4096
  uint64_t seed = 1;   // another seed gives independent permutations
};

// Makes signatures. Immutable; safe to use from many threads.
class MinHasher {
 public:
  // Errors: kInvalidArgument when num_perm is out of range.
  static StatusOr<MinHasher> Create(const MinHashOptions& options);

  int num_perm() const { return num_perm_; }

  // Writes the signature of a set of shingles to `out` (num_perm() lanes). The
  // order of shingles and repeats do not matter; no shingles give kEmptyLane
  // everywhere. The bytes depend on shingles, num_perm and seed alone, not on
  // the processor, and the first lanes not on num_perm.
  // Cost: num_perm * shingles steps on SIMD lanes; about 3 microseconds for
  // 490 shingles and 128 lanes.
  void Sketch(std::span<const uint64_t> shingles,
              std::span<uint32_t> out) const;

 private:
  MinHasher() = default;

  int num_perm_ = 0;
  // Constants of the permutations, padded to whole blocks of lanes.
  std::vector<uint32_t> multipliers_;
  std::vector<uint32_t> offsets_;
};

// The share of equal lanes of two signatures of one MinHasher, in [0, 1].
// Stories without shingles are like nothing: 0.
double EstimateJaccard(std::span<const uint32_t> a,
                       std::span<const uint32_t> b);

}  // namespace neardup

#endif  // NEARDUP_SKETCH_MINHASH_H_
