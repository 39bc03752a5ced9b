#include "neardup/text/token_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string_view>

#include "neardup/text/word.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;

TEST(TokenWriter, RunsAndHashesEndUpInTextOrder) {
  const std::string_view text = "Oak \u00E9t\u00E9 elm";
  const std::string_view lower = "oak \u00E9t\u00E9 elm";
  TokenWriter writer;
  writer.Begin(text, reinterpret_cast<const uint8_t*>(lower.data()), false);
  writer.PutRun(0, 3, kCapital);
  writer.Put(HashWord("\u00E9t\u00E9"), 4, 9, 0);
  writer.PutRun(10, 13, 0);
  TokenStream stream;
  writer.Finish(true, &stream);
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
  writer.Begin(text, reinterpret_cast<const uint8_t*>(text.data()), false);
  writer.Separator(CharacterKind::kStraightQuote, 0, 1);
  writer.PutRun(1, 2, 0);
  writer.Separator(CharacterKind::kLineBreak, 2, 3);
  writer.PutRun(3, 4, 0);
  TokenStream stream;
  writer.Finish(false, &stream);
  EXPECT_TRUE(stream.flags[0] & kQuoted);
  EXPECT_FALSE(stream.flags[1] & kQuoted);
  EXPECT_TRUE(stream.flags[1] & kLineStart);
}

}  // namespace
}  // namespace neardup
