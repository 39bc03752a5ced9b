#include "neardup/verify/bitmaps.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "neardup/text/frequency.h"
#include "neardup/verify/profile.h"
#include "neardup/verify/word_hashes.h"

namespace neardup {
namespace {

template <size_t kWords>
void SetTopBit(uint64_t hash, std::array<uint64_t, kWords>* bitmap,
               bool set = true) {
  constexpr int kShift = 64 - std::countr_zero(kWords * 64);
  const uint64_t bit = hash >> kShift;
  (*bitmap)[bit / 64] |= uint64_t{set} << (bit & 63);
}

// The rarity of the rarest function word; those above are content.
const int kFunctionRarity = RarityBits20(kFunctionCentizipf);

// The slot of `key` in an open-addressing set: where it stands, or the empty
// (zero) one where it is to be put. Sets are so thinly filled that the first
// slot is nearly always the right one; callers store into it without a branch,
// because whether a word is new cannot be predicted.
template <typename Key>
size_t FindSlot(const std::vector<Key>& set, uint64_t hash, Key key) {
  size_t slot = hash & (set.size() - 1);
  while (set[slot] != 0 && set[slot] != key) {
    slot = (slot + 1) & (set.size() - 1);
  }
  return slot;
}

}  // namespace

uint32_t CommonBits(std::span<const uint64_t> a, std::span<const uint64_t> b) {
  assert(a.size() == b.size());
  uint32_t count = 0;
  for (size_t k = 0; k < a.size(); ++k) count += std::popcount(a[k] & b[k]);
  return count;
}

void BitmapBuilder::Build(TokenView story, std::span<const uint8_t> rarities,
                          Bitmaps* bitmaps) {
  assert(rarities.size() == story.size());
  *bitmaps = Bitmaps();
  const size_t n = std::min<size_t>(story.size(), kMaxProfileWords);
  const TokenView covered = {story.words.first(n), story.flags.first(n),
                             story.language};
  bitmaps->num_words = static_cast<uint32_t>(n);
  AddWords(covered, rarities, bitmaps);
  AddPairs(bitmaps);
  for (size_t i = 2; i < n; ++i) {
    const uint64_t bigram = BigramHash(story.words[i - 2], story.words[i - 1]);
    SetTopBit(TrigramHash(bigram, story.words[i]), &bitmaps->trigrams);
  }
}

// Fills content_, the bitmap of words and the number of distinct words.
void BitmapBuilder::AddWords(TokenView story, std::span<const uint8_t> rarities,
                             Bitmaps* bitmaps) {
  const size_t n = story.size();
  seen_words_.assign(std::bit_ceil(2 * n + 2), 0);
  content_.resize(n);
  size_t num_content = 0;
  for (size_t i = 0; i < n; ++i) {
    const uint32_t word = story.words[i];
    const uint64_t hash = Mix64(word);
    const uint64_t key = uint64_t{1} << 32 | word;
    const size_t slot = FindSlot(seen_words_, hash, key);
    bitmaps->unique_words += seen_words_[slot] == 0;
    seen_words_[slot] = key;
    const bool content =
        (story.flags[i] & kNumber) != 0 || rarities[i] > kFunctionRarity;
    SetTopBit(hash, &bitmaps->words, content);
    content_[num_content] = word;
    num_content += content;
  }
  content_.resize(num_content);
}

void BitmapBuilder::AddPairs(Bitmaps* bitmaps) {
  seen_pairs_.assign(std::bit_ceil(4 * content_.size() + 2), 0);
  for (size_t step = 1; step <= 2; ++step) {
    for (size_t k = step; k < content_.size(); ++k) {
      const uint64_t hash = BigramHash(content_[k - step], content_[k]);
      const uint32_t key = Top32(hash);
      const size_t slot = FindSlot(seen_pairs_, hash, key);
      bitmaps->unique_pairs += seen_pairs_[slot] == 0;
      seen_pairs_[slot] = key;
      SetTopBit(hash, &bitmaps->pairs);
    }
  }
}

}  // namespace neardup
