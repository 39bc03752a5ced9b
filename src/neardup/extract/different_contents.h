// Whether enough contents differ two by two: how both kinds of furniture that
// shows by recurring tell an outlet's words from a story's.

#ifndef NEARDUP_EXTRACT_DIFFERENT_CONTENTS_H_
#define NEARDUP_EXTRACT_DIFFERENT_CONTENTS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace neardup {

// What a story is about: hashes of its rarest words, ascending.
using Content = std::vector<uint32_t>;
inline constexpr size_t kContentWords = 16;

inline size_t CountShared(const Content& a, const Content& b) {
  size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    shared += *i == *j;
    const bool step_i = *i <= *j, step_j = *j <= *i;
    i += step_i;
    j += step_j;
  }
  return shared;
}

// Whether `needed` of the contents, chosen greedily in their order, differ two
// by two by `differ(content, content)`.
template <typename Differ>
bool HasDifferent(std::span<const Content* const> contents, size_t needed,
                  Differ differ) {
  std::vector<const Content*> chosen;
  for (const Content* content : contents) {
    const auto differs = [&](const Content* other) {
      return differ(*content, *other);
    };
    if (std::ranges::all_of(chosen, differs)) chosen.push_back(content);
    if (chosen.size() >= needed) return true;
  }
  return false;
}

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_DIFFERENT_CONTENTS_H_
