#include "neardup/sketch/rare_keys.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>

#include "neardup/base/hash.h"

namespace neardup {
namespace {

// What RarityBits20 gives at most.
constexpr uint8_t kRarest = 240;
constexpr uint32_t kKeyMask = ~kRareWordBit;

// A set of 31-bit keys in a table on the stack, sized for one story.
class SeenKeys {
 public:
  // Four slots a key: a slot that is taken costs a branch nobody foresees.
  explicit SeenKeys(size_t max_keys) : mask_(std::bit_ceil(4 * max_keys) - 1) {
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

// Keys travel as one integer with the position in its low 12 bits.
uint32_t PackedKey(uint64_t packed) {
  return static_cast<uint32_t>(packed >> 12) & kKeyMask;
}
uint16_t PackedPosition(uint64_t packed) {
  return static_cast<uint16_t>(packed & (kMaxKeyWords - 1));
}

// A 3-gram is kept with probability 1/2 to the power of this.
int Halvings(size_t num_words) {
  return num_words < 200 ? 0 : num_words <= 600 ? 1 : 2;
}

void AddTrigrams(std::span<const uint32_t> words, uint64_t limit,
                 std::vector<RareKey>* out) {
  if (words.size() < 3) return;
  // Written always, kept by a count: the sample is a coin the processor cannot
  // foresee. The key comes from low bits, the sample from high ones.
  uint64_t kept[kMaxKeyWords];
  size_t size = 0;
  for (size_t i = 0; i + 2 < words.size(); ++i) {
    const uint64_t hash = Hash64(&words[i], 3 * sizeof(uint32_t));
    kept[size] = (hash & kKeyMask) << 12 | i;
    size += hash <= limit;
  }
  SeenKeys seen(size);
  out->resize(size);
  size_t distinct = 0;
  for (const uint64_t packed : std::span(kept, size)) {
    const uint32_t key = PackedKey(packed);
    (*out)[distinct] = {key, PackedPosition(packed)};
    distinct += seen.Insert(key);
  }
  out->resize(distinct);
}

// A word that may become a key as one integer, the rarest least: 255 - rarity,
// 31 bits of hash, 12 of position.
uint64_t PackWord(uint8_t rarity, uint32_t word, size_t position) {
  return uint64_t{255u - rarity} << 43 | Mix64(word) >> 33 << 12 | position;
}

// Fills `out` with the distinct words of at least `min_rarity`, in text order;
// returns how many.
size_t DistinctWords(std::span<const uint32_t> words,
                     std::span<const uint8_t> rarity_bits20, int min_rarity,
                     uint64_t* out) {
  uint16_t rare[kMaxKeyWords];
  size_t size = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    rare[size] = static_cast<uint16_t>(i);
    size += rarity_bits20[i] >= min_rarity;
  }
  SeenKeys seen(size);
  size_t distinct = 0;
  for (const uint16_t i : std::span(rare, size)) {
    const uint64_t packed = PackWord(rarity_bits20[i], words[i], i);
    out[distinct] = packed;
    distinct += seen.Insert(PackedKey(packed));
  }
  return distinct;
}

// The greatest rarity that at least twice kMaxRareWords words reach: as a rule
// kMaxRareWords of them are distinct.
int FirstCut(std::span<const uint8_t> rarity_bits20) {
  // Nearly always enough words are in no table at all, and none are rarer.
  int rarest = 0, impossible = 0;
  for (const uint8_t rarity : rarity_bits20) {
    rarest += rarity >= kRarest;
    impossible += rarity > kRarest;
  }
  if (rarest >= 2 * kMaxRareWords && impossible == 0) return kRarest;
  int counts[256] = {};
  for (const uint8_t rarity : rarity_bits20) ++counts[rarity];
  int cut = 255;
  for (int above = counts[cut]; above < 2 * kMaxRareWords;) {
    if (cut <= kMinRareBits20) break;
    above += counts[--cut];
  }
  return cut;
}

void AddRareWords(std::span<const uint32_t> words,
                  std::span<const uint8_t> rarity_bits20,
                  std::vector<RareKey>* out) {
  uint64_t rare[2 * kMaxKeyWords];  // in text order, and room to rank them
  const int cut = FirstCut(rarity_bits20);
  size_t size = DistinctWords(words, rarity_bits20, cut, rare);
  if (size < kMaxRareWords && cut > kMinRareBits20) {
    size = DistinctWords(words, rarity_bits20, kMinRareBits20, rare);
  }
  uint64_t last = UINT64_MAX;  // of those that are kept
  if (size > kMaxRareWords) {
    uint64_t* const ranked = rare + size;
    std::copy_n(rare, size, ranked);
    std::nth_element(ranked, ranked + kMaxRareWords - 1, ranked + size);
    last = ranked[kMaxRareWords - 1];
  }
  for (const uint64_t word : std::span(rare, size)) {
    if (word > last) continue;
    out->push_back({PackedKey(word) | kRareWordBit, PackedPosition(word)});
  }
}

}  // namespace

void RareKeys(std::span<const uint32_t> words,
              std::span<const uint8_t> rarity_bits20,
              std::vector<RareKey>* out) {
  assert(words.size() == rarity_bits20.size());
  out->clear();
  // When its hash is at most this.
  const uint64_t limit = UINT64_MAX >> Halvings(words.size());
  const size_t size = std::min(words.size(), static_cast<size_t>(kMaxKeyWords));
  AddTrigrams(words.first(size), limit, out);
  AddRareWords(words.first(size), rarity_bits20.first(size), out);
}

size_t ExpectedRareKeys(size_t num_words) {
  const size_t covered = std::min(num_words, static_cast<size_t>(kMaxKeyWords));
  return (covered >> Halvings(num_words)) +
         std::min(covered, static_cast<size_t>(kMaxRareWords));
}

}  // namespace neardup
