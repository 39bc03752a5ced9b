#include "neardup/verify/reasons.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace neardup {
namespace {

// The group of every feature, by kNum...Features. Counts that grow with the
// length of the stories (shared words, names) offset each other in the models:
// apart, each would look like a reason it is not.
constexpr std::array<ReasonGroup, kNumVerbatimFeatures> GroupsOfFeatures() {
  using enum ReasonGroup;
  std::array<ReasonGroup, kNumVerbatimFeatures> groups{};
  groups.fill(kCoverage);
  for (const int k :
       {kTrigramContainmentMin, kTrigramContainmentMax, kContentPairJaccard}) {
    groups[k] = kWording;
  }
  groups[kShingle3ContainmentMax] = kWording;
  groups[kShingle5ContainmentMax] = kWording;
  for (const int k : {kOrdinaryOrder, kOrdinaryNeighbours, kNameOrder}) {
    groups[k] = kOrder;
  }
  for (const int k : {kFunctionShareMin, kFunctionShareMax, kLogNames,
                      kLogContentWords, kLogOrderedNames}) {
    groups[k] = kVocabulary;
  }
  for (const int k :
       {kNumberShareMin, kNumberShareMax, kLogNumbers, kMatchedNumbers}) {
    groups[k] = kNumbers;
  }
  for (const int k : {kNewMin, kNewMax, kNewRelative}) groups[k] = kNewFacts;
  for (const int k : {kMutualSentences, kSentenceLengthRatio}) {
    groups[k] = kSentences;
  }
  groups[kNumberConflicts] = kConflicts;
  return groups;
}

// The verbatim model takes order and corresponding sentences off again where
// shared 3-grams count them twice.
constexpr std::array<ReasonGroup, kNumVerbatimFeatures> VerbatimGroups() {
  auto groups = GroupsOfFeatures();
  for (ReasonGroup& group : groups) {
    if (group == ReasonGroup::kOrder || group == ReasonGroup::kSentences) {
      group = ReasonGroup::kWording;
    }
  }
  return groups;
}

constexpr auto kRewriteGroups = GroupsOfFeatures();
constexpr auto kVerbatimGroups = VerbatimGroups();
constexpr int kNumFeatureGroups = static_cast<int>(ReasonGroup::kConflicts) + 1;

double ValueOf(ReasonGroup group, const Grounds& grounds) {
  const auto& x = grounds.rewrite;
  switch (group) {
    case ReasonGroup::kCoverage:
      return x[kCoverageMax];
    case ReasonGroup::kWording:
      return x[kTrigramContainmentMax];
    case ReasonGroup::kOrder:
      return x[kOrdinaryOrder];
    case ReasonGroup::kSentences:
      return x[kMutualSentences];
    case ReasonGroup::kVocabulary:
      return std::round(std::expm1(x[kLogContentWords]));
    case ReasonGroup::kNumbers:
      return x[kNumberShareMax];
    case ReasonGroup::kNewFacts:
      return x[kNewMax];
    case ReasonGroup::kConflicts:
      return x[kNumberConflicts];
    case ReasonGroup::kShortStory:
      return grounds.shorter_words;
    case ReasonGroup::kOneSource:
      return grounds.jaccard3;
    case ReasonGroup::kLanguage:
      return grounds.penalties.unknown_language > 0 ? 1 : 0;
    case ReasonGroup::kFiveGrams:
      return grounds.verbatim[kShingle5ContainmentMax];
  }
  return 0;
}

// The logit of `values` by the parts of the model that were asked about the
// pair, so that no group is blamed for the trees' being left out.
double LogitBy(const CopyModel& model, bool trees,
               std::span<const float> values) {
  const double logit = model.logistic().Logit(values);
  return trees ? (logit + model.trees().Sum(values)) / 2 : logit;
}

using Weights = std::array<double, kNumReasonGroups>;

Weights WeighGroups(const CopyModel& model, std::span<const float> values,
                    std::span<const ReasonGroup> groups) {
  const LogisticModel& logistic = model.logistic();
  const bool trees = model.trees().num_trees() > 0 &&
                     logistic.Logit(values) > CopyModel::kTreesFrom;
  const double logit = LogitBy(model, trees, values);
  Weights weights{};
  for (int group = 0; group < kNumFeatureGroups; ++group) {
    std::vector<float> neutral(values.begin(), values.end());
    for (size_t k = 0; k < neutral.size(); ++k) {
      if (static_cast<int>(groups[k]) == group) neutral[k] = logistic.mean(k);
    }
    weights[group] = logit - LogitBy(model, trees, neutral);
  }
  return weights;
}

double& At(Weights& weights, ReasonGroup group) {
  return weights[static_cast<size_t>(group)];
}

Weights WeighRewrite(const Grounds& grounds, const CopyModel* model) {
  Weights weights =
      WeighGroups(model == nullptr ? BuiltInRewriteModel() : *model,
                  grounds.rewrite, kRewriteGroups);
  const Penalties& penalties = grounds.penalties;
  At(weights, ReasonGroup::kWording) -= penalties.few_trigrams;
  At(weights, ReasonGroup::kNewFacts) -= penalties.new_facts;
  At(weights, ReasonGroup::kShortStory) -= penalties.short_story;
  At(weights, ReasonGroup::kOneSource) -= penalties.one_source;
  At(weights, ReasonGroup::kLanguage) -= penalties.unknown_language;
  return weights;
}

Weights WeighVerbatim(const Grounds& grounds, double score) {
  Weights weights =
      WeighGroups(BuiltInVerbatimModel(), grounds.verbatim, kVerbatimGroups);
  const double verbatim = grounds.logits.verbatim;
  if (verbatim <= 0) {
    // The sets of 5-grams told; the score says how much.
    At(weights, ReasonGroup::kFiveGrams) =
        LogOdds(std::clamp(score, 0.5, 0.999)) - verbatim;
  }
  return weights;
}

}  // namespace

std::vector<Reason> ReasonsFor(const Grounds& grounds, const Match& match,
                               const CopyModel* rewrite_model) {
  if (!grounds.measured || match.relation == Relation::kExact) return {};
  const bool verbatim = IsVerbatimCopy(match.relation);
  const Weights weights = verbatim ? WeighVerbatim(grounds, match.score)
                                   : WeighRewrite(grounds, rewrite_model);
  std::vector<Reason> reasons;
  for (int i = 0; i < kNumReasonGroups; ++i) {
    if (std::abs(weights[i]) < kLeastReason) continue;
    const auto group = static_cast<ReasonGroup>(i);
    reasons.push_back({group, weights[i], ValueOf(group, grounds)});
  }
  std::ranges::stable_sort(reasons, [](const Reason& x, const Reason& y) {
    return std::abs(x.weight) > std::abs(y.weight);
  });
  if (reasons.size() > kMostReasons) reasons.resize(kMostReasons);
  return reasons;
}

}  // namespace neardup
