#include "neardup/extract/story_parts.h"

#include <gtest/gtest.h>

#include <random>
#include <utility>
#include <vector>

namespace neardup {
namespace {

using Parts = std::vector<std::pair<size_t, size_t>>;

TEST(StoryParts, BeginWhereAWordHasTheFlag) {
  std::mt19937 random(1);
  for (size_t size = 0; size < 100; ++size) {
    std::vector<uint8_t> flags(size);
    for (uint8_t& flag : flags) {
      flag = static_cast<uint8_t>(random() & random() & random());
    }
    const std::vector<uint32_t> words(size, 1);
    Parts expected;
    for (size_t begin = 0; begin < size;) {
      size_t end = begin + 1;
      while (end < size && (flags[end] & kLineStart) == 0) ++end;
      expected.emplace_back(begin, end);
      begin = end;
    }
    Parts parts;
    ForEachPartOf(
        {.words = words, .flags = flags}, kLineStart,
        [&](size_t begin, size_t end) { parts.emplace_back(begin, end); });
    EXPECT_EQ(parts, expected);
  }
}

TEST(RoughCounts, AreNeverBelowTheTruth) {
  RoughCounts counts(10);
  std::mt19937_64 random(2);
  std::vector<uint64_t> hashes(5000);
  for (uint64_t& hash : hashes) hash = random();
  for (size_t i = 0; i < hashes.size(); ++i) {
    for (size_t k = 0; k <= i % 7; ++k) counts.Add(hashes[i]);
  }
  for (size_t i = 0; i < hashes.size(); ++i) {
    EXPECT_GE(counts.Count(hashes[i]), 1 + i % 7);
  }
  RoughCounts small(hashes.size(), /*most_bytes=*/2000);
  for (size_t i = 0; i < hashes.size(); ++i) {
    for (size_t k = 0; k <= i % 7; ++k) small.Add(hashes[i]);
  }
  for (size_t i = 0; i < hashes.size(); ++i) {
    EXPECT_GE(small.Count(hashes[i]), 1 + i % 7);
  }
  RoughCounts many(1);
  for (int i = 0; i < 1000; ++i) many.Add(7);
  EXPECT_EQ(many.Count(7), 255u);
  EXPECT_EQ(many.Count(8), 0u);
}

}  // namespace
}  // namespace neardup
