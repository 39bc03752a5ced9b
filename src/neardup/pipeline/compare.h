// Judging given pairs instead of looking for them.
//
// Example:
//   StatusOr<PairResult> pair = CompareTexts(text_a, text_b, {});
//   pair->match.relation;        // Relation::kRewrite
//   pair->passages[0].a_begin;   // a byte offset into text_a

#ifndef NEARDUP_PIPELINE_COMPARE_H_
#define NEARDUP_PIPELINE_COMPARE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/base/status.h"
#include "neardup/index/bucket_pairs.h"
#include "neardup/io/record_reader.h"
#include "neardup/pipeline/hooks.h"
#include "neardup/pipeline/options.h"
#include "neardup/pipeline/result.h"
#include "neardup/verify/grounds.h"

namespace neardup {

// The stories of an input, read for comparison: text offsets are kept. Of the
// summary only `words_hash` is set.
// Errors: as Ingest.
StatusOr<DedupResult> ReadStories(BatchReader* input,
                                  const DedupOptions& options,
                                  const Hooks& hooks);

// The texts of some stories of an input that was read to its end: reads it
// again, as far as it must. Texts come in the order of `stories` (positions,
// any order); of a longer one the first max_bytes, or a little less: characters
// are not cut. Errors: of the input; kDataLoss if it has changed.
StatusOr<std::vector<std::string>> ReadTexts(BatchReader* input,
                                             const ReaderOptions& options,
                                             std::span<const uint32_t> stories,
                                             size_t max_bytes = SIZE_MAX);

// Judges pairs of positions in `stories`, in the order given, with passages.
// A story paired with itself is an exact copy of itself. If `grounds` is not
// null it becomes what each verdict was made from, in the same order.
// Errors: kCancelled.
StatusOr<std::vector<PairResult>> ComparePairs(
    const StoryTable& stories, std::span<const StoryPair> pairs,
    const DedupOptions& options, const Hooks& hooks,
    std::vector<Grounds>* grounds = nullptr);

// Judges two texts in memory (valid UTF-8). Errors: kInvalidArgument naming the
// text and the byte that is not UTF-8.
StatusOr<PairResult> CompareTexts(std::string_view a, std::string_view b,
                                  const DedupOptions& options);

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_COMPARE_H_
