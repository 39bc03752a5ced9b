#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include "neardup/io/json_writer.h"
#include "neardup/io/output_directory.h"
#include "neardup/io/output_file.h"
#include "tests/io/temporary_directory.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<std::string> Listing(const std::string& directory) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    names.push_back(entry.path().filename().string());
  }
  return names;
}

TEST(OutputFileTest, AppearsWithCommit) {
  TemporaryDirectory directory;
  const std::string path = directory.Write("pairs.jsonl", "old");
  auto file = *OutputFile::Create(path);
  const std::string large(1 << 20, 'x');
  EXPECT_TRUE(file->Append("small ").ok());
  EXPECT_TRUE(file->Append(large).ok());
  EXPECT_TRUE(file->Append(" end").ok());
  EXPECT_EQ(ReadFile(path), "old");
  EXPECT_TRUE(std::filesystem::exists(file->temporary_path()));
  EXPECT_TRUE(file->Commit().ok());
  EXPECT_EQ(ReadFile(path), "small " + large + " end");
  EXPECT_THAT(Listing(directory.path()), ElementsAre("pairs.jsonl"));
}

TEST(OutputFileTest, LeavesNothingWithoutCommit) {
  TemporaryDirectory directory;
  {
    EXPECT_TRUE(
        (*OutputFile::Create(directory.path() + "/a"))->Append("x").ok());
  }
  EXPECT_THAT(Listing(directory.path()), IsEmpty());
}

TEST(OutputFileTest, NamesThePathThatCannotBeWritten) {
  EXPECT_EQ(Message(OutputFile::Create("/no/such/pairs.jsonl").status()),
            "/no/such/pairs.jsonl: No such file or directory");
}

TEST(StandardOutputTest, WritesToItsDescriptor) {
  int pipe_ends[2];
  ASSERT_EQ(pipe(pipe_ends), 0);
  StandardOutput out(pipe_ends[1]);
  EXPECT_TRUE(out.Append("line\n").ok());
  EXPECT_TRUE(out.Flush().ok());
  char read_back[16];
  EXPECT_EQ(read(pipe_ends[0], read_back, sizeof(read_back)), 5);
  close(pipe_ends[0]);
  close(pipe_ends[1]);
}

TEST(StandardOutputTest, AClosedPipeIsAStatusOfItsOwn) {
  signal(SIGPIPE, SIG_IGN);
  int pipe_ends[2];
  ASSERT_EQ(pipe(pipe_ends), 0);
  close(pipe_ends[0]);
  StandardOutput out(pipe_ends[1]);
  EXPECT_TRUE(out.Append("line\n").ok());
  const Status status = out.Flush();
  EXPECT_EQ(status.code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(Message(status), "closed pipe");
  close(pipe_ends[1]);
}

TEST(StandardOutputTest, AFullDiskIsReported) {
  const int full = open("/dev/full", O_WRONLY);
  if (full < 0) GTEST_SKIP() << "no /dev/full here";
  StandardOutput out(full);
  EXPECT_TRUE(out.Append("line\n").ok());
  EXPECT_EQ(Message(out.Flush()), "stdout: No space left on device");
  close(full);
}

TEST(OutputDirectoryTest, AllFilesAppearTogether) {
  TemporaryDirectory directory;
  const std::string path = directory.path() + "/deep/out/";
  auto out = *OutputDirectory::Create(path, false);
  OutputFile* pairs = *out->Add("pairs.jsonl");
  OutputFile* stories = *out->Add("stories.jsonl");
  EXPECT_TRUE(pairs->Append("p").ok());
  EXPECT_TRUE(stories->Append("s").ok());
  EXPECT_FALSE(std::filesystem::exists(path + "pairs.jsonl"));
  EXPECT_TRUE(out->CommitAll().ok());
  EXPECT_THAT(Listing(path),
              UnorderedElementsAre("pairs.jsonl", "stories.jsonl"));
  EXPECT_EQ(ReadFile(path + "stories.jsonl"), "s");
}

TEST(OutputDirectoryTest, AFailedRunLeavesNothing) {
  TemporaryDirectory directory;
  const std::string path = directory.path() + "/out";
  {
    auto out = *OutputDirectory::Create(path, false);
    EXPECT_TRUE((*out->Add("pairs.jsonl"))->Append("p").ok());
  }
  EXPECT_THAT(Listing(directory.path()), IsEmpty());
  // A directory that was there before stays.
  {
    EXPECT_TRUE(OutputDirectory::Create(directory.path(), false).ok());
  }
  EXPECT_TRUE(std::filesystem::exists(directory.path()));
}

TEST(OutputDirectoryTest, WhatIsInUseNeedsForce) {
  TemporaryDirectory directory;
  directory.Write("pairs.jsonl", "old");
  const auto refused = OutputDirectory::Create(directory.path(), false);
  EXPECT_EQ(refused.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(Message(refused.status()),
            directory.path() + ": is not empty (--force writes into it)");
  auto out = *OutputDirectory::Create(directory.path(), true);
  EXPECT_TRUE((*out->Add("pairs.jsonl"))->Append("new").ok());
  EXPECT_EQ(ReadFile(directory.path() + "/pairs.jsonl"), "old");
  EXPECT_TRUE(out->CommitAll().ok());
  EXPECT_EQ(ReadFile(directory.path() + "/pairs.jsonl"), "new");
}

TEST(OutputDirectoryTest, RemainsOfAKilledRunDoNotCount) {
  TemporaryDirectory directory;
  directory.Write(".pairs.jsonl.tmp-17-0badcafe", "half");
  EXPECT_TRUE(OutputDirectory::Create(directory.path(), false).ok());
}

TEST(OutputDirectoryTest, AFileInTheWayIsNamed) {
  TemporaryDirectory directory;
  const std::string path = directory.Write("out", "a file");
  EXPECT_EQ(Message(OutputDirectory::Create(path, true).status()),
            path + ": Not a directory");
}

TEST(JsonWriterTest, WritesALine) {
  JsonWriter json;
  for (int i = 0; i < 2; ++i) {
    json.Object().Key("id").String("a\"\n\x01 \xc3\xa4").Key("n").Int(-3);
    json.Key("u").Uint(18446744073709551615u).Key("t").Bool(true);
    json.Key("x").Null().Key("list").Array().Double(0.5).String("").EndArray();
    json.Key("raw").Raw("{\"a\":1}").EndObject();
    EXPECT_EQ(json.TakeLine(),
              "{\"id\":\"a\\\"\\n\\u0001 \xc3\xa4\",\"n\":-3,"
              "\"u\":18446744073709551615,\"t\":true,\"x\":null,"
              "\"list\":[0.5,\"\"],\"raw\":{\"a\":1}}\n");
  }
}

TEST(JsonWriterTest, DoublesAreShort) {
  const auto written = [](double value) {
    JsonWriter json;
    return std::string(json.Double(value).TakeLine());
  };
  EXPECT_EQ(written(0), "0\n");
  EXPECT_EQ(written(-0.0), "0\n");
  EXPECT_EQ(written(1), "1\n");
  EXPECT_EQ(written(0.1 + 0.2), "0.3\n");
  EXPECT_EQ(written(2.0 / 3), "0.666667\n");
  EXPECT_EQ(written(-1234.5678), "-1234.57\n");
  EXPECT_EQ(written(0.00001234567), "1.23457e-05\n");
  EXPECT_EQ(written(999999.4), "999999\n");
  EXPECT_EQ(written(999999.6), "1000000\n");
  EXPECT_EQ(written(123456789.4), "123456789\n");
  EXPECT_EQ(written(NAN), "null\n");
  EXPECT_EQ(written(-INFINITY), "null\n");
}

}  // namespace
}  // namespace neardup
