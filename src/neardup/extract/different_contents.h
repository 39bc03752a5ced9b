// Whether enough contents differ two by two: how both kinds of furniture that
// shows by recurring tell an outlet's words from a story's.

#ifndef NEARDUP_EXTRACT_DIFFERENT_CONTENTS_H_
#define NEARDUP_EXTRACT_DIFFERENT_CONTENTS_H_

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

namespace neardup {

inline constexpr size_t kContentWords = 16;

// What a story is about: hashes of its rarest words, ascending. At most
// kContentWords.
class Content {
 public:
  using value_type = uint32_t;

  Content() = default;
  template <typename Iterator>
  Content(Iterator begin, Iterator end) {
    for (; begin != end; ++begin) push_back(*begin);
  }
  Content(std::initializer_list<uint32_t> words) {
    for (const uint32_t word : words) push_back(word);
  }
  const uint32_t* begin() const { return words_.data(); }
  const uint32_t* end() const { return words_.data() + size_; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  void push_back(uint32_t word) {
    assert(size_ < kContentWords);
    words_[size_++] = word;
  }
  void clear() { size_ = 0; }
  void Sort() { std::sort(words_.begin(), words_.begin() + size_); }

  friend bool operator<(const Content& a, const Content& b) {
    return std::ranges::lexicographical_compare(a, b);
  }

 private:
  std::array<uint32_t, kContentWords> words_ = {};
  uint32_t size_ = 0;
};

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
