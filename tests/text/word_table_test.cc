#include "neardup/text/word_table.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace neardup {
namespace {

TEST(WordTable, IsEmptyAtFirst) {
  const WordTable table;
  EXPECT_EQ(table.Find(0), 0);
  EXPECT_EQ(table.Find(7), 0);
}

TEST(WordTable, HoldsWhatAMapHolds) {
  std::mt19937 random(1);
  WordTable table;
  std::map<uint32_t, uint16_t> map;
  for (int i = 0; i < 5000; ++i) {
    // Few words, often with the same low bits, so that they collide.
    const uint32_t word = random() % 4000 * (random() % 2 == 0 ? 1 : 1 << 16);
    const auto value = static_cast<uint16_t>(1 + random() % 65535);
    uint16_t& found = table.Insert(word);
    EXPECT_EQ(found, map[word]);
    found = map[word] = value;
    if (i % 1000 == 0) table.Reserve(2 * map.size());
  }
  for (const auto& [word, value] : map) ASSERT_EQ(table.Find(word), value);
  for (uint32_t word = 1 << 20; word < 1 << 21; word += 999) {
    ASSERT_EQ(table.Find(word), map.count(word) ? map[word] : 0);
  }
}

}  // namespace
}  // namespace neardup
