// The gates: which candidates are not worth a full comparison.
//
// A batch has far more candidates (pairs that share a few rare keys) than
// copies. Two small logistic models dismiss most of the rest before the dear
// steps, each on what is known by then:
//
//   keys    what the join counted and where, three bitmaps, lengths. About
//           0.2 us a pair; 85 % of the candidates of event-dense news end here.
//   words   the features of PairComparer::CompareWords, for stories of 200
//           words and more (short ones are cheap to align and easily lost).
//
// Together they lose up to 3 in 1,000 of the pairs that would be reported, and
// up to 8 of the rewrites (`bench/gate_loss.py`). They are for candidates
// from the join only: pairs somebody asked about are never gated.
//
// Both gates are symmetric in the two stories.

#ifndef NEARDUP_VERIFY_GATE_H_
#define NEARDUP_VERIFY_GATE_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "neardup/index/join_evidence.h"
#include "neardup/verify/bitmaps.h"
#include "neardup/verify/features.h"
#include "neardup/verify/model.h"

namespace neardup {

// A pair passes the gate on keys at this logit ...
inline constexpr double kMinKeysLogit = -3.5;
// ... or with this value of kTrigramBitsMax: a story held word for word inside
// a much longer one looks bad to the model and is a copy all the same.
inline constexpr float kMinTrigramBits = 0.55f;
// A pair passes the gate on words at this logit, or with a story shorter than
// kMinGatedWords or of kMaxProfileWords (profile.h): of longer ones the
// features know only the beginning.
inline constexpr double kMinWordsLogit = -5.5;
inline constexpr uint32_t kMinGatedWords = 200;

// What the gate on keys reads. A bitmap value is made of e, the common bits
// beyond those that meet by chance, over the sizes of the two sets: log is
// log1p(e), max is sqrt(e / (smaller set + 5)), min that of the larger set.
enum GateKeyFeature : int {
  kLogShorter,      // ln(1 + words of the shorter story)
  kLogLengthRatio,  // ln((1 + longer) / (1 + shorter))
  kLogTrigrams,     // log1p of the 3-gram keys they share
  kLogRareWords,    // log1p of the rare words they share
  kTrigramShare,    // shared 3-gram keys / (5 + keys of the story with fewer)
  kChainShare,      // chain / (1 + shared keys)
  kLogPlaces,       // log1p of SharedKeys::places
  kLogLinkRun,      // log1p of SharedKeys::link_run
  kLogChain,        // log1p of SharedKeys::chain
  kLogWordBits,     // words other than function words
  kWordBitsMax,
  kWordBitsMin,
  kLogPairBits,  // content pairs
  kPairBitsMax,
  kPairBitsMin,
  kLogTrigramBits,  // 3-grams
  kTrigramBitsMax,
  kTrigramBitsMin,
  kNumGateKeyFeatures,
};

// The gates were fitted on what is reported from a score of .5 on. Who asks for
// rewrites of a lower score gets candidates of as much lower odds.
inline double SlackFor(double min_score) {
  return std::max(0.0, -LogOdds(min_score));
}

// As the model file names them, in the same order.
std::span<const std::string_view, kNumGateKeyFeatures> GateKeyNames();

// One story as the gate on keys sees it. Make it once a story (30 ns): it holds
// the exponentials and logarithms that do not depend on the other story.
struct GateSide {
  GateSide() = default;
  // `bitmaps` must outlive the side; `trigram_keys`: 3-gram keys the story gave
  // to the join.
  GateSide(const Bitmaps& bitmaps, uint32_t trigram_keys);

  const Bitmaps* bitmaps = nullptr;
  float trigram_keys = 0;
  float log_words = 0;               // ln(1 + words)
  std::array<float, 3> sizes = {};   // of the three sets, as the model counts
  std::array<float, 3> filled = {};  // bits those sets are expected to set
};

// Immutable; safe to use from many threads.
class Gate {
 public:
  // The gates of the models built into the library.
  static const Gate& BuiltIn();

  // `slack`: by how much the bar is lower, 0 or more (SlackFor).
  bool PassKeys(const SharedKeys& shared, const GateSide& a, const GateSide& b,
                double slack = 0) const;

  // `features` after CompareWords; words of the two stories as their profiles
  // count them.
  bool PassWords(const PairFeatures& features, uint32_t words_a,
                 uint32_t words_b, double slack = 0) const;

  // The logits behind the two, for reports and tests. `values` may be null.
  using KeyValues = std::array<float, kNumGateKeyFeatures>;
  double KeysLogit(const SharedKeys& shared, const GateSide& a,
                   const GateSide& b, KeyValues* values) const;
  double WordsLogit(const PairFeatures& features, uint32_t words_a,
                    uint32_t words_b) const;

 private:
  Gate(LogisticModel keys, LogisticModel words);

  LogisticModel keys_;
  LogisticModel words_;
};

}  // namespace neardup

#endif  // NEARDUP_VERIFY_GATE_H_
