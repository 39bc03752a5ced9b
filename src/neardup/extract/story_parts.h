// Where lines and sentences begin in a story, and which of them recur: what
// both kinds of furniture that shows by recurring look for first.

#ifndef NEARDUP_EXTRACT_STORY_PARTS_H_
#define NEARDUP_EXTRACT_STORY_PARTS_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory_resource>

#include "neardup/base/column.h"
#include "neardup/base/hash.h"
#include "neardup/text/token_stream.h"

namespace neardup {

// Calls body(begin, end) for the parts of a story that begin at words with
// `flag`; the first part begins at word 0 in any case.
template <typename Body>
void ForEachPartOf(const TokenView& story, TokenFlag flag, Body body) {
  const size_t size = story.size();
  size_t begin = 0;
  const auto look_at = [&](size_t i) {
    if ((story.flags[i] & flag) == 0 || i == 0) return;
    body(begin, i);
    begin = i;
  };
  // Most words begin no part: eight at a time.
  const uint64_t flags_of_eight = 0x0101010101010101 * flag;
  size_t i = 0;
  for (; i + 8 <= size; i += 8) {
    uint64_t eight;
    std::memcpy(&eight, story.flags.data() + i, sizeof(eight));
    if ((eight & flags_of_eight) == 0) continue;
    for (size_t k = i; k < i + 8; ++k) look_at(k);
  }
  for (; i < size; ++i) look_at(i);
  if (size > 0) body(begin, size);
}

// The hash of words [begin, end) of a story.
inline uint64_t HashOfWords(const TokenView& story, size_t begin, size_t end) {
  const auto words = story.words.subspan(begin, end - begin);
  return Hash64(words.data(), words.size_bytes());
}

// Counts hashes up to a bound, in little memory: a count may be that of two
// hashes that met, never less than the true one.
class RoughCounts {
 public:
  // For about so many hashes: 8 to 16 bytes each, but at most `most_bytes`, or
  // 1024 if that is more. With less, more of them meet.
  explicit RoughCounts(
      size_t hashes, size_t most_bytes = SIZE_MAX,
      std::pmr::memory_resource* memory = std::pmr::new_delete_resource())
      : counts_(NumBytes(hashes, most_bytes), 0, memory) {}
  void Add(uint64_t hash) {
    uint8_t& count = counts_[hash & (counts_.size() - 1)];
    count = static_cast<uint8_t>(count + (count < UINT8_MAX));
  }
  // At most UINT8_MAX.
  size_t Count(uint64_t hash) const {
    return counts_[hash & (counts_.size() - 1)];
  }

 private:
  static size_t NumBytes(size_t hashes, size_t most) {
    const size_t wanted = std::bit_ceil(std::max<size_t>(8 * hashes, 1024));
    return std::min(wanted, std::bit_floor(std::max<size_t>(most, 1024)));
  }

  Column<uint8_t> counts_;
};

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_STORY_PARTS_H_
