#include "neardup/io/pairs_file.h"

#include <gtest/gtest.h>

#include "tests/io/compressed.h"
#include "tests/io/temporary_directory.h"

namespace neardup {
namespace {

std::vector<LabelledPair> Pairs(std::string_view tsv) {
  return *ParsePairs("pairs.tsv", tsv);
}

std::string Error(std::string_view tsv) {
  return Message(ParsePairs("pairs.tsv", tsv).status());
}

TEST(PairsFileTest, FindsColumnsByName) {
  EXPECT_EQ(Pairs("id1\tid2\tlabel\na\tb\tnear\n"),
            (std::vector<LabelledPair>{{"a", "b", "near", 2}}));
  EXPECT_EQ(Pairs("note\tlabel\tid2\tid1\nx y\tdiff\tb\ta"),
            (std::vector<LabelledPair>{{"a", "b", "diff", 2}}));
  EXPECT_EQ(Pairs("id1\tid2\na\tb\n"),
            (std::vector<LabelledPair>{{"a", "b", "", 2}}));
}

TEST(PairsFileTest, ToleratesMarksBlankLinesAndCrlf) {
  EXPECT_EQ(
      Pairs("\xef\xbb\xbf\r\nid1\tid2\tlabel\r\n\r\na\tb\t\r\n \na\tb\tx\r\n"),
      (std::vector<LabelledPair>{{"a", "b", "", 4}, {"a", "b", "x", 6}}));
}

TEST(PairsFileTest, AHeaderAloneIsNoPairs) {
  EXPECT_TRUE(Pairs("id1\tid2\n").empty());
}

TEST(PairsFileTest, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(Error(""), "pairs.tsv: no header");
  EXPECT_EQ(Error("\n \n"), "pairs.tsv: no header");
  EXPECT_EQ(Error("a\tb\tnear\n"),
            "pairs.tsv:1: no column \"id1\" in the header");
  EXPECT_EQ(Error("\nid1,id2\n"),
            "pairs.tsv:2: no column \"id1\" in the header");
  EXPECT_EQ(Error("id1\tlabel\n"),
            "pairs.tsv:1: no column \"id2\" in the header");
  EXPECT_EQ(Error("id1\tid2\tid1\n"),
            "pairs.tsv:1: column \"id1\" comes twice");
  EXPECT_EQ(Error("id1\tid2\na\tb\n\na\n"),
            "pairs.tsv:4: 1 columns instead of 2");
  EXPECT_EQ(Error("id1\tid2\na\tb\tc\n"),
            "pairs.tsv:2: 3 columns instead of 2");
  EXPECT_EQ(Error("id1\tid2\n\tb\n"), "pairs.tsv:2: id1 is empty");
  EXPECT_EQ(Error("id1\tid2\na\t\n"), "pairs.tsv:2: id2 is empty");
}

TEST(PairsFileTest, ReadsCompressedFiles) {
  TemporaryDirectory directory;
  const std::string path =
      directory.Write("pairs.tsv.gz", Gzip("id1\tid2\na\tb\n"));
  EXPECT_EQ(*ReadPairsFile(path),
            (std::vector<LabelledPair>{{"a", "b", "", 2}}));
  EXPECT_EQ(ReadPairsFile(path + "x").status().code(),
            absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace neardup
