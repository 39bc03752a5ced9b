// The hashes of word_hashes.h for all windows of a story at once.
//
// A vector of windows is hashed at a time, its length chosen at run time
// (Highway); the values are those of the scalar functions on every processor.
//
// Example:
//   std::vector<uint32_t> hashes(words.size() - 2);
//   TrigramHashes(words, hashes);       // hashes[i]: words i, i + 1, i + 2
//
// Cost: .3 to .7 ns a window with AVX-512.

#ifndef NEARDUP_VERIFY_WINDOW_HASHES_H_
#define NEARDUP_VERIFY_WINDOW_HASHES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace neardup {

// out[i] = Top32(BigramHash(words[i], words[i + step])); out has words.size() -
// step places, step >= 1.
void PairHashes(std::span<const uint32_t> words, size_t step,
                std::span<uint32_t> out);

// Replaces `out` with the PairHashes of step 1, then of step 2.
void ContentPairHashes(std::span<const uint32_t> words,
                       std::vector<uint32_t>* out);

// out[i] = Top32 of the TrigramHash of the three words from i on; out has
// words.size() - 2 places.
void TrigramHashes(std::span<const uint32_t> words, std::span<uint32_t> out);

// out[i] = Top32(ShingleHash(&words[i], length)), length 3 or 5; out has
// words.size() - length + 1 places.
void ShingleHashes32(std::span<const uint32_t> words, size_t length,
                     std::span<uint32_t> out);

}  // namespace neardup

#endif  // NEARDUP_VERIFY_WINDOW_HASHES_H_
