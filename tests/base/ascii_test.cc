#include "neardup/base/ascii.h"

#include <gtest/gtest.h>

#include <string_view>

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

TEST(Ascii, CharactersAreOfOneKindAtMost) {
  const std::string_view digits = "0123456789", spaces = " \t\n\v\f\r";
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const bool letter =
        (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
    EXPECT_EQ(IsAsciiLetter(c), letter) << byte;
    EXPECT_EQ(IsAsciiDigit(c), digits.find(c) != digits.npos) << byte;
    EXPECT_EQ(IsAsciiSpace(c), spaces.find(c) != spaces.npos) << byte;
  }
}

TEST(Ascii, SpacesGoFromBothEnds) {
  EXPECT_EQ(TrimmedAscii(" \t a b\r\n"), "a b");
  EXPECT_EQ(TrimmedAscii("a"), "a");
  EXPECT_EQ(TrimmedAscii(" \n "), "");
  EXPECT_EQ(TrimmedAscii(""), "");
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
