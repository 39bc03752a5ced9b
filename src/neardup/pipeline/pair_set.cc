#include "neardup/pipeline/pair_set.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace neardup {

void PairSet::Add(uint32_t a, uint32_t b, const Match& match) {
  const bool swap = a > b;
  if (swap) std::swap(a, b);
  const auto next = static_cast<uint32_t>(pairs_.size());
  if (!index_.try_emplace(Key(a, b), next).second) return;
  pairs_.push_back({a, b, swap ? Swapped(match) : match});
}

const Match* PairSet::Find(uint32_t a, uint32_t b) const {
  const auto found = index_.find(Key(std::min(a, b), std::max(a, b)));
  return found == index_.end() ? nullptr : &pairs_[found->second].match;
}

Column<PairResult> PairSet::Sorted(const FindSet& find) const {
  size_t count = 0;
  for (const Judged& pair : pairs_) count += find.Wants(pair.match.relation);
  Column<PairResult> copies(pairs_.get_allocator());
  copies.reserve(count);
  for (const Judged& pair : pairs_) {
    if (!find.Wants(pair.match.relation)) continue;
    copies.push_back({pair.a, pair.b, pair.match, {}});
  }
  std::sort(copies.begin(), copies.end(),
            [](const PairResult& x, const PairResult& y) {
              return std::tie(x.a, x.b) < std::tie(y.a, y.b);
            });
  return copies;
}

}  // namespace neardup
