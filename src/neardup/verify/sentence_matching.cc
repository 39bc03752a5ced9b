#include "neardup/verify/sentence_matching.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace neardup {
namespace {

constexpr uint8_t kMinRarity = 6;         // 1/20 bits; rarer words count
constexpr uint32_t kMaxOccurrences = 64;  // count in a x count in b
constexpr float kMinDice = 0.25f;
constexpr size_t kLanes = 8;  // independent maxima, for the vectoriser

}  // namespace

void SentenceMatcher::AddSharedWeights(const Profile& a, const Profile& b,
                                       const CommonPlaces& common_words) {
  for (size_t k = 0; k < common_words.size; ++k) {
    const uint32_t in_a = common_words.in_a[k];
    const uint32_t in_b = common_words.in_b[k];
    const int32_t rarity = a.entries[in_a].rarity;
    if (rarity <= kMinRarity) continue;
    if (uint32_t{a.entries[in_a].count} * b.entries[in_b].count >
        kMaxOccurrences) {
      continue;
    }
    const uint32_t begin_b = b.word_sentence_begins[in_b];
    const uint32_t end_b = b.word_sentence_begins[in_b + 1];
    const uint32_t end_a = a.word_sentence_begins[in_a + 1];
    for (uint32_t x = a.word_sentence_begins[in_a]; x < end_a; ++x) {
      int32_t* row = shared_.data() + a.word_sentences[x] * stride_;
      for (uint32_t y = begin_b; y < end_b; ++y) {
        row[b.word_sentences[y]] += rarity;
      }
    }
  }
}

// Fills dice_ and the greatest similarity of every sentence.
void SentenceMatcher::FindBest(const Profile& a, const Profile& b) {
  weights_b_.assign(stride_, 0);
  std::copy_n(b.sentence_weights.begin(), b.num_sentences, weights_b_.begin());
  best_of_a_.resize(a.num_sentences);
  best_of_b_.assign(stride_, 0);
  dice_.resize(shared_.size());
  for (uint32_t p = 0; p < a.num_sentences; ++p) {
    const int32_t* shared = shared_.data() + p * stride_;
    float* dice = dice_.data() + p * stride_;
    // At least 1, for sentences that weigh nothing.
    const int32_t weight =
        std::max<int32_t>(1, static_cast<int32_t>(a.sentence_weights[p]));
    std::array<float, kLanes> best = {};
    for (size_t q = 0; q < stride_; q += kLanes) {
      for (size_t z = 0; z < kLanes; ++z) {
        const float value = static_cast<float>(2 * shared[q + z]) /
                            static_cast<float>(weight + weights_b_[q + z]);
        dice[q + z] = value;
        best[z] = value > best[z] ? value : best[z];
        best_of_b_[q + z] =
            value > best_of_b_[q + z] ? value : best_of_b_[q + z];
      }
    }
    best_of_a_[p] = *std::max_element(best.begin(), best.end());
  }
}

SentenceMatches SentenceMatcher::Match(const Profile& a, const Profile& b,
                                       const CommonPlaces& common_words) {
  stride_ = (b.num_sentences + kLanes - 1) / kLanes * kLanes;
  shared_.assign(a.num_sentences * stride_, 0);
  AddSharedWeights(a, b, common_words);
  FindBest(a, b);
  SentenceMatches matches;
  for (uint32_t p = 0; p < a.num_sentences; ++p) {
    const float best = best_of_a_[p];
    if (!(best > kMinDice)) continue;
    const float* row = dice_.data() + p * stride_;
    const size_t q = std::find(row, row + stride_, best) - row;
    if (best_of_b_[q] != best) continue;
    uint32_t first = 0;  // sentence of a that is the best of q
    while (dice_[first * stride_ + q] != best) ++first;
    if (first != p) continue;
    ++matches.mutual;
    matches.log_ratio +=
        std::abs(a.log_sentence_weights[p] - b.log_sentence_weights[q]);
  }
  return matches;
}

}  // namespace neardup
