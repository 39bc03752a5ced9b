#include "neardup/pipeline/keep_order.h"

#include <algorithm>
#include <limits>

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
      if (meta.revision.changed != Revision::kUnknown) {
        return -meta.revision.changed;
      }
      return meta.time ? -*meta.time : kLast;
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
  std::sort(order.begin(), order.end(), *this);
  const auto revision = [this](uint32_t story) -> const Revision& {
    return stories_->meta(story).revision;
  };
  struct Newest {
    uint32_t story;
    bool placed = false;
  };
  absl::flat_hash_map<uint64_t, Newest> newest;  // by series
  for (const uint32_t story : order) {
    if (revision(story).withdrawn || revision(story).series == 0) continue;
    const auto [found, added] =
        newest.try_emplace(revision(story).series, Newest{story});
    if (!added && NewerOf(revision(found->second.story), revision(story)) ==
                      Newer::kSecond) {
      found->second.story = story;
    }
  }
  std::vector<uint32_t> sorted, older, withdrawn;
  for (const uint32_t story : order) {
    if (revision(story).withdrawn) {
      withdrawn.push_back(story);
      continue;
    }
    const auto stands = newest.find(revision(story).series);
    if (stands == newest.end()) {
      sorted.push_back(story);
      continue;
    }
    Newest& version = stands->second;
    if (version.story != story) older.push_back(story);
    if (!version.placed) sorted.push_back(version.story);
    version.placed = true;
  }
  sorted.insert(sorted.end(), older.begin(), older.end());
  sorted.insert(sorted.end(), withdrawn.begin(), withdrawn.end());
  return sorted;
}

}  // namespace neardup
