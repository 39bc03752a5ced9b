#include "neardup/pipeline/result_writer.h"

#include <gmock/gmock.h>

#include "neardup/io/result_reader.h"
#include "neardup/pipeline/version.h"
#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

using ::testing::HasSubstr;

// Positions 0 and 2 are copies, 1 is alone.
DedupResult Small() {
  return RunDedup({{"a\"quoted\"", std::string(kHarbour), "Alba", 1900022400},
                   {"b", std::string(kOrchard)},
                   {"c", std::string(kHarbour), "Borea", 1900195200}});
}

std::string Written(Status (*write)(const DedupResult&, OutputSink*),
                    const DedupResult& result) {
  StringSink sink;
  EXPECT_TRUE(write(result, &sink).ok());
  return sink.text;
}

TEST(ResultWriter, APairIsALine) {
  EXPECT_EQ(Written(WritePairs, Small()),
            "{\"a\":\"a\\\"quoted\\\"\",\"b\":\"c\",\"a_n\":0,\"b_n\":2,"
            "\"relation\":\"exact\",\"score\":1,\"jaccard\":1,"
            "\"containment_a\":1,\"containment_b\":1,\"coverage_a\":1,"
            "\"coverage_b\":1}\n");
}

TEST(ResultWriter, EveryStoryIsALine) {
  EXPECT_EQ(Written(WriteStories, Small()),
            "{\"id\":\"a\\\"quoted\\\"\",\"n\":0,\"cluster\":0,\"role\":"
            "\"canonical\",\"duplicate_of\":null,\"relation\":null,"
            "\"score\":null}\n"
            "{\"id\":\"b\",\"n\":1,\"cluster\":1,\"role\":\"unique\","
            "\"duplicate_of\":null,\"relation\":null,\"score\":null}\n"
            "{\"id\":\"c\",\"n\":2,\"cluster\":0,\"role\":\"duplicate\","
            "\"duplicate_of\":\"a\\\"quoted\\\"\",\"relation\":\"exact\","
            "\"score\":1}\n");
}

TEST(ResultWriter, OnlyClustersOfTwoAreWritten) {
  EXPECT_EQ(Written(WriteClusters, Small()),
            "{\"cluster\":0,\"size\":2,\"canonical\":\"a\\\"quoted\\\"\","
            "\"members\":[\"a\\\"quoted\\\"\",\"c\"],\"members_n\":[0,2],"
            "\"min_score\":1,\"mean_score\":1,\"sources\":[\"Alba\",\"Borea\"],"
            "\"first_seen\":\"2030-03-18T00:00:00Z\",\"last_seen\":"
            "\"2030-03-20T00:00:00Z\"}\n");
}

TEST(ResultWriter, ARejectOfATextFileHasNoLine) {
  DedupResult result;
  result.files = {"a.jsonl", "b.txt"};
  result.rejects = {{0, 7, "not an object"}, {1, 0, "empty file"}};
  EXPECT_EQ(Written(WriteRejects, result),
            "{\"path\":\"a.jsonl\",\"line\":7,\"reason\":\"not an object\"}\n"
            "{\"path\":\"b.txt\",\"line\":null,\"reason\":\"empty file\"}\n");
}

TEST(ResultWriter, PassagesAreWrittenWhenAskedFor) {
  DedupOptions options;
  options.evidence = true;
  const DedupResult result = RunDedup(
      {{"a", std::string(kHarbour)}, {"b", std::string(kHarbour)}}, options);
  EXPECT_THAT(Written(WritePairs, result),
              HasSubstr("\"passages\":[{\"a_begin\":0,\"a_end\":"));
}

TEST(ResultWriter, TheSummaryTellsOptionsAndCounts) {
  const DedupOptions options;
  StringSink sink;
  ASSERT_TRUE(WriteSummary(Small(), options, &sink).ok());
  for (const std::string part :
       {"\"threshold\":0.7", "\"sketch\":\"minhash\"",
        "\"bands\":", "\"window_seconds\":null", "\"scope\":\"all\"",
        "\"seed\":1", "\"stories\":3", "\"pairs\":{\"exact\":1",
        "\"duplicates\":{\"exact\":1", "\"clusters\":1",
        "\"peak_memory_bytes\":"}) {
    EXPECT_THAT(sink.text, HasSubstr(part));
  }
  EXPECT_THAT(sink.text, HasSubstr(std::string("{\"neardup\":\"") + kVersion));
}

TEST(ResultWriter, WhatIsWrittenCanBeRead) {
  TemporaryDirectory directory;
  const std::string path = directory.path() + "/out";
  const DedupResult written = Small();
  {
    auto out = OutputDirectory::Create(path, false);
    ASSERT_TRUE(out.ok());
    ASSERT_TRUE(WriteResult(written, {}, out->get()).ok());
  }
  const auto read = ReadResult(path);
  ASSERT_TRUE(read.ok()) << read.status();
  ASSERT_EQ(read->pairs.size(), 1u);
  EXPECT_EQ(read->pairs[0].b, "c");
  EXPECT_EQ(read->stories.size(), 3u);
}

}  // namespace
}  // namespace neardup
