// Which groups and pairs of a result a page has room for.

#ifndef NEARDUP_REPORT_SELECTION_H_
#define NEARDUP_REPORT_SELECTION_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "neardup/index/bucket_pairs.h"
#include "neardup/pipeline/result.h"

namespace neardup {

struct SelectionLimits {
  size_t groups = 10000;         // listed, the largest
  size_t stories_a_group = 200;  // listed
  size_t pairs = 2000;           // with texts
  size_t pairs_a_group = 20;     // with texts
};

// A copy and the story it repeats, to be shown side by side.
struct ShownPair {
  StoryPair stories;   // a is repeated by b
  uint32_t group = 0;  // index into Selection::groups
};

struct ShownGroup {
  uint32_t cluster = 0;
  // By time, those of unknown time last; then by position.
  std::vector<uint32_t> stories;
  // Its pairs: [first_pair, first_pair + num_pairs) of Selection::pairs.
  size_t first_pair = 0;
  size_t num_pairs = 0;
};

struct Selection {
  std::vector<ShownGroup> groups;  // the largest first, then by position
  std::vector<ShownPair> pairs;    // group by group
};

// Half of the pairs are kept for groups with a rewrite, whatever their size;
// the others go to the largest groups. In a group rewrites come first, then
// excerpts, near-duplicates and exact copies, each the best scores first.
// Cost: linear in stories; sorts the groups.
Selection Select(const DedupResult& result, const SelectionLimits& limits);

}  // namespace neardup

#endif  // NEARDUP_REPORT_SELECTION_H_
