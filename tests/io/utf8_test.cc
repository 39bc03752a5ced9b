#include "neardup/io/utf8.h"

#include <gtest/gtest.h>

namespace neardup {
namespace {

// The slow twin: encodes every code point and compares.
TEST(Utf8Test, TakesExactlyTheEncodingsOfCodePoints) {
  const auto encode = [](uint32_t c) {
    const auto byte = [](uint32_t b) { return static_cast<char>(b); };
    std::string s;
    if (c < 0x80) return s += byte(c);
    if (c < 0x800) return s += {byte(0xC0 | c >> 6), byte(0x80 | (c & 63))};
    if (c < 0x10000) {
      return s += {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 63)),
                   byte(0x80 | (c & 63))};
    }
    return s += {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 63)),
                 byte(0x80 | (c >> 6 & 63)), byte(0x80 | (c & 63))};
  };
  for (uint32_t c = 0; c < 0x110800; c += c < 0x12000 ? 1 : 97) {
    const bool valid = c < 0x110000 && (c < 0xD800 || c > 0xDFFF);
    // The byte behind makes the by-hand search run over the character, too.
    const auto bad = FindInvalidUtf8(encode(c) + "\xff");
    EXPECT_EQ(bad, valid ? encode(c).size() : 0) << c;
  }
}

TEST(Utf8Test, RefusesOverlongAndCutForms) {
  for (const char* bad :
       {"\xc0\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xf0\x8f\xbf\xbf", "\xc3",
        "\xe2\x82", "\xf0\x9f\x98", "\x80", "\xf5\x80\x80\x80"}) {
    EXPECT_EQ(FindInvalidUtf8(std::string("ab") + bad), 2u) << bad;
    EXPECT_EQ(FindInvalidUtf8(std::string("ab") + bad + "c"), 2u) << bad;
  }
  EXPECT_EQ(FindInvalidUtf8(""), std::nullopt);
  EXPECT_EQ(FindInvalidUtf8("H\xc3\xa4rrow \xf0\x9f\x98\x80"), std::nullopt);
}

TEST(Utf8Test, ReplacesEachBadByte) {
  EXPECT_EQ(ReplaceInvalidUtf8("a\xff\xfe"
                               "b\xc3\xa4"),
            "a\xef\xbf\xbd\xef\xbf\xbd"
            "b\xc3\xa4");
}

TEST(Utf8Test, CuttingLeavesCharactersWhole) {
  const std::string_view text = "aé漢🚢";  // 1, 2, 3 and 4 bytes
  const std::string_view expected[] = {"",     "a",    "a",    "aé",
                                       "aé",   "aé",   "aé漢", "aé漢",
                                       "aé漢", "aé漢", text,   text};
  for (size_t bytes = 0; bytes < std::size(expected); ++bytes) {
    EXPECT_EQ(CutUtf8(text, bytes), expected[bytes]) << bytes;
  }
}

}  // namespace
}  // namespace neardup
