// Which of several stories is rather kept: --keep, and what versions they are.

#ifndef NEARDUP_PIPELINE_KEEP_ORDER_H_
#define NEARDUP_PIPELINE_KEEP_ORDER_H_

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "neardup/pipeline/options.h"
#include "neardup/pipeline/story_table.h"

namespace neardup {

// A total order of the stories of a table; a story without a time comes after
// those with one, a source that is not listed after those that are.
class KeepOrder {
 public:
  KeepOrder(const StoryTable& stories, const DedupOptions& options);

  // The stories of one group, the one that is rather kept first. The newest
  // version of a story that was not withdrawn takes the place of the others
  // (revision.h), which come behind all else, and behind them what was
  // withdrawn.
  std::vector<uint32_t> Sorted(std::span<const uint32_t> group) const;

  // True if `a` is rather kept than `b`, whatever versions they are.
  bool operator()(uint32_t a, uint32_t b) const {
    return std::tuple(Key(a), SecondKey(a), a) <
           std::tuple(Key(b), SecondKey(b), b);
  }

 private:
  // For each story the index of the newest of its series.
  std::vector<uint32_t> NewestOfSeries(std::span<const uint32_t> stories) const;
  int64_t Key(uint32_t story) const;
  // With kLatest what the headline says of the version, where times do not
  // tell.
  int64_t SecondKey(uint32_t story) const;

  const StoryTable* stories_;
  Keep keep_;
  absl::flat_hash_map<std::string, int64_t> source_place_;
};

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_KEEP_ORDER_H_
