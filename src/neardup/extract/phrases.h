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

  // The next phrase whose last word stands at `from` or behind it, outside
  // quotes; empty if there is none. Cost: about .5 ns a word.
  WordRange Next(const TokenView& words, size_t from) const {
    for (size_t i = from; i < words.size(); ++i) {
      if (!may_end_[words.words[i] % kFilterSize]) [[likely]]
        continue;
      if (words.flags[i] & kQuoted) continue;
      const size_t size = SizeOfLast(words.words.first(i + 1));
      if (size == 0) continue;
      return {static_cast<uint32_t>(i + 1 - size),
              static_cast<uint32_t>(i + 1)};
    }
    return {};
  }

  // Where it ends: behind its last word; 0 if there is none.
  size_t NextEnd(const TokenView& words, size_t from) const {
    return Next(words, from).end;
  }

 private:
  static constexpr size_t kFilterSize = 4096;

  // The words of the phrase that the words end with; 0 if none.
  size_t SizeOfLast(std::span<const uint32_t> words) const {
    const auto found = std::ranges::find_if(phrases_, [&](const auto& phrase) {
      return phrase.back() == words.back() && phrase.size() <= words.size() &&
             std::equal(phrase.rbegin(), phrase.rend(), words.rbegin());
    });
    return found == phrases_.end() ? 0 : found->size();
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
