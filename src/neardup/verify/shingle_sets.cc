#include "neardup/verify/shingle_sets.h"

#include <algorithm>
#include <cassert>
#include <cstddef>

#include "neardup/verify/hash_sort.h"
#include "neardup/verify/window_hashes.h"
#include "neardup/verify/word_hashes.h"

namespace neardup {

void ShingleSets::Make(std::span<const uint32_t> words, int length,
                       std::vector<uint32_t>* hashes) {
  assert(length == 3 || length == 5);
  hashes->clear();
  if (words.empty()) return;
  const size_t window = static_cast<size_t>(length);
  if (words.size() < window) {
    hashes->push_back(Top32(ShingleHash(words.data(), words.size())));
    return;
  }
  hashes->resize(words.size() - window + 1);
  ShingleHashes32(words, window, *hashes);
  SortUniqueHashes(hashes);
}

}  // namespace neardup
