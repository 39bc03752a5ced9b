// Trees laid out so that all their questions are asked at once.
//
// The inside of tree_table.h, in its own files because the asking is compiled
// for each vector instruction set.
//
// The thresholds of a feature are put in order. A value is then known by its
// rank, the number of thresholds it is above, and whether it is above the k-th
// is a comparison of two bytes: the sixteen questions of a tree make one vector
// [Lucchese et al., "QuickScorer: a fast algorithm to rank documents with
// additive ensembles of regression trees", SIGIR 2015, ask by feature, too, and
// find the leaf by masks]. The answers are the bits of one number, and a leaf
// is reached if those of the questions above it are as they must be. Nothing is
// branched on, so nothing can be guessed wrong.

#ifndef NEARDUP_VERIFY_RANKED_TREES_H_
#define NEARDUP_VERIFY_RANKED_TREES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace neardup {

// Immutable once filled; safe to use from many threads.
struct RankedTrees {
  static constexpr size_t kLeaves = 16;  // so many has a tree at most
  static constexpr size_t kMostFeatures = 32;
  // Thresholds of a feature come by the 16; more do not fit into a byte.
  static constexpr size_t kBlock = 16;
  static constexpr size_t kMostThresholds = 240;
  // Ranks are kept less this, as signed bytes.
  static constexpr int kRankOffset = 128;

  // Question q: is the rank of feature[q] above rank[q]?
  struct Tree {
    // Below 16 as they are; from 16 on, kHighFeature and the feature less 16.
    std::array<uint8_t, kLeaves> feature = {};
    std::array<int8_t, kLeaves> rank = {};
    // Leaf k is reached if, of the answers as bits (1: above), those in
    // asked[k] are those of answers[k].
    std::array<uint16_t, kLeaves> asked = {};
    std::array<uint16_t, kLeaves> answers = {};
    std::array<float, kLeaves> leaves = {};
  };
  static constexpr uint8_t kHighFeature = 0x80;
  // Rank of questions that are not there: nothing is above it.
  static constexpr int8_t kNoQuestion = 127;

  // By feature, where its thresholds begin; one more for the end. Each feature
  // has them ascending, up to a multiple of kBlock filled with infinity.
  std::vector<uint32_t> begins;
  std::vector<float> thresholds;
  std::vector<Tree> trees;

  // The leaves reached, added up in the order of the trees. Cost: 2 ns a tree
  // with AVX-512.
  double Sum(std::span<const float> values) const;
};

}  // namespace neardup

#endif  // NEARDUP_VERIFY_RANKED_TREES_H_
