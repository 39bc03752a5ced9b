// The verdict on a pair of stories: is one a copy of the other, and of what
// kind?
//
// Two models judge (copy_model.h), on features of the two profiles (features.h,
// grounds.h):
//   verbatim  was text taken word for word (near-duplicates, later versions,
//             excerpts)?
//   rewrite   was the article reworded?
// Relations are tried in this order; the first that fits is the verdict.
//   exact           equal hash of all normalised words
//   near-duplicate  word-5-gram Jaccard >= .97; or the verbatim logit is above
//                   0 (-.75 for two different known sources; else 1 for a
//                   story of under 80 words), .15 of the 3-grams outside
//                   quotes of one side are shared, and the stories are about
//                   as long (length ratio >= .6)
//   excerpt         the verbatim logit is above 0, .15 of the 3-grams as
//                   above, the length ratio is below .6, the shorter story has
//                   25 words or more and at least .6 of them are in the longer
//                   (Of a story beyond what a profile covers, kMaxProfileWords,
//                   .6 of the 5-grams of one side stand for a verbatim logit.)
//   rewrite         score >= min_score, g >= kRewriteBar (below a min_score of
//                   .5: plus ln(min_score / (1 - min_score))), aligned passages
//                   cover .5 of one story and .12 of the other, and the two are
//                   not of different known languages
//   template        the same wording with other names and numbers: 5-gram
//                   Jaccard >= .5; or 3-gram Jaccard > .15, .4 of both
//                   covered, .2 of the names and numbers new; or .8 covered,
//                   .5 new
//   same-event      20 shared words that are no function words, or 4 names
//   unrelated
// Stories of a script without case, in a language without frequency table, are
// copies only if .75 of the 5-grams of one side are shared, and numbers stand
// against others that the other story lacks only at a 5-gram Jaccard of .9:
// what the models know of words does not hold there (docs/quality.md). In pairs
// of characters, not of two different known sources, passages cover at most
// .125 more of that side than is shared. g is the rewrite logit less penalties
// for what real batches go wrong on: few shared 3-grams, names and numbers the
// other story lacks, under 80 words, a language without frequency table (all
// words look rare), stories of one source (columns, horoscopes, daily forms).
//
// Score: max(sigmoid(rewrite logit - 1.5), sigmoid(verbatim logit)); 1 for
// exact. Copies that only their sets of 5-grams gave away have at least the
// greater containment of those sets. It is the probability that a candidate
// pair of a batch is a copy: the rewrite model was trained where copies were
// frequent, among the candidates of a batch they are few, and reading reported
// pairs put even odds at a logit of 1.5. The score has no penalties in it, for
// they make a worse ranking and a worse probability (docs/quality.md). So of
// two values of min_score from .5 on, the greater reports those rewrites of the
// other that have this score or more, and no pair with a g below kRewriteBar is
// reported, whatever its score. Other copies score 0.5 or more.
//
// The verdict does not depend on which story is given first, nor on anything
// but the two stories.
//
// Example:
//   Verifier verifier(options);
//   Match match = verifier.Judge(a, b);
//   if (IsCopy(match.relation)) Show(match, verifier.passages());

#ifndef NEARDUP_VERIFY_VERIFIER_H_
#define NEARDUP_VERIFY_VERIFIER_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "neardup/base/hash.h"
#include "neardup/text/token_stream.h"
#include "neardup/verify/copy_model.h"
#include "neardup/verify/features.h"
#include "neardup/verify/gate.h"
#include "neardup/verify/grounds.h"
#include "neardup/verify/match.h"
#include "neardup/verify/profile.h"
#include "neardup/verify/shingle_sets.h"
#include "neardup/verify/shingle_similarity.h"

namespace neardup {

// g from which a rewrite is reported at a min_score of 0.5 or more. Of pairs
// labelled near the bar, judged by models not fitted on them, those with a g of
// 1 to 2 were copies in three of five, of 2 to 3 in seven of ten, above nearly
// always; the rest of a batch's candidates hardly ever come so far
// (docs/quality.md).
inline constexpr double kRewriteBar = 2.5;
// Rewrite logit of even odds among the candidates of a batch.
inline constexpr double kEvenOdds = 1.5;

// The g asked for at `min_score`, in (0, 1): a lower one lowers it.
inline double BarOfRewrites(double min_score) {
  return kRewriteBar +
         std::min(0.0, LogOdds(std::clamp(min_score, 1e-6, 1 - 1e-6)));
}

// Whether aligned passages cover enough of both stories for a rewrite; over
// RewriteFeature.
inline bool CoversEnough(
    const std::array<float, kNumRewriteFeatures>& features) {
  return features[kCoverageMax] >= 0.5f && features[kCoverageMin] >= 0.12f;
}

// One story of a pair; owns nothing.
struct StorySide {
  TokenView tokens;
  const Profile* profile = nullptr;  // of tokens; never null
  Hash128 exact;                     // TokenStream::exact
  ShingleSets* sets = nullptr;       // of tokens; never null
  std::string_view source;           // empty: not known, unlike any other
};

struct VerifyOptions {
  // The rewrite model; null: the built-in one. Must outlive the verifier.
  const CopyModel* rewrite_model = nullptr;
  // Least score of a reported rewrite, in (0, 1).
  double min_score = 0.5;
  // Make passages: of every pair that Judge looks at, of copies among
  // candidates.
  bool want_passages = false;
  // Whether JudgeCandidate dismisses pairs by the gate on words (gate.h).
  bool gates = true;
};

// Judges pairs. Holds scratch memory (about 1 MB): one a thread.
class Verifier {
 public:
  explicit Verifier(const VerifyOptions& options);

  // The full verdict. Cost: about 40 us for two stories of 600 words. `sets5`:
  // the comparison of their sets of 5-grams, if somebody has made it already.
  Match Judge(const StorySide& a, const StorySide& b,
              const std::optional<SetSimilarity>& sets5 = std::nullopt);

  // The same for the candidates of a batch, of which few are copies: every step
  // that can no longer make the pair a copy is left out. Relation and measures
  // of copies are those of Judge; all other pairs come back as kUnrelated with
  // some score, their measures zero. With VerifyOptions::gates a few copies are
  // dismissed (gate.h). Cost: 5 us if the gate dismisses the pair, 15 us if it
  // is no copy.
  Match JudgeCandidate(const StorySide& a, const StorySide& b);

  // Of the pair last judged, with want_passages: in order of a, sides as given;
  // positions of words (ToBytes turns them into bytes). Empty otherwise.
  std::span<const Passage> passages() const { return passages_; }

  // What the last pair was judged on, for reports. Sides of the features are
  // ordered: the shorter story first. After JudgeCandidate, and for stories of
  // equal words, only what was looked at.
  const PairFeatures& features() const { return features_; }
  const PairLogits& logits() const { return logits_; }
  // Everything Judge looked at, in one piece; nothing measured for stories of
  // equal words, of no words, and for pairs that a gate dismissed.
  Grounds grounds() const;

 private:
  struct Pair;

  Match JudgeInOrder(const StorySide& a, const StorySide& b, bool candidate,
                     const std::optional<SetSimilarity>& sets5);
  // From here on, a is the shorter.
  Match JudgeExact(const StorySide& a, const StorySide& b);
  Match JudgeOther(Pair pair, bool candidate);

  bool CompareProfiles(const Pair& pair, bool candidate);
  bool MayBeCopy(const Pair& pair) const;
  void CompareSets(Pair* pair);
  void SetVerbatimValues(const Pair& pair);
  Penalties PenaltiesOf(const Pair& pair) const;

  Relation Decide(const Pair& pair) const;
  bool SharesEnough(const Pair& pair) const;
  bool IsRefilled(const Pair& pair) const;
  bool OfOtherSources(const Pair& pair) const;
  bool IsVerbatim(const Pair& pair, double bar) const;
  double NearDuplicateBar(const Pair& pair) const;
  bool IsNearDuplicate(const Pair& pair) const;
  bool IsExcerpt(const Pair& pair) const;
  bool IsRewrite(const Pair& pair) const;
  bool IsTemplate(const Pair& pair) const;
  double Score(const Pair& pair, Relation relation) const;

  VerifyOptions options_;
  const CopyModel* model_;
  double bar_;              // g of a reported rewrite
  double least_unmatched_;  // logistic logit before sentences are matched, from
                            // which a rewrite may be reported
  double gate_slack_;       // gate.h
  PairComparer comparer_;
  PairFeatures features_;
  std::array<float, kNumVerbatimFeatures> verbatim_ = {};
  double jaccard3_ = 0;
  uint32_t shorter_words_ = 0;
  Penalties penalties_;
  bool measured_ = false;  // whether the models were asked
  PairLogits logits_;
  std::vector<Passage> passages_;
};

}  // namespace neardup

#endif  // NEARDUP_VERIFY_VERIFIER_H_
