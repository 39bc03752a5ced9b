#include "neardup/sketch/shingles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "neardup/base/hash.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<uint64_t> Shingles(const std::vector<uint32_t>& words, int length) {
  std::vector<uint64_t> out = {99};  // what was there before goes
  ShingleHashes(words, length, &out);
  return out;
}

TEST(Shingles, AreTheHashesOfAllWindowsInTextOrder) {
  const std::vector<uint32_t> words = {11, 12, 13, 14};
  EXPECT_THAT(Shingles(words, 3),
              ElementsAre(Hash64(&words[0], 12), Hash64(&words[1], 12)));
  EXPECT_EQ(Shingles(words, 1).size(), 4u);
}

TEST(Shingles, AShortStoryIsOneShingle) {
  const std::vector<uint32_t> words = {11, 12, 13};
  EXPECT_THAT(Shingles(words, 3), ElementsAre(Hash64(words.data(), 12)));
  EXPECT_THAT(Shingles(words, 5), ElementsAre(Hash64(words.data(), 12)));
  EXPECT_EQ(Shingles({7}, 5), Shingles({7}, 1));
}

TEST(Shingles, AStoryWithoutWordsHasNone) {
  EXPECT_THAT(Shingles({}, 5), IsEmpty());
}

// Sketches of these values are kept in files.
TEST(Shingles, ValuesArePinned) {
  EXPECT_THAT(Shingles({1, 2, 3, 4, 5, 6}, 5),
              ElementsAre(17505942995427945826u, 18113705284230478388u));
}

TEST(SortUnique, GivesTheSetOfTheValues) {
  for (size_t size : {0, 1, 63, 64, 65, 500, 40000, 70000}) {
    for (uint64_t distinct : {1, 10, 1000000}) {
      for (bool spread : {true, false}) {
        std::vector<uint64_t> values;
        for (size_t i = 0; i < size; ++i) {
          const uint64_t value = Mix64(i) % distinct;
          values.push_back(spread ? Mix64(value) : value);
        }
        const std::set<uint64_t> expected(values.begin(), values.end());
        SortUnique(&values);
        EXPECT_TRUE(std::equal(values.begin(), values.end(), expected.begin(),
                               expected.end()))
            << size << " " << distinct << " " << spread;
      }
    }
  }
}

}  // namespace
}  // namespace neardup
