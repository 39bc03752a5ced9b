#include "neardup/text/language_guesser.h"

#include <algorithm>
#include <cassert>

#include "neardup/text/frequency.h"

namespace neardup {
namespace {

constexpr size_t kGuessWords = 400;
constexpr size_t kGuessPercent = 8;

// Weights are in steps of 12 hundredths of a decade above 0.01 per mille.
constexpr int kCentizipfStep = 12;
constexpr int kFunctionWeight = 16;
constexpr int kMaxWeight = 31;
// So many weights fit into 8 bits.
constexpr size_t kBlock = 8;
static_assert(kBlock * kMaxWeight <= 255 && kGuessWords * kMaxWeight < 1 << 16);
static_assert(kGuessWords % kBlock == 0);

uint8_t WeightOf(int centizipf) {
  static_assert(kFunctionWeight * kCentizipfStep >
                kFunctionCentizipf - kTellingCentizipf);
  const int above = centizipf - kFunctionCentizipf;
  // Division rounds to zero: what is below must not become a function word.
  const int steps =
      above >= 0 ? above / kCentizipfStep : (above + 1) / kCentizipfStep - 1;
  return static_cast<uint8_t>(std::min(kMaxWeight, kFunctionWeight + steps));
}

}  // namespace

void LanguageGuesser::Add(Language language, uint32_t word, int centizipf) {
  static_assert(kNumLanguages <= kLanes);
  if (centizipf < kTellingCentizipf) return;
  uint16_t& row = rows_.Insert(word);
  if (row == 0) {
    assert(weights_.size() <= UINT16_MAX);
    row = static_cast<uint16_t>(weights_.size());
    weights_.push_back({});
  }
  uint8_t& weight = weights_[row][static_cast<size_t>(language)];
  weight = std::max(weight, WeightOf(centizipf));
}

Language LanguageGuesser::Guess(std::span<const uint32_t> words) const {
  words = words.first(std::min(words.size(), kGuessWords));
  std::array<uint16_t, kGuessWords> rows;
  std::array<uint16_t, kLanes> sums = {};
  for (size_t begin = 0; begin < words.size(); begin += kBlock) {
    const size_t end = std::min(begin + kBlock, words.size());
    Weights block = {};
    for (size_t i = begin; i < end; ++i) {
      rows[i] = rows_.Find(words[i]);
      const Weights& weights = weights_[rows[i]];
      for (size_t k = 0; k < kLanes; ++k) block[k] += weights[k];
    }
    for (size_t k = 0; k < kLanes; ++k) sums[k] += block[k];
  }
  // Most often the first that is looked at has enough function words.
  for (;;) {
    auto* best = std::max_element(sums.begin(), sums.end());
    const size_t language = best - sums.begin();
    if (*best == 0) return Language::kUnknown;
    size_t function_words = 0;
    for (size_t i = 0; i < words.size(); ++i) {
      function_words += weights_[rows[i]][language] >= kFunctionWeight;
    }
    if (function_words * 100 >= words.size() * kGuessPercent) {
      return static_cast<Language>(language);
    }
    *best = 0;
  }
}

}  // namespace neardup
