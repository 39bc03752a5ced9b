// The words of a text and where they stand, with nothing taken for furniture.

#ifndef NEARDUP_TESTS_TEXT_WORDS_OF_TEXT_H_
#define NEARDUP_TESTS_TEXT_WORDS_OF_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/text/tokenizer.h"

namespace neardup {

inline TokenStream Tokenize(std::string_view text) {
  Tokenizer tokenizer({.keep_offsets = true, .drop_furniture = false});
  TokenStream stream;
  tokenizer.Tokenize(text, &stream);
  return stream;
}

inline std::vector<uint32_t> Words(std::string_view text) {
  return Tokenize(text).words;
}

inline std::vector<std::string> Slices(std::string_view text) {
  const TokenStream stream = Tokenize(text);
  std::vector<std::string> slices;
  for (size_t i = 0; i < stream.words.size(); ++i) {
    slices.emplace_back(
        text.substr(stream.begins[i], stream.ends[i] - stream.begins[i]));
  }
  return slices;
}

}  // namespace neardup

#endif  // NEARDUP_TESTS_TEXT_WORDS_OF_TEXT_H_
