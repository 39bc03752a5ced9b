#include "neardup/pipeline/revision_tier.h"

#include <algorithm>
#include <utility>

namespace neardup {
namespace {

constexpr size_t kListEveryPair = 16;

struct Version {
  uint64_t series;
  int64_t changed;
  uint32_t story;
};

Column<Version> VersionsBySeries(const StoryTable& stories) {
  Column<Version> versions(stories.memory().warm());
  for (uint32_t i = 0; i < stories.size(); ++i) {
    const Revision& revision = stories.meta(i).revision;
    for (const uint64_t series : {revision.id_series, revision.url_series}) {
      if (series != 0) versions.push_back({series, revision.changed, i});
    }
  }
  std::sort(versions.begin(), versions.end(),
            [&](const Version& a, const Version& b) {
              if (a.series != b.series) return a.series < b.series;
              if (a.changed != b.changed) return a.changed < b.changed;
              return stories.Precedes(a.story, b.story);
            });
  return versions;
}

}  // namespace

Column<StoryPair> RevisionPairs(const StoryTable& stories,
                                const Comparable& comparable,
                                const PairSet& judged) {
  Column<StoryPair> pairs(stories.memory().warm());
  const Column<Version> versions = VersionsBySeries(stories);
  for (size_t begin = 0, end = 0; begin < versions.size(); begin = end) {
    while (end < versions.size() &&
           versions[end].series == versions[begin].series) {
      ++end;
    }
    const bool every_pair = end - begin <= kListEveryPair;
    for (size_t i = begin; i < end; ++i) {
      for (size_t j = i + 1; j < end && j < i + kListEveryPair; ++j) {
        const auto [a, b] = std::minmax(versions[i].story, versions[j].story);
        if (!comparable(a, b)) continue;
        if (judged.Find(a, b) == nullptr) pairs.push_back({a, b});
        if (!every_pair) break;
      }
    }
  }
  // Two stories may share their id and their address.
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace neardup
