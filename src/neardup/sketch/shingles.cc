#include "neardup/sketch/shingles.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>

#include "neardup/base/hash.h"

namespace neardup {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the hashes of shingles are those of little-endian words");

// Values spread over buckets by their top bits leave a handful in each: one
// pass through memory takes the place of most of a comparison sort.
void BucketSort(std::vector<uint64_t>* values) {
  const int bits = std::min(
      14,
      static_cast<int>(std::bit_width(static_cast<uint64_t>(values->size()))) -
          1);
  const int shift = 64 - bits;
  std::vector<size_t> ends((size_t{1} << bits) + 1, 0);
  for (uint64_t value : *values) ++ends[(value >> shift) + 1];
  for (size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];

  std::vector<uint64_t> sorted(values->size());
  for (uint64_t value : *values) sorted[ends[value >> shift]++] = value;
  size_t begin = 0;
  for (size_t bucket = 0; bucket + 1 < ends.size(); ++bucket) {
    const size_t end = ends[bucket];
    if (end - begin > 1) {
      std::sort(sorted.begin() + static_cast<ptrdiff_t>(begin),
                sorted.begin() + static_cast<ptrdiff_t>(end));
    }
    begin = end;
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
  for (size_t i = 0; i < out->size(); ++i) {
    (*out)[i] = Hash64(words.data() + i, window * sizeof(uint32_t));
  }
}

void SortUnique(std::vector<uint64_t>* values) {
  if (values->size() < 64) {
    std::sort(values->begin(), values->end());
  } else {
    BucketSort(values);
  }
  values->erase(std::unique(values->begin(), values->end()), values->end());
}

}  // namespace neardup
