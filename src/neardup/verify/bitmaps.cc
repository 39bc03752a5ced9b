#include "neardup/verify/bitmaps.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "neardup/verify/profile.h"
#include "neardup/verify/word_hashes.h"

namespace neardup {
namespace {

// What a slot of seen_words_ says beside its word.
constexpr uint64_t kOccupied = 1;
constexpr uint64_t kFunctionWord = 2;

template <size_t kWords>
void SetTopBit(uint64_t hash, std::array<uint64_t, kWords>* bitmap) {
  constexpr int kShift = 64 - std::countr_zero(kWords * 64);
  const uint64_t bit = hash >> kShift;
  (*bitmap)[bit / 64] |= uint64_t{1} << (bit & 63);
}

}  // namespace

uint32_t CommonBits(std::span<const uint64_t> a, std::span<const uint64_t> b) {
  assert(a.size() == b.size());
  uint32_t count = 0;
  for (size_t k = 0; k < a.size(); ++k) count += std::popcount(a[k] & b[k]);
  return count;
}

void BitmapBuilder::Build(TokenView story, Bitmaps* bitmaps) {
  *bitmaps = Bitmaps();
  const size_t n = std::min<size_t>(story.size(), kMaxProfileWords);
  bitmaps->num_words = static_cast<uint32_t>(n);
  // Tables at most half full; there are up to two pairs a word.
  const size_t slots = std::bit_ceil(2 * n + 2);
  seen_words_.assign(slots, 0);
  seen_pairs_.assign(2 * slots, 0);
  const int word_shift = 64 - std::countr_zero(slots);

  // True for the words that are no function words.
  auto add_word = [&](uint32_t word, uint8_t flags) {
    const uint64_t hash = Mix64(word);
    size_t slot = hash >> word_shift;
    for (; seen_words_[slot] != 0; slot = (slot + 1) & (slots - 1)) {
      if (seen_words_[slot] >> 32 != word) continue;
      return (seen_words_[slot] & kFunctionWord) == 0;
    }
    ++bitmaps->unique_words;
    const bool function =
        (flags & kNumber) == 0 &&
        table_->Centizipf(word, flags, story.language) >= kFunctionCentizipf;
    seen_words_[slot] =
        uint64_t{word} << 32 | kOccupied | (function ? kFunctionWord : 0);
    if (!function) SetTopBit(hash, &bitmaps->words);
    return !function;
  };
  auto add_pair = [&](uint32_t first, uint32_t second) {
    const uint64_t hash = BigramHash(first, second);
    const uint32_t key = Top32(hash);
    size_t slot = hash >> (word_shift - 1);
    for (; seen_pairs_[slot] != 0; slot = (slot + 1) & (2 * slots - 1)) {
      if (seen_pairs_[slot] == key) return;
    }
    seen_pairs_[slot] = key;
    ++bitmaps->unique_pairs;
    SetTopBit(hash, &bitmaps->pairs);
  };

  uint32_t last = 0, last_but_one = 0;
  uint32_t num_content = 0;
  for (size_t i = 0; i < n; ++i) {
    const uint32_t word = story.words[i];
    if (i >= 2) {
      SetTopBit(
          TrigramHash(BigramHash(story.words[i - 2], story.words[i - 1]), word),
          &bitmaps->trigrams);
    }
    if (!add_word(word, story.flags[i])) continue;
    if (num_content >= 1) add_pair(last, word);
    if (num_content >= 2) add_pair(last_but_one, word);
    last_but_one = last;
    last = word;
    ++num_content;
  }
}

}  // namespace neardup
