#include "neardup/io/warc_records.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/io/compressed.h"

namespace neardup {
namespace {

std::string Header(const std::string& type, size_t length) {
  return fmt::format("WARC/1.1\r\nWARC-Type: {}\r\nContent-Length: {}\r\n\r\n",
                     type, length);
}

std::string Record(const std::string& type, const std::string& block) {
  return Header(type, block.size()) + block + "\r\n\r\n";
}

TEST(WarcRecordsTest, RecordsOfEveryTypeComeWithTheirBytes) {
  const std::string info = Record("warcinfo", "software: made up");
  const std::string image = Record("resource", std::string(300'000, '\0'));
  for (const bool packed : {false, true}) {
    const std::string bytes = packed ? Gzip(info) + Gzip(image) : info + image;
    const size_t second = packed ? Gzip(info).size() : info.size();
    WarcRecords records(std::make_unique<MemoryInput>("x", bytes, 1000));
    ASSERT_EQ(*records.Next(), WarcRecords::Item::kRecord);
    EXPECT_EQ(records.record().header(), Header("warcinfo", 17));
    EXPECT_EQ(records.record().block(), "software: made up");
    EXPECT_EQ(records.record().offset, 0u);
    ASSERT_EQ(*records.Next(), WarcRecords::Item::kRecord);
    EXPECT_EQ(records.record().block(), std::string(300'000, '\0'));
    EXPECT_EQ(records.record().offset, second);
    EXPECT_EQ(*records.Next(), WarcRecords::Item::kEnd);
    EXPECT_EQ(*records.Next(), WarcRecords::Item::kEnd);
    EXPECT_EQ(records.raw_bytes(), bytes.size());
  }
}

// What comes out of a broken member before the break must not depend on how a
// pipe gives it.
TEST(WarcRecordsTest, SizesOfReadsDoNotShowInBrokenMembers) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += fmt::format("{} words, ", i * 7919);
  std::string broken =
      Gzip(Record("response", "one") + Record("response", text) +
           Record("response", "three"));
  broken[broken.size() / 2] ^= 0x55;
  const std::string bytes = broken + Gzip(Record("response", "four"));
  const auto items = [&](size_t max_read) {
    WarcRecords records(std::make_unique<MemoryInput>("x", bytes, max_read));
    std::vector<std::string> found;
    while (true) {
      const WarcRecords::Item item = *records.Next();
      if (item == WarcRecords::Item::kEnd) return found;
      found.push_back(item == WarcRecords::Item::kRecord
                          ? std::string(records.record().block())
                          : records.reject().reason);
    }
  };
  const std::vector<std::string> whole = items(SIZE_MAX);
  EXPECT_EQ(whole.back(), "four");
  EXPECT_EQ(items(1), whole);
  EXPECT_EQ(items(999), whole);
}

// Guards the search for the next record behind a broken one: nearly four
// million places that might be one, each held against the beginnings of 60,000
// members, would take minutes.
TEST(WarcRecordsTest, ManyMembersAndFalseRecordsInThemTakeOneWalk) {
  constexpr size_t kMembers = 60'000;
  std::string falses;
  while (falses.size() < 500) falses += "xWARC/1.";
  const std::string member = Gzip(falses);
  std::string bytes = Gzip(Header("response", kMembers * falses.size()));
  for (size_t i = 0; i < kMembers; ++i) bytes += member;
  const size_t behind = bytes.size() + Gzip("not the end of a record").size();
  bytes += Gzip("not the end of a record") + Gzip(Record("response", "found"));
  WarcRecords records(std::make_unique<MemoryInput>("x", bytes, SIZE_MAX));
  ASSERT_EQ(*records.Next(), WarcRecords::Item::kReject);
  EXPECT_EQ(records.reject().reason, fmt::format("wrong Content-Length of {}",
                                                 kMembers * falses.size()));
  ASSERT_EQ(*records.Next(), WarcRecords::Item::kRecord);
  EXPECT_EQ(records.record().block(), "found");
  EXPECT_EQ(records.record().offset, behind);
  EXPECT_EQ(*records.Next(), WarcRecords::Item::kEnd);
}

// Guards the search for the end of a header: from every one of millions of
// false records on it would see the same 64 KiB again, which would take
// minutes.
TEST(WarcRecordsTest, HeadersThatBeginInsideOthersAreSearchedOnce) {
  constexpr size_t kFalse = 2'500'000;
  std::string bytes = "WARC/1.0\r\n";
  for (size_t i = 0; i < kFalse; ++i) bytes += "\nWARC/1.";
  bytes += "\n" + Record("response", "found");
  WarcRecords records(std::make_unique<MemoryInput>("x", bytes, SIZE_MAX));
  ASSERT_EQ(*records.Next(), WarcRecords::Item::kReject);
  EXPECT_EQ(records.reject().reason, "no Content-Length");
  // The last of them that are less than a header away have the end of one.
  constexpr size_t kAway = 8192;
  for (size_t i = 0; i < kFalse - kAway; ++i) {
    ASSERT_EQ(*records.Next(), WarcRecords::Item::kReject);
    ASSERT_EQ(records.reject().reason, "WARC header over 65536 bytes");
  }
  WarcRecords::Item item = *records.Next();
  for (size_t i = 0; i < kAway && item == WarcRecords::Item::kReject; ++i) {
    item = *records.Next();
  }
  ASSERT_EQ(item, WarcRecords::Item::kRecord);
  EXPECT_EQ(records.record().block(), "found");
  EXPECT_EQ(*records.Next(), WarcRecords::Item::kEnd);
}

// Guards the same search where it goes on: the end of a header may have begun
// in what was searched in vain.
TEST(WarcRecordsTest, AHeaderMayComeByteByByte) {
  for (const std::string end : {"\n\n", "\n\r\n", "\r\n\n", "\r\n\r\n"}) {
    const std::string header = "WARC/1.0\r\nContent-Length: 5" + end;
    std::string bytes;
    for (const char c : header) bytes += Gzip(std::string(1, c));
    bytes += Gzip("found\r\n\r\n");
    WarcRecords records(std::make_unique<MemoryInput>("x", bytes, SIZE_MAX));
    ASSERT_EQ(*records.Next(), WarcRecords::Item::kRecord);
    EXPECT_EQ(records.record().header(), header);
    EXPECT_EQ(records.record().block(), "found");
    EXPECT_EQ(*records.Next(), WarcRecords::Item::kEnd);
  }
}

}  // namespace
}  // namespace neardup
