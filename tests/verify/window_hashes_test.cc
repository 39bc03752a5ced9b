#include "neardup/verify/window_hashes.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <vector>

#include "neardup/verify/word_hashes.h"
#include "tests/each_target.h"

namespace neardup {
namespace {

constexpr size_t kMostWords = 80;

std::vector<uint32_t> RandomWords(size_t count) {
  std::mt19937 random(static_cast<uint32_t>(count));
  std::vector<uint32_t> words(count);
  for (uint32_t& word : words) word = random();
  return words;
}

TEST(WindowHashesTest, PairsHashAsOneByOne) {
  OnEachTarget([] {
    for (size_t n = 2; n < kMostWords; ++n) {
      const std::vector<uint32_t> words = RandomWords(n);
      for (const size_t step : {1, 2}) {
        std::vector<uint32_t> hashes(n - step);
        PairHashes(words, step, hashes);
        for (size_t i = 0; i < hashes.size(); ++i) {
          EXPECT_EQ(hashes[i], Top32(BigramHash(words[i], words[i + step])));
        }
      }
    }
  });
}

TEST(WindowHashesTest, TrigramsHashAsOneByOne) {
  OnEachTarget([] {
    for (size_t n = 2; n < kMostWords; ++n) {
      const std::vector<uint32_t> words = RandomWords(n);
      std::vector<uint32_t> hashes(n - 2);
      TrigramHashes(words, hashes);
      for (size_t i = 0; i < hashes.size(); ++i) {
        const uint64_t bigram = BigramHash(words[i], words[i + 1]);
        EXPECT_EQ(hashes[i], Top32(TrigramHash(bigram, words[i + 2])));
      }
    }
  });
}

TEST(WindowHashesTest, ShinglesHashAsOneByOne) {
  OnEachTarget([] {
    for (size_t n = 5; n < kMostWords; ++n) {
      const std::vector<uint32_t> words = RandomWords(n);
      for (const size_t length : {3, 5}) {
        std::vector<uint32_t> hashes(n - length + 1);
        ShingleHashes32(words, length, hashes);
        for (size_t i = 0; i < hashes.size(); ++i) {
          EXPECT_EQ(hashes[i], Top32(ShingleHash(&words[i], length)));
        }
      }
    }
  });
}

}  // namespace
}  // namespace neardup
