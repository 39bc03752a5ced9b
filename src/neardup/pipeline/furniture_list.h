// The furniture of a batch, source by source: `neardup extract --furniture`.
//
// What `dedup` sets aside before it compares stories is decided on all of them
// (Ingest), in words. To show it, the input is read a second time and cut into
// words with their places, and what was taken out is looked up in the text; a
// run of `dedup` keeps none of that.

#ifndef NEARDUP_PIPELINE_FURNITURE_LIST_H_
#define NEARDUP_PIPELINE_FURNITURE_LIST_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/base/status.h"
#include "neardup/io/output_file.h"
#include "neardup/io/record_parser.h"
#include "neardup/io/record_reader.h"
#include "neardup/pipeline/hooks.h"
#include "neardup/pipeline/options.h"

namespace neardup {

// Why a passage was set aside.
enum class FurnitureKind : uint8_t {
  kLine,       // by the form of its line (text/furniture.h)
  kNotice,     // by phrases of consent, copyright, checks (extract/notices.h)
  kRecurring,  // its line recurs (extract/recurring_lines.h)
  kWall,       // a sentence of a wall (extract/walls.h)
  kBlock,      // before or behind a source's texts (extract/edge_blocks.h)
};

// "line", "notice", "recurring", "wall", "block".
std::string_view FurnitureKindName(FurnitureKind kind);

// A passage of a source: a line, a sentence of a wall or a block, a notice.
// Passages of the same words are one, whatever their case and punctuation.
struct FurniturePassage {
  std::string source;  // empty: of stories without a source
  FurnitureKind kind;
  std::string text;           // as it stands in the example
  uint64_t words = 0;         // of the passage
  uint64_t stories = 0;       // it was taken out of
  uint64_t words_in_all = 0;  // taken out: a story may have it twice
  std::string example;        // least id of these stories
};

struct FurnitureList {
  // By source, in each by words_in_all, most first; then by text and kind.
  std::vector<FurniturePassage> passages;
  uint64_t stories = 0;
  uint64_t bytes = 0;  // read the first time, after decompression
  std::vector<Reject> rejects;
};

// Reads `input` twice. What is found does not depend on threads, batches and
// the order of the stories. Memory: that of the words of all stories, within
// options.memory_bytes, and the passages.
// Errors: of the input, also when it changed in between; kCancelled.
StatusOr<FurnitureList> ListFurniture(BatchReader* input,
                                      const DedupOptions& options,
                                      const Hooks& hooks);

// A line of JSON a passage: source (null if there is none), kind, text, words,
// stories, words_in_all, example.
Status WriteFurniture(const FurnitureList& list, OutputSink* out);

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_FURNITURE_LIST_H_
