#include "neardup/verify/verifier.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

#include "neardup/verify/passages.h"

namespace neardup {

namespace {

// Verbatim copies share so many of the 3-grams outside quotes of one side; the
// least seen was .35.
constexpr float kLeastSharedTrigrams = 0.15f;

// So short are the notices of agencies and exchanges, of which the next one
// looks like a rewrite of the last.
constexpr size_t kShortStory = 80;

constexpr double kSameTextJaccard = 0.97;
constexpr double kHalfSharedJaccard = 0.5;
constexpr double kAsLongRatio = 0.6;
// Forms filled in anew each day, the hardest look-alikes of verbatim copies,
// come from one source: stories of two known sources need less, other short
// ones, where a form leaves few words to differ, more.
constexpr double kOtherSourceBar = -0.75;
constexpr double kShortStoryBar = 1;
constexpr size_t kMinExcerptWords = 25;
constexpr double kMinExcerptCoverage = 0.6;
// A story of which the profile covers only the beginning is a verbatim copy if
// so much of the 5-grams of one side is shared.
constexpr double kLongStoryContainment = 0.6;
// The models have learnt from words of Latin script. Bigrams of characters are
// rarer than words and shared more often, and without capitals there are no
// names: stories of one outlet that share its formulas look like copies. Edited
// copies share more than this (bench/languages.py).
constexpr double kUnlearntContainment = 0.75;
// A form filled in anew has numbers of its own where the other has others; what
// was cut or moved has the numbers that the other has somewhere.
constexpr float kUnlearntNumberShare = 0.97f;
constexpr double kUnlearntSameJaccard = 0.9;
// What was cut or moved is missing as a whole, and what is aligned is the same
// words. A form is aligned from end to end and differs inside its passages: it
// covers more of a side than 5-grams of pairs of characters are shared.
constexpr double kMostRefilled = 0.125;

double Greatest(const SetSimilarity& sets) {
  return std::max(sets.containment_a(), sets.containment_b());
}

// A total order that depends on content alone; the shorter story comes first,
// as features.h wants it.
bool ComesFirst(const StorySide& a, const StorySide& b) {
  if (a.tokens.size() != b.tokens.size()) {
    return a.tokens.size() < b.tokens.size();
  }
  if (a.exact != b.exact) return a.exact < b.exact;
  return std::lexicographical_compare(
      a.tokens.words.begin(), a.tokens.words.end(), b.tokens.words.begin(),
      b.tokens.words.end());
}

// The most that matched sentences can add to the logit.
double SentencesAtMost(const LogisticModel& model) {
  // Sentences match with a Dice of 1/4 or more, so one weighs at most 7 times
  // as much as the other.
  static const float kGreatest[] = {1, std::log(7.f)};
  double sum = 0;
  for (int k = 0; k < kNumRewriteFeatures - kMutualSentences; ++k) {
    std::array<float, kNumRewriteFeatures> x = {};
    const int feature = kMutualSentences + k;
    const double at_zero = model.Part(x, feature, feature + 1);
    x[feature] = kGreatest[k];
    sum += std::max(at_zero, model.Part(x, feature, feature + 1));
  }
  return sum;
}

bool SameWords(const StorySide& a, const StorySide& b) {
  return std::equal(a.tokens.words.begin(), a.tokens.words.end(),
                    b.tokens.words.begin(), b.tokens.words.end());
}

// Whether nearly all of a story is quotation, so that its 3-grams outside
// quotes say nothing about it.
bool MostlyQuoted(const Profile& profile) {
  return profile.trigrams.size() * 5 < profile.num_words;
}

}  // namespace

// What the relations are decided on besides the features. a is the shorter.
struct Verifier::Pair {
  Pair(const StorySide& shorter, const StorySide& longer)
      : a(shorter),
        b(longer),
        length_ratio(static_cast<double>(a.tokens.size()) / b.tokens.size()),
        truncated(b.tokens.size() > b.profile->num_words),
        quoted(MostlyQuoted(*a.profile) || MostlyQuoted(*b.profile)) {}

  void SetSets5(const SetSimilarity& sets) {
    sets5 = sets;
    has_sets5 = true;
  }

  const StorySide& a;
  const StorySide& b;
  double length_ratio;
  bool truncated;  // the longer goes beyond its profile
  bool quoted;     // one is mostly quotation
  bool has_sets5 = false;
  SetSimilarity sets5;  // word 5-grams
  SetSimilarity sets3;  // word 3-grams, quoted or not
};

Verifier::Verifier(const VerifyOptions& options)
    : options_(options),
      model_(options.rewrite_model == nullptr ? &BuiltInRewriteModel()
                                              : options.rewrite_model),
      bar_(BarOfRewrites(options.min_score)),
      least_unmatched_(model_->LeastLogistic(bar_) -
                       SentencesAtMost(model_->logistic())),
      gate_slack_(SlackFor(options.min_score)) {
  assert(options.min_score > 0 && options.min_score < 1);
}

Grounds Verifier::grounds() const {
  if (!measured_) return {};
  return {.measured = true,
          .rewrite = features_.rewrite,
          .verbatim = verbatim_,
          .jaccard3 = jaccard3_,
          .shorter_words = shorter_words_,
          .penalties = penalties_,
          .logits = logits_};
}

Match Verifier::Judge(const StorySide& a, const StorySide& b,
                      const std::optional<SetSimilarity>& sets5) {
  return JudgeInOrder(a, b, /*candidate=*/false, sets5);
}

Match Verifier::JudgeCandidate(const StorySide& a, const StorySide& b) {
  return JudgeInOrder(a, b, /*candidate=*/true, std::nullopt);
}

Match Verifier::JudgeInOrder(const StorySide& a, const StorySide& b,
                             bool candidate,
                             const std::optional<SetSimilarity>& sets5) {
  assert(a.profile != nullptr && b.profile != nullptr);
  passages_.clear();
  features_ = PairFeatures();
  verbatim_ = {};
  jaccard3_ = 0;
  shorter_words_ = 0;
  penalties_ = Penalties();
  measured_ = false;
  logits_ = PairLogits();
  const bool swapped = ComesFirst(b, a);
  const StorySide& first = swapped ? b : a;
  const StorySide& second = swapped ? a : b;
  Match match;
  if (a.exact == b.exact && a.exact != Hash128()) {
    match = JudgeExact(first, second);
  } else if (!first.tokens.words.empty()) {
    Pair pair(first, second);
    if (sets5) pair.SetSets5(swapped ? sets5->Swapped() : *sets5);
    match = JudgeOther(pair, candidate);
  }
  if (swapped) {
    std::swap(match.containment_a, match.containment_b);
    std::swap(match.coverage_a, match.coverage_b);
    SwapSides(&passages_);
  }
  return match;
}

Match Verifier::JudgeExact(const StorySide& a, const StorySide& b) {
  if (options_.want_passages && !a.tokens.words.empty()) {
    if (SameWords(a, b)) {
      const auto n = static_cast<uint32_t>(a.tokens.size());
      passages_ = {{0, n, 0, n, PassageKind::kVerbatim}};
    } else {
      // Equal texts in which other lines were furniture.
      comparer_.CompareWords(*a.profile, *b.profile, &features_);
      comparer_.Align(*a.profile, *b.profile, &features_);
      MakePassages(comparer_.alignment(), a.tokens, b.tokens, &passages_);
    }
  }
  return {Relation::kExact, 1, 1, 1, 1, 1, 1};
}

Match Verifier::JudgeOther(Pair pair, bool candidate) {
  const StorySide& a = pair.a;
  const StorySide& b = pair.b;
  Match match;
  if (!CompareProfiles(pair, candidate)) return match;
  if (!candidate || MayBeCopy(pair)) {
    CompareSets(&pair);
    match.relation = Decide(pair);
  }
  match.score = Score(pair, match.relation);
  if (candidate && !IsCopy(match.relation)) {
    match.relation = Relation::kUnrelated;
    return match;
  }
  match.jaccard = pair.sets5.jaccard();
  match.containment_a = pair.sets5.containment_a();
  match.containment_b = pair.sets5.containment_b();
  match.coverage_a = features_.coverage_a;
  match.coverage_b = features_.coverage_b;
  if (options_.want_passages) {
    MakePassages(comparer_.alignment(), a.tokens, b.tokens, &passages_);
  }
  return match;
}

// Sets the features and the rewrite logit; false if a gate dismisses the pair.
bool Verifier::CompareProfiles(const Pair& pair, bool candidate) {
  const Profile& a = *pair.a.profile;
  const Profile& b = *pair.b.profile;
  comparer_.CompareWords(a, b, &features_);
  if (candidate && options_.gates &&
      !Gate::BuiltIn().PassWords(features_, a.num_words, b.num_words,
                                 gate_slack_)) {
    return false;
  }
  comparer_.Align(a, b, &features_);
  const LogisticModel& logistic = model_->logistic();
  const double unmatched =
      logistic.intercept() +
      logistic.Part(features_.rewrite, 0, kMutualSentences);
  // Sentences matter for rewrites, and to the verbatim model where 3-grams are
  // shared.
  if (!candidate || unmatched >= least_unmatched_ || pair.truncated ||
      pair.quoted ||
      features_.rewrite[kTrigramContainmentMax] >= kLeastSharedTrigrams) {
    comparer_.MatchSentences(a, b, &features_);
  }
  logits_.rewrite = model_->Logit(features_.rewrite);
  measured_ = true;
  return true;
}

// Whether the pair can be a copy, whatever its sets of shingles are. They are
// dear to compare, and few candidates are copies.
bool Verifier::MayBeCopy(const Pair& pair) const {
  return pair.truncated || pair.quoted || logits_.rewrite >= bar_ ||
         features_.rewrite[kTrigramContainmentMax] >= kLeastSharedTrigrams;
}

// Sets what depends on the sets of shingles: verbatim logit and penalty.
void Verifier::CompareSets(Pair* pair) {
  const auto compare = [&](int length) {
    return CompareShingles(pair->a.sets->Get(pair->a.tokens.words, length),
                           pair->b.sets->Get(pair->b.tokens.words, length));
  };
  pair->sets3 = compare(3);
  if (!pair->has_sets5) pair->SetSets5(compare(5));
  jaccard3_ = pair->sets3.jaccard();
  SetVerbatimValues(*pair);
  logits_.verbatim = BuiltInVerbatimModel().Logit(verbatim_);
  shorter_words_ = static_cast<uint32_t>(pair->a.tokens.size());
  penalties_ = PenaltiesOf(*pair);
  logits_.penalty = penalties_.Sum();
}

void Verifier::SetVerbatimValues(const Pair& pair) {
  const auto shared3 = static_cast<float>(Greatest(pair.sets3));
  std::ranges::copy(features_.rewrite, verbatim_.begin());
  if (pair.quoted) {
    float& trigrams = verbatim_[kTrigramContainmentMax];
    trigrams = std::max(trigrams, shared3);
  }
  verbatim_[kShingle3ContainmentMax] = shared3;
  verbatim_[kShingle5ContainmentMax] = static_cast<float>(Greatest(pair.sets5));
}

// What batches were seen to go wrong on, in units of the rewrite logit.
Penalties Verifier::PenaltiesOf(const Pair& pair) const {
  const double jaccard3 = pair.sets3.jaccard();
  Penalties penalties;
  if (jaccard3 < 0.05) {
    penalties.few_trigrams = 1;
  } else if (jaccard3 < 0.08) {
    penalties.few_trigrams = 0.5;
  }
  if (features_.rewrite[kNewMax] > 0.25f) penalties.new_facts = 1;
  if (pair.a.tokens.size() < kShortStory) penalties.short_story = 1.5;
  // Without a frequency table every word looks rare.
  if (pair.a.tokens.language == Language::kUnknown) {
    penalties.unknown_language = 1.5;
  }
  const bool same_source =
      !pair.a.source.empty() && pair.a.source == pair.b.source;
  if (same_source && jaccard3 < 0.12) penalties.one_source = 1.2;
  return penalties;
}

Relation Verifier::Decide(const Pair& pair) const {
  const auto& x = features_.rewrite;
  if (SharesEnough(pair)) {
    if (IsNearDuplicate(pair)) return Relation::kNearDuplicate;
    if (IsExcerpt(pair)) return Relation::kExcerpt;
    if (IsRewrite(pair)) return Relation::kRewrite;
  }
  if (IsTemplate(pair)) return Relation::kTemplate;
  // 20 content words, or 4 names; both features are log1p of counts.
  if (x[kLogContentWords] > 3 || x[kLogNames] >= std::log(5.f) - 1e-6f) {
    return Relation::kSameEvent;
  }
  return Relation::kUnrelated;
}

// Whether the pair shares as much text as copies in its script do, where the
// models do not tell.
bool Verifier::SharesEnough(const Pair& pair) const {
  if (!pair.a.profile->unlearnt_script && !pair.b.profile->unlearnt_script) {
    return true;
  }
  const auto& x = features_.rewrite;
  const bool refilled =
      x[kNumberConflicts] > 0 && x[kNumberShareMax] < kUnlearntNumberShare;
  return Greatest(pair.sets5) >= kUnlearntContainment &&
         (!refilled || pair.sets5.jaccard() >= kUnlearntSameJaccard) &&
         !IsRefilled(pair);
}

// Whether stories in pairs of characters differ inside what is aligned, as
// forms do, and may be of one source.
bool Verifier::IsRefilled(const Pair& pair) const {
  if (!pair.a.profile->character_pairs && !pair.b.profile->character_pairs) {
    return false;
  }
  const SetSimilarity& sets = pair.sets5;
  const bool of_a = sets.containment_a() >= sets.containment_b();
  const double covered = of_a ? features_.coverage_a : features_.coverage_b;
  return covered - Greatest(sets) > kMostRefilled && !OfOtherSources(pair);
}

bool Verifier::OfOtherSources(const Pair& pair) const {
  return !pair.a.source.empty() && !pair.b.source.empty() &&
         pair.a.source != pair.b.source;
}

bool Verifier::IsVerbatim(const Pair& pair, double bar) const {
  return (logits_.verbatim > bar &&
          verbatim_[kTrigramContainmentMax] >= kLeastSharedTrigrams) ||
         (pair.truncated && Greatest(pair.sets5) >= kLongStoryContainment);
}

double Verifier::NearDuplicateBar(const Pair& pair) const {
  if (OfOtherSources(pair)) return kOtherSourceBar;
  return pair.a.tokens.size() < kShortStory ? kShortStoryBar : 0;
}

bool Verifier::IsNearDuplicate(const Pair& pair) const {
  const double jaccard = pair.sets5.jaccard();
  if (jaccard >= kSameTextJaccard) return true;
  return IsVerbatim(pair, NearDuplicateBar(pair)) &&
         pair.length_ratio >= kAsLongRatio;
}

bool Verifier::IsExcerpt(const Pair& pair) const {
  return IsVerbatim(pair, /*bar=*/0) && pair.length_ratio < kAsLongRatio &&
         pair.a.tokens.size() >= kMinExcerptWords &&
         std::max<double>(features_.coverage_a,
                          pair.truncated ? pair.sets5.containment_a() : 0) >=
             kMinExcerptCoverage;
}

bool Verifier::IsRewrite(const Pair& pair) const {
  const Language a = pair.a.tokens.language, b = pair.b.tokens.language;
  if (a != b && a != Language::kUnknown && b != Language::kUnknown) {
    return false;
  }
  return logits_.rewrite - logits_.penalty >= bar_ &&
         Score(pair, Relation::kRewrite) >= options_.min_score &&
         CoversEnough(features_.rewrite);
}

bool Verifier::IsTemplate(const Pair& pair) const {
  // So much common wording, and still no copy.
  if (pair.sets5.jaccard() >= kHalfSharedJaccard) return true;
  const float changed = features_.rewrite[kNewMax];
  const float covered = features_.rewrite[kCoverageMin];
  return (pair.sets3.jaccard() > 0.15 && covered > 0.4f && changed > 0.2f) ||
         (covered > 0.8f && changed > 0.5f);
}

double Verifier::Score(const Pair& pair, Relation relation) const {
  const double score =
      std::max(Sigmoid(logits_.rewrite - kEvenOdds), Sigmoid(logits_.verbatim));
  // Copies that their sets of 5-grams gave away, not the model.
  if (IsVerbatimCopy(relation) && logits_.verbatim <= 0) {
    return std::max({score, Greatest(pair.sets5), 0.5});
  }
  return score;
}

}  // namespace neardup
