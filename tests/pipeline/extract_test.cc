#include "neardup/pipeline/extract.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "neardup/pipeline/compare.h"
#include "neardup/pipeline/emit.h"
#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view kRss =
    "<rss><channel><title>Post</title>\n"
    "<item><guid>1</guid><title>Ferry</title><description>The ferry runs "
    "again.</description></item>\n<item><guid>2</guid></item>\n"
    "<item><guid>3</guid><description>The mill burned.</description></item>"
    "</channel></rss>";

std::string Extract(std::string_view bytes, const ReaderOptions& reader = {},
                    int num_threads = 1) {
  OpenFeed feed(bytes, reader);
  StringSink sink;
  const auto result = ExtractRecords(feed.reader(), num_threads, {}, &sink);
  EXPECT_TRUE(result.ok()) << result.status();
  return sink.text;
}

ReaderOptions Rss() {
  ReaderOptions reader;
  reader.format = InputFormat::kRss;
  return reader;
}

TEST(ExtractRecords, WritesWhatItWritesAgain) {
  ReaderOptions reader;
  reader.details = true;
  const std::string once = Extract(kRss, Rss());
  EXPECT_THAT(once, HasSubstr("\"id\":\"3\""));
  EXPECT_EQ(once.find("\"id\":\"2\""), once.npos);
  EXPECT_EQ(Extract(once, reader), once);
}

TEST(ExtractRecords, IsTheSameForAnyThreadsAndBatches) {
  std::string lines;
  for (int i = 0; i < 100; ++i) {
    lines += JsonLines({{std::to_string(i), std::string(kHarbour)}});
    if (i % 7 == 0) lines += "not a record\n";
  }
  const std::string whole = Extract(lines);
  EXPECT_EQ(std::ranges::count(whole, '\n'), 100);
  ReaderOptions reader;
  reader.batch_bytes = 1000;
  EXPECT_EQ(Extract(lines, reader, 3), whole);
}

TEST(ExtractRecords, CountsAndNamesRejects) {
  OpenFeed feed(kRss, Rss());
  StringSink sink;
  const auto result = ExtractRecords(feed.reader(), 1, {}, &sink);
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->records, 2u);
  EXPECT_EQ(result->bytes, kRss.size());
  ASSERT_EQ(result->rejects.size(), 1u);
  EXPECT_EQ(result->rejects[0].line, 3u);
}

TEST(ExtractRecords, StopsOnRequest) {
  OpenFeed feed(kRss, Rss());
  StringSink sink;
  const std::atomic<bool> cancel = true;
  EXPECT_TRUE(absl::IsCancelled(
      ExtractRecords(feed.reader(), 1, {{}, &cancel}, &sink).status()));
}

TEST(EmitStories, StoriesOfDocumentsComeOutAsExtracted) {
  OpenFeed feed(kRss, Rss());
  DedupOptions options;
  options.reader = Rss();
  const auto result = Dedup(feed.reader(), options, {});
  ASSERT_TRUE(result.ok());
  StringSink sink;
  ASSERT_TRUE(EmitStories(Emit::kKept, *result, feed.reader(), {}, &sink).ok());
  EXPECT_EQ(sink.text, Extract(kRss, Rss()));
}

TEST(ReadTexts, FindsStoriesOfDocuments) {
  OpenFeed feed(kRss, Rss());
  DedupOptions options;
  options.reader = Rss();
  ASSERT_TRUE(ReadStories(feed.reader(), options, {}).ok());
  const std::vector<uint32_t> stories = {1, 0};
  EXPECT_EQ(
      *ReadTexts(feed.reader(), options.reader, stories),
      (std::vector<std::string>{"The mill burned.", "The ferry runs again."}));
}

}  // namespace
}  // namespace neardup
