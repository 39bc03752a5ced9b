#include "neardup/text/token_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TokenStream MakeStream(uint32_t first, bool offsets) {
  TokenStream stream;
  stream.words = {first, first + 1};
  stream.flags = {kCapital, kNumber};
  if (offsets) {
    stream.begins = {0, 4};
    stream.ends = {3, 9};
  }
  stream.language = Language::kGerman;
  stream.exact = {1, 2};
  stream.furniture_words = 3;
  return stream;
}

TEST(TokenStream, ClearForgetsEverything) {
  TokenStream stream = MakeStream(5, true);
  stream.Clear();
  EXPECT_EQ(stream.view().size(), 0u);
  EXPECT_THAT(stream.flags, IsEmpty());
  EXPECT_THAT(stream.offsets().begins, IsEmpty());
  EXPECT_THAT(stream.offsets().ends, IsEmpty());
  EXPECT_EQ(stream.language, Language::kUnknown);
  EXPECT_EQ(stream.exact, Hash128());
  EXPECT_EQ(stream.furniture_words, 0u);
}

TEST(TokenStore, GivesBackWhatWasAdded) {
  TokenStore store;
  store.Add(MakeStream(5, true));
  store.Add(TokenStream());
  store.Add(MakeStream(7, true));
  ASSERT_EQ(store.size(), 3u);
  EXPECT_EQ(store.num_words(), 4u);
  EXPECT_THAT(store.view(0).words, ElementsAre(5, 6));
  EXPECT_EQ(store.view(1).size(), 0u);
  EXPECT_EQ(store.view(1).language, Language::kUnknown);
  EXPECT_THAT(store.view(2).words, ElementsAre(7, 8));
  EXPECT_THAT(store.view(2).flags, ElementsAre(kCapital, kNumber));
  EXPECT_EQ(store.view(2).language, Language::kGerman);
  EXPECT_THAT(store.offsets(2).begins, ElementsAre(0, 4));
  EXPECT_THAT(store.offsets(2).ends, ElementsAre(3, 9));
}

TEST(TokenStore, HasNoOffsetsWhenNoneWereKept) {
  TokenStore store;
  store.Add(MakeStream(5, false));
  EXPECT_THAT(store.offsets(0).begins, IsEmpty());
}

TEST(TokenStore, CountsItsMemory) {
  TokenStore store;
  const size_t empty = store.MemoryBytes();
  store.Add(MakeStream(5, false));
  EXPECT_GE(store.MemoryBytes(), empty + 2 * 5);
}

TEST(TokenStore, GivesBackMemoryOnlyIfItIsMuch) {
  TokenStore store;
  store.Reserve(3000);
  const size_t reserved = store.MemoryBytes();
  TokenStream story;
  story.words.assign(2100, 7);
  story.flags.assign(2100, 0);
  store.Add(story);
  EXPECT_LT(store.MemoryBytes() - reserved, 100u);  // nothing but its start
  store.ShrinkToFit();
  EXPECT_GE(store.MemoryBytes(), reserved);
  store.Reserve(9000);
  store.ShrinkToFit();
  EXPECT_LT(store.MemoryBytes(), reserved);
  EXPECT_EQ(store.view(0).words.size(), 2100u);
  EXPECT_EQ(store.num_words(0), 2100u);
}

}  // namespace
}  // namespace neardup
