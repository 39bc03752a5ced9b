#include "neardup/index/radix_sort.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "neardup/base/hash.h"

namespace neardup {
namespace {

// Records with a key of `key_bits` random bits from `low_bit` on, and their
// number below.
Column<uint64_t> Records(size_t size, int low_bit, uint64_t key_mask) {
  Column<uint64_t> records(size);
  for (size_t i = 0; i < size; ++i) {
    records[i] = (Mix64(i) & key_mask) << low_bit | i;
  }
  return records;
}

TEST(RadixSort, SortsAsACompareSortDoes) {
  for (size_t size : {0, 1, 2, 127, 128, 5000}) {
    for (int low_bit : {16, 32, 44}) {
      for (uint64_t key_mask : {uint64_t{0}, uint64_t{3}, UINT64_MAX}) {
        Column<uint64_t> records = Records(size, low_bit, key_mask);
        Column<uint64_t> expected = records;
        std::sort(expected.begin(), expected.end());
        Column<uint64_t> buffer(size + 3);
        RadixSort(records, buffer, low_bit, 64);
        EXPECT_EQ(records, expected) << size << " " << low_bit;
      }
    }
  }
}

TEST(RadixSort, PartsHoldAllRecordsInOrderForAnyNumberOfThreads) {
  for (int threads : {1, 3}) {
    ThreadPool pool(threads);
    for (size_t size : {0, 1, 1000, 200000}) {
      for (uint64_t key_mask :
           {uint64_t{0}, uint64_t{0xFF0000FF}, UINT64_MAX}) {
        Column<uint64_t> records = Records(size, 32, key_mask);
        Column<uint64_t> expected = records;
        std::sort(expected.begin(), expected.end());
        Column<uint64_t> buffer;
        const PartStarts starts = SortByHigh32(&records, &buffer, &pool);
        EXPECT_EQ(records, expected);
        EXPECT_EQ(starts.front(), 0u);
        EXPECT_EQ(starts.back(), size);
        for (size_t part = 0; part < 256; ++part) {
          for (size_t i = starts[part]; i < starts[part + 1]; ++i) {
            ASSERT_EQ(records[i] >> 56, part);
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace neardup
