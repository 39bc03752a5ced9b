#include "neardup/cluster/excerpts.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <tuple>

namespace neardup {
namespace {

// The wholes that every member of a cluster is an excerpt of: links from its
// canonical, with the worst score of a member.
Column<ExcerptLink> ClusterLinks(std::span<const ExcerptLink> excerpts,
                                 std::span<const uint32_t> canonicals,
                                 std::pmr::memory_resource* memory) {
  Column<uint32_t> sizes(canonicals.size(), 0, memory);
  for (const uint32_t canonical : canonicals) ++sizes[canonical];
  Column<ExcerptLink> links(memory);
  for (const ExcerptLink& link : excerpts) {
    assert(link.excerpt < canonicals.size() && link.whole < canonicals.size());
    assert(!std::isnan(link.score));
    if (canonicals[link.excerpt] != canonicals[link.whole]) {
      links.push_back(link);
    }
  }
  const auto key = [&](const ExcerptLink& link) {
    return std::tuple(canonicals[link.excerpt], link.whole, link.excerpt,
                      -link.score);
  };
  std::sort(links.begin(), links.end(),
            [&](const ExcerptLink& x, const ExcerptLink& y) {
              return key(x) < key(y);
            });
  Column<ExcerptLink> wanted(memory);
  for (size_t begin = 0, end = 0; begin < links.size(); begin = end) {
    const uint32_t canonical = canonicals[links[begin].excerpt];
    ExcerptLink all{canonical, links[begin].whole, links[begin].score};
    uint32_t members = 0;
    for (; end < links.size() && links[end].whole == all.whole &&
           canonicals[links[end].excerpt] == canonical;
         ++end) {
      if (end > begin && links[end].excerpt == links[end - 1].excerpt) continue;
      ++members;
      all.score = std::min(all.score, links[end].score);
    }
    if (members == sizes[canonical]) wanted.push_back(all);
  }
  return wanted;
}

// Kahn's algorithm over "is decided after", with circles cut at the cluster of
// best rank. Clusters go by their canonicals.
class WholeChooser {
 public:
  WholeChooser(std::span<const ExcerptLink> excerpts,
               std::span<const uint32_t> canonicals,
               std::span<const uint32_t> rank,
               std::pmr::memory_resource* memory)
      : canonicals_(canonicals),
        by_excerpt_(ClusterLinks(excerpts, canonicals, memory)),
        by_whole_(by_excerpt_),
        whole_starts_(canonicals.size() + 1, 0, memory),
        first_link_(canonicals.size(), by_excerpt_.size(), memory),
        undecided_wholes_(canonicals.size(), 0, memory),
        decided_(canonicals.size(), 1, memory),
        whole_(canonicals.size(), kNoWhole, memory) {
    std::sort(by_excerpt_.begin(), by_excerpt_.end(),
              [&](const ExcerptLink& x, const ExcerptLink& y) {
                if (x.excerpt != y.excerpt)
                  return rank[x.excerpt] < rank[y.excerpt];
                if (x.score != y.score) return x.score > y.score;
                return rank[x.whole] < rank[y.whole];
              });
    std::sort(by_whole_.begin(), by_whole_.end(),
              [&](const ExcerptLink& x, const ExcerptLink& y) {
                return canonicals_[x.whole] < canonicals_[y.whole];
              });
    for (const ExcerptLink& link : by_whole_) {
      ++whole_starts_[canonicals_[link.whole] + 1];
    }
    for (size_t v = 0; v < canonicals.size(); ++v) {
      whole_starts_[v + 1] += whole_starts_[v];
    }
  }

  Column<uint32_t> Run() {
    for (const ExcerptLink& link : by_excerpt_) decided_[link.excerpt] = 0;
    for (const ExcerptLink& link : by_excerpt_) {
      undecided_wholes_[link.excerpt] += !decided_[canonicals_[link.whole]];
    }
    for (size_t i = by_excerpt_.size(); i-- > 0;) {
      first_link_[by_excerpt_[i].excerpt] = i;
    }
    for (const ExcerptLink& link : by_excerpt_) {
      if (undecided_wholes_[link.excerpt] == 0) DecideFrom(link.excerpt);
    }
    // Only circles, and what waits for them, are left; links come by rank.
    for (const ExcerptLink& link : by_excerpt_) DecideFrom(link.excerpt);
    for (size_t i = 0; i < whole_.size(); ++i) {
      whole_[i] = whole_[canonicals_[i]];
    }
    return std::move(whole_);
  }

 private:
  // Decides the cluster of `canonical` and all that waited for nothing else.
  void DecideFrom(uint32_t canonical) {
    if (decided_[canonical]) return;
    ready_.push_back(canonical);
    while (!ready_.empty()) {
      const uint32_t next = ready_.back();
      ready_.pop_back();
      if (decided_[next]) continue;
      Decide(next);
      for (size_t i = whole_starts_[next]; i < whole_starts_[next + 1]; ++i) {
        const uint32_t excerpt = by_whole_[i].excerpt;
        if (--undecided_wholes_[excerpt] == 0) ready_.push_back(excerpt);
      }
    }
  }

  // Joins the cluster to the first, that is best, whole that may be joined.
  void Decide(uint32_t canonical) {
    decided_[canonical] = 1;
    for (size_t i = first_link_[canonical];
         i < by_excerpt_.size() && by_excerpt_[i].excerpt == canonical; ++i) {
      const uint32_t other = canonicals_[by_excerpt_[i].whole];
      if (decided_[other] && whole_[other] == kNoWhole) {
        whole_[canonical] = by_excerpt_[i].whole;
        return;
      }
    }
  }

  std::span<const uint32_t> canonicals_;
  Column<ExcerptLink> by_excerpt_;
  Column<ExcerptLink> by_whole_;  // by cluster of the whole
  Column<size_t> whole_starts_;
  Column<size_t> first_link_;
  Column<uint32_t> undecided_wholes_;
  Column<uint8_t> decided_;
  Column<uint32_t> whole_;
  std::vector<uint32_t> ready_;
};

}  // namespace

Column<uint32_t> ChooseWholes(std::span<const ExcerptLink> excerpts,
                              std::span<const uint32_t> canonicals,
                              std::span<const uint32_t> rank,
                              std::pmr::memory_resource* memory) {
  assert(rank.size() == canonicals.size());
  return WholeChooser(excerpts, canonicals, rank, memory).Run();
}

}  // namespace neardup
