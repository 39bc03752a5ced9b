#include "neardup/verify/bitmaps.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <random>
#include <set>

#include "neardup/text/rarity.h"
#include "neardup/verify/profile.h"
#include "tests/each_target.h"
#include "tests/verify/random_stories.h"
#include "tests/verify/slow_comparison.h"

namespace neardup {
namespace {

uint32_t CountSet(std::span<const uint64_t> bitmap) {
  return CommonBits(bitmap, bitmap);
}

void BuildWith(BitmapBuilder* builder, TokenView story, Bitmaps* bitmaps) {
  std::vector<uint8_t> rarities;
  WordRarities(story, FrequencyTable::BuiltIn(), &rarities);
  builder->Build(story, rarities, bitmaps);
}

Bitmaps BuildBitmaps(TokenView story) {
  BitmapBuilder builder;
  Bitmaps bitmaps;
  BuildWith(&builder, story, &bitmaps);
  return bitmaps;
}

TEST(BitmapsTest, CountsAreThoseOfTheProfile) {
  StoryMaker maker(3);
  BitmapBuilder builder;
  ProfileBuilder profile_builder(FrequencyTable::BuiltIn());
  Bitmaps bitmaps;
  Profile profile;
  for (const size_t n : {0, 1, 2, 3, 64, 700, 30, 4096, 6000}) {
    const TokenStream story = maker.Make(n, 1);
    BuildWith(&builder, story.view(), &bitmaps);
    profile_builder.Build(story.view(), &profile);
    EXPECT_EQ(bitmaps.num_words, profile.num_words);
    EXPECT_EQ(bitmaps.unique_words, profile.unique_words.size());
    EXPECT_EQ(bitmaps.unique_pairs, profile.content_pairs.size());
  }
}

TEST(BitmapsTest, BitsAreAsManyAsElementsLessCollisions) {
  StoryMaker maker(4);
  const TokenStream story = maker.Make(300, 1);
  const Bitmaps bitmaps = BuildBitmaps(story.view());
  const SlowStory words = ReadSlowly(story.view(), FrequencyTable::BuiltIn());
  std::set<uint32_t> content;
  for (const SlowWord& word : words) {
    if (word.word_class != WordClass::kFunction) content.insert(word.id);
  }
  const auto expect_filled = [](uint32_t bits, double elements, double size) {
    EXPECT_LE(bits, elements);
    EXPECT_NEAR(bits, size * (1 - std::exp(-elements / size)),
                3 + elements * 0.05);
  };
  expect_filled(CountSet(bitmaps.words), content.size(), 1024);
  expect_filled(CountSet(bitmaps.pairs), bitmaps.unique_pairs, 4096);
  EXPECT_LE(CountSet(bitmaps.trigrams), 298u);
  EXPECT_GE(CountSet(bitmaps.trigrams), 240u);
}

TEST(BitmapsTest, PartOfAStoryHasPartOfItsBits) {
  StoryMaker maker(5);
  const TokenStream story = maker.Make(500, 1);
  TokenView part = story.view();
  part.words = part.words.subspan(100, 200);
  part.flags = part.flags.subspan(100, 200);
  const Bitmaps whole = BuildBitmaps(story.view());
  const Bitmaps some = BuildBitmaps(part);
  EXPECT_EQ(CommonBits(whole.words, some.words), CountSet(some.words));
  EXPECT_EQ(CommonBits(whole.pairs, some.pairs), CountSet(some.pairs));
  EXPECT_EQ(CommonBits(whole.trigrams, some.trigrams), CountSet(some.trigrams));
}

TEST(BitmapsTest, FunctionWordsSetNoBitsOfWordsAndPairs) {
  const TokenStream story = StoryOf("the of and to in the of");
  const Bitmaps bitmaps = BuildBitmaps(story.view());
  EXPECT_EQ(CountSet(bitmaps.words), 0u);
  EXPECT_EQ(CountSet(bitmaps.pairs), 0u);
  EXPECT_EQ(CountSet(bitmaps.trigrams), 5u);
  EXPECT_EQ(bitmaps.unique_words, 5u);
}

TEST(BitmapsTest, StoriesOfOtherWordsShareOnlyChanceBits) {
  StoryMaker maker(6);
  const Bitmaps a = BuildBitmaps(maker.Make(400, 1).view());
  const Bitmaps b = BuildBitmaps(maker.Make(400, 2).view());
  const TokenStream story = maker.Make(400, 3);
  const Bitmaps c = BuildBitmaps(story.view());
  const Bitmaps d =
      BuildBitmaps(maker.Edit(story, {.replace = 0.05}, 3).view());
  EXPECT_LT(CommonBits(a.trigrams, b.trigrams), 60u);
  EXPECT_GT(CommonBits(c.trigrams, d.trigrams), 250u);
}

TEST(BitmapsTest, CommonBitsAreCountedAsOneByOne) {
  std::mt19937_64 random(1);
  OnEachTarget([&] {
    for (size_t words = 0; words < 70; ++words) {
      std::vector<uint64_t> a(words), b(words);
      uint32_t expected = 0;
      for (size_t i = 0; i < words; ++i) {
        a[i] = random();
        b[i] = random();
        for (int bit = 0; bit < 64; ++bit) expected += (a[i] & b[i]) >> bit & 1;
      }
      EXPECT_EQ(CommonBits(a, b), expected);
    }
  });
}

}  // namespace
}  // namespace neardup
