#include "neardup/verify/gate.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>
#include <vector>

#include "neardup/verify/profile.h"

namespace neardup {

extern const std::string_view kGateKeysModelText;
extern const std::string_view kGateWordsModelText;

namespace {

constexpr std::array<std::string_view, kNumGateKeyFeatures> kKeyNames = {
    "log_shorter",      "log_length_ratio", "log_trigrams",  "log_rare_words",
    "trigram_share",    "chain_share",      "log_places",    "log_link_run",
    "log_chain",        "log_word_bits",    "word_bits_max", "word_bits_min",
    "log_pair_bits",    "pair_bits_max",    "pair_bits_min", "log_trigram_bits",
    "trigram_bits_max", "trigram_bits_min",
};

// What the gate on words reads besides the features as they are.
constexpr std::array<RewriteFeature, 14> kWordFeatures = {
    kTrigramContainmentMin,
    kTrigramContainmentMax,
    kContentPairJaccard,
    kFunctionShareMin,
    kFunctionShareMax,
    kLogNames,
    kNumberShareMin,
    kNumberShareMax,
    kLogNumbers,
    kLogContentWords,
    kOrdinaryOrder,
    kOrdinaryNeighbours,
    kNameOrder,
    kLogOrderedNames,
};
constexpr size_t kNumGateWordFeatures = kWordFeatures.size() + 5;

std::vector<std::string_view> WordNames() {
  std::vector<std::string_view> names;
  for (RewriteFeature feature : kWordFeatures) {
    names.push_back(RewriteFeatureNames()[feature]);
  }
  names.insert(
      names.end(),
      {"log_shorter", "log_length_ratio", "sqrt_trigram_containment_min",
       "sqrt_trigram_containment_max", "sqrt_content_pair_jaccard"});
  return names;
}

// Values here are counts: 1 is never lost beside them, and this is faster.
float Log1p(float count) { return std::log(1 + count); }

// Bits of a bitmap of `bits` that a set of `size` is expected to set.
float ExpectedBits(float size, float bits) {
  return bits * (1 - std::exp(-size / bits));
}

// The three values of one bitmap (gate.h).
void AddBitmapValues(int which, float common, const GateSide& a,
                     const GateSide& b, float* values) {
  constexpr float kBits[] = {1024, 4096, 4096};
  const float bits = kBits[which];
  const float chance = a.filled[which] * b.filled[which] / bits;
  const float fullest = std::max(a.filled[which], b.filled[which]) / bits;
  const float beyond = std::max(0.f, common - chance) / (1 - fullest);
  const auto [smaller, larger] = std::minmax(a.sizes[which], b.sizes[which]);
  values[0] = Log1p(beyond);
  values[1] = std::sqrt(beyond / (smaller + 5));
  values[2] = std::sqrt(beyond / (larger + 5));
}

LogisticModel ParseBuiltIn(std::string_view name, std::string_view text,
                           std::span<const std::string_view> names) {
  StatusOr<LogisticModel> model = LogisticModel::Parse(name, text, names);
  assert(model.ok());
  return std::move(model).value();
}

}  // namespace

std::span<const std::string_view, kNumGateKeyFeatures> GateKeyNames() {
  return kKeyNames;
}

GateSide::GateSide(const Bitmaps& story_bitmaps, uint32_t num_trigram_keys)
    : bitmaps(&story_bitmaps), trigram_keys(num_trigram_keys) {
  // The words bitmap has no function words, which are about 38 % of the
  // distinct words; every word of a story begins one 3-gram.
  sizes = {story_bitmaps.unique_words * 0.62f,
           static_cast<float>(story_bitmaps.unique_pairs),
           static_cast<float>(story_bitmaps.num_words)};
  filled = {ExpectedBits(sizes[0], 1024), ExpectedBits(sizes[1], 4096),
            ExpectedBits(sizes[2], 4096)};
  log_words = Log1p(story_bitmaps.num_words);
}

Gate::Gate(LogisticModel keys, LogisticModel words)
    : keys_(std::move(keys)), words_(std::move(words)) {}

const Gate& Gate::BuiltIn() {
  static const Gate gate(
      ParseBuiltIn("gate_keys.tsv", kGateKeysModelText, kKeyNames),
      ParseBuiltIn("gate_words.tsv", kGateWordsModelText, WordNames()));
  return gate;
}

double Gate::KeysLogit(const SharedKeys& shared, const GateSide& a,
                       const GateSide& b, KeyValues* values) const {
  KeyValues x;
  const auto [shorter, longer] = std::minmax(a.log_words, b.log_words);
  const float trigrams = shared.trigrams;
  const float keys = trigrams + shared.rare_words;
  x[kLogShorter] = shorter;
  x[kLogLengthRatio] = longer - shorter;
  x[kLogTrigrams] = Log1p(trigrams);
  x[kLogRareWords] = Log1p(shared.rare_words);
  x[kTrigramShare] = trigrams / (std::min(a.trigram_keys, b.trigram_keys) + 5);
  x[kChainShare] = shared.chain / (keys + 1);
  x[kLogPlaces] = Log1p(shared.places);
  x[kLogLinkRun] = Log1p(shared.link_run);
  x[kLogChain] = Log1p(shared.chain);
  const Bitmaps& p = *a.bitmaps;
  const Bitmaps& q = *b.bitmaps;
  AddBitmapValues(0, CommonBits(p.words, q.words), a, b, &x[kLogWordBits]);
  AddBitmapValues(1, CommonBits(p.pairs, q.pairs), a, b, &x[kLogPairBits]);
  AddBitmapValues(2, CommonBits(p.trigrams, q.trigrams), a, b,
                  &x[kLogTrigramBits]);
  if (values != nullptr) *values = x;
  return keys_.Logit(x);
}

bool Gate::PassKeys(const SharedKeys& shared, const GateSide& a,
                    const GateSide& b, double slack) const {
  KeyValues values;
  return KeysLogit(shared, a, b, &values) >= kMinKeysLogit - slack ||
         values[kTrigramBitsMax] >= kMinTrigramBits;
}

double Gate::WordsLogit(const PairFeatures& features, uint32_t words_a,
                        uint32_t words_b) const {
  std::array<float, kNumGateWordFeatures> x;
  size_t k = 0;
  for (RewriteFeature feature : kWordFeatures)
    x[k++] = features.rewrite[feature];
  const auto [shorter, longer] = std::minmax(words_a, words_b);
  x[k++] = Log1p(shorter);
  x[k++] = std::log(std::max(longer, 1u) /
                    static_cast<float>(std::max(shorter, 1u)));
  x[k++] = std::sqrt(features.rewrite[kTrigramContainmentMin]);
  x[k++] = std::sqrt(features.rewrite[kTrigramContainmentMax]);
  x[k++] = std::sqrt(features.rewrite[kContentPairJaccard]);
  assert(k == x.size());
  return words_.Logit(x);
}

bool Gate::PassWords(const PairFeatures& features, uint32_t words_a,
                     uint32_t words_b, double slack) const {
  const auto [shorter, longer] = std::minmax(words_a, words_b);
  return shorter < kMinGatedWords || longer >= kMaxProfileWords ||
         WordsLogit(features, words_a, words_b) >= kMinWordsLogit - slack;
}

}  // namespace neardup
