// What the shared rare keys of two stories say: how many there are, and whether
// they stand in the same order.
//
// Keys shared by chance or by a common event are scattered; a copy, even a
// reworded one, keeps runs of them in order. The gate before alignment judges a
// pair by these numbers alone.

#ifndef NEARDUP_INDEX_JOIN_EVIDENCE_H_
#define NEARDUP_INDEX_JOIN_EVIDENCE_H_

#include <cstdint>
#include <span>

namespace neardup {

// Of two stories, "first" is the one that orders the keys: the shorter one.
struct SharedKeys {
  uint16_t trigrams = 0;    // shared word 3-grams
  uint16_t rare_words = 0;  // shared rare words
  // Keys in the longest chain of increasing positions in both.
  uint16_t chain = 0;
  // Places of the first story: a key more than 4 words after the one before it
  // begins a new one.
  uint16_t places = 0;
  // Longest run of links. A key is linked to the one before it in the first
  // story when it is at most 60 words on in both stories and the two distances
  // differ by at most 20.
  uint16_t link_run = 0;

  int keys() const { return trigrams + rare_words; }
  friend bool operator==(const SharedKeys&, const SharedKeys&) = default;
};

// A key that two stories share: its position in the first story above bit 12,
// in the second below. Ascending order is order in the first story.
inline uint32_t PackPositions(uint16_t first, uint16_t second) {
  return static_cast<uint32_t>(first) << 12 | second;
}

// Sets chain, places and link_run from the shared keys in ascending order; the
// positions are below 4096. Cost: n log n.
void SetOrder(std::span<const uint32_t> sorted_positions, SharedKeys* shared);

}  // namespace neardup

#endif  // NEARDUP_INDEX_JOIN_EVIDENCE_H_
