#include "neardup/pipeline/keep_order.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "neardup/cluster/union_find.h"

namespace neardup {

KeepOrder::KeepOrder(const StoryTable& stories, const DedupOptions& options)
    : stories_(&stories), keep_(options.keep) {
  for (size_t i = 0; i < options.source_order.size(); ++i) {
    source_place_.try_emplace(options.source_order[i], i);
  }
}

int64_t KeepOrder::Key(uint32_t story) const {
  constexpr int64_t kLast = std::numeric_limits<int64_t>::max();
  const StoryMeta& meta = stories_->meta(story);
  switch (keep_) {
    case Keep::kEarliest:
      return meta.time.value_or(kLast);
    case Keep::kLatest:
      return meta.revision.changed != Revision::kUnknown
                 ? -meta.revision.changed
                 : kLast;
    case Keep::kLongest:
      return -static_cast<int64_t>(stories_->num_words(story));
    case Keep::kSourceOrder: {
      const auto place = source_place_.find(std::string(meta.source));
      return place == source_place_.end() ? kLast : place->second;
    }
  }
  return kLast;
}

int64_t KeepOrder::SecondKey(uint32_t story) const {
  if (keep_ != Keep::kLatest) return 0;
  const Revision& revision = stories_->meta(story).revision;
  return -(2 * int64_t{revision.update} + (revision.correction ? 1 : 0));
}

std::vector<uint32_t> KeepOrder::Sorted(std::span<const uint32_t> group) const {
  std::vector<uint32_t> order(group.begin(), group.end());
  std::sort(order.begin(), order.end(),
            [this](uint32_t a, uint32_t b) { return (*this)(a, b); });
  const std::vector<uint32_t> newest = NewestOfSeries(order);
  std::vector<uint32_t> sorted, older, withdrawn;
  std::vector<bool> placed(order.size());
  for (size_t i = 0; i < order.size(); ++i) {
    if (stories_->meta(order[i]).revision.withdrawn) {
      withdrawn.push_back(order[i]);
      continue;
    }
    const uint32_t stands = newest[i];
    if (stands != i) older.push_back(order[i]);
    if (!placed[stands]) sorted.push_back(order[stands]);
    placed[stands] = true;
  }
  sorted.insert(sorted.end(), older.begin(), older.end());
  sorted.insert(sorted.end(), withdrawn.begin(), withdrawn.end());
  return sorted;
}

std::vector<uint32_t> KeepOrder::NewestOfSeries(
    std::span<const uint32_t> stories) const {
  const auto revision = [&](size_t i) -> const Revision& {
    return stories_->meta(stories[i]).revision;
  };
  UnionFind series(stories.size());
  absl::flat_hash_map<uint64_t, uint32_t> first;
  for (uint32_t i = 0; i < stories.size(); ++i) {
    for (const uint64_t name :
         {revision(i).id_series, revision(i).url_series}) {
      if (name == 0) continue;
      const auto [found, added] = first.try_emplace(name, i);
      if (!added) series.Union(found->second, i);
    }
  }
  // Numbers tell only where all have one.
  std::vector<bool> numbered(stories.size(), true);
  for (uint32_t i = 0; i < stories.size(); ++i) {
    if (revision(i).number == 0) numbered[series.Find(i)] = false;
  }
  const auto place = [&](uint32_t i) {
    const Revision& of = revision(i);
    const uint32_t number = numbered[series.Find(i)] ? of.number : 0;
    return std::tuple(!of.withdrawn, number, of.update, of.correction,
                      of.changed);
  };
  std::vector<uint32_t> newest(stories.size());
  std::iota(newest.begin(), newest.end(), 0u);
  for (uint32_t i = 0; i < stories.size(); ++i) {
    uint32_t& of_series = newest[series.Find(i)];
    if (place(of_series) < place(i)) of_series = i;
  }
  for (uint32_t i = 0; i < stories.size(); ++i) {
    newest[i] = newest[series.Find(i)];
  }
  return newest;
}

}  // namespace neardup
