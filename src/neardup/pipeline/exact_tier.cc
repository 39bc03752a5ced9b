#include "neardup/pipeline/exact_tier.h"

#include <algorithm>
#include <numeric>
#include <span>

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

  std::vector<uint32_t> order = tier.representative;
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    const Hash128& x = stories.meta(a).exact;
    const Hash128& y = stories.meta(b).exact;
    return x != y ? x < y : stories.Precedes(a, b);
  });
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
