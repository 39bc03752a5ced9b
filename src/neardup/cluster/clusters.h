// Groups of stories from the pairs that were verified as copies.
//
// Plain transitive closure chains: a copies b, b shares a page with c, and soon
// a cluster holds what nobody would call copies. Here every member of a cluster
// is verified against the one story that stands for it (the canonical):
//
//   1. Links (exact, near-duplicate, rewrite) make connected components.
//   2. In each, the story of best rank is the canonical. A member stays when it
//      has a link with the canonical, or when `verify` says the pair is a copy.
//   3. Who is not verified is taken out; those taken out form components again
//      by the links among themselves, until nobody is left.
//   4. A cluster every member of which is an excerpt of one story joins the
//      cluster of that story: most often a story alone, or a lead that stands
//      in several papers word for word. So each member is verified against the
//      whole; what has a copy is treated as it would be without it. Else an
//      excerpt never brings two clusters together.
//
// Then JoinClusters makes one of the clusters that hold versions of one story,
// whose texts may have drifted too far apart for a copy of one to be a copy of
// the other.
//
// The clusters depend on links, excerpts, ranks and what `verify` says, not on
// the order in which links are given nor on how stories are numbered.
//
// Cost: O((stories + links) log stories) and at most kMaxVerified = 24 verified
// pairs a story. Why 24: a component of m stories asks for at most m - 2 pairs
// a round and each round settles two or more. Up to m = 64 rounds go on to the
// end, m * m / 4 = 16 m pairs; a larger component is given 8 rounds, 8 m pairs,
// and then falls into stars (in order of rank, a story takes the stories that
// have a link with it) at no further cost.
//
// Example:
//   // 0 - 1 - 2: a chain whose ends are no copies of each other.
//   const std::vector<Link> links = {{0, 1}, {1, 2}};
//   const std::vector<uint32_t> rank = {0, 1, 2};
//   Clusters clusters = FormClusters(3, links, {}, rank, no_copies);
//   clusters.stories[1].cluster;  // 0, with story 0
//   clusters.stories[2].role;     // Role::kUnique

#ifndef NEARDUP_CLUSTER_CLUSTERS_H_
#define NEARDUP_CLUSTER_CLUSTERS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory_resource>
#include <span>
#include <vector>

#include "neardup/base/column.h"

namespace neardup {

// A verified pair of copies; in either order, more than once does no harm.
struct Link {
  uint32_t a = 0;
  uint32_t b = 0;
  friend bool operator==(const Link&, const Link&) = default;
};

// Story `excerpt` is (mostly) held by story `whole`. Score in [0, 1].
struct ExcerptLink {
  uint32_t excerpt = 0;
  uint32_t whole = 0;
  float score = 0;
};

// Judges pairs that had no link: one answer a pair, non-zero for copies. It is
// called once a round with all pairs of the round (a: the canonical, b: the
// member), ordered by rank, so that it can work in parallel. It must be a pure
// function of each pair. An empty function says no to every pair.
using VerifyFunction =
    std::function<std::vector<uint8_t>(std::span<const Link> pairs)>;

enum class Role : uint8_t {
  kUnique,     // alone in its cluster
  kCanonical,  // stands for a cluster of two or more
  kDuplicate,  // any other member
};

// Where one story belongs.
struct Placement {
  uint32_t cluster = 0;
  // The story it repeats: the canonical of its cluster; for an attached excerpt
  // the whole (which may itself be a duplicate); else itself.
  uint32_t duplicate_of = 0;
  Role role = Role::kUnique;
  // Whether its cluster joined another as excerpts (rule 4). Role is kDuplicate
  // then.
  bool excerpt = false;
  friend bool operator==(const Placement&, const Placement&) = default;
};

// A partition of all stories; a story alone is a cluster too.
struct Clusters {
  Column<Placement> stories;       // [num_stories]
  Column<uint32_t> canonicals;     // [clusters]
  Column<uint32_t> member_starts;  // [clusters + 1]
  Column<uint32_t> member_list;    // [num_stories]

  // Clusters are numbered in order of their first members.
  size_t size() const { return canonicals.size(); }
  // Members of a cluster, ascending.
  std::span<const uint32_t> members(size_t cluster) const {
    return std::span(member_list)
        .subspan(member_starts[cluster],
                 member_starts[cluster + 1] - member_starts[cluster]);
  }
};

inline constexpr size_t kMaxVerified = 24;

// Forms the clusters of stories 0..num_stories-1.
//   rank: [num_stories], a permutation of 0..num_stories-1; the smaller, the
//     rather a story stands for a cluster.
//   excerpts: of several wholes the best score counts (over the members of a
//     cluster the worst), then the best rank. A whole whose cluster joins
//     another does not count. Excerpts of each other, in a circle, are decided
//     in order of rank.
//   memory: where the columns are kept, those of the result too.
Clusters FormClusters(
    size_t num_stories, std::span<const Link> links,
    std::span<const ExcerptLink> excerpts, std::span<const uint32_t> rank,
    const VerifyFunction& verify,
    std::pmr::memory_resource* memory = std::pmr::new_delete_resource());

struct JoinedClusters {
  // The canonical is that of the best rank; its members need not be copies of
  // it. `duplicate_of` of a story is within its part, so that one that stood
  // for a part repeats itself.
  Clusters clusters;
  // [num_stories]: the canonical that a story's cluster had before, which names
  // its part. Empty if nothing was joined.
  Column<uint32_t> parts;
  // The links that joined two parts, by cluster.
  Column<Link> joints;
};

// Makes one of clusters that `versions` connect: verified pairs of stories,
// neither of which joined as an excerpt (others do not count). `rank` as for
// FormClusters. Cost: linear, and a sort of the links.
JoinedClusters JoinClusters(Clusters clusters, std::span<const Link> versions,
                            std::span<const uint32_t> rank);

}  // namespace neardup

#endif  // NEARDUP_CLUSTER_CLUSTERS_H_
