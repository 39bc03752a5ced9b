// Walls: pages of a source that hold the same text instead of their stories.
//
// A subscription offer, a consent text or a check for robots comes under every
// headline; two such pages share nearly all of their words and are copies of
// nothing. Often only the headline tells them apart, glued to the wall in one
// line, so lines (recurring_lines.h) do not help: here the unit is a sentence.
//
// Of each source the 160 stories of least content hash are looked at. A
// sentence that stands in 4 of them whose remaining contents all differ belongs
// to a wall; the content of a story is its title and its rarest words outside
// sentences that recur. A story more than half of which is such sentences is a
// wall page: they are taken out, and the story is what is left, a headline or
// nothing. All other stories stay as they are, so that a sentence of background
// that a source repeats costs nobody anything. Stories of no known source stay
// as well.
//
// Pages of equal words stay exact copies of each other, whatever their titles.
//
// What is found depends on the set of stories, not on their order.
//
// Example:
//   std::vector<PageStory> stories = ...;
//   const RangeLists walls =
//       FindWalls(stories, FrequencyTable::BuiltIn(), &pool);
//   if (!walls.empty()) table.Remove(walls, &pool);

#ifndef NEARDUP_EXTRACT_WALLS_H_
#define NEARDUP_EXTRACT_WALLS_H_

#include <cstdint>
#include <memory_resource>
#include <span>
#include <string_view>

#include "neardup/base/thread_pool.h"
#include "neardup/extract/range_lists.h"
#include "neardup/text/frequency.h"
#include "neardup/text/token_stream.h"

namespace neardup {

// Stories of one source that are looked at for walls.
inline constexpr size_t kWallSample = 160;
// Of these, so many with different contents make a sentence part of a wall.
inline constexpr size_t kWallContents = 4;

struct PageStory {
  TokenView tokens;
  std::string_view title;  // valid UTF-8; may be empty
  uint64_t source = 0;     // hash of its source; 0 if it has none
  uint64_t content = 0;    // hash of its text: the order of looking
};

// The walls: for each story ranges of words, whole sentences, ascending.
// Cost: the sentences of 160 stories of each source, and of all stories of a
// source that has wall pages. Memory, of `memory`: 12 bytes a story, 12 a range
// and about 30 a source.
RangeLists FindWalls(
    std::span<const PageStory> stories, const FrequencyTable& table,
    ThreadPool* pool,
    std::pmr::memory_resource* memory = std::pmr::new_delete_resource());

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_WALLS_H_
