#include "neardup/io/result_reader.h"

#include <gtest/gtest.h>

#include "tests/io/temporary_directory.h"

namespace neardup {
namespace {

const char kPairs[] =
    R"({"a":"x","b":"y","a_n":0,"b_n":2,"relation":"exact","score":1,"jaccard":1})"
    "\n"
    R"({"a":"y","b":"z","a_n":2,"b_n":3,"relation":"excerpt","score":0.75})"
    "\n";
const char kStories[] =
    R"({"id":"x","n":0,"cluster":0,"role":"canonical","relation":null})"
    "\n"
    R"({"id":"w","n":1,"cluster":null,"role":"unique"})"
    "\n"
    R"({"id":"y","n":2,"cluster":"c0","role":"duplicate","relation":"exact"})"
    "\n";

TEST(ResultReaderTest, ReadsADirectory) {
  TemporaryDirectory directory;
  directory.Write("pairs.jsonl", kPairs);
  directory.Write("stories.jsonl", kStories);
  const Result result = *ReadResult(directory.path());
  ASSERT_EQ(result.pairs.size(), 2u);
  EXPECT_EQ(result.pairs[0].score, 1);
  EXPECT_EQ(result.pairs[1].a, "y");
  EXPECT_EQ(result.pairs[1].b, "z");
  EXPECT_EQ(result.pairs[1].a_n, 2u);
  EXPECT_EQ(result.pairs[1].b_n, 3u);
  EXPECT_EQ(result.pairs[1].relation, "excerpt");
  EXPECT_EQ(result.pairs[1].score, 0.75);
  ASSERT_EQ(result.stories.size(), 3u);
  EXPECT_EQ(result.stories[0].cluster, "0");
  EXPECT_EQ(result.stories[0].relation, "");
  EXPECT_EQ(result.stories[1].cluster, "");
  EXPECT_EQ(result.stories[2].id, "y");
  EXPECT_EQ(result.stories[2].n, 2u);
  EXPECT_EQ(result.stories[2].cluster, "c0");
  EXPECT_EQ(result.stories[2].role, "duplicate");
  EXPECT_EQ(result.stories[2].relation, "exact");
}

TEST(ResultReaderTest, SaysWhatIsNoResult) {
  TemporaryDirectory directory;
  EXPECT_EQ(Message(ReadResult(directory.path()).status()),
            directory.path() + ": is not a result (it has no pairs.jsonl)");
  directory.Write("pairs.jsonl", "");
  EXPECT_EQ(Message(ReadResult(directory.path()).status()),
            directory.path() + ": is not a result (it has no stories.jsonl)");
  directory.Write("stories.jsonl", "");
  EXPECT_TRUE(ReadResult(directory.path()).ok());
  EXPECT_EQ(Message(ReadResult(directory.path() + "/no").status()),
            directory.path() + "/no: No such file or directory");
}

TEST(ResultReaderTest, EveryCutIsNoticed) {
  const std::string whole(kPairs);
  for (size_t size = 1; size < whole.size(); ++size) {
    const auto result = ParseResultPairs("pairs.jsonl", whole.substr(0, size));
    if (whole[size - 1] == '\n') {
      EXPECT_EQ(result->size(), 1u);
    } else {
      const size_t line = size < whole.find('\n') + 1 ? 1 : 2;
      EXPECT_EQ(Message(result.status()),
                "pairs.jsonl:" + std::to_string(line) + ": is cut off");
    }
  }
}

TEST(ResultReaderTest, SaysWhichLineIsWrong) {
  const auto pairs = [](const std::string& line) {
    return Message(ParseResultPairs("p", kPairs + line + "\n").status());
  };
  EXPECT_EQ(pairs("{"),
            "p:3: broken JSON: commas, colons, braces or values "
            "out of place");
  EXPECT_EQ(pairs("[]"), "p:3: not an object");
  EXPECT_EQ(pairs("{\"a\": 1}"), "p:3: \"a\" is not a string");
  EXPECT_EQ(pairs(R"({"a":"","b":"","a_n":-1})"),
            "p:3: \"a_n\" is not a position");
  EXPECT_EQ(pairs(R"({"a":"","b":"","a_n":1,"b_n":1,"relation":"exact"})"),
            "p:3: \"score\" is not a number");
  const auto stories = [](const std::string& line) {
    return Message(ParseResultStories("s", kStories + line + "\n").status());
  };
  EXPECT_EQ(stories(R"({"id":"v","n":5,"role":"unique"})"),
            "s:4: \"n\" is 5 instead of 3");
  EXPECT_EQ(stories(R"({"id":"v","n":3,"cluster":[],"role":"unique"})"),
            "s:4: \"cluster\" is not a string or a whole number");
}

}  // namespace
}  // namespace neardup
