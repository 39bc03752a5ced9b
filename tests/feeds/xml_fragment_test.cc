#include "neardup/feeds/xml_fragment.h"

#include <gtest/gtest.h>

namespace neardup {
namespace {

TEST(XmlFragmentTest, UndeclaredEntitiesStayAsTheyAre) {
  XmlFragment fragment;
  ASSERT_EQ(fragment.Parse("<t>a&nbsp;b &amp; c &#233;</t>", 0), "");
  EXPECT_EQ(TextOf(fragment.root()), "a&nbsp;b & c \xc3\xa9");
}

TEST(XmlFragmentTest, SectionsInSectionsAreOne) {
  XmlFragment fragment;
  ASSERT_EQ(fragment.Parse("<i><t><![CDATA[a <![CDATA[<b>]]> c]]></t>"
                           "<u><![CDATA[d]]></u></i>",
                           0),
            "");
  EXPECT_EQ(MarkupOf(ChildOf(fragment.root(), "t")), "a <b> c");
  EXPECT_EQ(TextOf(ChildOf(fragment.root(), "u")), "d");
}

TEST(XmlFragmentTest, MarkupThatIsNotEscapedIsMarkup) {
  XmlFragment fragment;
  ASSERT_EQ(fragment.Parse("<t>a <b>c</b> <i>d</i></t>", 0), "");
  EXPECT_EQ(MarkupOf(fragment.root()), "a <b>c</b> <i>d</i>");
}

TEST(XmlFragmentTest, SaysWhereItIsBroken) {
  XmlFragment fragment;
  EXPECT_EQ(fragment.Parse("<t>a<b></t>", 100),
            "broken XML: start-end tags mismatch at byte 109");
}

TEST(XmlFragmentTest, PrefixesMeanWhatTheRootBindsThemTo) {
  XmlFragment head;
  head.ParseLeniently(
      "<n:feed xmlns:n='http://www.w3.org/2005/Atom' "
      "xmlns:x='http://purl.org/dc/elements/1.1/'>");
  const XmlNames names(head.root());
  XmlFragment item;
  ASSERT_EQ(
      item.Parse("<n:e><x:date/><n:id/><content:encoded/><q:z/></n:e>", 0), "");
  std::vector<XmlSpace> spaces;
  for (const pugi::xml_node& node : item.root().children()) {
    spaces.push_back(names.Of(node).space);
  }
  EXPECT_EQ(spaces,
            (std::vector<XmlSpace>{XmlSpace::kDublinCore, XmlSpace::kOwn,
                                   XmlSpace::kContent, XmlSpace::kOther}));
  EXPECT_EQ(LocalName(DescendantOf(item.root(), "id")), "id");
  EXPECT_EQ(AttributeOf(head.root(), "x"), "http://purl.org/dc/elements/1.1/");
}

}  // namespace
}  // namespace neardup
