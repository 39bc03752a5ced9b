#include "cli/eval_report.h"

#include <absl/container/flat_hash_map.h>
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "neardup/eval/ranking.h"
#include "neardup/io/json_writer.h"
#include "neardup/verify/match.h"

namespace neardup {
namespace {

using IdPair = std::pair<std::string, std::string>;

IdPair Ordered(const std::string& a, const std::string& b) {
  return a < b ? IdPair(a, b) : IdPair(b, a);
}

bool IsCopyName(const std::string& relation) {
  const std::optional<Relation> known = ParseRelation(relation);
  return known && IsCopy(*known);
}

// The stories that labels name, numbered; their clusters as found and as the
// positive labels connect them.
class LabelledStories {
 public:
  uint32_t Number(const std::string& id) {
    const auto [it, added] = numbers_.try_emplace(id, parent_.size());
    if (added) parent_.push_back(it->second);
    return it->second;
  }
  void Join(uint32_t a, uint32_t b) { parent_[Root(a)] = Root(b); }

  std::vector<uint32_t> Truth() {
    std::vector<uint32_t> truth(parent_.size());
    for (uint32_t i = 0; i < truth.size(); ++i) truth[i] = Root(i);
    return truth;
  }

  std::vector<uint32_t> Found(const std::vector<ResultStory>& stories) const {
    std::vector<uint32_t> found(parent_.size());
    std::map<std::string, uint32_t> clusters;
    for (const ResultStory& story : stories) {
      const auto number = numbers_.find(story.id);
      if (number == numbers_.end()) continue;
      found[number->second] =
          clusters.try_emplace(story.cluster, clusters.size()).first->second;
    }
    return found;
  }

 private:
  uint32_t Root(uint32_t story) {
    while (parent_[story] != story) {
      story = parent_[story] = parent_[parent_[story]];
    }
    return story;
  }

  absl::flat_hash_map<std::string, uint32_t> numbers_;
  std::vector<uint32_t> parent_;
};

std::string FormatShare(std::optional<double> share) {
  return share ? fmt::format("{:.4f}", *share) : "-";
}

}  // namespace

EvalReport Evaluate(const std::vector<LabelledPair>& truth,
                    const Result& result, const LabelSides& sides) {
  std::map<IdPair, const ResultPair*> found;
  for (const ResultPair& pair : result.pairs) {
    found.try_emplace(Ordered(pair.a, pair.b), &pair);
  }
  absl::flat_hash_map<std::string, bool> known;
  for (const ResultStory& story : result.stories) known[story.id] = true;

  EvalReport report;
  LabelledStories stories;
  std::vector<double> positives, negatives;
  uint64_t counts[2][2] = {};  // [positive][reported]
  for (const LabelledPair& pair : truth) {
    if (!known.empty() &&
        (!known.contains(pair.id1) || !known.contains(pair.id2))) {
      ++report.unknown_ids;
      continue;
    }
    LabelRow& row = report.labels[pair.label];
    row.side = sides.Of(pair.label);
    const auto match = found.find(Ordered(pair.id1, pair.id2));
    const ResultPair* hit = match == found.end() ? nullptr : match->second;
    const bool reported = hit != nullptr && IsCopyName(hit->relation);
    ++row.pairs;
    ++row.by_relation[hit == nullptr ? "none" : hit->relation];
    row.reported += reported;
    if (row.side == Side::kIgnored) continue;
    const bool positive = row.side == Side::kPositive;
    ++counts[positive][reported];
    (positive ? positives : negatives).push_back(hit ? hit->score : 0);
    const uint32_t a = stories.Number(pair.id1), b = stories.Number(pair.id2);
    if (positive) stories.Join(a, b);
  }
  report.pairs = FromCounts(counts[1][1], counts[0][1], counts[1][0]);
  report.area = RocArea(positives, negatives);
  report.recall_at_1_percent =
      RecallAtFalsePositiveRate(positives, negatives, 0.01);
  report.recall_at_01_percent =
      RecallAtFalsePositiveRate(positives, negatives, 0.001);
  if (!result.stories.empty() && !positives.empty()) {
    const std::vector<uint32_t> expected = stories.Truth();
    const std::vector<uint32_t> clusters = stories.Found(result.stories);
    report.adjusted_rand = AdjustedRandIndex(expected, clusters);
    report.b_cubed = BCubed(expected, clusters);
  }
  return report;
}

std::string FormatReport(const EvalReport& report) {
  static constexpr std::string_view kSides[] = {"copy", "no copy", "ignored"};
  std::string text = fmt::format("{:<24} {:<8} {:>6} {:>9}  {}\n", "label",
                                 "means", "pairs", "reported", "as");
  for (const auto& [label, row] : report.labels) {
    std::string as;
    for (const auto& [relation, count] : row.by_relation) {
      as += fmt::format(
          "{}{} {:.3f}", as.empty() ? "" : ", ", relation,
          static_cast<double>(count) / static_cast<double>(row.pairs));
    }
    text += fmt::format(
        "{:<24} {:<8} {:>6} {:>9.3f}  {}\n", label.empty() ? "-" : label,
        kSides[static_cast<size_t>(row.side)], row.pairs,
        static_cast<double>(row.reported) / static_cast<double>(row.pairs), as);
  }
  text += fmt::format(
      "\npairs: precision {:.4f}, recall {:.4f}, F1 {:.4f}\n"
      "score: area {}, recall at 1 % false positives {}, at 0.1 % {}\n",
      report.pairs.precision, report.pairs.recall, report.pairs.f1,
      FormatShare(report.area), FormatShare(report.recall_at_1_percent),
      FormatShare(report.recall_at_01_percent));
  if (report.b_cubed) {
    text += fmt::format(
        "clusters of labelled stories: adjusted Rand index {}, B-cubed "
        "precision {:.4f}, recall {:.4f}, F1 {:.4f}\n",
        FormatShare(report.adjusted_rand), report.b_cubed->precision,
        report.b_cubed->recall, report.b_cubed->f1);
  }
  if (report.unknown_ids > 0) {
    text += fmt::format(
        "{} labelled pairs name a story that is not in the result; they are "
        "left out\n",
        report.unknown_ids);
  }
  return text;
}

std::string ReportJson(const EvalReport& report) {
  JsonWriter json;
  const auto share = [&](std::string_view key, std::optional<double> value) {
    json.Key(key);
    if (value) {
      json.Double(*value);
    } else {
      json.Null();
    }
  };
  const auto precision = [&](const PrecisionRecall& value) {
    json.Object();
    json.Key("precision").Double(value.precision);
    json.Key("recall").Double(value.recall);
    json.Key("f1").Double(value.f1);
    json.EndObject();
  };
  json.Object();
  json.Key("labels").Object();
  for (const auto& [label, row] : report.labels) {
    json.Key(label).Object();
    json.Key("means").String(row.side == Side::kPositive   ? "copy"
                             : row.side == Side::kNegative ? "no copy"
                                                           : "ignored");
    json.Key("pairs").Uint(row.pairs);
    share("reported",
          static_cast<double>(row.reported) / static_cast<double>(row.pairs));
    json.Key("relations").Object();
    for (const auto& [relation, count] : row.by_relation) {
      share(relation,
            static_cast<double>(count) / static_cast<double>(row.pairs));
    }
    json.EndObject();
    json.EndObject();
  }
  json.EndObject();
  json.Key("unknown_ids").Uint(report.unknown_ids);
  json.Key("pairs");
  precision(report.pairs);
  share("area", report.area);
  share("recall_at_1_percent", report.recall_at_1_percent);
  share("recall_at_0.1_percent", report.recall_at_01_percent);
  share("adjusted_rand_index", report.adjusted_rand);
  json.Key("b_cubed");
  if (report.b_cubed) {
    precision(*report.b_cubed);
  } else {
    json.Null();
  }
  json.EndObject();
  return std::string(json.TakeLine());
}

}  // namespace neardup
