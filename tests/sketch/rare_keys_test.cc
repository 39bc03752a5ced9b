#include "neardup/sketch/rare_keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "neardup/base/hash.h"

namespace neardup {
namespace {

using ::testing::IsEmpty;

struct Story {
  std::vector<uint32_t> words;
  std::vector<uint8_t> rarity;
};

// `size` words of `vocabulary`; each word has one rarity wherever it stands.
Story RandomStory(size_t size, uint32_t vocabulary, uint64_t seed) {
  Story story;
  for (size_t i = 0; i < size; ++i) {
    const uint32_t word =
        static_cast<uint32_t>(Mix64(Mix64(seed) ^ i) % vocabulary);
    story.words.push_back(word);
    story.rarity.push_back(
        static_cast<uint8_t>(std::min<uint64_t>(240, Mix64(word) % 400)));
  }
  return story;
}

std::vector<RareKey> Keys(const Story& story) {
  std::vector<RareKey> out = {{1, 2}};  // what was there before goes
  RareKeys(story.words, story.rarity, &out);
  return out;
}

// The definition of the header in maps and full sorts.
std::vector<RareKey> SlowKeys(const Story& story) {
  const size_t n = story.words.size();
  const size_t used = std::min<size_t>(n, 4096);
  const int halvings = n < 200 ? 0 : n <= 600 ? 1 : 2;
  std::vector<RareKey> out;
  std::set<uint32_t> seen;
  for (size_t i = 0; i + 3 <= used; ++i) {
    const uint64_t hash = Hash64(&story.words[i], 12);
    const uint32_t key = static_cast<uint32_t>(hash & 0x7FFFFFFF);
    if (halvings > 0 && hash >> (64 - halvings) != 0) continue;
    if (seen.insert(key).second) {
      out.push_back({key, static_cast<uint16_t>(i)});
    }
  }
  std::map<uint32_t, size_t> first;  // of each word
  for (size_t i = 0; i < used; ++i) first.emplace(story.words[i], i);
  std::vector<std::tuple<int, uint64_t, size_t>> rare;
  for (const auto& [word, position] : first) {
    const int rarity = story.rarity[position];
    if (rarity < 47) continue;
    rare.emplace_back(-rarity, Mix64(word) >> 33, position);
  }
  std::sort(rare.begin(), rare.end());
  if (rare.size() > 32) rare.resize(32);
  std::vector<RareKey> words;
  for (const auto& [rarity, hash, position] : rare) {
    words.push_back({static_cast<uint32_t>(hash) | 0x80000000u,
                     static_cast<uint16_t>(position)});
  }
  std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
    return a.position < b.position;
  });
  out.insert(out.end(), words.begin(), words.end());
  return out;
}

TEST(RareKeys, AreAboutAsManyAsExpected) {
  for (size_t size : {0, 3, 50, 199, 200, 600, 601, 3000, 10000}) {
    const size_t keys = Keys(RandomStory(size, 1 << 30, size)).size();
    const double expected = static_cast<double>(ExpectedRareKeys(size));
    EXPECT_NEAR(static_cast<double>(keys), expected, expected / 10 + 32);
  }
}

TEST(RareKeys, AreTheSlowDefinition) {
  for (size_t size : {0, 1, 2, 3, 31, 199, 200, 600, 601, 4096, 4097, 9000}) {
    for (uint32_t vocabulary : {1, 20, 300, 1000000}) {
      const Story story = RandomStory(size, vocabulary, size + vocabulary);
      EXPECT_EQ(Keys(story), SlowKeys(story)) << size << " " << vocabulary;
    }
  }
}

// Keys are kept in files.
TEST(RareKeys, ValuesArePinned) {
  const std::vector<RareKey> keys = Keys(RandomStory(50, 1000, 1));
  uint64_t hash = 0;
  for (const RareKey& key : keys) {
    hash = Mix64(hash ^ (uint64_t{key.key} << 16 | key.position));
  }
  EXPECT_EQ(hash, 15542305668754541980u);
}

TEST(RareKeys, AKeyOccursOnceAtItsFirstPosition) {
  Story story = RandomStory(60, 1000000, 3);
  std::fill(story.rarity.begin(), story.rarity.end(), 240);
  const std::vector<RareKey> once = Keys(story);
  story.words.insert(story.words.end(), story.words.begin(),
                     story.words.begin() + 60);
  story.rarity.resize(120, 240);
  const std::vector<RareKey> twice = Keys(story);
  std::set<uint32_t> distinct;
  for (const RareKey& key : twice) {
    EXPECT_TRUE(distinct.insert(key.key).second);
    EXPECT_LT(key.position, 60);
  }
  // Only the two 3-grams over the seam are new.
  EXPECT_EQ(twice.size(), once.size() + 2);
}

TEST(RareKeys, CommonWordsAreNeverKeys) {
  Story story = RandomStory(100, 1000000, 3);
  std::fill(story.rarity.begin(), story.rarity.end(), 46);
  story.rarity[7] = 47;
  int rare_words = 0;
  for (const RareKey& key : Keys(story)) {
    if (key.key & kRareWordBit) {
      ++rare_words;
      EXPECT_EQ(key.position, 7);
    }
  }
  EXPECT_EQ(rare_words, 1);
}

// What a long story keeps of a text, a story of middle length keeps as well.
TEST(RareKeys, SamplesAreNestedAndNearTheirRate) {
  std::vector<std::set<uint32_t>> kept;
  const Story text = RandomStory(199, 1000000, 11);
  for (size_t size : {199, 600, 4000}) {
    Story story = text;
    const Story rest = RandomStory(size - 199, 1000000, 12);
    story.words.insert(story.words.end(), rest.words.begin(), rest.words.end());
    story.rarity.resize(size, 0);
    std::set<uint32_t> keys;
    for (const RareKey& key : Keys(story)) {
      if (!(key.key & kRareWordBit) && key.position < 197) {
        keys.insert(key.key);
      }
    }
    kept.push_back(keys);
  }
  EXPECT_EQ(kept[0].size(), 197u);
  EXPECT_NEAR(static_cast<double>(kept[1].size()), 197 / 2., 21);
  EXPECT_NEAR(static_cast<double>(kept[2].size()), 197 / 4., 18);
  for (size_t i = 1; i < kept.size(); ++i) {
    EXPECT_TRUE(std::includes(kept[i - 1].begin(), kept[i - 1].end(),
                              kept[i].begin(), kept[i].end()));
  }
}

TEST(RareKeys, AStoryWithoutWordsHasNone) { EXPECT_THAT(Keys({}), IsEmpty()); }

}  // namespace
}  // namespace neardup
