#include "neardup/feeds/xml_cutter.h"

#include <gtest/gtest.h>

namespace neardup {
namespace {

std::vector<std::string> Cut(std::string_view xml, std::string_view name) {
  std::vector<std::string> items;
  for (const ItemSpan& span : CutElements(xml, name)) {
    items.push_back((span.whole ? "" : "part ") +
                    std::string(xml.substr(span.begin, span.end - span.begin)));
  }
  return items;
}

using Strings = std::vector<std::string>;

TEST(XmlCutterTest, FindsTheElementsOfAName) {
  EXPECT_EQ(Cut("<r><items/><i a='>'>x</i> <i/><j/></r>", "i"),
            (Strings{"<i a='>'>x</i>", "<i/>"}));
  EXPECT_EQ(Cut("<r><p:i>x</p:i><i/></r>", "p:i"), (Strings{"<p:i>x</p:i>"}));
}

TEST(XmlCutterTest, TagsInSectionsAndCommentsAreNone) {
  EXPECT_EQ(Cut("<!-- <i> --><?p <i> ?><i><![CDATA[</i>]]></i>", "i"),
            (Strings{"<i><![CDATA[</i>]]></i>"}));
}

TEST(XmlCutterTest, WhatIsCutOffIsNotWhole) {
  EXPECT_EQ(Cut("<i>a<i>b</i><i>c", "i"),
            (Strings{"part <i>a", "<i>b</i>", "part <i>c"}));
}

TEST(XmlCutterTest, TheRootIsBehindWhatComesFirst) {
  EXPECT_EQ(RootName("<?xml?><!-- <a> --><!DOCTYPE r [<!ENTITY x '<b>'>]> "
                     "<p:r x='1'>"),
            "p:r");
  EXPECT_EQ(RootName("no markup"), "");
}

TEST(XmlCutterTest, DeclaredEntitiesAreNamed) {
  EXPECT_EQ(DeclaredEntities("<!DOCTYPE r [<!ENTITY a 'x'>\n<!ENTITY % p 'y'>"
                             "<!ENTITY b SYSTEM 'f'>]><r>"),
            (Strings{"a", "b"}));
  EXPECT_TRUE(DeclaredEntities("<r><!ENTITY a 'x'></r>").empty());
}

TEST(XmlCutterTest, WhatIsOutsideStaysInOrder) {
  constexpr std::string_view kXml = "<r>a<i/>b<i/>c</r>";
  EXPECT_EQ(OutsideOf(kXml, CutElements(kXml, "i")), "<r>abc</r>");
}

TEST(XmlCutterTest, KnowsWhetherTheRootEnds) {
  EXPECT_TRUE(HasEndTag("<r><i/></r>\n", "r"));
  EXPECT_FALSE(HasEndTag("<r><i/></r", "r"));
  EXPECT_TRUE(HasEndTag("<r/>", "r"));
}

}  // namespace
}  // namespace neardup
