#include "neardup/io/broken_json.h"

#include <gtest/gtest.h>

namespace neardup {
namespace {

TEST(QuoteLongNumbersTest, QuotesValuesThatMayNotFit) {
  EXPECT_EQ(QuoteLongNumbers(R"({"a": 12345678901234567890, "b": 1e999})"),
            R"({"a": "12345678901234567890", "b": "1e999"})");
  EXPECT_EQ(QuoteLongNumbers("[-1234567890123456789 ,2E+5]"),
            R"(["-1234567890123456789" ,"2E+5"])");
}

TEST(QuoteLongNumbersTest, LeavesEverythingElse) {
  for (const char* line :
       {R"({"a": 123, "b": -1.5, "c": "12345678901234567890"})",
        R"({"a\"12345678901234567890": 1})", "{1e999: 1}",
        "[01234567890123456789]", "[12345678901234567890x]", "[-]", "1e",
        "[1.e999]", "\"12345678901234567890"}) {
    EXPECT_EQ(QuoteLongNumbers(line), line);
  }
}

TEST(BrokenJsonReasonTest, LooksAtTheBytesBeforeTheParsersError) {
  EXPECT_EQ(BrokenJsonReason("{\"a\": \"\xff", simdjson::UNCLOSED_STRING),
            "invalid UTF-8 at byte 7");
  EXPECT_EQ(BrokenJsonReason("{\"a\": \"b\n", simdjson::TAPE_ERROR),
            "broken JSON: a control character in a string at byte 8");
  EXPECT_EQ(BrokenJsonReason("{\"a\": \"b", simdjson::TAPE_ERROR),
            "broken JSON: a string is not closed");
  EXPECT_EQ(BrokenJsonReason("{\"a\": nul}", simdjson::N_ATOM_ERROR),
            "broken JSON: a bad word (neither true, false nor null)");
}

}  // namespace
}  // namespace neardup
