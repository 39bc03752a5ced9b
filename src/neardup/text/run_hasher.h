// HashWord of many words at once.
//
// XXH3 has a way of its own for words of 1-3, 4-8 and 9-16 bytes, and nothing
// foretells the length of the next word of a text: hashed one by one, every
// second word costs a branch miss. Sorted by length first they cost none.

#ifndef NEARDUP_TEXT_RUN_HASHER_H_
#define NEARDUP_TEXT_RUN_HASHER_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace neardup {

// Where words are and where their hashes go.
struct RunTarget {
  const char* text;        // words stand here in normal form,
  const uint32_t* begins;  // word i at bytes [begins[i], ends[i])
  const uint32_t* ends;
  uint32_t* words;  // and its hash goes here
};

// Collects the indices of words and hashes them when a list is full or Flush is
// called.
class RunHasher {
 public:
  // `size` is the size of word `index` in bytes, at least 1. The target is the
  // same for all calls up to the next Flush.
  void Add(uint32_t index, size_t size, const RunTarget& target) {
    const size_t group = kGroupOfSize[size < kMaxSize ? size : kMaxSize];
    lists_[group][counts_[group]] = index;
    if (++counts_[group] == kListSize) [[unlikely]] {
      Flush(target);
    }
  }

  void Flush(const RunTarget& target);

 private:
  static constexpr size_t kListSize = 512;
  static constexpr size_t kMaxSize = 17;
  static constexpr size_t kGroups = 4;
  static constexpr std::array<uint8_t, kMaxSize + 1> kGroupOfSize = {
      0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3};

  std::array<std::array<uint32_t, kListSize>, kGroups> lists_;
  std::array<uint32_t, kGroups> counts_ = {};
};

}  // namespace neardup

#endif  // NEARDUP_TEXT_RUN_HASHER_H_
