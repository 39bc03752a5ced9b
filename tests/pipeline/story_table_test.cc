#include "neardup/pipeline/story_table.h"

#include <gmock/gmock.h>

#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

TEST(StoryTable, StoriesAreNumberedAcrossChunks) {
  StoryTable table;
  for (const std::string_view id : {"a", "b", "c"}) {
    StoryTable::Chunk chunk;
    TokenStream words;
    Tokenizer({}).Tokenize(std::string(id) + " words", &words);
    // One story, then two, then three.
    for (char n = 'a'; n <= id[0]; ++n) {
      chunk.Add({.id = std::string(id) + n}, words);
    }
    table.Add(std::move(chunk));
    table.Add(StoryTable::Chunk());  // a batch of rejects alone
  }
  ASSERT_EQ(table.size(), 6u);
  EXPECT_EQ(table.meta(0).id, "aa");
  EXPECT_EQ(table.meta(2).id, "bb");
  EXPECT_EQ(table.meta(5).id, "cc");
  EXPECT_EQ(table.tokens(5).words[0], HashWord("c"));
}

TEST(StoryTable, WordsAreTakenOutOfTheRightStories) {
  StoryTable table;
  for (int i = 0; i < 2; ++i) {
    StoryTable::Chunk chunk;
    TokenStream words;
    Tokenizer({}).Tokenize("one two three four", &words);
    chunk.Add({}, words);
    chunk.Add({}, words);
    table.Add(std::move(chunk));
  }
  ThreadPool pool(1);
  table.Remove({{}, {{0, 2}}, {{3, 4}}, {{0, 1}, {2, 3}}}, &pool);
  EXPECT_EQ(table.tokens(0).size(), 4u);
  EXPECT_THAT(table.tokens(1).words,
              ::testing::ElementsAre(HashWord("three"), HashWord("four")));
  EXPECT_EQ(table.tokens(2).words.back(), HashWord("three"));
  EXPECT_THAT(table.tokens(3).words,
              ::testing::ElementsAre(HashWord("two"), HashWord("four")));
}

TEST(StoryTable, LongerStoriesComeFirstThenContentThenSourceThenId) {
  const StoryTable table = TableOf({{"b", "one two three", "Borea"},
                                    {"a", "one two three", "Borea"},
                                    {"c", "one two three", "Alba"},
                                    {"d", "one two three four"},
                                    {"a", "one two three", "Borea"}});
  EXPECT_TRUE(table.Precedes(3, 0));
  EXPECT_TRUE(table.Precedes(2, 0));
  EXPECT_TRUE(table.Precedes(1, 0));
  EXPECT_TRUE(table.Precedes(1, 4));
  EXPECT_FALSE(table.Precedes(4, 1));
  EXPECT_FALSE(table.Precedes(0, 0));
}

}  // namespace
}  // namespace neardup
