// Which pairs may be compared at all: --window and --scope.

#ifndef NEARDUP_PIPELINE_COMPARABLE_H_
#define NEARDUP_PIPELINE_COMPARABLE_H_

#include <cstdint>
#include <cstdlib>

#include "neardup/pipeline/options.h"
#include "neardup/pipeline/story_table.h"

namespace neardup {

// Cheap to copy; refers to the table and options it was made from.
class Comparable {
 public:
  Comparable(const StoryTable& stories, const DedupOptions& options)
      : stories_(&stories), options_(&options) {}

  // True if every pair may be compared.
  bool all() const {
    return !options_->window_seconds && options_->scope == Scope::kAll;
  }

  bool operator()(uint32_t a, uint32_t b) const {
    return all() || (CloseInTime(a, b) && InScope(a, b));
  }

 private:
  bool CloseInTime(uint32_t a, uint32_t b) const {
    if (!options_->window_seconds) return true;
    const auto& x = stories_->meta(a).time;
    const auto& y = stories_->meta(b).time;
    return !x || !y || std::llabs(*x - *y) <= *options_->window_seconds;
  }
  bool InScope(uint32_t a, uint32_t b) const {
    if (options_->scope == Scope::kAll) return true;
    const std::string_view x = stories_->meta(a).source;
    const std::string_view y = stories_->meta(b).source;
    const bool same = !x.empty() && x == y;
    return same == (options_->scope == Scope::kSameSource);
  }

  const StoryTable* stories_;
  const DedupOptions* options_;
};

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_COMPARABLE_H_
