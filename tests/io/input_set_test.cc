#include "neardup/io/input_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/io/temporary_directory.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Names(const std::vector<InputFile>& files) {
  std::vector<std::string> names;
  for (const InputFile& file : files) names.push_back(file.name);
  return names;
}

std::vector<std::string> Expand(std::vector<std::string> inputs) {
  return Names(*ExpandInputs(inputs));
}

TEST(InputSetTest, FilesOfADirectoryComeInByteOrderOfTheirPaths) {
  TemporaryDirectory directory;
  for (const char* name : {"b.txt", "a/z.txt", "a-b/c.txt", "B.txt",
                           "a/b/c.txt", "\xc3\xa4.txt"}) {
    directory.Write(name, "news");
  }
  EXPECT_THAT(Expand({directory.path()}),
              ElementsAre("B.txt", "a-b/c.txt", "a/b/c.txt", "a/z.txt", "b.txt",
                          "\xc3\xa4.txt"));
  EXPECT_EQ(Expand({directory.path() + "/"}), Expand({directory.path()}));
}

TEST(InputSetTest, PathsOpenTheFilesTheyName) {
  TemporaryDirectory directory;
  directory.Write("a/b.txt", "news");
  const auto files = *ExpandInputs(std::vector<std::string>{directory.path()});
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(ReadFile(files[0].path), "news");
  EXPECT_EQ(files[0].bytes, 4u);
}

TEST(InputSetTest, HiddenOnesAreSkippedUnlessGiven) {
  TemporaryDirectory directory;
  const std::string hidden = directory.Write(".hidden", "news");
  directory.Write(".git/a.txt", "news");
  EXPECT_THAT(Expand({directory.path()}), IsEmpty());
  EXPECT_THAT(Expand({hidden}), ElementsAre(hidden));
}

TEST(InputSetTest, ArgumentsKeepTheirOrderAndTheirWriting) {
  TemporaryDirectory directory;
  const std::string b = directory.Write("b", "");
  const std::string a = directory.Write("a", "");
  EXPECT_THAT(Expand({b, "-", a, b}), ElementsAre(b, "-", a, b));
}

TEST(InputSetTest, LinksToFilesAreFollowedButNotThoseToDirectories) {
  TemporaryDirectory directory;
  const std::string file = directory.Write("a/b.txt", "news");
  std::filesystem::create_symlink(file, directory.path() + "/link.txt");
  std::filesystem::create_directory_symlink(directory.path(),
                                            directory.path() + "/a/loop");
  EXPECT_THAT(Expand({directory.path()}), ElementsAre("a/b.txt", "link.txt"));
}

TEST(InputSetTest, PipesAreTakenOnlyWhenGiven) {
  TemporaryDirectory directory;
  const std::string fifo = directory.path() + "/fifo";
  ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
  EXPECT_THAT(Expand({directory.path()}), IsEmpty());
  EXPECT_THAT(Expand({fifo}), ElementsAre(fifo));
}

TEST(InputSetTest, BytesThatAreNotUtf8AreReplacedInNames) {
  TemporaryDirectory directory;
  directory.Write("a\xff.txt", "news");
  EXPECT_THAT(Expand({directory.path()}), ElementsAre("a\xef\xbf\xbd.txt"));
}

TEST(InputSetTest, WhatIsNotThereIsNamed) {
  const auto result = ExpandInputs(std::vector<std::string>{"no/such.jsonl"});
  EXPECT_EQ(result.status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(Message(result.status()),
            "no/such.jsonl: No such file or directory");
  TemporaryDirectory directory;
  std::filesystem::create_symlink("gone", directory.path() + "/link");
  EXPECT_EQ(
      Message(
          ExpandInputs(std::vector<std::string>{directory.path()}).status()),
      directory.path() + "/link: No such file or directory");
}

TEST(InputSetTest, TheStandardInputCannotBeReadTwice) {
  EXPECT_EQ(Message(ExpandInputs(std::vector<std::string>{"-", "-"}).status()),
            "-: given twice");
}

}  // namespace
}  // namespace neardup
