// Blocks at the edges of stories: what a source puts before or behind all of
// its texts, where no line breaks set it apart.
//
// Exports often have a page in one line: forms ("send this by mail"), teasers
// of other stories and the imprint follow the last sentence. Recurring lines
// (recurring_lines.h) do not see them. Here stories of one source that begin,
// or end, with the same words are looked at: the longest such block that stands
// in 4 stories whose remaining contents differ two by two is furniture. The
// content of a story is its 16 rarest words, of 160 outside the block; reposts
// of one story have one content, so that they are no evidence. A block is whole
// sentences of at least 5 words in all.
//
// A block stays in a story of which fewer than 25 words, and less than a
// quarter of all, would remain without it, and so does everything in stories of
// no known source.
//
// What is found depends on the set of stories, not on their order.
//
// Example:
//   std::vector<PageStory> stories = ...;
//   const RangeLists blocks =
//       FindEdgeBlocks(stories, FrequencyTable::BuiltIn(), &pool);
//   if (!blocks.empty()) table.Remove(blocks, &pool);

#ifndef NEARDUP_EXTRACT_EDGE_BLOCKS_H_
#define NEARDUP_EXTRACT_EDGE_BLOCKS_H_

#include <cstddef>
#include <memory_resource>
#include <span>

#include "neardup/base/thread_pool.h"
#include "neardup/extract/range_lists.h"
#include "neardup/extract/walls.h"
#include "neardup/text/frequency.h"

namespace neardup {

inline constexpr size_t kMinBlockWords = 5;
// Of a longer block only so many words, those at the edge, are taken.
inline constexpr size_t kMaxBlockWords = 400;
// So many stories with different contents make a block furniture.
inline constexpr size_t kBlockContents = 4;

// The blocks of each story: none, one or two ranges of words, ascending.
// Cost: the first and last words of all stories; for those that share them with
// 3 others a sort, and some 3 microseconds a story. Memory, of `memory`: 9
// bytes a story, and 24 for each of these.
RangeLists FindEdgeBlocks(
    std::span<const PageStory> stories, const FrequencyTable& table,
    ThreadPool* pool,
    std::pmr::memory_resource* memory = std::pmr::new_delete_resource());

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_EDGE_BLOCKS_H_
