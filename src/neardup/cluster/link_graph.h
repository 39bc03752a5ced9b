// The links between stories as sorted lists of neighbours.
//
// Shape: compressed rows, 12 bytes a story and 8 a link. Building costs one
// sort of each list; HasLink a binary search in the list of its first argument.

#ifndef NEARDUP_CLUSTER_LINK_GRAPH_H_
#define NEARDUP_CLUSTER_LINK_GRAPH_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "neardup/cluster/clusters.h"

namespace neardup {

// Undirected, without loops and repeats. Immutable.
class LinkGraph {
 public:
  // Links are between numbers below `size`, after renumbering: a link {a, b}
  // joins number[a] and number[b].
  LinkGraph(
      size_t size, std::span<const Link> links,
      std::span<const uint32_t> number,
      std::pmr::memory_resource* memory = std::pmr::new_delete_resource());

  size_t size() const { return starts_.size() - 1; }

  // Ascending.
  std::span<const uint32_t> neighbours(uint32_t v) const {
    return std::span(neighbours_).subspan(starts_[v], lengths_[v]);
  }

  bool HasLink(uint32_t a, uint32_t b) const;

 private:
  Column<uint64_t> starts_;
  Column<uint32_t> lengths_;
  Column<uint32_t> neighbours_;
};

}  // namespace neardup

#endif  // NEARDUP_CLUSTER_LINK_GRAPH_H_
