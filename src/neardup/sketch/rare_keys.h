// Rare keys: what a reworded copy still shares with its original.
//
// A rewrite keeps few of its word n-grams, far too few for any threshold on
// Jaccard; but those it keeps are rare, and so are its names. Each story gives
//   - word 3-grams, sampled by their hash: all of a story below 200 words, half
//     to 600, a quarter above. What is kept at a quarter is kept at a half, so
//     that stories of different lengths agree.
//   - its 32 rarest distinct words by the background table; among equally rare
//     ones (most are in no table) those with the least hash, so that two
//     stories choose alike.
// RareKeyJoin (neardup/index) finds the stories that share several.

#ifndef NEARDUP_SKETCH_RARE_KEYS_H_
#define NEARDUP_SKETCH_RARE_KEYS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace neardup {

// The kind of a key is in its top bit: 1 a rare word, 0 a 3-gram.
inline constexpr uint32_t kRareWordBit = 0x80000000;

// Words of a story that may give keys; those behind are left out.
inline constexpr int kMaxKeyWords = 4096;
// Rare words of a story that become keys, at most.
inline constexpr int kMaxRareWords = 32;
// A word less rare than this (in twentieths of a bit, RarityBits20) is never a
// key: 2.35 bits, just above the least common function word.
inline constexpr int kMinRareBits20 = 47;

struct RareKey {
  uint32_t key = 0;       // 31 bits of hash below the bit of the kind
  uint16_t position = 0;  // of the word, or of the first of the three: 0..4095

  friend bool operator==(const RareKey&, const RareKey&) = default;
};

// Fills `out` with the keys of a story: the 3-grams in text order, then the
// rare words in text order. A key occurs once, at its first position.
// rarity_bits20[i] is the rarity of words[i]; both have the same size. The
// sampling rate goes by all words, also those past kMaxKeyWords.
// The keys depend on words and rarities alone and may be kept in files.
// Cost: about 3 microseconds for 500 words, which give about 280 keys.
void RareKeys(std::span<const uint32_t> words,
              std::span<const uint8_t> rarity_bits20,
              std::vector<RareKey>* out);

// About how many keys a story of so many words gives: hardly ever a tenth more.
size_t ExpectedRareKeys(size_t num_words);

}  // namespace neardup

#endif  // NEARDUP_SKETCH_RARE_KEYS_H_
