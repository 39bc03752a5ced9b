// Which of several stories is rather kept: --keep.

#ifndef NEARDUP_PIPELINE_KEEP_ORDER_H_
#define NEARDUP_PIPELINE_KEEP_ORDER_H_

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <string>
#include <tuple>

#include "neardup/pipeline/options.h"
#include "neardup/pipeline/story_table.h"

namespace neardup {

// A total order of the stories of a table; a story without a time comes after
// those with one, a source that is not listed after those that are.
class KeepOrder {
 public:
  KeepOrder(const StoryTable& stories, const DedupOptions& options);

  // True if `a` is rather kept than `b`.
  bool operator()(uint32_t a, uint32_t b) const {
    return std::tuple(Key(a), a) < std::tuple(Key(b), b);
  }

 private:
  int64_t Key(uint32_t story) const;

  const StoryTable* stories_;
  Keep keep_;
  absl::flat_hash_map<std::string, int64_t> source_place_;
};

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_KEEP_ORDER_H_
