// English-like text made of nothing: what the micro benchmarks read.
//
// Words are drawn by Zipf's law from a vocabulary of common English function
// words and made-up words; sentences of 8 to 30 words begin with a capital, one
// word in twelve is capitalised like a name, one in thirty is a number, and a
// line breaks every few sentences. The same seed gives the same bytes
// everywhere.

#ifndef BENCH_MICRO_MADE_TEXT_H_
#define BENCH_MICRO_MADE_TEXT_H_

#include <cstdint>
#include <string>
#include <vector>

namespace neardup {

// One story of `num_words` words.
std::string MadeStory(uint32_t seed, int num_words);

// The story with about `percent` of its words replaced by others, in place.
std::string MadeEdit(const std::string& story, uint32_t seed, int percent);

}  // namespace neardup

#endif  // BENCH_MICRO_MADE_TEXT_H_
