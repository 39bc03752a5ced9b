#include "neardup/eval/tuning.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <map>
#include <utility>

namespace neardup {
namespace {

constexpr double kMostBelow = 0.25;

}  // namespace

double Tuning::Reach(const TuningPair& pair) const {
  assert(own_bar >= even_odds && pair.penalty >= 0);
  const double logit = calibration.Apply(pair.logit);
  // The score is the greater, so it does not ask for more.
  const double above = logit - pair.penalty - own_bar;
  return above < 0 ? above : std::max(logit - even_odds, pair.other);
}

bool Tuning::Reports(const TuningPair& pair) const {
  return bar && pair.eligible && Reach(pair) >= *bar;
}

std::optional<double> LeastBar(std::span<const LabelledValue> pairs,
                               double precision, double floor) {
  std::vector<LabelledValue> sorted(pairs.begin(), pairs.end());
  std::ranges::sort(sorted, [](const LabelledValue& a, const LabelledValue& b) {
    return a.value > b.value;
  });
  std::optional<double> bar;
  size_t right = 0;
  for (size_t i = 0; i < sorted.size() && sorted[i].value >= floor; ++i) {
    right += sorted[i].positive;
    const bool last = i + 1 == sorted.size();
    if (!last && sorted[i + 1].value == sorted[i].value) continue;
    if (static_cast<double>(right) < precision * static_cast<double>(i + 1)) {
      continue;
    }
    const double gap =
        last ? kMostBelow : (sorted[i].value - sorted[i + 1].value) / 2;
    bar = std::max(floor, sorted[i].value - std::min(gap, kMostBelow));
  }
  return bar;
}

Tuning TuneBar(std::span<const TuningPair> pairs,
               const TuningOptions& options) {
  assert(options.precision > 0 && options.precision <= 1);
  Tuning tuning{.even_odds = options.even_odds, .own_bar = options.own_bar};
  if (options.calibrate) {
    std::vector<LabelledLogit> logits;
    for (const TuningPair& pair : pairs) {
      logits.push_back({pair.logit, pair.positive});
    }
    const auto fit = FitCalibration(logits, -options.even_odds);
    if (fit) {
      tuning.calibrated = true;
      tuning.calibration = {fit->slope, fit->intercept + options.even_odds};
    }
  }
  std::vector<LabelledLogit> all;
  std::vector<LabelledValue> values;
  for (const TuningPair& pair : pairs) {
    const double value = tuning.Reach(pair);
    all.push_back({value, pair.positive});
    if (pair.eligible) values.push_back({value, pair.positive});
  }
  const auto odds = FitCalibration(all, 0);
  const double floor = odds ? -odds->intercept / odds->slope : kNoBar;
  const auto right = std::ranges::count(values, true, &LabelledValue::positive);
  if (options.open &&
      static_cast<double>(right) >=
          options.precision * static_cast<double>(values.size())) {
    tuning.bar = kNoBar;
    return tuning;
  }
  tuning.bar = LeastBar(values, options.precision, floor);
  return tuning;
}

std::vector<int> AssignFolds(std::span<const uint64_t> groups, int folds) {
  assert(folds > 0);
  std::map<uint64_t, size_t> sizes;
  for (const uint64_t group : groups) ++sizes[group];
  std::vector<std::pair<uint64_t, size_t>> by_size(sizes.begin(), sizes.end());
  // The largest first, each to the fold that has least.
  std::ranges::stable_sort(by_size, [](const auto& a, const auto& b) {
    return a.second > b.second;
  });
  std::vector<size_t> filled(folds, 0);
  std::map<uint64_t, int> fold_of;
  for (const auto& [group, size] : by_size) {
    const auto least = std::ranges::min_element(filled);
    *least += size;
    fold_of[group] = static_cast<int>(least - filled.begin());
  }
  std::vector<int> assigned;
  for (const uint64_t group : groups) assigned.push_back(fold_of[group]);
  return assigned;
}

TuningCounts Count(std::span<const TuningPair> pairs, const Tuning& tuning) {
  TuningCounts counts;
  for (const TuningPair& pair : pairs) {
    const bool reported = tuning.Reports(pair);
    counts.reported += reported;
    counts.right += reported && pair.positive;
    counts.positives += pair.positive;
  }
  return counts;
}

std::optional<TuningCounts> CrossValidate(std::span<const TuningPair> pairs,
                                          const TuningOptions& options) {
  std::vector<uint64_t> groups;
  for (const TuningPair& pair : pairs) groups.push_back(pair.group);
  const std::vector<int> folds = AssignFolds(groups, options.folds);
  const bool all_one =
      std::ranges::adjacent_find(folds, std::not_equal_to<>()) == folds.end();
  if (all_one) return std::nullopt;
  TuningCounts sum;
  for (int fold = 0; fold < options.folds; ++fold) {
    std::vector<TuningPair> seen, unseen;
    for (size_t i = 0; i < pairs.size(); ++i) {
      (folds[i] == fold ? unseen : seen).push_back(pairs[i]);
    }
    const TuningCounts counts = Count(unseen, TuneBar(seen, options));
    sum.reported += counts.reported;
    sum.right += counts.right;
    sum.positives += counts.positives;
  }
  return sum;
}

}  // namespace neardup
