#include "neardup/report/selection.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace neardup {
namespace {

class Selector {
 public:
  Selector(const DedupResult& result, const SelectionLimits& limits)
      : result_(result), limits_(limits) {}

  Selection Make() {
    SelectGroups();
    copies_.resize(selection_.groups.size());
    for (size_t i = 0; i < selection_.groups.size(); ++i) {
      copies_[i] = CopiesOf(selection_.groups[i]);
    }
    SelectPairs();
    for (ShownGroup& group : selection_.groups) Shorten(&group);
    return std::move(selection_);
  }

 private:
  void SelectGroups() {
    std::vector<uint32_t> order;
    for (uint32_t i = 0; i < result_.clusters.size(); ++i) {
      if (result_.clusters[i].members.size() > 1) order.push_back(i);
    }
    // Clusters are numbered in order of their first members.
    std::stable_sort(order.begin(), order.end(), [&](uint32_t i, uint32_t j) {
      return result_.clusters[i].members.size() >
             result_.clusters[j].members.size();
    });
    if (order.size() > limits_.groups) order.resize(limits_.groups);
    for (const uint32_t cluster : order) {
      const auto members = result_.clusters[cluster].members;
      ShownGroup group{cluster, {members.begin(), members.end()}};
      std::stable_sort(
          group.stories.begin(), group.stories.end(),
          [&](uint32_t i, uint32_t j) { return TimeOf(i) < TimeOf(j); });
      selection_.groups.push_back(std::move(group));
    }
  }

  int64_t TimeOf(uint32_t story) const {
    return result_.stories.meta(story).time.value_or(
        std::numeric_limits<int64_t>::max());
  }

  // The copies of a group that could be shown, best first.
  std::vector<uint32_t> CopiesOf(const ShownGroup& group) const {
    std::vector<uint32_t> copies;
    for (const uint32_t story : group.stories) {
      const StoryResult& outcome = result_.outcomes[story];
      if (outcome.role == Role::kDuplicate && outcome.duplicate_of != story) {
        copies.push_back(story);
      }
    }
    const auto rank = [&](uint32_t story) {
      const StoryResult& outcome = result_.outcomes[story];
      return std::tuple(-static_cast<int>(outcome.relation), -outcome.score);
    };
    std::stable_sort(copies.begin(), copies.end(),
                     [&](uint32_t i, uint32_t j) { return rank(i) < rank(j); });
    if (copies.size() > limits_.pairs_a_group) {
      copies.resize(limits_.pairs_a_group);
    }
    return copies;
  }

  // Leaves so many stories as are listed: the canonical one, those of pairs,
  // and the first of the others.
  void Shorten(ShownGroup* group) const {
    if (group->stories.size() <= limits_.stories_a_group) return;
    std::vector<uint32_t> wanted = {result_.clusters[group->cluster].canonical};
    for (size_t i = 0; i < group->num_pairs; ++i) {
      const StoryPair& pair = selection_.pairs[group->first_pair + i].stories;
      wanted.insert(wanted.end(), {pair.a, pair.b});
    }
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    size_t room = limits_.stories_a_group -
                  std::min(limits_.stories_a_group, wanted.size());
    std::erase_if(group->stories, [&](uint32_t story) {
      if (std::binary_search(wanted.begin(), wanted.end(), story)) return false;
      if (room == 0) return true;
      --room;
      return false;
    });
  }

  void SelectPairs() {
    std::vector<bool> chosen(selection_.groups.size());
    size_t left = limits_.pairs;
    const auto choose = [&](size_t at_most, auto wanted) {
      for (size_t i = 0; i < copies_.size() && at_most > 0; ++i) {
        if (chosen[i] || copies_[i].empty() || !wanted(copies_[i][0])) continue;
        if (copies_[i].size() > at_most) copies_[i].resize(at_most);
        at_most -= copies_[i].size();
        left -= copies_[i].size();
        chosen[i] = true;
      }
    };
    // The first copy of a group with a rewrite is one.
    choose(limits_.pairs - limits_.pairs / 2, [&](uint32_t story) {
      return result_.outcomes[story].relation == Relation::kRewrite;
    });
    choose(left, [](uint32_t) { return true; });
    for (size_t i = 0; i < copies_.size(); ++i) {
      ShownGroup& group = selection_.groups[i];
      group.first_pair = selection_.pairs.size();
      if (!chosen[i]) continue;
      group.num_pairs = copies_[i].size();
      for (const uint32_t copy : copies_[i]) {
        selection_.pairs.push_back({{result_.outcomes[copy].duplicate_of, copy},
                                    static_cast<uint32_t>(i)});
      }
    }
  }

  const DedupResult& result_;
  const SelectionLimits& limits_;
  Selection selection_;
  std::vector<std::vector<uint32_t>> copies_;  // by shown group
};

}  // namespace

Selection Select(const DedupResult& result, const SelectionLimits& limits) {
  return Selector(result, limits).Make();
}

}  // namespace neardup
