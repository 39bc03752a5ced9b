#include "neardup/text/language_guesser.h"

#include <algorithm>
#include <cassert>

#include "neardup/text/frequency.h"

namespace neardup {
namespace {

constexpr size_t kGuessWords = 400;
constexpr size_t kGuessStep = 80;
constexpr size_t kGuessPercent = 8;

// Weights are in steps of 12 hundredths of a decade above 0.01 per mille.
constexpr int kCentizipfStep = 12;
constexpr int kFunctionWeight = 16;
constexpr int kMaxWeight = 31;
// So many weights fit into 8 bits.
constexpr size_t kBlock = 8;
static_assert(kBlock * kMaxWeight <= 255 && kGuessWords * kMaxWeight < 1 << 16);
static_assert(kGuessStep % kBlock == 0 && kGuessWords % kGuessStep == 0);

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
  // A table so large is no table of common words; the rest tells nothing.
  if (weights_.size() > UINT16_MAX) return;
  uint16_t& row = rows_.Insert(word);
  if (row == 0) {
    row = static_cast<uint16_t>(weights_.size());
    weights_.push_back({});
    const uint32_t bit = word % kFilterBits;
    filter_[bit / 64] |= uint64_t{1} << bit % 64;
  }
  uint8_t& weight = weights_[row][static_cast<size_t>(language)];
  weight = std::max(weight, WeightOf(centizipf));
}

// The sums of weights by language over the words read so far.
class LanguageGuesser::Reading {
 public:
  explicit Reading(const LanguageGuesser& guesser) : guesser_(guesser) {}

  // At most kGuessStep words.
  void Read(std::span<const uint32_t> words) {
    assert(words.size() <= kGuessStep);
    // Written down whether they tell something or not: nothing foretells it.
    std::array<uint32_t, kGuessStep + 1> telling;
    size_t num_telling = 0;
    for (const uint32_t word : words) {
      telling[num_telling] = word;
      num_telling += guesser_.MayTell(word);
    }
    count_ += words.size();
    for (size_t begin = 0; begin < num_telling; begin += kBlock) {
      const size_t end = std::min(begin + kBlock, num_telling);
      Weights block = {};
      for (size_t i = begin; i < end; ++i) {
        const uint16_t row = guesser_.rows_.Find(telling[i]);
        rows_[num_rows_++] = row;
        const Weights& weights = guesser_.weights_[row];
        for (size_t k = 0; k < kLanes; ++k) block[k] += weights[k];
      }
      for (size_t k = 0; k < kLanes; ++k) sums_[k] += block[k];
    }
  }

  // The language that has twice the sum of any other; unknown if none has.
  Language Leader() const {
    const auto best = std::max_element(sums_.begin(), sums_.end());
    const auto rival = [&](uint16_t sum) { return 2 * sum > *best; };
    const auto language = static_cast<Language>(best - sums_.begin());
    return std::count_if(sums_.begin(), sums_.end(), rival) == 1 &&
                   HasFunctionWords(language)
               ? language
               : Language::kUnknown;
  }

  // The language with the largest sum. Most often the first that is looked at
  // has enough function words.
  Language Best() {
    for (;;) {
      auto* best = std::max_element(sums_.begin(), sums_.end());
      if (*best == 0) return Language::kUnknown;
      const auto language = static_cast<Language>(best - sums_.begin());
      if (HasFunctionWords(language)) return language;
      *best = 0;
    }
  }

 private:
  bool HasFunctionWords(Language language) const {
    size_t function_words = 0;
    for (size_t i = 0; i < num_rows_; ++i) {
      const Weights& weights = guesser_.weights_[rows_[i]];
      function_words +=
          weights[static_cast<size_t>(language)] >= kFunctionWeight;
    }
    return function_words * 100 >= count_ * kGuessPercent;
  }

  const LanguageGuesser& guesser_;
  size_t count_ = 0;  // words read
  size_t num_rows_ = 0;
  std::array<uint16_t, kGuessWords> rows_;  // of words that may tell something
  std::array<uint16_t, kLanes> sums_ = {};
};

Language LanguageGuesser::Guess(std::span<const uint32_t> words) const {
  words = words.first(std::min(words.size(), kGuessWords));
  Reading reading(*this);
  while (!words.empty()) {
    const size_t step = std::min(words.size(), kGuessStep);
    reading.Read(words.first(step));
    words = words.subspan(step);
    const Language leader = reading.Leader();
    if (leader != Language::kUnknown) return leader;
  }
  return reading.Best();
}

}  // namespace neardup
