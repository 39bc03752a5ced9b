#include "neardup/extract/html_tokens.h"

#include <gtest/gtest.h>

#include <string>

namespace neardup {
namespace {

// One token a line: "T text", "V verbatim", "S name attributes", "E name".
std::string Cut(std::string_view html) {
  std::string out;
  HtmlTokens tokens(html);
  while (tokens.Next()) {
    switch (tokens.kind()) {
      case HtmlTokenKind::kText:
        out += "T ";
        out += tokens.text();
        break;
      case HtmlTokenKind::kVerbatim:
        out += "V ";
        out += tokens.text();
        break;
      case HtmlTokenKind::kStartTag:
        out += "S ";
        out += tokens.element().name;
        out += tokens.attributes();
        break;
      case HtmlTokenKind::kEndTag:
        out += "E ";
        out += tokens.element().name;
        break;
    }
    out += '|';
  }
  return out;
}

TEST(HtmlTokensTest, TagsAndTextComeInOrder) {
  EXPECT_EQ(Cut("<p class=lead>Fire in <a>Oldbury</A></p >"),
            "S p class=lead|T Fire in |S a|T Oldbury|E a|E p|");
}

TEST(HtmlTokensTest, AngleBracketsInTextAreText) {
  EXPECT_EQ(Cut("3 < 4 <"), "T 3 < 4 <|");
  EXPECT_EQ(Cut("a<<p>b"), "T a<|S p|T b|");
}

TEST(HtmlTokensTest, QuotedBracketsDoNotEndATag) {
  EXPECT_EQ(Cut("<a title=\"x > y\" href='>'>z"),
            "S a title=\"x > y\" href='>'|T z|");
  EXPECT_EQ(Cut("<a title=x\"y>z"), "S a title=x\"y|T z|");
}

TEST(HtmlTokensTest, CommentsAndDeclarationsAreSkipped) {
  EXPECT_EQ(Cut("<!DOCTYPE html>a<!-- <p> -- > -->b<?xml ?>c</ x>d"),
            "T a|T b|T c|T d|");
  EXPECT_EQ(Cut("<!-->a<!--->b"), "T a|T b|");
  EXPECT_EQ(Cut("a<!-- cut off"), "T a|");
}

TEST(HtmlTokensTest, CdataIsText) {
  EXPECT_EQ(Cut("<![CDATA[a <b>]]>c"), "T a <b>|T c|");
  EXPECT_EQ(Cut("<![CDATA[cut"), "T cut|");
  EXPECT_EQ(Cut("<![CDATA["), "T |");
}

TEST(HtmlTokensTest, ScriptsHoldNoTags) {
  EXPECT_EQ(Cut("<script>if (a<b) '</p>'</SCRIPT>x"),
            "S script|V if (a<b) '</p>'|E script|T x|");
  EXPECT_EQ(Cut("<title>a<p>b</title>"), "S title|V a<p>b|E title|");
  EXPECT_EQ(Cut("<script src=x />y"), "S script src=x /|T y|");
  EXPECT_EQ(Cut("<style>p{}"), "S style|V p{}|");
}

TEST(HtmlTokensTest, WhatTheEndCutsOffIsLeftOut) {
  EXPECT_EQ(Cut("a<p class=\"x"), "T a|");
  EXPECT_EQ(Cut("a<p"), "T a|");
  EXPECT_EQ(Cut("a</"), "T a|");
}

TEST(HtmlTokensTest, AttributesAreWalked) {
  HtmlAttributes attributes(" ID = 'a b' hidden data-x=1/2 class=\"\" / ");
  ASSERT_TRUE(attributes.Next());
  EXPECT_TRUE(attributes.Is("id"));
  EXPECT_EQ(attributes.value(), "a b");
  ASSERT_TRUE(attributes.Next());
  EXPECT_EQ(attributes.name(), "hidden");
  EXPECT_EQ(attributes.value(), "");
  ASSERT_TRUE(attributes.Next());
  EXPECT_EQ(attributes.value(), "1/2");
  ASSERT_TRUE(attributes.Next());
  EXPECT_TRUE(attributes.Is("class"));
  EXPECT_FALSE(attributes.Is("clas"));
  EXPECT_FALSE(attributes.Next());
}

}  // namespace
}  // namespace neardup
