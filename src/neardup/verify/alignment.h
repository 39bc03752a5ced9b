// Which passages of one story stand, in the same order, in another.
//
// Fragments are the longest runs of words that match along a diagonal. A word
// matches where it occurs so seldom in both stories that its occurrences make
// at most kMaxRepeats pairs; two neighbouring words match on the same terms
// whatever the words, so common words match inside common phrases. Every match
// is worth the same: in a rewritten story it is the common words in order that
// give it away. Fragments are joined to chains by dynamic programming
// [Abouelhoda, Ohlebusch, "Chaining algorithms for multiple genome comparison",
// 2005; Myers, Miller 1995], best chain first, until none is worth
// kMinChainScore.
//
// Scores are integers, so equal means equal, and ties go to the nearer
// predecessor, then to the later fragment; chains of equal score are taken in
// order of their last fragment. The result depends on the two stories alone
// (and on which is a).

#ifndef NEARDUP_VERIFY_ALIGNMENT_H_
#define NEARDUP_VERIFY_ALIGNMENT_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "neardup/verify/intersect.h"
#include "neardup/verify/profile.h"

namespace neardup {

inline constexpr uint32_t kMaxRepeats = 6;    // count in a x count in b
inline constexpr int kMatchScore = 60;        // a matched word
inline constexpr int kContinuationScore = 3;  // ... right after a match
inline constexpr int kGapPenalty = 5;         // a word of the wider gap
inline constexpr int kDriftPenalty = 2;       // a word the gaps differ by
inline constexpr int kMaxGap = 30;            // words, on either side
inline constexpr int kMinChainScore = 100;    // more than one word

// Words [a, a + length) of a are words [b, b + length) of b.
struct AlignedRun {
  uint16_t a;
  uint16_t b;
  uint16_t length;
  friend bool operator==(const AlignedRun&, const AlignedRun&) = default;
};

// The chains of a pair, best first. Runs never overlap, neither in a nor in b.
class Alignment {
 public:
  size_t num_chains() const { return chain_ends_.size(); }
  // Runs of one chain, ascending in both stories; never empty.
  std::span<const AlignedRun> chain(size_t k) const;
  std::span<const AlignedRun> runs() const { return runs_; }  // of all chains

  // Bit masks over the positions of a and b (shape as in Profile): words inside
  // runs; words inside chains, from the first word of the first run to the last
  // of the last.
  std::span<const uint64_t> matched_a() const { return matched_a_; }
  std::span<const uint64_t> matched_b() const { return matched_b_; }
  std::span<const uint64_t> covered_a() const { return covered_a_; }
  std::span<const uint64_t> covered_b() const { return covered_b_; }

 private:
  friend class ChainAligner;

  void Clear(size_t mask_words_a, size_t mask_words_b);
  void AddChain(std::span<const AlignedRun> chain);

  std::vector<AlignedRun> runs_;
  std::vector<uint32_t> chain_ends_;  // end of each chain in runs_
  std::vector<uint64_t> matched_a_, matched_b_, covered_a_, covered_b_;
};

// Makes alignments. Holds scratch memory (about 700 kB): one a thread. Nothing
// is allocated once it has seen a few long stories.
class ChainAligner {
 public:
  ChainAligner();
  ~ChainAligner();
  ChainAligner(ChainAligner&&) noexcept;
  ChainAligner& operator=(ChainAligner&&) noexcept;

  // Replaces `alignment`. `common_words` is FindCommon(a.unique_words,
  // b.unique_words), which callers have at hand anyway.
  void Align(const Profile& a, const Profile& b,
             const CommonPlaces& common_words, Alignment* alignment);

 private:
  struct Scratch;
  void ListChains();
  bool TraceChain(uint32_t last, const Alignment& taken);

  std::unique_ptr<Scratch> scratch_;
};

}  // namespace neardup

#endif  // NEARDUP_VERIFY_ALIGNMENT_H_
