#include "neardup/index/radix_sort.h"

#include <algorithm>
#include <cassert>
#include <vector>

namespace neardup {
namespace {

constexpr size_t kGrain = 1 << 16;
constexpr int kMaxDigitBits = 10;

// Moves records to `out`, ordered by the digit of `bits` bits at `shift`.
void SortByDigit(std::span<const uint64_t> records, int shift, int bits,
                 uint64_t* out) {
  const size_t mask = (size_t{1} << bits) - 1;
  size_t next[size_t{1} << kMaxDigitBits];
  std::fill_n(next, mask + 1, 0);
  for (const uint64_t record : records) ++next[record >> shift & mask];
  size_t begin = 0;
  for (size_t digit = 0; digit <= mask; ++digit) {
    const size_t count = next[digit];
    next[digit] = begin;
    begin += count;
  }
  for (const uint64_t record : records) {
    out[next[record >> shift & mask]++] = record;
  }
}

using Histogram = std::array<size_t, 256>;

// Turns the counts of each chunk into where its records of each part begin, in
// chunk order, so that parting keeps the order of records.
PartStarts StartsOfParts(std::vector<Histogram>* chunks) {
  PartStarts starts = {};
  size_t begin = 0;
  for (size_t part = 0; part < 256; ++part) {
    starts[part] = begin;
    for (Histogram& chunk : *chunks) {
      const size_t count = chunk[part];
      chunk[part] = begin;
      begin += count;
    }
  }
  starts[256] = begin;
  return starts;
}

}  // namespace

void RadixSort(std::span<uint64_t> records, std::span<uint64_t> buffer,
               int low_bit, int high_bit) {
  assert(buffer.size() >= records.size());
  constexpr size_t kFewRecords = 128;  // cheaper to compare than to count
  if (records.size() < kFewRecords) {
    std::sort(records.begin(), records.end());
    return;
  }
  const int passes = (high_bit - low_bit + kMaxDigitBits - 1) / kMaxDigitBits;
  const int bits = (high_bit - low_bit + passes - 1) / passes;
  std::span<uint64_t> from = records;
  std::span<uint64_t> to = buffer.first(records.size());
  for (int shift = low_bit; shift < high_bit; shift += bits) {
    SortByDigit(from, shift, std::min(bits, high_bit - shift), to.data());
    std::swap(from, to);
  }
  if (from.data() != records.data()) std::ranges::copy(from, records.begin());
}

PartStarts SortByHigh32(Column<uint64_t>* records, Column<uint64_t>* buffer,
                        ThreadPool* pool) {
  const size_t size = records->size();
  buffer->resize(size);
  std::vector<Histogram> chunks((size + kGrain - 1) / kGrain, Histogram{});
  pool->ParallelFor(size, kGrain, [&](size_t begin, size_t end, int) {
    Histogram& counts = chunks[begin / kGrain];
    for (size_t i = begin; i < end; ++i) ++counts[(*records)[i] >> 56];
  });
  const PartStarts starts = StartsOfParts(&chunks);
  pool->ParallelFor(size, kGrain, [&](size_t begin, size_t end, int) {
    Histogram& next = chunks[begin / kGrain];
    for (size_t i = begin; i < end; ++i) {
      (*buffer)[next[(*records)[i] >> 56]++] = (*records)[i];
    }
  });
  records->swap(*buffer);
  pool->ParallelFor(256, 4, [&](size_t begin, size_t end, int) {
    for (size_t part = begin; part < end; ++part) {
      const size_t count = starts[part + 1] - starts[part];
      RadixSort(std::span(*records).subspan(starts[part], count),
                std::span(*buffer).subspan(starts[part], count), 32, 56);
    }
  });
  return starts;
}

}  // namespace neardup
