// A verdict in words: what was found in two stories and why it is what it is.

#ifndef NEARDUP_REPORT_EXPLANATION_H_
#define NEARDUP_REPORT_EXPLANATION_H_

#include <optional>
#include <string>
#include <vector>

#include "neardup/pipeline/options.h"
#include "neardup/pipeline/result.h"
#include "neardup/verify/grounds.h"
#include "neardup/verify/reasons.h"

namespace neardup {

// Why a pair is what it is.
struct Explanation {
  std::vector<Reason> reasons = {};
  double logit = 0;  // what the model and the penalties say in all
  // The logit from which it would be such a copy; nothing where other things
  // than the logit decided.
  std::optional<double> bar = std::nullopt;
  // Passages, their order and kinds, and what they cover.
  std::string evidence = {};
  // What sets it apart from the relations it could be taken for; "" for pairs
  // that were not measured, of equal words for instance.
  std::string conclusion = {};
};

// Explains the verdict on a pair that was judged with passages. `options` are
// those it was judged with.
Explanation Explain(const PairResult& pair, const Grounds& grounds,
                    const DedupOptions& options);

// What the reason says, in words: "0.92 of the words of one story are in
// aligned passages".
std::string DescribeReason(const Reason& reason);

// "31 passages in the same order (3 verbatim, 10 edited, 18 reworded); what is
// aligned covers 82 % of the first and 79 % of the second story's words".
std::string DescribeEvidence(const PairResult& pair);

// For a person, with full stops; see Explanation::conclusion.
//   "They share 142 words besides function words, and 61 % of the ordinary
//   wording, names and quotes aside, is matched; ..."
std::string DescribeConclusion(const PairResult& pair, const Grounds& grounds);

}  // namespace neardup

#endif  // NEARDUP_REPORT_EXPLANATION_H_
