#include "neardup/text/run_hasher.h"

#include <cassert>
#include <span>

#include "neardup/text/word.h"

namespace neardup {
namespace {

// Knowing the bounds, the compiler leaves only one way through XXH3.
template <size_t kMin, size_t kMax>
[[gnu::flatten]] void HashGroup(std::span<const uint32_t> group,
                                const RunTarget& target) {
  for (const uint32_t index : group) {
    const size_t size = target.ends[index] - target.begins[index];
    assert(size >= kMin && size <= kMax);
    if (size < kMin || size > kMax) __builtin_unreachable();
    target.words[index] = HashWord({target.text + target.begins[index], size});
  }
}

}  // namespace

void RunHasher::Flush(const RunTarget& target) {
  const auto group = [this](size_t i) {
    return std::span(lists_[i]).first(counts_[i]);
  };
  HashGroup<1, 3>(group(0), target);
  HashGroup<4, 8>(group(1), target);
  HashGroup<9, 16>(group(2), target);
  HashGroup<17, SIZE_MAX>(group(3), target);
  counts_ = {};
}

}  // namespace neardup
