#include "neardup/text/unicode_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "neardup/text/word.h"
#include "tests/text/slow_tokenizer.h"

namespace neardup {
namespace {

TEST(UnicodeReader, ReadsUpToAsciiWhiteSpace) {
  const std::string_view text = "ab \u65E5\u672C\u8A9E,cd\tef";
  UnicodeReader reader;
  reader.Begin(text);
  Elision elision;
  TokenWriter writer;
  writer.Begin(text, false, true);
  EXPECT_EQ(reader.Read(3, &elision, &writer), text.find('\t'));
  TokenStream stream;
  writer.Finish(&stream);
  ASSERT_EQ(stream.words.size(), 3u);
  EXPECT_EQ(stream.words[2], HashWord("cd"));
}

TEST(UnicodeReader, ReadsAlikeWhatTheTokenizerReadsFast) {
  const std::string_view text =
      "The\u00A0mayor\u2019s\u00A0plan:\u00A01,200\u00A0homes,\u00A012.5\u00A0"
      "percent.\u00A0\u201CNo\u201D\u00A0said\u00A0Mr.\u00A0Orlo."
      "\u00A0Z\u00F6e";
  const std::vector<SlowWord> expected = SlowTokenize(text, false);
  // Twice, as normal forms are kept between calls.
  UnicodeReader reader;
  reader.Begin(text);
  Elision elision;
  for (int round = 0; round < 2; ++round) {
    TokenWriter writer;
    writer.Begin(text, false, true);
    EXPECT_EQ(reader.Read(0, &elision, &writer), text.size());
    TokenStream stream;
    writer.Finish(&stream);
    ASSERT_EQ(stream.words.size(), expected.size());
    for (size_t i = 0; i < expected.size(); ++i) {
      EXPECT_EQ(stream.words[i], HashWord(expected[i].text));
      EXPECT_EQ(stream.flags[i], expected[i].flags);
      EXPECT_EQ(stream.begins[i], expected[i].begin);
      EXPECT_EQ(stream.ends[i], expected[i].end);
    }
  }
}

TEST(UnicodeReader, TellsOfElisionsAndSeparatesThem) {
  const std::string_view text = "l\u2019arte\u00A0don't";
  for (const bool separates : {false, true}) {
    Elision elision = {.separates = separates};
    UnicodeReader reader;
    reader.Begin(text);
    TokenWriter writer;
    writer.Begin(text, false, true);
    reader.Read(0, &elision, &writer);
    TokenStream stream;
    writer.Finish(&stream);
    EXPECT_TRUE(elision.met);
    EXPECT_EQ(stream.words.size(), separates ? 3u : 2u);
    EXPECT_EQ(stream.words[0], HashWord(separates ? "l" : "larte"));
  }
}

}  // namespace
}  // namespace neardup
