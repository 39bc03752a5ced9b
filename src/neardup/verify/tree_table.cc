#include "neardup/verify/tree_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <optional>
#include <utility>

#include "neardup/verify/model_text_internal.h"

namespace neardup {

// Reads the lines of one table. A question may only lead to one further below
// that no other leads to: so every walk ends, at a leaf of the same tree.
class TreeReader {
 public:
  TreeReader(TreeTable::Place place, std::span<const std::string_view> names)
      : place_(place), names_(names) {}

  StatusOr<TreeTable> Read(std::string_view text) {
    for (; !text.empty(); ++place_.line) {
      const std::string_view line = TakeLine(&text);
      if (line.empty() || line.front() == '#') continue;
      NEARDUP_RETURN_IF_ERROR(ReadQuestion(line));
    }
    NEARDUP_RETURN_IF_ERROR(EndTree());
    table_.Rank(names_.size());
    return std::move(table_);
  }

 private:
  Status Error(std::string_view what) const {
    return DataLoss(fmt::format("{}:{}: {}", place_.file, place_.line, what));
  }

  size_t InTree() const {
    return table_.roots_.empty()
               ? 0
               : table_.questions_.size() - table_.roots_.back();
  }

  Status ReadQuestion(std::string_view line) {
    if (table_.questions_.size() >= TreeTable::kMostQuestions) {
      return Error("too many questions");
    }
    const auto tree = ParseFinite<uint32_t>(TakeUntil('\t', &line));
    const auto node = ParseFinite<uint32_t>(TakeUntil('\t', &line));
    if (!tree || !node) return Error("tree and node are not numbers");
    if (*node == 0) NEARDUP_RETURN_IF_ERROR(BeginTree());
    if (*tree + size_t{1} != table_.roots_.size() || *node != InTree()) {
      return Error(
          fmt::format("tree {}, node {} is out of turn", *tree, *node));
    }
    if (*node >= led_to_.size() || !led_to_[*node]) {
      return Error(fmt::format("nothing leads to node {}", *node));
    }
    return ReadAnswers(line);
  }

  // The rest of a question's line.
  Status ReadAnswers(std::string_view line) {
    const std::string_view name = TakeUntil('\t', &line);
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) {
      return Error(fmt::format("unknown feature \"{}\"", name));
    }
    const auto threshold = ParseFinite<float>(TakeUntil('\t', &line));
    if (!threshold) return Error("threshold is not a number");
    TreeTable::Question question;
    question.feature = static_cast<uint16_t>(found - names_.begin());
    question.threshold = *threshold;
    NEARDUP_ASSIGN_OR_RETURN(question.leads_to[0],
                             ReadNext(TakeUntil('\t', &line)));
    NEARDUP_ASSIGN_OR_RETURN(question.leads_to[1], ReadNext(line));
    table_.questions_.push_back(question);
    return OkStatus();
  }

  StatusOr<TreeTable::Next> ReadNext(std::string_view field) {
    if (field.starts_with('@')) {
      const auto node = ParseFinite<uint32_t>(field.substr(1));
      if (!node || *node <= InTree() || *node >= TreeTable::kMostQuestions) {
        return Error(fmt::format("\"{}\" is no question below", field));
      }
      if (led_to_.size() <= *node) led_to_.resize(*node + 1, false);
      if (led_to_[*node]) {
        return Error(fmt::format("two answers lead to node {}", *node));
      }
      led_to_[*node] = true;
      return static_cast<TreeTable::Next>(table_.roots_.back() + *node);
    }
    const auto leaf = ParseFinite<float>(field);
    if (!leaf) return Error(fmt::format("\"{}\" is no leaf", field));
    greatest_leaf_ = std::max(greatest_leaf_.value_or(*leaf), *leaf);
    table_.leaves_.push_back(*leaf);
    return -static_cast<TreeTable::Next>(table_.leaves_.size());
  }

  Status BeginTree() {
    NEARDUP_RETURN_IF_ERROR(EndTree());
    table_.roots_.push_back(static_cast<uint32_t>(table_.questions_.size()));
    led_to_.assign(1, true);
    return OkStatus();
  }

  Status EndTree() {
    if (led_to_.size() > InTree()) {
      return Error(fmt::format("node {} is missing", InTree()));
    }
    table_.greatest_sum_ += greatest_leaf_.value_or(0);
    greatest_leaf_.reset();
    return OkStatus();
  }

  TreeTable::Place place_;
  std::span<const std::string_view> names_;
  TreeTable table_;
  std::vector<bool> led_to_;  // nodes of the tree some answer leads to
  std::optional<float> greatest_leaf_;  // of the tree
};

StatusOr<TreeTable> TreeTable::Parse(Place place, std::string_view text,
                                     std::span<const std::string_view> names) {
  assert(names.size() < 65536);
  return TreeReader(place, names).Read(text);
}

void TreeTable::Rank(size_t num_features) {
  if (num_features > RankedTrees::kMostFeatures) return;
  RankedTrees ranked;
  ranked.begins.push_back(0);
  for (size_t feature = 0; feature < num_features; ++feature) {
    std::vector<float> thresholds;
    for (const Question& question : questions_) {
      if (question.feature == feature) thresholds.push_back(question.threshold);
    }
    std::sort(thresholds.begin(), thresholds.end());
    thresholds.erase(std::unique(thresholds.begin(), thresholds.end()),
                     thresholds.end());
    if (thresholds.size() > RankedTrees::kMostThresholds) return;
    std::vector<float>& all = ranked.thresholds;
    all.insert(all.end(), thresholds.begin(), thresholds.end());
    while (all.size() % RankedTrees::kBlock != 0) {
      all.push_back(std::numeric_limits<float>::infinity());
    }
    ranked.begins.push_back(static_cast<uint32_t>(all.size()));
  }
  for (size_t tree = 0; tree < roots_.size(); ++tree) {
    const size_t end =
        tree + 1 < roots_.size() ? roots_[tree + 1] : questions_.size();
    if (end - roots_[tree] >= RankedTrees::kLeaves) return;
    ranked.trees.push_back(RankedTree(ranked, roots_[tree], end));
  }
  ranked_ = std::move(ranked);
}

// The tree of questions [root, end).
RankedTrees::Tree TreeTable::RankedTree(const RankedTrees& ranked, size_t root,
                                        size_t end) const {
  RankedTrees::Tree tree;
  tree.rank.fill(RankedTrees::kNoQuestion);
  tree.answers.fill(0xFFFF);  // with nothing asked: never
  // What must have been answered for a question to be asked.
  std::array<uint16_t, RankedTrees::kLeaves> asked = {}, answers = {};
  size_t leaf = 0;
  for (size_t at = root; at < end; ++at) {
    const Question& question = questions_[at];
    const size_t q = at - root;
    const auto thresholds =
        ranked.thresholds.begin() + ranked.begins[question.feature];
    const auto rank = std::lower_bound(thresholds,
                                       ranked.thresholds.begin() +
                                           ranked.begins[question.feature + 1],
                                       question.threshold) -
                      thresholds;
    tree.rank[q] = static_cast<int8_t>(rank - RankedTrees::kRankOffset);
    tree.feature[q] = static_cast<uint8_t>(
        question.feature < RankedTrees::kLeaves
            ? question.feature
            : RankedTrees::kHighFeature |
                  (question.feature - RankedTrees::kLeaves));
    for (const bool above : {false, true}) {
      const Next next = question.leads_to[above];
      const auto with = static_cast<uint16_t>(asked[q] | 1 << q);
      const auto answered = static_cast<uint16_t>(answers[q] | above << q);
      if (next >= 0) {
        asked[next - root] = with;
        answers[next - root] = answered;
      } else {
        tree.asked[leaf] = with;
        tree.answers[leaf] = answered;
        tree.leaves[leaf++] = leaves_[-1 - next];
      }
    }
  }
  return tree;
}

double TreeTable::Sum(std::span<const float> values) const {
  return ranked_ ? ranked_->Sum(values) : SumOneByOne(values);
}

double TreeTable::SumOneByOne(std::span<const float> values) const {
  double sum = 0;
  for (const uint32_t root : roots_) {
    auto at = static_cast<Next>(root);
    while (at >= 0) {
      const Question& question = questions_[at];
      at = question.leads_to[!(values[question.feature] <= question.threshold)];
    }
    sum += leaves_[-1 - at];
  }
  return sum;
}

}  // namespace neardup
