// Lists of pairs of stories, with labels or without: PAIRS.tsv.
//
// Tab separated, UTF-8. The first line that is not blank names the columns: id1
// and id2 must be there, label may be, others are skipped, the order is free.
//
//   id1<TAB>id2<TAB>label
//   wire/0412.txt<TAB>herald/77.txt<TAB>near

#ifndef NEARDUP_IO_PAIRS_FILE_H_
#define NEARDUP_IO_PAIRS_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/base/status.h"

namespace neardup {

struct LabelledPair {
  std::string id1;    // not empty
  std::string id2;    // not empty
  std::string label;  // empty without a column `label`
  size_t line = 0;    // from 1

  friend bool operator==(const LabelledPair&, const LabelledPair&) = default;
};

// The pairs in the order of the lines, duplicates kept. CRLF, a byte order mark
// and blank lines do no harm. `name` stands in errors, all kDataLoss:
// "pairs.tsv:7: 2 columns instead of 3", "pairs.tsv:1: no column \"id2\" in the
// header", "pairs.tsv:9: id1 is empty", "pairs.tsv: no header".
StatusOr<std::vector<LabelledPair>> ParsePairs(std::string_view name,
                                               std::string_view tsv);

// The same from a file, which may be compressed, or "-". Errors: those and what
// reading says.
StatusOr<std::vector<LabelledPair>> ReadPairsFile(const std::string& path);

}  // namespace neardup

#endif  // NEARDUP_IO_PAIRS_FILE_H_
