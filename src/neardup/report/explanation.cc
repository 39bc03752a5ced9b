#include "neardup/report/explanation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "neardup/verify/profile.h"
#include "neardup/verify/verifier.h"

namespace neardup {
namespace {

// Shared words but function words, as the logarithm in a feature says.
double CountOf(float log1p) { return std::round(std::expm1(log1p)); }

std::string DescribeRewrite(const Grounds& grounds) {
  return fmt::format(
      "They share {:.0f} words besides function words, and {:.0f} % of the "
      "ordinary wording, names and quotes aside, is matched; its order agrees "
      "by {:.2f} (1: the same, 0: by chance). Independent reports of one event "
      "share names and numbers, not the course of the wording.",
      CountOf(grounds.rewrite[kLogContentWords]),
      100 * grounds.rewrite[kOrdinaryMatched],
      std::clamp<double>(grounds.rewrite[kOrdinaryOrder], 0, 1));
}

std::string DescribeExcerpt(const PairResult& pair) {
  const Match& match = pair.match;
  const bool a_is_part = match.containment_a >= match.containment_b;
  return fmt::format(
      "{:.0f} % of the {} story is in the {} one word for word, which has "
      "{:.0f} "
      "% more that is its own.",
      100 * std::max(match.containment_a, match.containment_b),
      a_is_part ? "first" : "second", a_is_part ? "second" : "first",
      100 * (1 - std::min(match.containment_a, match.containment_b)));
}

}  // namespace

Explanation Explain(const PairResult& pair, const Grounds& grounds,
                    const DedupOptions& options) {
  const Match& match = pair.match;
  const bool verbatim = IsVerbatimCopy(match.relation);
  const PairLogits& logits = grounds.logits;
  Explanation why = {
      .reasons = ReasonsFor(grounds, match, options.rewrite_model.get()),
      .logit = verbatim ? logits.verbatim : logits.rewrite - logits.penalty,
      .evidence = DescribeEvidence(pair),
      .conclusion = DescribeConclusion(pair, grounds)};
  const double bar = verbatim ? 0 : BarOfRewrites(options.min_score);
  // Sets of shingles and coverage have their say, too.
  if ((why.logit >= bar) == IsCopy(match.relation)) why.bar = bar;
  return why;
}

std::string DescribeConclusion(const PairResult& pair, const Grounds& grounds) {
  switch (pair.match.relation) {
    case Relation::kExact:
      return "Both have the same words, case, punctuation and furniture aside.";
    case Relation::kNearDuplicate:
      return fmt::format(
          "{:.0f} % and {:.0f} % of their five-word runs are in the other: one "
          "article, edited, trimmed or furnished anew.",
          100 * pair.match.containment_a, 100 * pair.match.containment_b);
    case Relation::kExcerpt:
      return DescribeExcerpt(pair);
    case Relation::kRewrite:
      return grounds.measured ? DescribeRewrite(grounds) : "";
    case Relation::kTemplate:
      return "They have the form in common, but not the facts: no copies.";
    case Relation::kSameEvent:
      return "They tell of the same things in words of their own: no copies.";
    case Relation::kUnrelated:
      return "";
  }
  return "";
}

std::string DescribeReason(const Reason& reason) {
  const double value = reason.value;
  const bool one = std::lround(value) == 1;
  switch (reason.about) {
    case ReasonGroup::kCoverage:
      return fmt::format(
          "{:.2f} of the words of one story are in aligned passages", value);
    case ReasonGroup::kWording:
      return fmt::format(
          "{:.2f} of the three-word runs of one story are in the other", value);
    case ReasonGroup::kOrder:
      return fmt::format(
          "{:.2f} order of the common words (1: the same, 0: by chance)",
          value);
    case ReasonGroup::kSentences:
      return fmt::format("{:.2f} of the sentences have one that corresponds",
                         value);
    case ReasonGroup::kVocabulary:
      return fmt::format("{:.0f} {} common to both, function words aside",
                         value, one ? "word is" : "words are");
    case ReasonGroup::kNumbers:
      return value == 0
                 ? "no number is common to both"
                 : fmt::format(
                       "{:.2f} of the numbers of one story are in the other",
                       value);
    case ReasonGroup::kNewFacts:
      return fmt::format(
          "{:.2f} of the names and numbers in the passages of one story are "
          "not in the other",
          value);
    case ReasonGroup::kConflicts:
      return value == 0
                 ? "no number stands where the other story has another"
                 : fmt::format("{:.0f} {} where the other story has another",
                               value, one ? "number stands" : "numbers stand");
    case ReasonGroup::kShortStory:
      return fmt::format("one story has only {:.0f} words", value);
    case ReasonGroup::kOneSource:
      return fmt::format(
          "both are from one source, and only {:.2f} of their three-word runs "
          "are shared",
          value);
    case ReasonGroup::kLanguage:
      return "the language has no table that tells rare words from common ones";
    case ReasonGroup::kFiveGrams:
      return fmt::format(
          "{:.2f} of the five-word runs of one story are in the other: beyond "
          "the model, enough for a copy",
          value);
  }
  return "";
}

std::string DescribeEvidence(const PairResult& pair) {
  const std::vector<Passage>& passages = pair.passages;
  if (passages.empty()) {
    return fmt::format(
        "no passage of one is found in the other (within the first {} words)",
        kMaxProfileWords);
  }
  std::array<int, 3> kinds{};
  bool in_order = true;
  uint32_t last = 0;
  for (const Passage& passage : passages) {
    ++kinds[static_cast<size_t>(passage.kind)];
    in_order &= passage.b_begin >= last;
    last = passage.b_begin;
  }
  std::string text =
      fmt::format("{} passage{}{} ({} verbatim, {} edited, {} reworded)",
                  passages.size(), passages.size() == 1 ? "" : "s",
                  passages.size() == 1 ? ""
                  : in_order           ? " in the same order"
                                       : ", some moved",
                  kinds[0], kinds[1], kinds[2]);
  return text + fmt::format(
                    "; what is aligned covers {:.0f} % of the first and {:.0f} "
                    "% of the "
                    "second story's words",
                    100 * pair.match.coverage_a, 100 * pair.match.coverage_b);
}

}  // namespace neardup
