// Pairs of stories that share a bucket: the engine under the band index and the
// Hamming index.
//
// Each of several tables puts every story into one bucket by a 64-bit key. Two
// stories that share a bucket of any table are paired, once. Tables are done
// one after the other: each sorts records of (key, story) and walks the groups
// of equal keys, so memory is 16 bytes a story whatever the number of tables,
// and the pairs.
//
// Large buckets would make quadratically many pairs. A bucket of more than
// `max_bucket` stories is capped: its members are ordered by content and each
// is paired with the next `linked` ones only, fewer in very large ones. Time
// and pairs are linear in the number of stories for any input, and what is left
// out is counted.

#ifndef NEARDUP_INDEX_BUCKET_PAIRS_H_
#define NEARDUP_INDEX_BUCKET_PAIRS_H_

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory_resource>
#include <span>

#include "neardup/base/column.h"
#include "neardup/base/thread_pool.h"

namespace neardup {

// Two stories by their position in the batch, a < b.
struct StoryPair {
  uint32_t a = 0;
  uint32_t b = 0;

  friend auto operator<=>(const StoryPair&, const StoryPair&) = default;
};

struct BucketOptions {
  int max_bucket = 128;  // >= 2; larger buckets are capped
  int linked = 16;       // >= 1; pairs a story gets forward in a capped bucket
  // From so many stories a bucket gets no more pairs, but for `least_linked` a
  // story: what all share says little of any two.
  int fully_linked = 1024;
  int least_linked = 2;
  // Where records and pairs are kept.
  std::pmr::memory_resource* memory = std::pmr::new_delete_resource();

  // Pairs that a story of a capped bucket of `size` stories gets forward.
  size_t LinkedOf(size_t size) const {
    const size_t pairs = static_cast<size_t>(linked) * fully_linked;
    return std::clamp<size_t>(pairs / size, std::min(least_linked, linked),
                              linked);
  }
};

// Of all tables together; buckets of one story are not counted.
struct BucketCounts {
  uint64_t buckets = 0;
  uint64_t largest = 0;         // stories in the largest bucket
  uint64_t capped_buckets = 0;  // buckets of more than max_bucket stories
  uint64_t capped_stories = 0;  // their members; a story counts once a table

  friend bool operator==(const BucketCounts&, const BucketCounts&) = default;
};

struct BucketPairsResult {
  Column<StoryPair> pairs;  // ascending, each once
  BucketCounts counts = {};
};

// The functions are called from several threads at once.
struct BucketTables {
  int num_tables = 0;
  // The key of a story in a table.
  std::function<uint64_t(int table, uint32_t story)> key;
  // Whether two stories that share a bucket are a pair; must be symmetric.
  std::function<bool(uint32_t a, uint32_t b)> accept;
};

// All accepted pairs of `stories` (ascending positions) that share a bucket.
// content_rank[story] orders the members of capped buckets: a value that comes
// from the content, such as 64 bits of its hash, so that the pairs do not
// depend on the order of the batch. `pool` may be null: one thread. The result
// does not depend on the number of threads.
BucketPairsResult BucketPairs(const BucketTables& tables,
                              std::span<const uint32_t> stories,
                              std::span<const uint64_t> content_rank,
                              const BucketOptions& options, ThreadPool* pool);

}  // namespace neardup

#endif  // NEARDUP_INDEX_BUCKET_PAIRS_H_
