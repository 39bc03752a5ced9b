// A list of word ranges for each story of a batch: what finders of furniture
// give and the story table takes out.

#ifndef NEARDUP_EXTRACT_RANGE_LISTS_H_
#define NEARDUP_EXTRACT_RANGE_LISTS_H_

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory_resource>
#include <span>

#include "neardup/base/column.h"
#include "neardup/text/token_stream.h"

namespace neardup {

// Ranges of one story ascend and do not overlap. 4 bytes a story, 8 a range.
//
// Example:
//   RangeLists lists;
//   lists.Add(ranges_of_story_0);
//   lists.Add({});
//   for (const WordRange& range : lists[0]) ...
class RangeLists {
 public:
  explicit RangeLists(
      std::pmr::memory_resource* memory = std::pmr::new_delete_resource())
      : ends_(memory), ranges_(memory) {}
  // For tests.
  RangeLists(std::initializer_list<std::initializer_list<WordRange>> stories) {
    for (const auto& ranges : stories) Add({ranges.begin(), ranges.size()});
  }

  void Reserve(size_t stories) { ends_.reserve(stories); }

  // The list of the next story. Up to 2^32 - 1 ranges of all.
  void Add(std::span<const WordRange> ranges) {
    ranges_.insert(ranges_.end(), ranges.begin(), ranges.end());
    assert(ranges_.size() <= UINT32_MAX);
    ends_.push_back(static_cast<uint32_t>(ranges_.size()));
  }

  size_t size() const { return ends_.size(); }
  std::span<const WordRange> operator[](size_t story) const {
    const uint32_t begin = story == 0 ? 0 : ends_[story - 1];
    return {ranges_.data() + begin, ends_[story] - begin};
  }
  // Whether no story has a range.
  bool empty() const { return ranges_.empty(); }
  uint64_t num_words() const {
    uint64_t words = 0;
    for (const WordRange& range : ranges_) words += range.end - range.begin;
    return words;
  }

 private:
  Column<uint32_t> ends_;
  Column<WordRange> ranges_;
};

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_RANGE_LISTS_H_
