#include "neardup/pipeline/pair_set.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace neardup {

void PairSet::Add(uint32_t a, uint32_t b, const Match& match) {
  const bool swap = a > b;
  if (swap) std::swap(a, b);
  if (!index_.try_emplace(Key(a, b), pairs_.size()).second) return;
  pairs_.push_back({a, b, swap ? Swapped(match) : match, {}});
}

void PairSet::AddAll(std::span<const PairResult> pairs) {
  for (const PairResult& pair : pairs) Add(pair.a, pair.b, pair.match);
}

const Match* PairSet::Find(uint32_t a, uint32_t b) const {
  const auto found = index_.find(Key(std::min(a, b), std::max(a, b)));
  return found == index_.end() ? nullptr : &pairs_[found->second].match;
}

std::vector<PairResult> PairSet::Sorted(const FindSet& find) const {
  std::vector<PairResult> copies;
  for (const PairResult& pair : pairs_) {
    if (find.Wants(pair.match.relation)) copies.push_back(pair);
  }
  std::sort(copies.begin(), copies.end(),
            [](const PairResult& x, const PairResult& y) {
              return std::tie(x.a, x.b) < std::tie(y.a, y.b);
            });
  return copies;
}

}  // namespace neardup
