#include "neardup/verify/hash_sort.h"

#include <hwy/contrib/sort/vqsort.h>

#include <cstddef>

namespace neardup {

void SortHashes(std::vector<uint32_t>* keys) {
  hwy::Sorter()(keys->data(), keys->size(), hwy::SortAscending());
}

void SortHashes(std::vector<uint64_t>* keys) {
  hwy::Sorter()(keys->data(), keys->size(), hwy::SortAscending());
}

void SortUniqueHashes(std::vector<uint32_t>* keys) {
  if (keys->empty()) return;
  SortHashes(keys);
  // Which keys repeat cannot be foreseen, so nothing is branched on.
  uint32_t* const all = keys->data();
  const size_t last = keys->size() - 1;
  size_t count = 0;
  for (size_t k = 0; k < last; ++k) {
    const uint32_t key = all[k];
    all[count] = key;
    count += key != all[k + 1];
  }
  all[count] = all[last];
  keys->resize(count + 1);
}

}  // namespace neardup
