#include "neardup/verify/shingle_sets.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <type_traits>

#include "neardup/verify/hash_sort.h"
#include "neardup/verify/word_hashes.h"

namespace neardup {

void ShingleSets::Make(std::span<const uint32_t> words, int length,
                       std::vector<uint32_t>* hashes) {
  assert(length == 3 || length == 5);
  hashes->clear();
  if (words.empty()) return;
  const size_t window = std::min(words.size(), static_cast<size_t>(length));
  hashes->resize(words.size() - window + 1);
  const auto hash_all = [&](auto length_in_words) {
    for (size_t i = 0; i < hashes->size(); ++i) {
      (*hashes)[i] = Top32(ShingleHash(words.data() + i, length_in_words));
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
  std::vector<uint32_t> spare;
  SortUniqueHashes(hashes, &spare);
}

}  // namespace neardup
