#include "neardup/pipeline/address_tier.h"

#include <algorithm>
#include <tuple>

namespace neardup {
namespace {

struct Addressed {
  uint64_t address;
  uint32_t representative;
  int64_t changed;  // the least of the stories it stands for at this address
  auto operator<=>(const Addressed&) const = default;
};

// Each representative once for each address of its stories, by address.
Column<Addressed> ByAddress(const StoryTable& stories,
                            std::span<const uint32_t> representative) {
  Column<Addressed> found(stories.memory().warm());
  for (uint32_t i = 0; i < stories.size(); ++i) {
    const Revision& revision = stories.meta(i).revision;
    if (revision.url_key == 0) continue;
    found.push_back({revision.url_key, representative[i], revision.changed});
  }
  std::sort(found.begin(), found.end());
  const auto same = [](const Addressed& x, const Addressed& y) {
    return x.address == y.address && x.representative == y.representative;
  };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  return found;
}

}  // namespace

AddressPairs FindAddressPairs(const StoryTable& stories,
                              std::span<const uint32_t> representative,
                              const GroupFilter& comparable,
                              const PairSet& judged) {
  AddressPairs found{.pairs = Column<StoryPair>(stories.memory().warm())};
  const auto add = [&](uint32_t x, uint32_t y) {
    const auto [a, b] = std::minmax(x, y);
    if (!comparable(a, b) || judged.Find(a, b) != nullptr) return;
    if (OneSeries(stories.meta(a).revision, stories.meta(b).revision)) return;
    found.pairs.push_back({a, b});
  };
  // Content decides between stories of one time, not the order of the input.
  const auto earlier = [&](const Addressed& x, const Addressed& y) {
    if (x.changed != y.changed) return x.changed < y.changed;
    return stories.Precedes(x.representative, y.representative);
  };
  Column<Addressed> all = ByAddress(stories, representative);
  for (size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    while (end < all.size() && all[end].address == all[begin].address) ++end;
    const size_t size = end - begin;
    if (size > kListEveryPairOfAddress) {
      std::sort(all.begin() + begin, all.begin() + end, earlier);
      ++found.capped_buckets;
      found.pairs_left_out += size * (size - 1) / 2 - (size - 1);
    }
    for (size_t i = begin; i < end; ++i) {
      const size_t last =
          size > kListEveryPairOfAddress ? std::min(i + 2, end) : end;
      for (size_t j = i + 1; j < last; ++j) {
        add(all[i].representative, all[j].representative);
      }
    }
  }
  // Two stories may share several addresses through those they stand for.
  std::sort(found.pairs.begin(), found.pairs.end());
  found.pairs.erase(std::unique(found.pairs.begin(), found.pairs.end()),
                    found.pairs.end());
  return found;
}

}  // namespace neardup
