#include "neardup/extract/html_characters.h"

#include <gtest/gtest.h>

#include <string>

namespace neardup {
namespace {

TEST(HtmlCharactersTest, TextWithoutReferencesStays) {
  EXPECT_EQ(DecodedHtml(""), "");
  EXPECT_EQ(DecodedHtml("Müller & Söhne"), "Müller & Söhne");
  EXPECT_EQ(DecodedHtml("R&D, AT&T; a & b &"), "R&D, AT&T; a & b &");
}

TEST(HtmlCharactersTest, NamesAndNumbersAreDecoded) {
  EXPECT_EQ(DecodedHtml("&amp;&lt;&gt;&quot;&apos;"), "&<>\"'");
  EXPECT_EQ(DecodedHtml("caf&eacute; &euro;5 &thetasym;"), "café €5 ϑ");
  EXPECT_EQ(DecodedHtml("&#8217;&#x2019;&#X2019;"), "’’’");
  EXPECT_EQ(DecodedHtml("&#128512;"), "😀");
}

TEST(HtmlCharactersTest, SomeNeedNoSemicolon) {
  EXPECT_EQ(DecodedHtml("Fish &amp chips"), "Fish & chips");
  EXPECT_EQ(DecodedHtml("&#233t&#xE9 x"), "été x");
  EXPECT_EQ(DecodedHtml("?a=1&amp=2&copy=3"), "?a=1&amp=2&copy=3");
  EXPECT_EQ(DecodedHtml("&eacute x"), "&eacute x");
}

TEST(HtmlCharactersTest, LowNumbersAreThoseOfWindows1252) {
  EXPECT_EQ(DecodedHtml("&#128;&#146;&#150;"), "€’–");
}

TEST(HtmlCharactersTest, ImpossibleNumbersBecomeTheReplacement) {
  EXPECT_EQ(DecodedHtml("&#0;"), "\uFFFD");
  EXPECT_EQ(DecodedHtml("&#xD800;"), "\uFFFD");
  EXPECT_EQ(DecodedHtml("&#99999999999999999999;"), "\uFFFD");
  EXPECT_EQ(DecodedHtml("&#x110000;"), "\uFFFD");
}

TEST(HtmlCharactersTest, UnknownAndCutReferencesStay) {
  EXPECT_EQ(DecodedHtml("&nosuch; &verylongname; &;"),
            "&nosuch; &verylongname; &;");
  EXPECT_EQ(DecodedHtml("&#; &#x; &#"), "&#; &#x; &#");
  EXPECT_EQ(DecodedHtml("&eac"), "&eac");
}

TEST(HtmlCharactersTest, OnlyOneLayerIsDecoded) {
  EXPECT_EQ(DecodedHtml("&amp;lt;p&amp;gt;"), "&lt;p&gt;");
}

}  // namespace
}  // namespace neardup
