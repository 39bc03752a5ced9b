// The pairs judged so far, each once: verdicts of copies, to be reported, and
// the memory of which pairs need no second look.

#ifndef NEARDUP_PIPELINE_PAIR_SET_H_
#define NEARDUP_PIPELINE_PAIR_SET_H_

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <span>
#include <vector>

#include "neardup/index/bucket_pairs.h"
#include "neardup/pipeline/result.h"

namespace neardup {

// For one thread.
class PairSet {
 public:
  // Remembers a verdict; a pair known already keeps its first. a != b.
  void Add(uint32_t a, uint32_t b, const Match& match);
  void AddAll(std::span<const PairResult> pairs);

  // The verdict on the pair, sides in the order of position, or null if it was
  // not judged.
  const Match* Find(uint32_t a, uint32_t b) const;

  // All verdicts of a wanted relation, by (a, b).
  std::vector<PairResult> Sorted(const FindSet& find) const;

  size_t size() const { return pairs_.size(); }

 private:
  static uint64_t Key(uint32_t a, uint32_t b) { return uint64_t{a} << 32 | b; }
  absl::flat_hash_map<uint64_t, size_t> index_;  // of pairs_, by (a, b), a < b
  std::vector<PairResult> pairs_;
};

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_PAIR_SET_H_
