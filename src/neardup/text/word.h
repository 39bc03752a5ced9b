// The normal form of a word and its hash.
//
// Two spellings are one word when NFKC_Casefold [Unicode UAX 31, UTR 30] maps
// them to the same text: case, ligatures, full-width forms and the way accents
// are composed do not matter ("Strasse" and "straße" are one word, "resume" and
// "résumé" are two).

#ifndef NEARDUP_TEXT_WORD_H_
#define NEARDUP_TEXT_WORD_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "neardup/base/hash.h"

namespace neardup {

// The hash of a word in normal form: the low 32 bits of XXH3-64. It may reach
// disk. `normalised` is not normalised again.
inline uint32_t HashWord(std::string_view normalised) {
  return static_cast<uint32_t>(Hash64(normalised));
}

// Replaces *out by the normal form of `word` (valid UTF-8, no separators).
// ASCII takes some nanoseconds, anything else about 200 through ICU.
void NormaliseWord(std::string_view word, std::string* out);

}  // namespace neardup

#endif  // NEARDUP_TEXT_WORD_H_
