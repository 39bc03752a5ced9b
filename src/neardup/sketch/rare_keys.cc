#include "neardup/sketch/rare_keys.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>

#include "neardup/base/hash.h"

namespace neardup {
namespace {

constexpr uint32_t kKeyMask = ~kRareWordBit;

// A set of 31-bit keys in a table on the stack, sized for one story.
class SeenKeys {
 public:
  explicit SeenKeys(size_t max_keys)
      : mask_(std::bit_ceil(2 * max_keys + 2) - 1) {
    assert(mask_ < std::size(slots_));
    std::fill_n(slots_, mask_ + 1, kFree);
  }

  // True when `key` was not in the set.
  bool Insert(uint32_t key) {
    size_t slot = key & mask_;
    while (slots_[slot] != kFree) {
      if (slots_[slot] == key) return false;
      slot = (slot + 1) & mask_;
    }
    slots_[slot] = key;
    return true;
  }

 private:
  static constexpr uint32_t kFree = 0xFFFFFFFF;  // has the top bit: no key

  size_t mask_;
  uint32_t slots_[4 * kMaxKeyWords];
};

// A 3-gram is kept when its hash is at most this.
uint64_t SampleLimit(size_t num_words) {
  const int halvings = num_words < 200 ? 0 : num_words <= 600 ? 1 : 2;
  return UINT64_MAX >> halvings;
}

void AddTrigrams(std::span<const uint32_t> words, uint64_t limit,
                 std::vector<RareKey>* out) {
  if (words.size() < 3) return;
  // Written always, kept by a count: the sample is a coin the processor cannot
  // foresee. The key comes from low bits, the sample from high ones.
  RareKey kept[kMaxKeyWords];
  size_t size = 0;
  for (size_t i = 0; i + 2 < words.size(); ++i) {
    const uint64_t hash = Hash64(&words[i], 3 * sizeof(uint32_t));
    kept[size] = {static_cast<uint32_t>(hash) & kKeyMask,
                  static_cast<uint16_t>(i)};
    size += hash <= limit;
  }
  SeenKeys seen(size);
  for (const RareKey& key : std::span(kept, size)) {
    if (seen.Insert(key.key)) out->push_back(key);
  }
}

void AddRareWords(std::span<const uint32_t> words,
                  std::span<const uint8_t> rarity_bits20,
                  std::vector<RareKey>* out) {
  // One integer a word, rarest least: 255 - rarity, hash, position.
  uint64_t rare[kMaxKeyWords];
  size_t size = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    const uint64_t rank = 255u - rarity_bits20[i];
    rare[size] = rank << 43 | Mix64(words[i]) >> 33 << 12 | i;
    size += rarity_bits20[i] >= kMinRareBits20;
  }
  const auto key_of = [](uint64_t word) {
    return static_cast<uint32_t>(word >> 12) & kKeyMask;
  };
  SeenKeys seen(size);
  uint64_t* end = std::remove_if(rare, rare + size, [&](uint64_t word) {
    return !seen.Insert(key_of(word));
  });
  if (end - rare > kMaxRareWords) {
    std::nth_element(rare, rare + kMaxRareWords, end);
    end = rare + kMaxRareWords;
  }
  const auto position_of = [](uint64_t word) {
    return static_cast<uint16_t>(word & (kMaxKeyWords - 1));
  };
  std::sort(rare, end, [&](uint64_t a, uint64_t b) {
    return position_of(a) < position_of(b);
  });
  for (const uint64_t* word = rare; word != end; ++word) {
    out->push_back({key_of(*word) | kRareWordBit, position_of(*word)});
  }
}

}  // namespace

void RareKeys(std::span<const uint32_t> words,
              std::span<const uint8_t> rarity_bits20,
              std::vector<RareKey>* out) {
  assert(words.size() == rarity_bits20.size());
  out->clear();
  const uint64_t limit = SampleLimit(words.size());
  const size_t size = std::min(words.size(), static_cast<size_t>(kMaxKeyWords));
  AddTrigrams(words.first(size), limit, out);
  AddRareWords(words.first(size), rarity_bits20.first(size), out);
}

}  // namespace neardup
