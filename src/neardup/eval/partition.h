// How well one partition of stories (the clusters found) fits another (the
// labels). A partition is a label for each item; equal labels, same cluster;
// the numbers mean nothing else.
//
// The adjusted Rand index counts pairs and is ruled by the largest clusters;
// B-cubed counts items and gives every story the same say. Report both.
//
// Cost: a sort of the items, O(n log n); 8 bytes an item.
//
// Example:
//   const std::vector<uint32_t> truth = {0, 0, 0, 1}, found = {0, 0, 1, 1};
//   AdjustedRandIndex(truth, found);  // 0: no better than chance
//   BCubed(truth, found).precision;   // 0.75

#ifndef NEARDUP_EVAL_PARTITION_H_
#define NEARDUP_EVAL_PARTITION_H_

#include <cstdint>
#include <span>

#include "neardup/eval/precision.h"

namespace neardup {

// Agreement about pairs, corrected for chance [Hubert, Arabie 1985]: 1 for
// equal partitions, 0 on average for independent ones, can be negative (>= -1).
// Partitions about which there is nothing to be wrong (both all alone or both
// all together, or fewer than two items) get 1. The spans have equal length.
double AdjustedRandIndex(std::span<const uint32_t> a,
                         std::span<const uint32_t> b);

// For each item, the share of its found cluster that belongs to its true
// cluster (precision) and of its true cluster that is in its found cluster
// (recall), averaged over all items, the item itself included [Bagga, Baldwin
// 1998]. f1 is the harmonic mean of the averages. No items: all 1. The spans
// have equal length.
PrecisionRecall BCubed(std::span<const uint32_t> truth,
                       std::span<const uint32_t> found);

}  // namespace neardup

#endif  // NEARDUP_EVAL_PARTITION_H_
