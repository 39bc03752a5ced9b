// The slow twin of profiles, alignment and features: every number worked out
// anew from its definition, word by word, without sorting, hashing or masks.

#ifndef NEARDUP_TESTS_VERIFY_SLOW_COMPARISON_H_
#define NEARDUP_TESTS_VERIFY_SLOW_COMPARISON_H_

#include <array>
#include <cstdint>
#include <vector>

#include "neardup/text/frequency.h"
#include "neardup/text/token_stream.h"
#include "neardup/verify/alignment.h"
#include "neardup/verify/features.h"
#include "neardup/verify/profile.h"

namespace neardup {

struct SlowWord {
  uint32_t id;
  WordClass word_class;
  int rarity;  // in 1/20 bits
  bool quoted;
  int sentence;
};
using SlowStory = std::vector<SlowWord>;

SlowStory ReadSlowly(TokenView story, const FrequencyTable& table);

struct SlowAlignment {
  std::vector<std::vector<AlignedRun>> chains;
  std::vector<bool> matched_a, matched_b, covered_a, covered_b;
};

// Cost: words of a times words of b, and fragments squared.
SlowAlignment AlignSlowly(const SlowStory& a, const SlowStory& b);

std::array<double, kNumRewriteFeatures> CompareSlowly(
    const SlowStory& a, const SlowStory& b, const SlowAlignment& alignment);

}  // namespace neardup

#endif  // NEARDUP_TESTS_VERIFY_SLOW_COMPARISON_H_
