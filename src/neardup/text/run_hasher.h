// HashWord of many words at once.
//
// XXH3 has a way of its own for words of 1-3, 4-8 and 9-16 bytes, and nothing
// foretells the length of the next word of a text: hashed one by one, every
// second word costs a branch miss. Here both ways of the short words, most of
// all, are gone for several words at once in one vector, and the others
// are collected by their way first. About 1.2 ns a word with AVX-512; the
// instruction set is chosen at run time (Highway).

#ifndef NEARDUP_TEXT_RUN_HASHER_H_
#define NEARDUP_TEXT_RUN_HASHER_H_

#include <cstdint>

namespace neardup {

class ClassifiedText;

// Writes HashWord of run i to words[i], and anything to up to kSpareRuns words
// behind the last.
void HashRuns(const ClassifiedText& text, uint32_t* words);

}  // namespace neardup

#endif  // NEARDUP_TEXT_RUN_HASHER_H_
