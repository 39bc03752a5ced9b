#include "neardup/extract/html_elements.h"

#include <gtest/gtest.h>

namespace neardup {
namespace {

TEST(HtmlElementsTest, NamesAreFoundInAnyCase) {
  EXPECT_EQ(FindHtmlElement("p")->role, HtmlRole::kBlock);
  EXPECT_EQ(FindHtmlElement("P"), FindHtmlElement("p"));
  EXPECT_EQ(FindHtmlElement("FigCaption")->name, "figcaption");
  EXPECT_EQ(FindHtmlElement("a")->role, HtmlRole::kInline);
  EXPECT_EQ(FindHtmlElement("xmp")->name, "xmp");
}

TEST(HtmlElementsTest, UnknownNamesAreInlineWithoutAName) {
  for (const char* name : {"", "x-teaser-box", "blink", "p1", "h7"}) {
    EXPECT_EQ(FindHtmlElement(name)->name, "") << name;
    EXPECT_EQ(FindHtmlElement(name)->role, HtmlRole::kInline) << name;
  }
}

TEST(HtmlElementsTest, EmptyElementsAndVerbatimOnesAreMarked) {
  EXPECT_TRUE(FindHtmlElement("br")->empty);
  EXPECT_TRUE(FindHtmlElement("img")->empty);
  EXPECT_FALSE(FindHtmlElement("div")->empty);
  EXPECT_TRUE(FindHtmlElement("script")->verbatim);
  EXPECT_TRUE(FindHtmlElement("title")->verbatim);
  EXPECT_FALSE(FindHtmlElement("svg")->verbatim);
}

}  // namespace
}  // namespace neardup
