#include "neardup/pipeline/keep_order.h"

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

}  // namespace neardup
