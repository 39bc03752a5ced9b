#include "neardup/verify/features.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>
#include <vector>

#include "neardup/verify/bit_mask.h"
#include "neardup/verify/sentence_matching.h"

namespace neardup {
namespace {

constexpr const char* kNames[kNumRewriteFeatures] = {
    "trigram_containment_min",
    "trigram_containment_max",
    "content_pair_jaccard",
    "function_share_min",
    "function_share_max",
    "log_names",
    "number_share_min",
    "number_share_max",
    "log_numbers",
    "log_content_words",
    "ordinary_matched",
    "longest_chain",
    "chains",
    "number_conflicts",
    "matched_numbers",
    "tenths_covered_min",
    "tenths_covered_max",
    "new_min",
    "new_max",
    "new_relative",
    "coverage_min",
    "coverage_max",
    "ordinary_order",
    "ordinary_neighbours",
    "name_order",
    "log_ordered_names",
    "mutual_sentences",
    "sentence_length_ratio",
};

// Ordinary words must be rarer than one bit for their order to count.
constexpr uint8_t kMinOrderRarity = 20;
// Neighbours in kOrdinaryNeighbours.
constexpr int kNearInA = 15;
constexpr int kNearInB = 20;
// A gap with numbers on both sides is a conflict up to this many words.
constexpr int kMaxConflictGap = 6;
// What a story pair without matched sentences gets.
constexpr float kNoLengthRatio = 1.5f;

float Log1p(size_t count) { return std::log1p(static_cast<float>(count)); }

float Share(size_t part, size_t whole) {
  return whole == 0 ? 0.0f
                    : static_cast<float>(part) / static_cast<float>(whole);
}

// Sets two neighbouring features to the lesser and the greater.
void SetMinMax(float x, float y, RewriteFeature min_feature,
               PairFeatures* features) {
  features->rewrite[min_feature] = std::min(x, y);
  features->rewrite[min_feature + 1] = std::max(x, y);
}

// What the words inside the chains of one side look like.
struct Side {
  float ordinary_matched;
  float tenths_covered;
  float new_facts;
  float new_ordinary;
  float coverage;
};

float TenthsCovered(std::span<const uint64_t> covered, uint32_t num_words) {
  int tenths = 0;
  for (uint32_t k = 0; k < 10; ++k) {
    const uint32_t begin = num_words * k / 10;
    const uint32_t end = num_words * (k + 1) / 10;
    tenths += CountBits(covered, begin, end) * 10 > (end - begin) * 3;
  }
  return static_cast<float>(tenths) / 10;
}

// `shared` has the places of words that the other story holds too; function
// words do not matter here.
Side DescribeSide(const Profile& story, std::span<const uint64_t> matched,
                  std::span<const uint64_t> covered,
                  std::span<const uint64_t> shared) {
  uint32_t bits = 0, matched_bits = 0;  // of ordinary words outside quotes
  int ordinary = 0, new_ordinary = 0, facts = 0, new_facts = 0, words = 0;
  for (size_t w = 0; w < covered.size(); ++w) {
    const uint64_t in_chains = covered[w];
    if (in_chains == 0) continue;
    words += std::popcount(in_chains);
    ForEachBit(in_chains & story.ordinary_unquoted[w],
               static_cast<uint32_t>(w * 64), [&](uint32_t i) {
                 bits += story.rarity[i];
                 matched_bits += TestBit(matched, i) ? story.rarity[i] : 0;
               });
    const uint64_t missing = in_chains & ~shared[w];
    ordinary += std::popcount(in_chains & story.ordinary[w]);
    new_ordinary += std::popcount(missing & story.ordinary[w]);
    facts += std::popcount(in_chains & story.name_or_number[w]);
    new_facts += std::popcount(missing & story.name_or_number[w]);
  }
  const auto smoothed = [](int part, int whole, float prior, float strength) {
    return (3 * static_cast<float>(part) + prior) /
           (3 * static_cast<float>(whole) + strength);
  };
  return {Share(matched_bits, bits), TenthsCovered(covered, story.num_words),
          smoothed(new_facts, facts, 0.5f, 2.5f),
          smoothed(new_ordinary, ordinary, 1.0f, 5.0f),
          Share(words, story.num_words)};
}

// Length of the longest strictly ascending chain [Schensted 1961].
size_t LongestAscending(std::span<const uint16_t> values,
                        std::vector<uint16_t>* least_ends) {
  least_ends->clear();
  for (const uint16_t value : values) {
    // Most often in copies: the order is the same.
    if (least_ends->empty() || value > least_ends->back()) {
      least_ends->push_back(value);
      continue;
    }
    const auto at =
        std::lower_bound(least_ends->begin(), least_ends->end(), value);
    *at = value;
  }
  return least_ends->size();
}

// How far the order of `places` is that of the other story: 0 what chance
// gives, 1 the same.
float OrderAgreement(std::span<const uint16_t> places,
                     std::vector<uint16_t>* spare) {
  if (places.size() < 4) return 0;
  const auto k = static_cast<float>(places.size());
  const auto longest = static_cast<float>(LongestAscending(places, spare));
  const float by_chance = std::min(k, 2 * std::sqrt(k) - 1);
  return (longest - by_chance) / (k - by_chance + 1e-9f);
}

bool HasNumberConflict(const Profile& a, const Profile& b,
                       const AlignedRun& before, const AlignedRun& after) {
  const uint32_t begin_a = before.a + before.length;
  const uint32_t begin_b = before.b + before.length;
  const uint32_t gap_a = after.a - begin_a;
  const uint32_t gap_b = after.b - begin_b;
  return gap_a <= kMaxConflictGap && gap_b <= kMaxConflictGap &&
         AnyBit(a.number, begin_a, after.a) &&
         AnyBit(b.number, begin_b, after.b);
}

}  // namespace

struct PairComparer::Scratch {
  CommonPlaces common;  // of the words of the current pair
  ChainAligner aligner;
  Alignment alignment;
  SentenceMatcher sentences;

  // Shared words by the position of their first occurrence in a: those whose
  // order counts, and where they first occur in b.
  std::vector<uint64_t> single_ordinary;
  std::vector<uint64_t> named;
  std::vector<uint16_t> first_in_b;
  std::vector<uint16_t> places;
  std::vector<uint16_t> least_ends;

  // Places of shared words that are no function words.
  std::vector<uint64_t> shared_a;
  std::vector<uint64_t> shared_b;

  void CompareHashes(const Profile& a, const Profile& b,
                     PairFeatures* features);
  void CompareClasses(const Profile& a, const Profile& b,
                      PairFeatures* features);
  void NoteOrder(const WordEntry& in_a, const WordEntry& in_b);
  void CompareOrder(const Profile& a, const Profile& b, PairFeatures* features);
  void MarkSharedWords(const Profile& a, const Profile& b);
  void DescribeChains(const Profile& a, const Profile& b,
                      PairFeatures* features);
};

void PairComparer::Scratch::CompareHashes(const Profile& a, const Profile& b,
                                          PairFeatures* features) {
  const size_t trigrams = CountCommon(a.trigrams, b.trigrams);
  features->trigram_containment_a = Share(trigrams, a.trigrams.size());
  features->trigram_containment_b = Share(trigrams, b.trigrams.size());
  SetMinMax(features->trigram_containment_a, features->trigram_containment_b,
            kTrigramContainmentMin, features);
  const size_t pairs = CountCommon(a.content_pairs, b.content_pairs);
  features->rewrite[kContentPairJaccard] =
      Share(pairs, a.content_pairs.size() + b.content_pairs.size() - pairs);
}

// Counts shared words by class, and notes those whose order is compared.
void PairComparer::Scratch::CompareClasses(const Profile& a, const Profile& b,
                                           PairFeatures* features) {
  single_ordinary.assign(a.mask_words(), 0);
  named.assign(a.mask_words(), 0);
  if (first_in_b.size() < a.num_words) first_in_b.resize(a.num_words);
  uint32_t function_bits = 0, number_bits = 0;
  size_t names = 0, numbers = 0, content = 0;
  for (size_t k = 0; k < common.size; ++k) {
    const WordEntry& in_a = a.entries[common.in_a[k]];
    const WordEntry& in_b = b.entries[common.in_b[k]];
    if (in_a.word_class == WordClass::kFunction) {
      function_bits += in_a.rarity;
      continue;
    }
    ++content;
    // A word that is ordinary in either story is no name.
    const WordClass both = in_b.word_class == WordClass::kOrdinary
                               ? WordClass::kOrdinary
                               : in_a.word_class;
    names += both == WordClass::kName;
    numbers += both == WordClass::kNumber;
    number_bits += both == WordClass::kNumber ? in_a.rarity : 0;
    NoteOrder(in_a, in_b);
  }
  const auto set_shares = [&](uint32_t shared, uint32_t of_a, uint32_t of_b,
                              RewriteFeature feature) {
    const bool both = of_a > 0 && of_b > 0;
    SetMinMax(both ? Share(shared, of_a) : 0, both ? Share(shared, of_b) : 0,
              feature, features);
  };
  set_shares(function_bits, a.function_rarity, b.function_rarity,
             kFunctionShareMin);
  set_shares(number_bits, a.number_rarity, b.number_rarity, kNumberShareMin);
  features->rewrite[kLogNames] = Log1p(names);
  features->rewrite[kLogNumbers] = Log1p(numbers);
  features->rewrite[kLogContentWords] = Log1p(content);
}

void PairComparer::Scratch::NoteOrder(const WordEntry& in_a,
                                      const WordEntry& in_b) {
  const bool ordinary = in_a.word_class == WordClass::kOrdinary &&
                        in_b.word_class == WordClass::kOrdinary &&
                        in_a.rarity > kMinOrderRarity;
  const bool single = in_a.count == 1 && in_b.count == 1 && in_a.unquoted > 0 &&
                      in_b.unquoted > 0;
  const bool name = in_a.word_class != WordClass::kOrdinary;
  const uint16_t at = in_a.first;
  single_ordinary[at / 64] |= uint64_t{ordinary && single} << (at & 63);
  named[at / 64] |= uint64_t{name} << (at & 63);
  first_in_b[at] = in_b.first;
}

void PairComparer::Scratch::CompareOrder(const Profile& a, const Profile& b,
                                         PairFeatures* features) {
  int neighbours = 0;
  int last_in_a = -kNearInA - 1, last_in_b = 0;
  const auto for_each = [](std::span<const uint64_t> mask, auto visit) {
    for (size_t w = 0; w < mask.size(); ++w) {
      ForEachBit(mask[w], static_cast<uint32_t>(w * 64), visit);
    }
  };
  places.clear();
  for_each(single_ordinary, [&](uint32_t i) {
    const int in_a = static_cast<int>(i);
    const int in_b = first_in_b[i];
    const int step = in_b - last_in_b;
    neighbours += in_a - last_in_a <= kNearInA && step > 0 && step <= kNearInB;
    places.push_back(first_in_b[i]);
    last_in_a = in_a;
    last_in_b = in_b;
  });
  auto& values = features->rewrite;
  values[kOrdinaryOrder] = OrderAgreement(places, &least_ends);
  const uint32_t shorter = std::max(1u, std::min(a.num_words, b.num_words));
  values[kOrdinaryNeighbours] =
      static_cast<float>(neighbours) * 40 / static_cast<float>(shorter);
  places.clear();
  for_each(named, [&](uint32_t i) { places.push_back(first_in_b[i]); });
  values[kNameOrder] = OrderAgreement(places, &least_ends);
  values[kLogOrderedNames] = Log1p(places.size());
}

void PairComparer::Scratch::MarkSharedWords(const Profile& a,
                                            const Profile& b) {
  shared_a.assign(a.mask_words(), 0);
  shared_b.assign(b.mask_words(), 0);
  const auto mark = [](const Profile& story, uint32_t word,
                       std::span<uint64_t> mask) {
    const uint32_t end = story.entries[word + 1].begin;
    for (uint32_t z = story.entries[word].begin; z < end; ++z) {
      SetBit(mask, story.positions[z]);
    }
  };
  for (size_t k = 0; k < common.size; ++k) {
    const uint32_t in_a = common.in_a[k];
    const uint32_t in_b = common.in_b[k];
    if (a.entries[in_a].word_class == WordClass::kFunction &&
        b.entries[in_b].word_class == WordClass::kFunction) {
      continue;
    }
    mark(a, in_a, shared_a);
    mark(b, in_b, shared_b);
  }
}

// Features that look at the chains one by one.
void PairComparer::Scratch::DescribeChains(const Profile& a, const Profile& b,
                                           PairFeatures* features) {
  uint32_t longest = 0;
  int conflicts = 0;
  for (size_t k = 0; k < alignment.num_chains(); ++k) {
    const std::span<const AlignedRun> runs = alignment.chain(k);
    const uint32_t end = runs.back().a + runs.back().length;
    longest = std::max(longest, end - runs.front().a);
    for (size_t r = 1; r < runs.size(); ++r) {
      conflicts += HasNumberConflict(a, b, runs[r - 1], runs[r]);
    }
  }
  int numbers = 0;
  for (size_t w = 0; w < a.number.size(); ++w) {
    numbers += std::popcount(alignment.matched_a()[w] & a.number[w]);
  }
  features->rewrite[kLongestChain] = Log1p(longest);
  features->rewrite[kChains] = static_cast<float>(alignment.num_chains());
  features->rewrite[kNumberConflicts] = static_cast<float>(conflicts);
  features->rewrite[kMatchedNumbers] = static_cast<float>(numbers);
}

std::span<const char* const, kNumRewriteFeatures> RewriteFeatureNames() {
  return kNames;
}

PairComparer::PairComparer() : scratch_(std::make_unique<Scratch>()) {}
PairComparer::~PairComparer() = default;
PairComparer::PairComparer(PairComparer&&) noexcept = default;
PairComparer& PairComparer::operator=(PairComparer&&) noexcept = default;

const Alignment& PairComparer::alignment() const { return scratch_->alignment; }

void PairComparer::CompareWords(const Profile& a, const Profile& b,
                                PairFeatures* features) {
  *features = PairFeatures();
  scratch_->CompareHashes(a, b, features);
  FindCommon(a.unique_words, b.unique_words, &scratch_->common);
  scratch_->CompareClasses(a, b, features);
  scratch_->CompareOrder(a, b, features);
}

void PairComparer::Align(const Profile& a, const Profile& b,
                         PairFeatures* features) {
  Scratch& scratch = *scratch_;
  Alignment& alignment = scratch.alignment;
  scratch.aligner.Align(a, b, scratch.common, &alignment);
  scratch.DescribeChains(a, b, features);
  scratch.MarkSharedWords(a, b);
  const Side in_a = DescribeSide(a, alignment.matched_a(),
                                 alignment.covered_a(), scratch.shared_a);
  const Side in_b = DescribeSide(b, alignment.matched_b(),
                                 alignment.covered_b(), scratch.shared_b);
  features->coverage_a = in_a.coverage;
  features->coverage_b = in_b.coverage;
  features->new_a = in_a.new_facts;
  features->new_b = in_b.new_facts;
  features->rewrite[kOrdinaryMatched] =
      (in_a.ordinary_matched + in_b.ordinary_matched) / 2;
  SetMinMax(in_a.tenths_covered, in_b.tenths_covered, kTenthsCoveredMin,
            features);
  SetMinMax(in_a.new_facts, in_b.new_facts, kNewMin, features);
  features->rewrite[kNewRelative] = (in_a.new_facts + in_b.new_facts) / 2 -
                                    (in_a.new_ordinary + in_b.new_ordinary) / 2;
  SetMinMax(in_a.coverage, in_b.coverage, kCoverageMin, features);
}

void PairComparer::MatchSentences(const Profile& a, const Profile& b,
                                  PairFeatures* features) {
  const SentenceMatches matches =
      scratch_->sentences.Match(a, b, scratch_->common);
  const uint32_t fewer = std::min(a.num_sentences, b.num_sentences);
  features->rewrite[kMutualSentences] = Share(matches.mutual, fewer);
  features->rewrite[kSentenceLengthRatio] =
      matches.mutual == 0
          ? kNoLengthRatio
          : matches.log_ratio / static_cast<float>(matches.mutual);
}

}  // namespace neardup
