// Three bitmaps of a story: what a first, very cheap look at a pair needs.
//
// The common bits of two bitmaps, less those that meet by chance, tell how many
// elements two sets share, at the price of a few dozen AND operations and one
// or two cache lines. A bitmap is a Bloom filter with one hash function [Bloom
// 1970; set sizes from bits: Swamidass, Baldi 2007]. The first stage of the
// gate (gate.h) reads nothing else of a story.
//
// Cost: about 4 us for a story of 600 words; 1,168 bytes.

#ifndef NEARDUP_VERIFY_BITMAPS_H_
#define NEARDUP_VERIFY_BITMAPS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "neardup/text/token_stream.h"
#include "neardup/verify/distinct_counter.h"

namespace neardup {

// Plain bits and counts: may be copied and stored as they are. Covers the first
// kMaxProfileWords words of a story, as its profile does.
struct Bitmaps {
  std::array<uint64_t, 16> words = {};  // words other than function words
  // Each such word with the next such word and the next but one.
  std::array<uint64_t, 64> pairs = {};
  std::array<uint64_t, 64> trigrams = {};  // three neighbours, any words
  uint32_t num_words = 0;                  // words covered
  uint32_t unique_words = 0;               // distinct words, any class
  uint32_t unique_pairs = 0;               // distinct content pairs
};

// Bits that are set in both.
uint32_t CommonBits(std::span<const uint64_t> a, std::span<const uint64_t> b);

// Makes bitmaps without a profile. Holds scratch memory: one a thread.
class BitmapBuilder {
 public:
  // rarities: RarityBits20 of every word (text/rarity.h).
  void Build(TokenView story, std::span<const uint8_t> rarities,
             Bitmaps* bitmaps);

 private:
  DistinctCounter distinct_;
  std::vector<uint32_t> content_;  // the words that are no function words
  std::vector<uint32_t> hashes_;
};

}  // namespace neardup

#endif  // NEARDUP_VERIFY_BITMAPS_H_
