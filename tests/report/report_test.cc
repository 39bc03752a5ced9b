#include "neardup/report/report.h"

#include <gmock/gmock.h>

#include "neardup/report/result_loader.h"
#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::vector<FeedStory> kFeed = {
    {"h1", std::string(kHarbour), "Alba", 1900022400},
    {"o1", std::string(kOrchard), "Borea"},
    {"h2</script>", std::string(kHarbourEdited), "Borea", 1900026000},
};

// The page of a feed.
std::string PageOf(const std::vector<FeedStory>& feed, int threads = 1,
                   const ReportOptions& report = {}) {
  DedupOptions options;
  options.num_threads = threads;
  options.keep_offsets = true;
  OpenFeed open(JsonLines(feed));
  const auto result = Dedup(open.reader(), options, {});
  EXPECT_TRUE(result.ok());
  StringSink sink;
  EXPECT_TRUE(
      WriteReport(*result, open.reader(), options, report, {}, &sink).ok());
  return sink.text;
}

TEST(ReportTest, ThePageHoldsFiguresGroupsAndPairsWithoutScripts) {
  const std::string page = PageOf(kFeed);
  EXPECT_THAT(page, HasSubstr("<dt>stories</dt><dd>3 "));
  EXPECT_THAT(page, HasSubstr("1 of 1 groups are listed here, and 1 of their "
                              "copies can be compared."));
  const size_t plain = page.find("<noscript>");
  EXPECT_NE(page.find("<article class=\"group\">", plain), std::string::npos);
  EXPECT_NE(page.find("<article class=\"pair\">", plain), std::string::npos);
  EXPECT_THAT(page, Not(HasSubstr("h2</script>")));
}

TEST(ReportTest, AnyNumberOfThreadsGivesTheSamePage) {
  EXPECT_EQ(PageOf(kFeed, 1), PageOf(kFeed, 3));
}

TEST(ReportTest, APageOfNothingIsAPage) {
  EXPECT_THAT(PageOf({}), HasSubstr("No copies were found."));
}

TEST(ReportTest, LongTextsAreCut) {
  EXPECT_THAT(PageOf(kFeed, 1, {.max_text_bytes = 100}),
              HasSubstr("Only the first 100 bytes of this text are shown."));
}

TEST(ReportTest, AnInputThatChangedIsAnError) {
  DedupOptions options;
  options.keep_offsets = true;
  TemporaryDirectory directory;
  const std::string path = directory.Write("feed.jsonl", JsonLines(kFeed));
  BatchReader reader({{path, "feed.jsonl"}}, {});
  const auto result = Dedup(&reader, options, {});
  ASSERT_TRUE(result.ok());
  directory.Write("feed.jsonl", "");
  StringSink sink;
  EXPECT_EQ(Message(WriteReport(*result, &reader, options, {}, {}, &sink)),
            "the input changed while it was read");
}

TEST(ReportTest, APageOfTwoStoriesHasNoList) {
  StringSink sink;
  EXPECT_TRUE(WritePairPage({}, {}, {.id = "a"}, {.id = "b"}, &sink).ok());
  EXPECT_THAT(sink.text, HasSubstr("<main>\n<article class=\"pair\">"));
  EXPECT_THAT(sink.text, Not(HasSubstr("application/gzip\"")));
}

}  // namespace
}  // namespace neardup
