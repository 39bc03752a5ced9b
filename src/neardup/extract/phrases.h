// Phrases to be looked for in words: how furniture is told that has words no
// reporter writes.

#ifndef NEARDUP_EXTRACT_PHRASES_H_
#define NEARDUP_EXTRACT_PHRASES_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "neardup/text/token_stream.h"
#include "neardup/text/tokenizer.h"

namespace neardup {

// Some phrases, found by their last words: it should be a rare one. Immutable.
class Phrases {
 public:
  explicit Phrases(std::span<const std::string_view> texts) {
    Tokenizer tokenizer({.drop_furniture = false});
    TokenStream stream;
    for (const std::string_view text : texts) {
      tokenizer.Tokenize(text, &stream);
      phrases_.push_back(stream.words);
      may_end_[stream.words.back() % kFilterSize] = true;
    }
  }

  // Where at `from` or behind it the next phrase outside quotes ends: behind
  // its last word; 0 if none does. Cost: about .5 ns a word.
  size_t NextEnd(const TokenView& words, size_t from) const {
    for (size_t i = from; i < words.size(); ++i) {
      if (!may_end_[words.words[i] % kFilterSize]) [[likely]]
        continue;
      if (words.flags[i] & kQuoted) continue;
      if (AnyEnds(words.words.first(i + 1))) return i + 1;
    }
    return 0;
  }

 private:
  static constexpr size_t kFilterSize = 4096;

  bool AnyEnds(std::span<const uint32_t> words) const {
    return std::ranges::any_of(phrases_, [&](const auto& phrase) {
      return phrase.back() == words.back() && phrase.size() <= words.size() &&
             std::equal(phrase.rbegin(), phrase.rend(), words.rbegin());
    });
  }

  std::vector<std::vector<uint32_t>> phrases_;
  std::array<bool, kFilterSize> may_end_ = {};
};

// The piece of words around one of them that begins with `flag`.
inline WordRange PieceAround(const TokenView& words, uint32_t at,
                             TokenFlag flag) {
  WordRange range{at, at + 1};
  while (range.begin > 0 && !(words.flags[range.begin] & flag)) --range.begin;
  while (range.end < words.size() && !(words.flags[range.end] & flag)) {
    ++range.end;
  }
  return range;
}

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_PHRASES_H_
