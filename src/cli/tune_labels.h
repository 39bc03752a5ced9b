// The labels that `neardup tune` can learn from, out of a truth file.

#ifndef NEARDUP_CLI_TUNE_LABELS_H_
#define NEARDUP_CLI_TUNE_LABELS_H_

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <string>
#include <vector>

#include "cli/label_sides.h"
#include "neardup/base/status.h"
#include "neardup/io/pairs_file.h"
#include "neardup/pipeline/story_table.h"

namespace neardup {

struct UsableLabel {
  uint32_t a = 0;  // positions in the input
  uint32_t b = 0;
  bool copy = false;
  // The stories that labels connect, as a number that depends on their ids and
  // a seed alone.
  uint64_t group = 0;
};

struct UsableLabels {
  std::vector<UsableLabel> labels;
  uint64_t copies = 0;       // of them
  uint64_t ignored = 0;      // by their label
  uint64_t repeated = 0;     // a pair and side seen before
  uint64_t with_itself = 0;  // both ids are one
  std::vector<std::string>
      unknown;  // pairs with an id that is not in the input,
                // as "file:line: no story with id ..."
};

// Sorts out `truth`, read from the file `name`. Errors: kInvalidArgument for
// labels that are neither usual nor named by a flag; kDataLoss, with the lines,
// for a pair labelled both a copy and none, and if all usable labels say the
// same or there is none.
StatusOr<UsableLabels> SortLabels(
    const std::string& name, const std::vector<LabelledPair>& truth,
    const LabelSides& sides,
    const absl::flat_hash_map<std::string, uint32_t>& ids);

// The first error of SortLabels that needs no stories: labels not known, labels
// that contradict each other.
Status CheckLabels(const std::string& name,
                   const std::vector<LabelledPair>& truth,
                   const LabelSides& sides);

// Sets the groups of `labels`.
void GroupLabels(const StoryTable& stories, uint64_t seed,
                 std::vector<UsableLabel>* labels);

}  // namespace neardup

#endif  // NEARDUP_CLI_TUNE_LABELS_H_
