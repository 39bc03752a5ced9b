#include "neardup/verify/bitmaps.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "neardup/base/hash.h"
#include "neardup/text/frequency.h"
#include "neardup/verify/profile.h"
#include "neardup/verify/window_hashes.h"

namespace neardup {
namespace {

// Sets the bit that the top bits of `hash` name.
template <size_t kWords>
void SetTopBit(uint32_t hash, std::array<uint64_t, kWords>* bitmap) {
  constexpr int kShift = 32 - std::countr_zero(kWords * 64);
  const uint32_t bit = hash >> kShift;
  (*bitmap)[bit / 64] |= uint64_t{1} << (bit & 63);
}

// The rarity of the rarest function word; those above are content.
const int kFunctionRarity = RarityBits20(kFunctionCentizipf);

}  // namespace

void BitmapBuilder::Build(TokenView story, std::span<const uint8_t> rarities,
                          Bitmaps* bitmaps) {
  assert(rarities.size() == story.size());
  *bitmaps = Bitmaps();
  const size_t n = std::min<size_t>(story.size(), kMaxProfileWords);
  const std::span<const uint32_t> words = story.words.first(n);
  bitmaps->num_words = static_cast<uint32_t>(n);
  bitmaps->unique_words = distinct_.Count(words);

  content_.resize(n);
  size_t num_content = 0;
  for (size_t i = 0; i < n; ++i) {
    content_[num_content] = words[i];
    num_content +=
        (story.flags[i] & kNumber) != 0 || rarities[i] > kFunctionRarity;
  }
  content_.resize(num_content);
  for (const uint32_t word : content_) {
    SetTopBit(static_cast<uint32_t>(Mix64(word) >> 32), &bitmaps->words);
  }

  ContentPairHashes(content_, &hashes_);
  bitmaps->unique_pairs = distinct_.Count(hashes_);
  for (const uint32_t hash : hashes_) SetTopBit(hash, &bitmaps->pairs);

  if (n < 3) return;
  hashes_.resize(n - 2);
  TrigramHashes(words, hashes_);
  for (const uint32_t hash : hashes_) SetTopBit(hash, &bitmaps->trigrams);
}

}  // namespace neardup
