#include "neardup/cluster/excerpts.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace neardup {
namespace {

// Of links sorted by one end, those of story v are starts[v] .. starts[v + 1].
Column<size_t> StartsByStory(size_t num_stories,
                             std::span<const ExcerptLink> links,
                             uint32_t ExcerptLink::* end,
                             std::pmr::memory_resource* memory) {
  Column<size_t> starts(num_stories + 1, 0, memory);
  for (const ExcerptLink& link : links) ++starts[link.*end + 1];
  for (size_t v = 0; v < num_stories; ++v) starts[v + 1] += starts[v];
  return starts;
}

// Kahn's algorithm over "is decided after", with circles cut at the story of
// best rank.
class WholeChooser {
 public:
  WholeChooser(std::span<const ExcerptLink> excerpts,
               std::span<const uint8_t> alone, std::span<const uint32_t> rank,
               std::pmr::memory_resource* memory)
      : by_excerpt_(UsableLinks(excerpts, alone, memory)),
        by_whole_(by_excerpt_),
        first_link_(memory),
        undecided_wholes_(alone.size(), 0, memory),
        decided_(alone.size(), 1, memory),
        whole_(alone.size(), kNoWhole, memory) {
    std::sort(by_excerpt_.begin(), by_excerpt_.end(),
              [&](const ExcerptLink& x, const ExcerptLink& y) {
                if (x.excerpt != y.excerpt)
                  return rank[x.excerpt] < rank[y.excerpt];
                if (x.score != y.score) return x.score > y.score;
                return rank[x.whole] < rank[y.whole];
              });
    std::sort(by_whole_.begin(), by_whole_.end(),
              [](const ExcerptLink& x, const ExcerptLink& y) {
                return x.whole < y.whole;
              });
    whole_starts_ =
        StartsByStory(alone.size(), by_whole_, &ExcerptLink::whole, memory);
  }

  Column<uint32_t> Run() {
    for (const ExcerptLink& link : by_excerpt_) decided_[link.excerpt] = 0;
    for (const ExcerptLink& link : by_excerpt_) {
      if (!decided_[link.whole]) ++undecided_wholes_[link.excerpt];
    }
    first_link_.assign(decided_.size(), by_excerpt_.size());
    for (size_t i = by_excerpt_.size(); i-- > 0;) {
      first_link_[by_excerpt_[i].excerpt] = i;
    }
    for (const ExcerptLink& link : by_excerpt_) {
      if (undecided_wholes_[link.excerpt] == 0) DecideFrom(link.excerpt);
    }
    // Only circles, and what waits for them, are left; links come by rank.
    for (const ExcerptLink& link : by_excerpt_) DecideFrom(link.excerpt);
    return std::move(whole_);
  }

 private:
  static Column<ExcerptLink> UsableLinks(std::span<const ExcerptLink> excerpts,
                                         std::span<const uint8_t> alone,
                                         std::pmr::memory_resource* memory) {
    Column<ExcerptLink> usable(memory);
    for (const ExcerptLink& link : excerpts) {
      assert(link.excerpt < alone.size() && link.whole < alone.size());
      assert(!std::isnan(link.score));
      if (alone[link.excerpt] && link.excerpt != link.whole) {
        usable.push_back(link);
      }
    }
    return usable;
  }

  // Decides `story` and all that waited for nothing else.
  void DecideFrom(uint32_t story) {
    if (decided_[story]) return;
    ready_.push_back(story);
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

  // Joins `story` to the first, that is best, whole that may be joined.
  void Decide(uint32_t story) {
    decided_[story] = 1;
    for (size_t i = first_link_[story];
         i < by_excerpt_.size() && by_excerpt_[i].excerpt == story; ++i) {
      const uint32_t whole = by_excerpt_[i].whole;
      if (decided_[whole] && whole_[whole] == kNoWhole) {
        whole_[story] = whole;
        return;
      }
    }
  }

  Column<ExcerptLink> by_excerpt_;
  Column<ExcerptLink> by_whole_;
  Column<size_t> whole_starts_;
  Column<size_t> first_link_;
  Column<uint32_t> undecided_wholes_;
  Column<uint8_t> decided_;
  Column<uint32_t> whole_;
  std::vector<uint32_t> ready_;
};

}  // namespace

Column<uint32_t> ChooseWholes(std::span<const ExcerptLink> excerpts,
                              std::span<const uint8_t> alone,
                              std::span<const uint32_t> rank,
                              std::pmr::memory_resource* memory) {
  assert(rank.size() == alone.size());
  return WholeChooser(excerpts, alone, rank, memory).Run();
}

}  // namespace neardup
