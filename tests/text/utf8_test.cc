#include "neardup/text/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace neardup {
namespace {

TEST(Utf8, AcceptsEveryLengthOfSequence) {
  EXPECT_TRUE(IsValidUtf8(""));
  EXPECT_TRUE(IsValidUtf8(std::string_view("a\0b", 3)));
  EXPECT_TRUE(IsValidUtf8("a\u00E9\u20AC\U0001F600"));
}

TEST(Utf8, RejectsWhatIsIllFormed) {
  for (const std::string_view broken :
       {"\x80", "\xC3", "\xC0\x80", "\xE2\x82", "\xED\xA0\x80",
        "\xF4\x90\x80\x80", "\xFF", "\xE2\x28\xA1"}) {
    const std::string text = "caf\u00E9 " + std::string(broken) + " end";
    EXPECT_FALSE(IsValidUtf8(text));
  }
}

}  // namespace
}  // namespace neardup
