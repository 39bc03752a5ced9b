#include "cli/tune_labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "neardup/base/hash.h"
#include "neardup/cluster/union_find.h"

namespace neardup {
namespace {

constexpr size_t kShownLabels = 8;

using IdPair = std::pair<std::string, std::string>;

IdPair Ordered(const LabelledPair& pair) {
  return pair.id1 < pair.id2 ? IdPair(pair.id1, pair.id2)
                             : IdPair(pair.id2, pair.id1);
}

Status CheckNames(const std::string& name,
                  const std::vector<LabelledPair>& truth,
                  const LabelSides& sides) {
  std::set<std::string> unknown;
  for (const LabelledPair& pair : truth) {
    if (pair.label.empty()) {
      return DataLoss(fmt::format("{}:{}: no label", name, pair.line));
    }
    if (!sides.Knows(pair.label)) unknown.insert(pair.label);
  }
  if (unknown.empty()) return OkStatus();
  std::string list;
  size_t shown = 0;
  for (const std::string& label : unknown) {
    if (++shown > kShownLabels) {
      list += fmt::format(" and {} more", unknown.size() - kShownLabels);
      break;
    }
    list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ", label);
  }
  return InvalidArgument(fmt::format(
      "{}: what {} means is not known; say it with --positive, --negative or "
      "--ignore",
      name, list));
}

Status CheckOneClass(const std::string& name, const UsableLabels& usable) {
  if (usable.copies > 0 && usable.copies < usable.labels.size()) {
    return OkStatus();
  }
  if (usable.labels.empty()) {
    return DataLoss(fmt::format("{}: no pair to learn from", name));
  }
  return DataLoss(fmt::format(
      "{}: all of the {} pairs to learn from are {}; tune needs copies and "
      "others",
      name, usable.labels.size(),
      usable.copies > 0 ? "copies" : "labelled as no copies"));
}

}  // namespace

Status CheckLabels(const std::string& name,
                   const std::vector<LabelledPair>& truth,
                   const LabelSides& sides) {
  NEARDUP_RETURN_IF_ERROR(CheckNames(name, truth, sides));
  std::map<IdPair, const LabelledPair*> first;
  for (const LabelledPair& pair : truth) {
    if (sides.Of(pair.label) == Side::kIgnored) continue;
    const LabelledPair& before =
        *first.try_emplace(Ordered(pair), &pair).first->second;
    if (sides.Of(before.label) == sides.Of(pair.label)) continue;
    return DataLoss(fmt::format(
        "{}: \"{}\" and \"{}\" are \"{}\" in line {} and \"{}\" in line {}: "
        "one is a copy, the other is not",
        name, before.id1, before.id2, before.label, before.line, pair.label,
        pair.line));
  }
  return OkStatus();
}

StatusOr<UsableLabels> SortLabels(
    const std::string& name, const std::vector<LabelledPair>& truth,
    const LabelSides& sides,
    const absl::flat_hash_map<std::string, uint32_t>& ids) {
  NEARDUP_RETURN_IF_ERROR(CheckLabels(name, truth, sides));
  UsableLabels usable;
  std::set<IdPair> seen;
  for (const LabelledPair& pair : truth) {
    const Side side = sides.Of(pair.label);
    if (side == Side::kIgnored) {
      ++usable.ignored;
      continue;
    }
    const auto a = ids.find(pair.id1), b = ids.find(pair.id2);
    if (a == ids.end() || b == ids.end()) {
      usable.unknown.push_back(
          fmt::format("{}:{}: no story with id \"{}\"", name, pair.line,
                      a == ids.end() ? pair.id1 : pair.id2));
    } else if (pair.id1 == pair.id2) {
      ++usable.with_itself;
    } else if (!seen.insert(Ordered(pair)).second) {
      ++usable.repeated;
    } else {
      const bool copy = side == Side::kPositive;
      usable.labels.push_back({a->second, b->second, copy, 0});
      usable.copies += copy;
    }
  }
  NEARDUP_RETURN_IF_ERROR(CheckOneClass(name, usable));
  return usable;
}

void GroupLabels(const StoryTable& stories, uint64_t seed,
                 std::vector<UsableLabel>* labels) {
  UnionFind groups(stories.size());
  for (const UsableLabel& label : *labels) groups.Union(label.a, label.b);
  // The least hash of the ids of a group names it: the order of the input does
  // not matter.
  std::map<uint32_t, uint64_t> names;
  const auto add = [&](uint32_t story) {
    const uint64_t hash = Hash64(stories.meta(story).id, seed);
    uint64_t& least = names.try_emplace(groups.Find(story), hash).first->second;
    least = std::min(least, hash);
  };
  for (const UsableLabel& label : *labels) {
    add(label.a);
    add(label.b);
  }
  for (UsableLabel& label : *labels) label.group = names[groups.Find(label.a)];
}

}  // namespace neardup
