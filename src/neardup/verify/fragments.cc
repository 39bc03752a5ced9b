#include "neardup/verify/fragments.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "neardup/verify/bit_mask.h"

namespace neardup {
namespace {

// The places of a word that has others behind it, by what follows.
std::span<const uint16_t> Followed(const Profile& story,
                                   const WordEntry* entry) {
  const uint32_t begin = entry[0].begin, end = entry[1].begin;
  const bool ends_story = story.by_follower[end - 1] + 1u == story.num_words;
  return story.by_follower.subspan(begin, end - begin - ends_story);
}

// The bits of a mask word, whose first is that of position `first`, for the
// positions from `next` on.
uint64_t From(uint32_t next, uint32_t first, uint64_t bits) {
  if (next <= first) return bits;
  return next - first < 64 ? bits & ~uint64_t{0} << (next - first) : 0;
}

}  // namespace

// Matches the words that stand once in both stories, most words, and the
// bigrams that begin with them; lists the others in repeated_ and returns how
// many. Whether the next word is the same cannot be foreseen, so nothing is
// branched on: everything is written, and the masks tell what counts.
size_t FragmentFinder::MatchSingleWords(const Profile& a, const Profile& b,
                                        const CommonPlaces& common) {
  size_t num_repeated = 0, num_single = 0;
  for (size_t k = 0; k < common.size; ++k) {
    const WordEntry* in_a = &a.entries[common.in_a[k]];
    const WordEntry* in_b = &b.entries[common.in_b[k]];
    const bool single = (in_a[0].begin + 1 == in_a[1].begin) &
                        (in_b[0].begin + 1 == in_b[1].begin);
    repeated_[num_repeated] = static_cast<uint16_t>(k);
    single_[num_single] = static_cast<uint16_t>(k);
    num_repeated += !single;
    num_single += single;
  }
  for (size_t k = 0; k < num_single; ++k) {
    const uint32_t i = a.entries[common.in_a[single_[k]]].first;
    const WordEntry& in_b = b.entries[common.in_b[single_[k]]];
    const uint32_t j = in_b.first;
    const bool followed = (i + 1 < a.num_words) & (j + 1 < b.num_words);
    const bool same =
        followed & (a.words[i + followed] == b.words[j + followed]);
    words_.ranges[i] = {in_b.begin, 1};
    SetBit(words_.mask, i);
    only_place_[i] = same ? static_cast<uint16_t>(j) : kNowhere;
  }
  return num_repeated;
}

void FragmentFinder::MatchWords(const Profile& a, const Profile& b,
                                const CommonPlaces& common) {
  const size_t num_repeated = MatchSingleWords(a, b, common);
  for (size_t k = 0; k < num_repeated; ++k) {
    const WordEntry* in_a = &a.entries[common.in_a[repeated_[k]]];
    const WordEntry* in_b = &b.entries[common.in_b[repeated_[k]]];
    MatchBigrams(a, b, in_a, in_b);
    if (uint32_t{in_a->count} * in_b->count > kMaxRepeats) continue;
    for (uint32_t z = 0; z < in_a->count; ++z) {
      const uint16_t i = a.positions[in_a->begin + z];
      words_.ranges[i] = {in_b->begin, in_b->count};
      SetBit(words_.mask, i);
      if (in_b->count > 1) only_place_[i] = kNowhere;
    }
  }
}

// Matches the bigrams that begin with one word: both lists are sorted by the
// word that follows.
void FragmentFinder::MatchBigrams(const Profile& a, const Profile& b,
                                  const WordEntry* in_a,
                                  const WordEntry* in_b) {
  const std::span<const uint16_t> list_a = Followed(a, in_a);
  const std::span<const uint16_t> list_b = Followed(b, in_b);
  for (size_t x = 0, y = 0; x < list_a.size() && y < list_b.size();) {
    const uint32_t follower_a = a.words[list_a[x] + 1];
    const uint32_t follower_b = b.words[list_b[y] + 1];
    if (follower_a != follower_b) {
      x += follower_a < follower_b;
      y += follower_b < follower_a;
      continue;
    }
    const size_t first_a = x, first_b = y;
    while (++x < list_a.size() && a.words[list_a[x] + 1] == follower_a) {
    }
    while (++y < list_b.size() && b.words[list_b[y] + 1] == follower_a) {
    }
    if ((x - first_a) * (y - first_b) > kMaxRepeats) continue;
    AddBigram(list_a.subspan(first_a, x - first_a),
              {static_cast<uint16_t>(in_b->begin + first_b),
               static_cast<uint16_t>(y - first_b)},
              list_b[first_b]);
  }
}

// Notes where the bigram at each of these places stands in b.
inline void FragmentFinder::AddBigram(std::span<const uint16_t> places_a,
                                      Range in_b, uint16_t first_in_b) {
  for (const uint16_t i : places_a) {
    bigrams_.ranges[i] = in_b;
    SetBit(bigrams_.mask, i);
  }
  if (places_a.size() == 1 && in_b.count == 1) {
    only_place_[places_a[0]] = first_in_b;
  }
}

// Adds the words [i, i + length) of a and those of b from j on, which match.
// Matches come in order of i, so a diagonal needs to know its last one only.
inline void FragmentFinder::Add(uint32_t i, uint32_t j, uint32_t length,
                                uint32_t num_words_a, Fragments* fragments) {
  Diagonal& diagonal = diagonals_[j + num_words_a - i];
  const uint32_t end = i + length;
  if (diagonal.end >= end) return;
  if (diagonal.end >= i && diagonal.end > 0) {
    diagonal.end = static_cast<uint16_t>(end);
    fragments->end_a[diagonal.fragment] = static_cast<int32_t>(end);
    return;
  }
  const uint32_t f = fragments->size;
  assert(f < kMaxFragments);
  fragments->size = f + 1;
  diagonal = {static_cast<uint16_t>(end), static_cast<uint16_t>(f)};
  fragments->begin_a[f] = static_cast<int32_t>(i);
  fragments->begin_b[f] = static_cast<int32_t>(j);
  fragments->end_a[f] = static_cast<int32_t>(end);
}

// Follows the diagonal of the bigram at word i of a and its only place in b for
// as long as the words after it match nowhere else; returns the word of a that
// is to be looked at next. Most of two copies is such runs, which need not be
// added word by word.
inline uint32_t FragmentFinder::AddRun(uint32_t i, uint32_t num_words_a,
                                       Fragments* fragments) {
  uint32_t end = i + 1;
  // No bigram begins with the last word: its place is kNowhere.
  while (only_place_[end] == only_place_[end - 1] + 1) ++end;
  // The last bigram has a second word.
  Add(i, only_place_[i], end + 1 - i, num_words_a, fragments);
  return end;
}

void FragmentFinder::Find(const Profile& a, const Profile& b,
                          const CommonPlaces& common_words,
                          Fragments* fragments) {
  const uint32_t n = a.num_words;
  const size_t mask_words = a.mask_words();
  std::fill_n(words_.mask.begin(), mask_words, 0);
  std::fill_n(bigrams_.mask.begin(), mask_words, 0);
  std::fill_n(only_place_.begin(), n, kNowhere);
  std::fill_n(diagonals_.begin(), n + b.num_words, Diagonal());
  MatchWords(a, b, common_words);

  fragments->size = 0;
  auto add_range = [&](uint32_t i, Range range,
                       std::span<const uint16_t> places, uint32_t length) {
    for (uint32_t z = 0; z < range.count; ++z) {
      Add(i, places[range.begin + z], length, n, fragments);
    }
  };
  uint32_t next = 0;  // the words of a before it are done
  for (size_t w = 0; w < mask_words; ++w) {
    const uint64_t words = words_.mask[w];
    const uint64_t bigrams = bigrams_.mask[w];
    const auto first = static_cast<uint32_t>(w * 64);
    uint64_t left = From(next, first, words | bigrams);
    while (left != 0) {
      const uint32_t i = first + static_cast<uint32_t>(std::countr_zero(left));
      const uint64_t bit = left & -left;
      if (only_place_[i] != kNowhere) {
        next = AddRun(i, n, fragments);
        left = From(next, first, left);
        continue;
      }
      if (words & bit) add_range(i, words_.ranges[i], b.positions, 1);
      if (bigrams & bit) add_range(i, bigrams_.ranges[i], b.by_follower, 2);
      left &= left - 1;
    }
  }
  for (uint32_t f = 0; f < fragments->size; ++f) {
    fragments->end_b[f] =
        fragments->begin_b[f] + fragments->end_a[f] - fragments->begin_a[f];
  }
}

}  // namespace neardup
