// Small decision trees as readable data [Breiman et al. 1984], whose leaves add
// up to a logit [Friedman 2001].
//
// A tree asks one question after another, "is this feature at most that?", and
// ends at a leaf with a number; the numbers of all trees are added, in their
// order. Where a logistic model can only weigh features, trees see what counts
// together: a covered story is a copy, unless its numbers are new.
//
// Format, the part of a model file from this line on (fields separated by one
// tab, comments as in model.h):
//
//   tree  node  feature       threshold  at_most  above
//   0     0     coverage_min  0.31       @1       -0.42
//   0     1     new_max       0.2        0.3      0.05
//
// One line a question. `at_most` is where a value of threshold or less leads,
// `above` any other, NaN too: `@k` to question k of the same tree, which stands
// further below, or a number to the leaf of that value. Trees count up from 0,
// and so do the questions within a tree.
//
// Example:
//   StatusOr<TreeTable> trees = TreeTable::Parse({"my.tsv", 1}, text, names);
//   double logit = trees->Sum(x);             // x in the order of names

#ifndef NEARDUP_VERIFY_TREE_TABLE_H_
#define NEARDUP_VERIFY_TREE_TABLE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "neardup/base/status.h"
#include "neardup/verify/ranked_trees.h"

namespace neardup {

// Immutable after Parse; safe to use from many threads.
class TreeTable {
 public:
  static constexpr std::string_view kColumns =
      "tree\tnode\tfeature\tthreshold\tat_most\tabove";
  // More is refused: it would be no small table.
  static constexpr size_t kMostQuestions = 20000;

  // Where a text stands: for errors.
  struct Place {
    std::string_view file;
    int line = 1;  // of the first line of the text
  };

  // A table without trees; its sum is 0.
  TreeTable() = default;

  // Reads the lines after kColumns. Values will come in the order of `names`
  // (fewer than 65,536). Errors: kDataLoss "file:line: what is wrong".
  static StatusOr<TreeTable> Parse(Place place, std::string_view text,
                                   std::span<const std::string_view> names);

  // The leaves that `values` lead to, added up. Cost: 2 ns a tree if none has
  // more than 16 leaves (ranked_trees.h), else as SumOneByOne.
  double Sum(std::span<const float> values) const;

  // The same, one question after the other. Cost: about 4 ns a question.
  double SumOneByOne(std::span<const float> values) const;

  // No sum is greater.
  double greatest_sum() const { return greatest_sum_; }
  size_t num_trees() const { return roots_.size(); }

 private:
  // Where an answer leads: 0 or more, a question; below, leaf -1 - next.
  using Next = int32_t;
  struct Question {
    float threshold = 0;
    uint16_t feature = 0;
    std::array<Next, 2> leads_to = {};  // at most that; above, or NaN
  };
  friend class TreeReader;

  // Sets ranked_ if the trees fit.
  void Rank(size_t num_features);
  RankedTrees::Tree RankedTree(const RankedTrees& ranked, size_t root,
                               size_t end) const;

  std::vector<Question> questions_;
  std::vector<float> leaves_;
  std::vector<uint32_t> roots_;  // the first question of every tree
  std::optional<RankedTrees> ranked_;
  double greatest_sum_ = 0;
};

}  // namespace neardup

#endif  // NEARDUP_VERIFY_TREE_TABLE_H_
