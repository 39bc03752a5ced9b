#include "neardup/base/ascii.h"

#include <gtest/gtest.h>

namespace neardup {
namespace {

TEST(Ascii, OnlyItsCapitalsBecomeSmall) {
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const bool capital = byte >= 65 && byte <= 90;
    EXPECT_EQ(LowerAscii(c), static_cast<char>(capital ? byte + 32 : byte));
  }
  EXPECT_EQ(LowerAscii("Été À LA Une"), "Été À la une");
}

TEST(Ascii, CaseDoesNotTellNamesApart) {
  EXPECT_TRUE(EqualsInAnyCase("Content-TYPE", "content-type"));
  EXPECT_TRUE(EqualsInAnyCase("", ""));
  EXPECT_FALSE(EqualsInAnyCase("html", "htm"));
  // Bit 6 is not all that tells letters from other characters.
  EXPECT_FALSE(EqualsInAnyCase("[", "{"));
}

}  // namespace
}  // namespace neardup
