// Furniture that shows by recurring: navigation, paywall texts, boilerplate
// about the outlet, lists of other headlines.
//
// A line is furniture when it stands in two stories of one source (or in three
// stories of any sources) whose remaining content differs. The condition on the
// content is what matters: an agency story run by thirty papers repeats every
// line of it, and a rule that only counted stories would eat its body. The
// content of a story is known by its 16 rarest words outside recurring lines;
// two contents differ when fewer than 3 of these words are shared. A long line
// could be a whole story: it takes one more content that differs.
//
// Furniture stays in a story of which fewer than 25 words, and less than a
// quarter of all, would remain without it.
//
// What is found depends on the set of stories, not on their order.
//
// Example:
//   std::vector<LineStory> stories = ...;      // views and hashes of sources
//   const RangeLists furniture =
//       FindRecurringLines(stories, FrequencyTable::BuiltIn(), &pool);
//   table.Remove(furniture, &pool);

#ifndef NEARDUP_EXTRACT_RECURRING_LINES_H_
#define NEARDUP_EXTRACT_RECURRING_LINES_H_

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>

#include "neardup/base/thread_pool.h"
#include "neardup/extract/range_lists.h"
#include "neardup/text/frequency.h"
#include "neardup/text/token_stream.h"

namespace neardup {

// Lines of more words are text whatever they do.
inline constexpr uint32_t kMaxFurnitureLineWords = 200;
inline constexpr uint32_t kLongLineWords = 60;
// Different contents that make a line furniture.
inline constexpr int kContentsOfOneSource = 2;
inline constexpr int kContentsOfAnySource = 3;

struct LineStory {
  TokenView tokens;
  uint64_t source = 0;  // hash of its source; 0 if it has none
};

// Where lines are kept while they are looked for.
struct LineMemory {
  std::pmr::memory_resource* cold = std::pmr::new_delete_resource();
  std::pmr::memory_resource* warm = std::pmr::new_delete_resource();
  // Most bytes of the table that tells, roughly, which lines recur. With less
  // than 8 bytes a line more lines are sorted; what is found is the same.
  size_t table_bytes = SIZE_MAX;
};

// The furniture of each story: ranges of words, whole lines, ascending.
// Cost: a pass over the words at some GB/s, and some 3 microseconds for each
// story with a line that stands in stories enough. Memory: about 30 bytes a
// line and 80 a story, and 24 more for each occurrence of a line that recurs.
RangeLists FindRecurringLines(std::span<const LineStory> stories,
                              const FrequencyTable& table, ThreadPool* pool,
                              const LineMemory& memory = {});

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_RECURRING_LINES_H_
