#include "neardup/io/table_rows.h"

#include <gtest/gtest.h>

namespace neardup {
namespace {

using Cells = std::vector<std::string>;

std::vector<Cells> Rows(std::string_view table, char separator = ',') {
  std::vector<Cells> all;
  TableRows rows(table, separator);
  TableRow row;
  while (rows.Next(&row)) all.push_back(row.cells);
  return all;
}

TEST(TableRowsTest, CellsMayHoldWhatSeparatesThem) {
  EXPECT_EQ(Rows("a,\"b,\n\"\"c\"\"\",\r\nd,e,f"),
            (std::vector<Cells>{{"a", "b,\n\"c\"", ""}, {"d", "e", "f"}}));
}

TEST(TableRowsTest, BlankLinesAreNoRows) {
  EXPECT_EQ(Rows("\n\r\na\n\n"), (std::vector<Cells>{{"a"}}));
}

TEST(TableRowsTest, AQuoteInsideACellIsACharacter) {
  EXPECT_EQ(Rows("5\" pipe,\"x\"y\n"),
            (std::vector<Cells>{{"5\" pipe", "xy"}}));
}

TEST(TableRowsTest, AQuoteThatStaysOpenCostsItsLineOnly) {
  TableRows rows("a,\"b\nc,d\n", ',');
  TableRow row;
  ASSERT_TRUE(rows.Next(&row));
  EXPECT_TRUE(row.open_quote);
  ASSERT_TRUE(rows.Next(&row));
  EXPECT_EQ(row.cells, (Cells{"c", "d"}));
  EXPECT_EQ(row.begin, 5u);
  EXPECT_EQ(row.end, 9u);
}

TEST(TableRowsTest, TabsSeparateToo) {
  EXPECT_EQ(Rows("a,b\tc\n", '\t'), (std::vector<Cells>{{"a,b", "c"}}));
}

}  // namespace
}  // namespace neardup
