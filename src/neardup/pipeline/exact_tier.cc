#include "neardup/pipeline/exact_tier.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

namespace neardup {
namespace {

constexpr size_t kListEveryPair = 128;
// With --window or --scope a group can have several representatives; a story
// looks for its own among the last few, which keeps the work linear.
constexpr size_t kRecentRepresentatives = 16;

void ChooseRepresentatives(std::span<const uint32_t> group,
                           const Comparable& comparable, ExactTier* tier) {
  std::vector<uint32_t> representatives;
  for (const uint32_t story : group) {
    const size_t recent =
        std::min(representatives.size(), kRecentRepresentatives);
    const auto found =
        std::find_if(representatives.end() - recent, representatives.end(),
                     [&](uint32_t other) { return comparable(story, other); });
    if (found == representatives.end()) {
      representatives.push_back(story);
    } else {
      tier->representative[story] = *found;
    }
  }
}

void ListPairs(std::span<const uint32_t> group, const Comparable& comparable,
               ExactTier* tier) {
  const auto add = [&](uint32_t a, uint32_t b) {
    if (comparable(a, b))
      tier->pairs.push_back({std::min(a, b), std::max(a, b)});
  };
  if (group.size() <= kListEveryPair) {
    for (size_t i = 0; i < group.size(); ++i) {
      for (size_t j = i + 1; j < group.size(); ++j) add(group[i], group[j]);
    }
    return;
  }
  uint64_t listed = 0;
  for (const uint32_t story : group) {
    const uint32_t representative = tier->representative[story];
    if (representative == story) continue;
    add(representative, story);
    ++listed;
  }
  const uint64_t all = uint64_t{group.size()} * (group.size() - 1) / 2;
  tier->pairs_left_out += all - listed;
}

}  // namespace

ExactTier FindExact(const StoryTable& stories, const Comparable& comparable) {
  ExactTier tier;
  tier.representative.resize(stories.size());
  std::iota(tier.representative.begin(), tier.representative.end(), 0u);

  // With their hashes: asking the table about two stories means waiting for
  // memory.
  std::vector<std::pair<Hash128, uint32_t>> hashes(stories.size());
  for (uint32_t i = 0; i < hashes.size(); ++i) {
    hashes[i] = {stories.meta(i).exact, i};
  }
  std::sort(hashes.begin(), hashes.end(), [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    return stories.Precedes(a.second, b.second);
  });
  std::vector<uint32_t> order(stories.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = hashes[i].second;
  for (size_t begin = 0; begin < order.size();) {
    const Hash128& hash = stories.meta(order[begin]).exact;
    size_t end = begin + 1;
    while (end < order.size() && stories.meta(order[end]).exact == hash) ++end;
    const std::span<const uint32_t> group(&order[begin], end - begin);
    if (group.size() > 1 && hash != Hash128{}) {
      ++tier.groups;
      ChooseRepresentatives(group, comparable, &tier);
      ListPairs(group, comparable, &tier);
    }
    begin = end;
  }
  return tier;
}

}  // namespace neardup
