#include "neardup/pipeline/emit.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <fstream>

#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

using ::testing::HasSubstr;

// Runs a feed and gives the stream.
std::string Stream(Emit what, std::string_view lines,
                   const ReaderOptions& reader = {}) {
  OpenFeed feed(lines, reader);
  DedupOptions options;
  options.reader = reader;
  const auto result = Dedup(feed.reader(), options, {});
  EXPECT_TRUE(result.ok()) << result.status();
  StringSink sink;
  const Status status = EmitStories(what, *result, feed.reader(), {}, &sink);
  EXPECT_TRUE(status.ok()) << status;
  return sink.text;
}

TEST(EmitStories, KeptLinesComeOutByteForByte) {
  const std::string odd = "  { \"text\" :\t\"Snow fell.\", \"n\":1.50 }  \r\n";
  const std::string other = "{\"id\":\"\\u0061\",\"text\":\"Rain fell.\"}\n";
  EXPECT_EQ(Stream(Emit::kKept, odd + "\n" + other + "broken\n" + odd),
            odd + other);
}

TEST(EmitStories, TheStreamIsTheSameForAnyBatchSize) {
  std::string lines;
  for (int i = 0; i < 50; ++i) {
    lines += JsonLines({{std::to_string(i), std::string(kHarbour)},
                        {fmt::format("x{}", i), fmt::format("Story {}", i)}});
    if (i % 5 == 0) lines += "not a record\n\n";
  }
  const std::string whole = Stream(Emit::kAnnotated, lines);
  for (const size_t bytes : {1, 100, 1000}) {
    ReaderOptions reader;
    reader.batch_bytes = bytes;
    EXPECT_EQ(Stream(Emit::kAnnotated, lines, reader), whole);
  }
}

TEST(EmitStories, AnnotationsGoBeforeTheLastBrace) {
  const std::string lines =
      "{\"text\":\"Snow } fell.\" } \n{\"text\":\"snow fell\"}\n";
  const std::string stream = Stream(Emit::kAnnotated, lines);
  EXPECT_THAT(stream, HasSubstr("{\"text\":\"Snow } fell.\" ,\"neardup\":{"
                                "\"cluster\":0,\"role\":\"canonical\""));
  EXPECT_THAT(stream, HasSubstr("\"role\":\"duplicate\",\"duplicate_of\":"
                                "\"feed.jsonl:1\",\"relation\":\"exact\","
                                "\"score\":1"));
}

TEST(EmitStories, ATextFileBecomesAnObject) {
  ReaderOptions reader;
  reader.format = InputFormat::kText;
  EXPECT_EQ(
      Stream(Emit::kKept, "Line one.\n\"Two\"\n", reader),
      "{\"id\":\"feed.jsonl\",\"text\":\"Line one.\\n\\\"Two\\\"\\n\"}\n");
}

TEST(EmitStories, AnEmptyInputGivesAnEmptyStream) {
  EXPECT_EQ(Stream(Emit::kKept, ""), "");
  EXPECT_EQ(Stream(Emit::kAnnotated, "\n\n"), "");
}

TEST(EmitStories, AnInputThatShrankIsNoticed) {
  OpenFeed feed(
      JsonLines({{"a", std::string(kHarbour)}, {"b", std::string(kOrchard)}}));
  const auto result = Dedup(feed.reader(), {}, {});
  ASSERT_TRUE(result.ok());
  std::ofstream(feed.path()) << "\n";
  StringSink sink;
  const Status status =
      EmitStories(Emit::kKept, *result, feed.reader(), {}, &sink);
  EXPECT_TRUE(absl::IsDataLoss(status)) << status;
  EXPECT_THAT(Message(status), HasSubstr("feed.jsonl"));
}

TEST(EmitStories, ALineThatIsNoObjectAnyMoreIsNoticed) {
  for (const char* line : {"Harbour\n", "  }\n"}) {
    OpenFeed feed(JsonLines({{"a", std::string(kHarbour)}}));
    const auto result = Dedup(feed.reader(), {}, {});
    ASSERT_TRUE(result.ok());
    std::ofstream(feed.path()) << line;
    StringSink sink;
    const Status status =
        EmitStories(Emit::kAnnotated, *result, feed.reader(), {}, &sink);
    EXPECT_TRUE(absl::IsDataLoss(status)) << status;
  }
}

}  // namespace
}  // namespace neardup
