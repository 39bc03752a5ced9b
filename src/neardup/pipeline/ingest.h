// First stage: from the bytes of the inputs to a table of stories.

#ifndef NEARDUP_PIPELINE_INGEST_H_
#define NEARDUP_PIPELINE_INGEST_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "neardup/base/thread_pool.h"
#include "neardup/extract/range_lists.h"
#include "neardup/io/record_parser.h"
#include "neardup/io/record_reader.h"
#include "neardup/pipeline/hooks.h"
#include "neardup/pipeline/options.h"
#include "neardup/pipeline/story_table.h"

namespace neardup {

// What was taken out of the stories by looking at all of them, and how to read
// the inputs once more beside it.
struct FurnitureRanges {
  RangeLists recurring;  // of the words without furniture by form and notices
  RangeLists walls;      // of the words without these either
  RangeLists blocks;     // of the words without walls
  std::vector<size_t> batch_ends;  // stories up to the end of each batch
};

struct IngestResult {
  StoryTable stories;
  std::vector<Reject> rejects = {};  // in input order
  uint64_t bytes = 0;                // read, after decompression
  uint64_t words = 0;
  uint64_t furniture_words = 0;  // set aside, by the form of their line
  uint64_t notice_words = 0;     // set aside, extract/notices.h
  uint64_t recurring_words = 0;  // set aside, because their line recurs
  uint64_t wall_words = 0;       // set aside, of pages that hold a wall
  uint64_t block_words = 0;      // set aside, extract/edge_blocks.h
  // Only if asked for. It lies in the memory of `stories`.
  std::optional<FurnitureRanges> furniture = {};
};

// Reads `input` to its end: one thread reads batches ahead while all make
// records and words of them.
// Offsets of words are kept with options.evidence or keep_offsets, what was
// taken out with `keep_furniture`.
// Memory: the table, which keeps options.memory_bytes, and four batches a
// thread. Errors: what BatchReader says of an input; kCancelled; what
// SpillingMemory says of --tmp-dir.
StatusOr<IngestResult> Ingest(BatchReader* input, const DedupOptions& options,
                              ThreadPool* pool, const Hooks& hooks,
                              bool keep_furniture = false);

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_INGEST_H_
