// The stories of a batch without those that a source gave twice.
//
// Furniture is learned from what recurs in different stories of a source. A
// record that comes again, in a second crawl or a file given twice, is no
// different story: seen twice, every line of it would recur, and little would
// be left to tell what it is about. So furniture is learned from each once, and
// what is found is taken out of all.

#ifndef NEARDUP_PIPELINE_DISTINCT_STORIES_H_
#define NEARDUP_PIPELINE_DISTINCT_STORIES_H_

#include <cstdint>
#include <memory_resource>
#include <span>

#include "neardup/base/column.h"
#include "neardup/extract/range_lists.h"
#include "neardup/pipeline/story_table.h"

namespace neardup {

// Immutable after creation. 4 to 8 bytes a story, in the memory of the table.
//
// Example:
//   const DistinctStories distinct(stories);
//   for (uint32_t story : distinct.stories()) lines.push_back(...);
//   stories.Remove(distinct.ForAll(FindRecurringLines(lines, ...)), &pool);
class DistinctStories {
 public:
  // Two stories are one if source, title, words, and where lines and sentences
  // begin are equal. Cost: a sort of the stories; it looks at the words of
  // those whose source, title and exact hash are equal.
  explicit DistinctStories(const StoryTable& stories);

  // Positions, ascending; of equal stories the first.
  std::span<const uint32_t> stories() const { return stories_; }

  // From the lists of these stories, in their order, those of all stories:
  // equal ones have equal lists.
  RangeLists ForAll(RangeLists lists) const;

 private:
  Column<uint32_t> stories_;
  Column<uint32_t> place_;  // [all stories], in stories_; empty if all differ
};

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_DISTINCT_STORIES_H_
