// The tokenizer's obvious twin: one code point after the other through ICU,
// each rule in its own loop over a line. For tests only; furniture and language
// are not its matter.

#ifndef NEARDUP_TESTS_TEXT_SLOW_TOKENIZER_H_
#define NEARDUP_TESTS_TEXT_SLOW_TOKENIZER_H_

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace neardup {

struct SlowWord {
  std::string text;  // normal form
  uint32_t begin = 0;
  uint32_t end = 0;
  uint8_t flags = 0;
};

// The words of `text` (valid UTF-8) by the rules of tokenizer.h; `elides` as
// Elides of the language of the text.
std::vector<SlowWord> SlowTokenize(std::string_view text, bool elides);

}  // namespace neardup

#endif  // NEARDUP_TESTS_TEXT_SLOW_TOKENIZER_H_
