#include "neardup/io/table_cutter.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "neardup/base/hash.h"

namespace neardup {
namespace {

struct Row {
  std::vector<std::string> cells;
  bool open_quote;
  friend bool operator==(const Row&, const Row&) = default;
};

std::vector<Row> RowsOf(std::string_view table, const OpenQuotes& open = {}) {
  std::vector<Row> rows;
  TableRows reader(table, ',', open);
  for (TableRow row; reader.Next(&row);) {
    rows.push_back({row.cells, row.open_quote});
  }
  return rows;
}

// The rows of all parts when the table comes in pieces of `size` bytes and no
// row may have more than `most`.
std::vector<Row> InParts(std::string_view table, size_t size,
                         size_t most = SIZE_MAX) {
  TableCutter cutter(InputFormat::kCsv);
  if (cutter.FindFirstRow(table, true) != TableCutter::FirstRow::kFound) {
    return {};
  }
  std::vector<Row> all = RowsOf(cutter.first_row());
  size_t line = cutter.line();
  size_t number = 0;
  for (size_t begin = cutter.taken(), end = begin; begin < table.size();) {
    end = std::min(end + size, table.size());
    const TableCutter::Rows part =
        cutter.Take(table.substr(begin, end - begin), end == table.size());
    if (part.end == 0) {
      if (part.over_lines && end - begin > most) cutter.GiveUp(end - begin);
      continue;
    }
    EXPECT_EQ(part.part.offset, begin);
    EXPECT_EQ(part.part.line, line);
    EXPECT_EQ(part.part.number, number);
    const std::vector<Row> rows =
        RowsOf(cutter.first_row() + std::string(table.substr(begin, part.end)),
               part.part.open_quotes);
    all.insert(all.end(), rows.begin() + 1, rows.end());
    number += rows.size() - 1;
    line = cutter.line();
    begin += part.end;
    end = begin;
  }
  return all;
}

TEST(TableCutterTest, PartsHoldTheRowsOfTheWhole) {
  const std::string table =
      "\r\nid,text\r\n1,\"a, \"\"b\"\"\nand\n\nmore\"\n\n2,5\" pipe\r\n"
      "3,\"x\"y\n4,\"open\n5,fine\n6,still\n7,";
  const std::vector<Row> whole = RowsOf(table);
  ASSERT_EQ(whole.size(), 8u);
  for (size_t size = 1; size < table.size() + 2; ++size) {
    EXPECT_EQ(InParts(table, size), whole) << size;
  }
}

// The slow twin: TableRows over all of it.
TEST(TableCutterTest, AnyBytesAreCutAsTheyAreRead) {
  uint64_t state = 1;
  for (int i = 0; i < 3000; ++i) {
    std::string table = "a,b\n";
    for (int j = 0; j < 40; ++j) {
      state = Mix64(state);
      table += ",,\"\"\"\n\nab\r"[state % 9];
    }
    for (const size_t size : {1, 2, 3, 7, 100}) {
      ASSERT_EQ(InParts(table, size), RowsOf(table)) << size << '\n' << table;
    }
  }
}

TEST(TableCutterTest, ARowInAQuoteThatGoesOnTooLongCostsItsLine) {
  const std::string table = "a,b\n1,\"open\n2,two\n3,three\n" +
                            std::string(60, 'x') + ",y\n4,\"a\nb\"\n";
  const std::vector<Row> rows = InParts(table, 10, 30);
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_TRUE(rows[1].open_quote);
  EXPECT_EQ(rows[2].cells, (std::vector<std::string>{"2", "two"}));
  EXPECT_EQ(rows[5].cells, (std::vector<std::string>{"4", "a\nb"}));
}

TEST(TableCutterTest, TheFirstRowMayBeAStory) {
  std::string row = "20250204120000-1\t20250204120000";
  for (int i = 2; i < 27; ++i) row += "\tx";
  TableCutter cutter(InputFormat::kTsv);
  for (const std::string& table : {row + "\n", row}) {
    ASSERT_EQ(cutter.FindFirstRow(table, true), TableCutter::FirstRow::kFound);
    EXPECT_EQ(cutter.first_row(), row + "\n");
    EXPECT_EQ(cutter.taken(), 0u);
  }
}

TEST(TableCutterTest, FirstRowsThatAreNone) {
  TableCutter cutter(InputFormat::kCsv);
  EXPECT_EQ(cutter.FindFirstRow("", false), TableCutter::FirstRow::kIncomplete);
  EXPECT_EQ(cutter.FindFirstRow("\n\n", true), TableCutter::FirstRow::kNone);
  EXPECT_EQ(cutter.FindFirstRow("\"a,b\n", false),
            TableCutter::FirstRow::kIncomplete);
  EXPECT_EQ(cutter.FindFirstRow("\"a,b\n", true),
            TableCutter::FirstRow::kOpenQuote);
}

}  // namespace
}  // namespace neardup
