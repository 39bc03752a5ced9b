#include "neardup/verify/hash_sort.h"

#include <hwy/contrib/sort/vqsort.h>

#include <algorithm>

namespace neardup {

void SortHashes(std::vector<uint32_t>* keys) {
  hwy::Sorter()(keys->data(), keys->size(), hwy::SortAscending());
}

void SortHashes(std::vector<uint64_t>* keys) {
  hwy::Sorter()(keys->data(), keys->size(), hwy::SortAscending());
}

void SortUniqueHashes(std::vector<uint32_t>* keys) {
  SortHashes(keys);
  keys->erase(std::unique(keys->begin(), keys->end()), keys->end());
}

}  // namespace neardup
