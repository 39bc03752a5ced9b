#include "neardup/verify/fragments.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "neardup/verify/bit_mask.h"

namespace neardup {
namespace {

// Words i and i + 1 as one number.
uint64_t Bigram(const Profile& story, uint32_t i) {
  uint64_t bigram;
  std::memcpy(&bigram, story.words.data() + i, sizeof(bigram));
  return bigram;
}

// Whether all places of one bigram hash, [begin, end) of its list, are of the
// words of that bigram: others may have the same hash.
bool AllAre(uint64_t bigram, const Profile& story, uint32_t begin,
            uint32_t end) {
  bool all = true;
  for (uint32_t z = begin; z < end; ++z) {
    all &= Bigram(story, story.bigram_positions[z]) == bigram;
  }
  return all;
}

}  // namespace

void FragmentFinder::MatchWords(const Profile& a, const Profile& b,
                                const CommonPlaces& common) {
  for (size_t k = 0; k < common.size; ++k) {
    const WordEntry& in_a = a.entries[common.in_a[k]];
    const WordEntry& in_b = b.entries[common.in_b[k]];
    if (uint32_t{in_a.count} * in_b.count > kMaxRepeats) continue;
    for (uint32_t z = 0; z < in_a.count; ++z) {
      const uint16_t i = a.positions[in_a.begin + z];
      words_.ranges[i] = {in_b.begin, in_b.count};
      SetBit(words_.mask, i);
    }
  }
}

void FragmentFinder::MatchBigrams(const Profile& a, const Profile& b) {
  FindCommon(a.bigrams, b.bigrams, &common_bigrams_);
  for (size_t k = 0; k < common_bigrams_.size; ++k) {
    const uint32_t in_a = common_bigrams_.in_a[k];
    const uint32_t in_b = common_bigrams_.in_b[k];
    const uint32_t begin_a = a.bigram_begins[in_a];
    const uint32_t end_a = a.bigram_begins[in_a + 1];
    const uint16_t begin_b = b.bigram_begins[in_b];
    const auto count_b =
        static_cast<uint16_t>(b.bigram_begins[in_b + 1] - begin_b);
    const uint32_t repeats = (end_a - begin_a) * count_b;
    if (repeats > kMaxRepeats) continue;
    const uint16_t i = a.bigram_positions[begin_a];
    const uint64_t bigram = Bigram(a, i);
    if (repeats == 1) {  // nearly always
      if (Bigram(b, b.bigram_positions[begin_b]) != bigram) continue;
      bigrams_.ranges[i] = {begin_b, count_b};
      SetBit(bigrams_.mask, i);
      continue;
    }
    if (!AllAre(bigram, a, begin_a, end_a) ||
        !AllAre(bigram, b, begin_b, begin_b + count_b)) {
      continue;
    }
    for (uint32_t z = begin_a; z < end_a; ++z) {
      const uint16_t at = a.bigram_positions[z];
      bigrams_.ranges[at] = {begin_b, count_b};
      SetBit(bigrams_.mask, at);
    }
  }
}

// Adds the match of word i of a with word j of b, unless it is there already.
// Matches come in order of i, so a diagonal needs to know its last one only.
inline void FragmentFinder::Add(uint32_t i, uint32_t j, uint32_t num_words_a,
                                Fragments* fragments) {
  Diagonal& diagonal = diagonals_[j + num_words_a - i];
  if (diagonal.end > i) return;
  const auto end = static_cast<uint16_t>(i + 1);
  if (diagonal.end == i && i > 0) {
    diagonal.end = end;
    fragments->end_a[diagonal.fragment] = end;
    return;
  }
  const uint32_t f = fragments->size;
  assert(f < kMaxFragments);
  fragments->size = f + 1;
  diagonal = {end, static_cast<uint16_t>(f)};
  fragments->begin_a[f] = static_cast<int32_t>(i);
  fragments->begin_b[f] = static_cast<int32_t>(j);
  fragments->end_a[f] = end;
}

void FragmentFinder::Find(const Profile& a, const Profile& b,
                          const CommonPlaces& common_words,
                          Fragments* fragments) {
  const uint32_t n = a.num_words;
  const size_t mask_words = a.mask_words();
  std::fill_n(words_.mask.begin(), mask_words, 0);
  std::fill_n(bigrams_.mask.begin(), mask_words, 0);
  std::fill_n(diagonals_.begin(), n + b.num_words, Diagonal());
  MatchWords(a, b, common_words);
  MatchBigrams(a, b);

  fragments->size = 0;
  auto add_range = [&](uint32_t i, Range range,
                       std::span<const uint16_t> places, uint32_t shift) {
    for (uint32_t z = 0; z < range.count; ++z) {
      Add(i, places[range.begin + z] + shift, n, fragments);
    }
  };
  uint64_t carry = 0;
  for (size_t w = 0; w < mask_words; ++w) {
    const uint64_t words = words_.mask[w];
    const uint64_t bigrams = bigrams_.mask[w];
    const uint64_t second_words = bigrams << 1 | carry;
    carry = bigrams >> 63;
    const auto first = static_cast<uint32_t>(w * 64);
    ForEachBit(words | bigrams | second_words, first, [&](uint32_t i) {
      const uint64_t bit = uint64_t{1} << (i & 63);
      if (words & bit) add_range(i, words_.ranges[i], b.positions, 0);
      if (bigrams & bit) {
        add_range(i, bigrams_.ranges[i], b.bigram_positions, 0);
      }
      if (second_words & bit) {
        add_range(i, bigrams_.ranges[i - 1], b.bigram_positions, 1);
      }
    });
  }
  for (uint32_t f = 0; f < fragments->size; ++f) {
    fragments->end_b[f] =
        fragments->begin_b[f] + fragments->end_a[f] - fragments->begin_a[f];
  }
}

}  // namespace neardup
