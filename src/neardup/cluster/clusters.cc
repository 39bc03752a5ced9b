// Works in ranks: stories are renumbered by rank first, so that the canonical
// of a set is its smallest number and how the input was ordered cannot matter.

#include "neardup/cluster/clusters.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "neardup/cluster/excerpts.h"
#include "neardup/cluster/link_graph.h"
#include "neardup/cluster/union_find.h"

namespace neardup {
namespace {

// See "Why 24" in the header.
constexpr size_t kSmallComponent = 64;
constexpr int kRoundsForLarge = 8;
static_assert(kSmallComponent / 4 + kRoundsForLarge == kMaxVerified);

// Rules 1 to 3, over stories numbered by rank.
class Splitter {
 public:
  // by_rank: the story of each rank, for asking `verify`.
  Splitter(const LinkGraph& graph, std::span<const uint32_t> by_rank,
           const VerifyFunction& verify, std::pmr::memory_resource* memory)
      : graph_(graph),
        by_rank_(by_rank),
        verify_(verify),
        memory_(memory),
        sets_(graph.size(), memory),
        set_sizes_(graph.size(), 0, memory),
        settled_(graph.size(), 0, memory),
        canonical_(by_rank.size(), memory) {}

  // The rank of the canonical of each rank.
  Column<uint32_t> Run() {
    Column<uint32_t> active(memory_);
    for (uint32_t v = 0; v < graph_.size(); ++v) {
      canonical_[v] = v;
      if (!graph_.neighbours(v).empty()) active.push_back(v);
    }
    for (int round = 0; !active.empty(); ++round) {
      FormComponents(active);
      Column<Link> missing = SettleLinked(active, round);
      active = SettleVerified(missing);
    }
    return std::move(canonical_);
  }

 private:
  void Settle(uint32_t v, uint32_t canonical) {
    canonical_[v] = canonical;
    settled_[v] = 1;
  }

  // Connects what is not settled. `active`: all of that, ascending.
  void FormComponents(std::span<const uint32_t> active) {
    for (uint32_t v : active) {
      sets_.Reset(v);
      set_sizes_[v] = 0;
    }
    for (uint32_t v : active) {
      for (uint32_t w : graph_.neighbours(v)) {
        if (w >= v) break;
        if (!settled_[w]) sets_.Union(v, w);
      }
    }
    for (uint32_t v : active) ++set_sizes_[sets_.Find(v)];
  }

  // Settles canonicals and what has a link with them; returns the pairs
  // (canonical, member) to be verified.
  Column<Link> SettleLinked(std::span<const uint32_t> active, int round) {
    Column<Link> missing(memory_);
    Column<uint32_t> unverifiable(memory_);
    for (uint32_t v : active) {
      const uint32_t canonical = sets_.Find(v);
      if (canonical == v || graph_.HasLink(v, canonical)) {
        Settle(v, canonical);
      } else if (verify_ && (round < kRoundsForLarge ||
                             set_sizes_[canonical] <= kSmallComponent)) {
        missing.push_back({canonical, v});
      } else {
        unverifiable.push_back(v);
      }
    }
    FormStars(unverifiable);
    return missing;
  }

  // In order of rank, each takes the stories that have a link with it.
  // `vertices`: whole components less what is settled, ascending.
  void FormStars(std::span<const uint32_t> vertices) {
    for (uint32_t v : vertices) {
      if (settled_[v]) continue;
      Settle(v, v);
      for (uint32_t w : graph_.neighbours(v)) {
        if (!settled_[w]) Settle(w, v);
      }
    }
  }

  // Settles the pairs that are copies; returns the other members, ascending.
  Column<uint32_t> SettleVerified(Column<Link>& pairs) {
    Column<uint32_t> rest(memory_);
    if (pairs.empty()) return rest;
    std::sort(pairs.begin(), pairs.end(), [](const Link& x, const Link& y) {
      return x.a != y.a ? x.a < y.a : x.b < y.b;
    });
    Column<Link> stories(memory_);
    stories.reserve(pairs.size());
    for (const Link& pair : pairs) {
      stories.push_back({by_rank_[pair.a], by_rank_[pair.b]});
    }
    const std::vector<uint8_t> copies = verify_(stories);
    assert(copies.size() == pairs.size());
    for (size_t i = 0; i < pairs.size(); ++i) {
      if (copies[i]) {
        Settle(pairs[i].b, pairs[i].a);
      } else {
        rest.push_back(pairs[i].b);
      }
    }
    std::sort(rest.begin(), rest.end());
    return rest;
  }

  const LinkGraph& graph_;
  std::span<const uint32_t> by_rank_;
  const VerifyFunction& verify_;
  std::pmr::memory_resource* memory_;
  UnionFind sets_;
  Column<uint32_t> set_sizes_;
  Column<uint8_t> settled_;
  Column<uint32_t> canonical_;
};

// The story that stands for each story, by rules 1 to 3.
Column<uint32_t> FindCanonicals(size_t num_stories, std::span<const Link> links,
                                std::span<const uint32_t> rank,
                                const VerifyFunction& verify,
                                std::pmr::memory_resource* memory) {
  Column<uint32_t> by_rank(num_stories, memory);
  for (uint32_t i = 0; i < num_stories; ++i) by_rank[rank[i]] = i;
  const LinkGraph graph(num_stories, links, rank, memory);
  const Column<uint32_t> canonical_ranks =
      Splitter(graph, by_rank, verify, memory).Run();
  Column<uint32_t> canonicals(num_stories, memory);
  for (uint32_t i = 0; i < num_stories; ++i) {
    canonicals[i] = by_rank[canonical_ranks[rank[i]]];
  }
  return canonicals;
}

// Numbers the clusters and lists their members.
void NumberClusters(std::span<const uint32_t> canonicals, Clusters* clusters) {
  constexpr uint32_t kNoCluster = UINT32_MAX;
  std::pmr::memory_resource* memory =
      clusters->stories.get_allocator().resource();
  Column<uint32_t> number(canonicals.size(), kNoCluster, memory);
  clusters->member_starts.assign(1, 0);
  for (size_t i = 0; i < canonicals.size(); ++i) {
    uint32_t& cluster = number[canonicals[i]];
    if (cluster == kNoCluster) {
      cluster = static_cast<uint32_t>(clusters->canonicals.size());
      clusters->canonicals.push_back(canonicals[i]);
      clusters->member_starts.push_back(0);
    }
    clusters->stories[i].cluster = cluster;
    ++clusters->member_starts[cluster + 1];
  }
  for (size_t c = 0; c < clusters->size(); ++c) {
    clusters->member_starts[c + 1] += clusters->member_starts[c];
  }
  Column<uint32_t> next = clusters->member_starts;
  clusters->member_list.resize(canonicals.size());
  for (uint32_t i = 0; i < canonicals.size(); ++i) {
    clusters->member_list[next[clusters->stories[i].cluster]++] = i;
  }
}

void SetRoles(std::span<const uint32_t> canonicals, Clusters* clusters) {
  for (uint32_t i = 0; i < canonicals.size(); ++i) {
    Placement& story = clusters->stories[i];
    if (canonicals[i] != i) {
      story.role = Role::kDuplicate;
    } else if (clusters->members(story.cluster).size() > 1) {
      story.role = Role::kCanonical;
    }
  }
}

// The links, the better story first, in the order of the stories.
Column<Link> ByRank(std::span<const Link> links, std::span<const uint32_t> rank,
                    std::pmr::memory_resource* memory) {
  Column<Link> sorted(links.begin(), links.end(), memory);
  for (Link& link : sorted) {
    if (rank[link.b] < rank[link.a]) std::swap(link.a, link.b);
  }
  std::sort(sorted.begin(), sorted.end(), [&](const Link& x, const Link& y) {
    return std::pair(rank[x.a], rank[x.b]) < std::pair(rank[y.a], rank[y.b]);
  });
  return sorted;
}

}  // namespace

Clusters FormClusters(size_t num_stories, std::span<const Link> links,
                      std::span<const ExcerptLink> excerpts,
                      std::span<const uint32_t> rank,
                      const VerifyFunction& verify,
                      std::pmr::memory_resource* memory) {
  assert(rank.size() == num_stories);
  Column<uint32_t> canonicals =
      FindCanonicals(num_stories, links, rank, verify, memory);
  const Column<uint32_t> wholes =
      ChooseWholes(excerpts, canonicals, rank, memory);
  // A whole is never in a cluster that joined, so its canonical stays.
  for (size_t i = 0; i < num_stories; ++i) {
    if (wholes[i] != kNoWhole) canonicals[i] = canonicals[wholes[i]];
  }

  Clusters clusters{.stories = Column<Placement>(num_stories, memory),
                    .canonicals = Column<uint32_t>(memory),
                    .member_starts = Column<uint32_t>(memory),
                    .member_list = Column<uint32_t>(memory)};
  NumberClusters(canonicals, &clusters);
  for (uint32_t i = 0; i < num_stories; ++i) {
    Placement& story = clusters.stories[i];
    story.excerpt = wholes[i] != kNoWhole;
    story.duplicate_of = story.excerpt ? wholes[i] : canonicals[i];
  }
  SetRoles(canonicals, &clusters);
  return clusters;
}

JoinedClusters JoinClusters(Clusters clusters, std::span<const Link> versions,
                            std::span<const uint32_t> rank) {
  std::pmr::memory_resource* memory =
      clusters.stories.get_allocator().resource();
  Column<Placement>& stories = clusters.stories;
  UnionFind wholes(clusters.size(), memory);
  Column<Link> joints(memory);
  for (const Link& link : ByRank(versions, rank, memory)) {
    if (stories[link.a].excerpt || stories[link.b].excerpt) continue;
    const uint32_t a = stories[link.a].cluster, b = stories[link.b].cluster;
    if (wholes.Find(a) == wholes.Find(b)) continue;
    wholes.Union(a, b);
    joints.push_back(link);
  }
  if (joints.empty()) {
    return {std::move(clusters), Column<uint32_t>(memory), std::move(joints)};
  }
  Column<uint32_t> best = clusters.canonicals;  // by the root of the whole
  for (uint32_t c = 0; c < clusters.size(); ++c) {
    uint32_t& canonical = best[wholes.Find(c)];
    if (rank[clusters.canonicals[c]] < rank[canonical]) {
      canonical = clusters.canonicals[c];
    }
  }
  Column<uint32_t> parts(stories.size(), memory);
  Column<uint32_t> canonicals(stories.size(), memory);
  for (uint32_t i = 0; i < stories.size(); ++i) {
    parts[i] = clusters.canonicals[stories[i].cluster];
    canonicals[i] = best[wholes.Find(stories[i].cluster)];
  }
  clusters.canonicals.clear();
  NumberClusters(canonicals, &clusters);
  SetRoles(canonicals, &clusters);
  std::stable_sort(joints.begin(), joints.end(),
                   [&](const Link& x, const Link& y) {
                     return stories[x.a].cluster < stories[y.a].cluster;
                   });
  return {std::move(clusters), std::move(parts), std::move(joints)};
}

}  // namespace neardup
