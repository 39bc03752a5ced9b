#include "neardup/feeds/markup.h"

#include <gtest/gtest.h>

namespace neardup {
namespace {

TEST(MarkupTest, ParagraphsAreLines) {
  EXPECT_EQ(TextOfMarkup("<p>One.</p><p>Two.</p>"), "One.\nTwo.");
}

TEST(MarkupTest, TextWithoutMarkupKeepsItsLines) {
  EXPECT_EQ(TextOfMarkup(" One.\n\nTwo. "), "One.\n\nTwo.");
}

TEST(MarkupTest, LinesAreOne) {
  EXPECT_EQ(LineOfMarkup(" A <b>bold</b>\n title &amp; more "),
            "A bold title & more");
}

TEST(MarkupTest, IllFormedBytesAreReplaced) {
  EXPECT_EQ(PlainText(" a\xff "), "a\xef\xbf\xbd");
  EXPECT_EQ(PlainText("  "), "");
}

}  // namespace
}  // namespace neardup
