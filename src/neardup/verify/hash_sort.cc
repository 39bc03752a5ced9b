#include "neardup/verify/hash_sort.h"

#include <hwy/contrib/sort/vqsort.h>

#include <algorithm>

namespace neardup {
namespace {

template <typename Key>
void Sort(std::vector<Key>* keys) {
  // A sorter is scratch memory from the heap, dearer than sorting a few keys.
  thread_local const hwy::Sorter sorter;
  sorter(keys->data(), keys->size(), hwy::SortAscending());
}

}  // namespace

void SortHashes(std::vector<uint32_t>* keys) { Sort(keys); }

void SortHashes(std::vector<uint64_t>* keys) { Sort(keys); }

void SortUniqueHashes(std::vector<uint32_t>* keys) {
  SortHashes(keys);
  keys->erase(std::unique(keys->begin(), keys->end()), keys->end());
}

}  // namespace neardup
