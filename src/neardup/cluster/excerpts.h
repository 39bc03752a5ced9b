// Which excerpt joins which whole: rule 4 of clusters.h.

#ifndef NEARDUP_CLUSTER_EXCERPTS_H_
#define NEARDUP_CLUSTER_EXCERPTS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "neardup/cluster/clusters.h"

namespace neardup {

inline constexpr uint32_t kNoWhole = UINT32_MAX;

// For each story the whole it joins as an excerpt, or kNoWhole.
//   alone: [stories], non-zero where a story is alone in its cluster; only such
//     stories join.
//   rank: [stories], as in FormClusters.
// No story that joins is joined by another. A story is decided after all its
// wholes are, so that the answer does not depend on the order of the links;
// where wholes wait for each other in a circle, the waiting story of best rank
// is decided first, by those of its wholes that are. Cost: O(links log links).
Column<uint32_t> ChooseWholes(
    std::span<const ExcerptLink> excerpts, std::span<const uint8_t> alone,
    std::span<const uint32_t> rank,
    std::pmr::memory_resource* memory = std::pmr::new_delete_resource());

}  // namespace neardup

#endif  // NEARDUP_CLUSTER_EXCERPTS_H_
