#include "neardup/verify/tree_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <optional>

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
    MakeNodes();
    return std::move(table_);
  }

 private:
  // Where an answer leads: 0 or more, a question; below, leaf -1 - next.
  using Next = int32_t;
  struct Question {
    float threshold = 0;
    uint16_t feature = 0;
    Next at_most = 0;
    Next above = 0;
  };

  Status Error(std::string_view what) const {
    return DataLoss(fmt::format("{}:{}: {}", place_.file, place_.line, what));
  }

  size_t InTree() const {
    return table_.roots_.empty()
               ? 0
               : questions_.size() - table_.roots_.back().node;
  }

  Status ReadQuestion(std::string_view line) {
    if (questions_.size() >= TreeTable::kMostQuestions) {
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
    Question question;
    question.feature = static_cast<uint16_t>(found - names_.begin());
    question.threshold = *threshold;
    NEARDUP_ASSIGN_OR_RETURN(question.at_most,
                             ReadNext(TakeUntil('\t', &line)));
    NEARDUP_ASSIGN_OR_RETURN(question.above, ReadNext(line));
    questions_.push_back(question);
    return OkStatus();
  }

  StatusOr<Next> ReadNext(std::string_view field) {
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
      return static_cast<Next>(table_.roots_.back().node + *node);
    }
    const auto leaf = ParseFinite<float>(field);
    if (!leaf) return Error(fmt::format("\"{}\" is no leaf", field));
    greatest_leaf_ = std::max(greatest_leaf_.value_or(*leaf), *leaf);
    leaves_.push_back(*leaf);
    return -static_cast<Next>(leaves_.size());
  }

  Status BeginTree() {
    NEARDUP_RETURN_IF_ERROR(EndTree());
    table_.roots_.push_back({static_cast<uint32_t>(questions_.size()), 0});
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

  // Questions keep their numbers; leaves stand behind them and lead to
  // themselves.
  void MakeNodes() {
    const auto num_questions = static_cast<uint32_t>(questions_.size());
    const auto node = [&](Next next) {
      return next >= 0 ? static_cast<uint32_t>(next)
                       : num_questions + static_cast<uint32_t>(-1 - next);
    };
    std::vector<TreeTable::Node>& nodes = table_.nodes_;
    for (const Question& question : questions_) {
      nodes.push_back({question.threshold,
                       question.feature,
                       {node(question.above), node(question.at_most)}});
    }
    for (const float leaf : leaves_) {
      const auto self = static_cast<uint32_t>(nodes.size());
      nodes.push_back({leaf, 0, {self, self}});
    }
    // A question stands before those it leads to.
    std::vector<uint32_t> depths(nodes.size(), 0);
    size_t tree = 0;
    for (uint32_t i = 0; i < num_questions; ++i) {
      while (tree + 1 < table_.roots_.size() &&
             table_.roots_[tree + 1].node <= i) {
        ++tree;
      }
      for (const uint32_t next : nodes[i].next) depths[next] = depths[i] + 1;
      table_.roots_[tree].depth =
          std::max(table_.roots_[tree].depth, depths[i] + 1);
    }
  }

  TreeTable::Place place_;
  std::span<const std::string_view> names_;
  TreeTable table_;
  std::vector<Question> questions_;
  std::vector<float> leaves_;
  std::vector<bool> led_to_;  // nodes of the tree some answer leads to
  std::optional<float> greatest_leaf_;  // of the tree
};

StatusOr<TreeTable> TreeTable::Parse(Place place, std::string_view text,
                                     std::span<const std::string_view> names) {
  assert(names.size() < 65536);
  return TreeReader(place, names).Read(text);
}

double TreeTable::Sum(std::span<const float> values) const {
  double sum = 0;
  for (const Root& root : roots_) {
    uint32_t at = root.node;
    // To the deepest leaf, however soon this walk is at its own: where it ends
    // no processor can foresee.
    for (uint32_t step = 0; step < root.depth; ++step) {
      const Node& node = nodes_[at];
      at = node.next[values[node.feature] <= node.value];
    }
    sum += nodes_[at].value;
  }
  return sum;
}

}  // namespace neardup
