// Words whose letters stand apart: "B R E A K I N G". Headings are set so, and
// copies that are not to be found.

#ifndef NEARDUP_TEXT_SPACED_LETTERS_H_
#define NEARDUP_TEXT_SPACED_LETTERS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace neardup {

class ClassifiedText;

// A word of at least five letters below U+0800 that combine with nothing, alone
// at bytes [begin, end): one ASCII space between each two, ASCII white space or
// nothing before the first, and behind the last nothing, ASCII punctuation or
// space, or a dash, quote or ellipsis of U+2010..U+2027; no apostrophe.
struct SpacedWord {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t word = 0;        // HashWord of the letters together
  bool upper_case = false;  // of the first letter
};

// Where in a block of 64 bytes three letters of such a word may stand, the
// first of them at the bit; masks as in ByteMasks. Every such word shows in one
// of its blocks; much else does as well.
constexpr uint64_t MaybeSpacedLetters(uint64_t starts, uint64_t marks) {
  const uint64_t any = starts | marks;
  const uint64_t two = (starts & any >> 2) | (marks & any >> 3);
  return (starts & two >> 2) | (marks & two >> 3);
}

// Replaces *out by all such words of `text` in order. `classified` is the text.
void FindSpacedWords(std::string_view text, const ClassifiedText& classified,
                     std::vector<SpacedWord>* out);

}  // namespace neardup

#endif  // NEARDUP_TEXT_SPACED_LETTERS_H_
