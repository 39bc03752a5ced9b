// Letters of one script that stand for those of another in the same word.
//
// "pаypаl" with two Cyrillic letters reads like the word it is not. Such words
// come from those who want their copies not to be found, and from typing on two
// keyboards. No language mixes these scripts within a word, so in a mixed word
// every letter is read as the one of the prevailing script that it looks like.
// The pairs are those of Unicode's confusables [UTS 39] between Latin and
// Greek or Cyrillic letters.
//
// Words of one script are left alone, whatever they look like: Russian "сор" is
// no "cop".

#ifndef NEARDUP_TEXT_CONFUSABLES_H_
#define NEARDUP_TEXT_CONFUSABLES_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace neardup {

struct Confusable {
  uint32_t other;  // a Greek or Cyrillic letter
  char latin;      // the ASCII letter that it looks like
};

// All pairs, ascending by `other`.
std::span<const Confusable> Confusables();

// The Latin letter that a Greek or Cyrillic one looks like; 0 if there is none.
uint32_t LatinLookalike(uint32_t code_point);

// The Cyrillic letter that an ASCII letter looks like; 0 if there is none.
uint32_t CyrillicLookalike(uint32_t code_point);

// Whether more of the letters of `text` (UTF-8) are ASCII than Greek and
// Cyrillic.
bool MostlyLatin(std::string_view text);

}  // namespace neardup

#endif  // NEARDUP_TEXT_CONFUSABLES_H_
