#include "neardup/report/html.h"

#include <gtest/gtest.h>

#include <string>

namespace neardup {
namespace {

TEST(HtmlTest, NothingOfATextCanEndAnElementOrAnAttribute) {
  EXPECT_EQ(EscapeHtml("<b title=\"x\">it's & that</b>"),
            "&lt;b title=&quot;x&quot;&gt;it&#39;s &amp; that&lt;/b&gt;");
}

TEST(HtmlTest, OtherCharactersStandAsTheyAre) {
  EXPECT_EQ(EscapeHtml("Brückwerder\n\tنص 漢字"), "Brückwerder\n\tنص 漢字");
}

TEST(HtmlTest, ControlCharactersAreShownAsReplaced) {
  EXPECT_EQ(EscapeHtml(std::string("a\0b\x1b[31m\x7f\r", 10)),
            "a\uFFFDb\uFFFD[31m\uFFFD\uFFFD");
}

TEST(HtmlTest, DigitsAreGroupedByThrees) {
  EXPECT_EQ(GroupDigits(0), "0");
  EXPECT_EQ(GroupDigits(999), "999");
  EXPECT_EQ(GroupDigits(1000), "1,000");
  EXPECT_EQ(GroupDigits(123456), "123,456");
  EXPECT_EQ(GroupDigits(1234567), "1,234,567");
}

TEST(HtmlTest, BytesHaveAUnitOfTheirSize) {
  EXPECT_EQ(FormatBytes(999), "999 bytes");
  EXPECT_EQ(FormatBytes(1000), "1.0 kB");
  EXPECT_EQ(FormatBytes(38617988), "38.6 MB");
  EXPECT_EQ(FormatBytes(27600000000), "27.6 GB");
}

TEST(HtmlTest, ATimeIsForReadersAndForPrograms) {
  EXPECT_EQ(TimeElement(1738708140),
            "<time datetime=\"2025-02-04T22:29:00Z\">2025-02-04 22:29</time>");
  EXPECT_EQ(TimeElement(std::nullopt), "");
}

}  // namespace
}  // namespace neardup
