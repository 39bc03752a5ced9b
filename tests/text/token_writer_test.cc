#include "neardup/text/token_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "neardup/text/word.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;

// What PutAll takes, with the room it wants behind the words.
struct Columns {
  std::vector<uint32_t> words, begins, ends;
  std::vector<uint8_t> flags;

  void Add(std::string_view word, uint32_t begin, uint8_t word_flags) {
    words.push_back(HashWord(word));
    flags.push_back(word_flags);
    begins.push_back(begin);
    ends.push_back(begin + static_cast<uint32_t>(word.size()));
  }
  WordColumns Get() {
    for (auto* column : {&words, &begins, &ends}) {
      column->resize(flags.size() + TokenWriter::kReadAhead);
    }
    flags.resize(words.size());
    return {words.data(), flags.data(), begins.data(), ends.data()};
  }
};

TEST(TokenWriter, ColumnsAndSingleWordsEndUpInTextOrder) {
  const std::string_view text = "Oak \u00E9t\u00E9 elm";
  Columns columns;
  columns.Add("oak", 0, kCapital);
  columns.Add("elm", 10, 0);
  const WordColumns runs = columns.Get();
  TokenWriter writer;
  writer.Begin(text, false, true);
  writer.PutAll(runs, 0, 1);
  writer.Put(HashWord("\u00E9t\u00E9"), 4, 9, 0);
  writer.PutAll(runs, 1, 1);
  writer.PutAll(runs, 1, 2);
  TokenStream stream;
  writer.Finish(&stream);
  EXPECT_THAT(
      stream.words,
      ElementsAre(HashWord("oak"), HashWord("\u00E9t\u00E9"), HashWord("elm")));
  EXPECT_THAT(
      stream.flags,
      ElementsAre(kCapital | kInitial | kSentenceStart | kLineStart, 0, 0));
  EXPECT_THAT(stream.begins, ElementsAre(0, 4, 10));
  EXPECT_THAT(stream.ends, ElementsAre(3, 9, 13));
}

TEST(TokenWriter, ALineBreakClosesQuotes) {
  const std::string_view text = "\"a\nb";
  TokenWriter writer;
  writer.Begin(text, false, false);
  writer.Separator(CharacterKind::kStraightQuote, 0, 1);
  writer.Put(HashWord("a"), 1, 2, 0);
  writer.Separator(CharacterKind::kLineBreak, 2, 3);
  writer.Put(HashWord("b"), 3, 4, 0);
  TokenStream stream;
  writer.Finish(&stream);
  EXPECT_TRUE(stream.flags[0] & kQuoted);
  EXPECT_FALSE(stream.flags[1] & kQuoted);
  EXPECT_TRUE(stream.flags[1] & kLineStart);
}

TEST(TokenWriter, AQuoteOfColumnsEndsAfter120Words) {
  std::string text = "\"";
  Columns columns;
  for (int i = 0; i < 200; ++i) {
    columns.Add("oak", static_cast<uint32_t>(text.size()), 0);
    text += "oak ";
  }
  TokenWriter writer;
  writer.Begin(text, false, true);
  writer.Separator(CharacterKind::kStraightQuote, 0, 1);
  const WordColumns runs = columns.Get();
  writer.PutAll(runs, 0, 33);
  writer.PutAll(runs, 33, 200);
  TokenStream stream;
  writer.Finish(&stream);
  ASSERT_EQ(stream.words.size(), 200u);
  for (size_t i = 0; i < 200; ++i) {
    EXPECT_EQ(stream.words[i], HashWord("oak"));
    EXPECT_EQ(stream.begins[i], 1 + 4 * i);
    EXPECT_EQ(stream.ends[i], 4 + 4 * i);
    EXPECT_EQ((stream.flags[i] & kQuoted) != 0, i < 120);
    EXPECT_EQ((stream.flags[i] & kLineStart) != 0, i == 0);
  }
}

}  // namespace
}  // namespace neardup
