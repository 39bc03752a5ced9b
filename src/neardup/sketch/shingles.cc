#include "neardup/sketch/shingles.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>
#include <type_traits>
#include <utility>

#include "neardup/base/hash.h"

namespace neardup {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the hashes of shingles are those of little-endian words");

// Above this buckets no longer fit the nearest cache.
constexpr size_t kMaxBucketSort = 1 << 16;

void InsertionSort(uint64_t* begin, uint64_t* end) {
  for (uint64_t* next = begin + 1; next < end; ++next) {
    const uint64_t value = *next;
    uint64_t* hole = next;
    for (; hole > begin && hole[-1] > value; --hole) *hole = hole[-1];
    *hole = value;
  }
}

// Values spread over as many buckets by their top bits stand at most a few
// places from where they belong: one pass through memory takes the place of
// most of a comparison sort.
void BucketSort(std::vector<uint64_t>* values) {
  const int bits = std::min<int>(14, std::bit_width(values->size()));
  const int shift = 64 - bits;
  std::vector<uint32_t> counts(size_t{1} << bits, 0);
  for (const uint64_t value : *values) ++counts[value >> shift];
  uint32_t begin = 0;
  uint32_t largest = 0;
  for (uint32_t& count : counts) {
    largest = std::max(largest, count);
    begin += std::exchange(count, begin);
  }
  std::vector<uint64_t> sorted(values->size());
  for (const uint64_t value : *values) sorted[counts[value >> shift]++] = value;
  if (largest <= 16) {
    InsertionSort(sorted.data(), sorted.data() + sorted.size());
  } else {
    std::sort(sorted.begin(), sorted.end());
  }
  values->swap(sorted);
}

}  // namespace

void ShingleHashes(std::span<const uint32_t> words, int length,
                   std::vector<uint64_t>* out) {
  assert(length >= 1);
  out->clear();
  if (words.empty()) return;
  const size_t window = std::min(words.size(), static_cast<size_t>(length));
  out->resize(words.size() - window + 1);
  const auto hash_all = [&](auto length_in_words) {
    for (size_t i = 0; i < out->size(); ++i) {
      (*out)[i] = Hash64(words.data() + i, length_in_words * sizeof(uint32_t));
    }
  };
  // With a length known in advance the hash has no branches.
  if (window == 5) {
    hash_all(std::integral_constant<size_t, 5>());
  } else if (window == 3) {
    hash_all(std::integral_constant<size_t, 3>());
  } else {
    hash_all(window);
  }
}

void SortUnique(std::vector<uint64_t>* values) {
  if (values->size() < 64 || values->size() > kMaxBucketSort) {
    std::sort(values->begin(), values->end());
  } else {
    BucketSort(values);
  }
  values->erase(std::unique(values->begin(), values->end()), values->end());
}

}  // namespace neardup
