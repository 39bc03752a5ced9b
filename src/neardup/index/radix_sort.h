// Radix sort of 64-bit records: a key in the high bits, what belongs to it
// (a story, a position) in the low ones.
//
// Much faster than a comparison sort for the millions of records of a batch,
// and the way to group equal keys without a hash table.

#ifndef NEARDUP_INDEX_RADIX_SORT_H_
#define NEARDUP_INDEX_RADIX_SORT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "neardup/base/column.h"
#include "neardup/base/thread_pool.h"

namespace neardup {

// Sorts `records` ascending by bits low_bit..high_bit-1. Records that agree in
// these must come in ascending order (they do when their low bits are the
// numbers of stories added in order) and agree above; so the result is
// ascending as a whole. `buffer` has at least their size and is overwritten.
// Cost: about 1.5 ns a record for each 10 bits while both fit the cache.
void RadixSort(std::span<uint64_t> records, std::span<uint64_t> buffer,
               int low_bit, int high_bit);

// Sorts records ascending by their high 32 bits; equal ones must come in
// ascending order. They are first parted by the top 8 bits: on return the
// records of part i are at [starts[i], starts[i + 1]), no key is in two parts,
// and parts can be worked on by different threads. The result does not depend
// on the pool. `buffer` is made as large as the records.
using PartStarts = std::array<size_t, 257>;
PartStarts SortByHigh32(Column<uint64_t>* records, Column<uint64_t>* buffer,
                        ThreadPool* pool);

}  // namespace neardup

#endif  // NEARDUP_INDEX_RADIX_SORT_H_
