// Which excerpt joins which whole: rule 4 of clusters.h.

#ifndef NEARDUP_CLUSTER_EXCERPTS_H_
#define NEARDUP_CLUSTER_EXCERPTS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "neardup/cluster/clusters.h"

namespace neardup {

inline constexpr uint32_t kNoWhole = UINT32_MAX;

// For each story the whole its cluster joins, or kNoWhole: one that every
// member of the cluster is an excerpt of.
//   canonicals: [stories], the story that stands for the cluster of each, by
//     rules 1 to 3.
//   rank: [stories], as in FormClusters.
// Of several wholes the one whose worst score over the members is best counts,
// then the best rank. A link counts once a pair of stories, with its best
// score.
//
// No cluster that joins is joined by another. A cluster is decided after those
// of all its wholes are, so that the answer does not depend on the order of the
// links; where clusters wait for each other in a circle, the waiting one whose
// canonical has the best rank is decided first, by those of its wholes that
// are. Cost: O(links log links).
Column<uint32_t> ChooseWholes(
    std::span<const ExcerptLink> excerpts, std::span<const uint32_t> canonicals,
    std::span<const uint32_t> rank,
    std::pmr::memory_resource* memory = std::pmr::new_delete_resource());

}  // namespace neardup

#endif  // NEARDUP_CLUSTER_EXCERPTS_H_
