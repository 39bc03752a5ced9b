#include "neardup/pipeline/exact_tier.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <vector>

namespace neardup {
namespace {

// A story beside what it is sorted by: the table may lie in a file.
struct Hashed {
  Hash128 hash;
  uint32_t story;
};

Column<Hashed> ByHash(const StoryTable& stories) {
  Column<Hashed> order(stories.size(), stories.memory().warm());
  for (uint32_t i = 0; i < order.size(); ++i) {
    order[i] = {stories.meta(i).exact, i};
  }
  std::sort(order.begin(), order.end(),
            [](const Hashed& a, const Hashed& b) { return a.hash < b.hash; });
  return order;
}

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
  std::pmr::memory_resource* memory = stories.memory().warm();
  ExactTier tier{.representative = Column<uint32_t>(stories.size(), memory),
                 .pairs = Column<StoryPair>(memory)};
  std::iota(tier.representative.begin(), tier.representative.end(), 0u);

  Column<Hashed> order = ByHash(stories);
  std::vector<uint32_t> group;
  for (size_t begin = 0; begin < order.size();) {
    const Hash128 hash = order[begin].hash;
    size_t end = begin + 1;
    while (end < order.size() && order[end].hash == hash) ++end;
    if (end - begin > 1 && hash != Hash128{}) {
      ++tier.groups;
      group.clear();
      for (size_t i = begin; i < end; ++i) group.push_back(order[i].story);
      std::sort(group.begin(), group.end(),
                [&](uint32_t a, uint32_t b) { return stories.Precedes(a, b); });
      ChooseRepresentatives(group, comparable, &tier);
      ListPairs(group, comparable, &tier);
    }
    begin = end;
  }
  return tier;
}

}  // namespace neardup
