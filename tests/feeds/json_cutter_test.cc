#include "neardup/feeds/json_cutter.h"

#include <gtest/gtest.h>

namespace neardup {
namespace {

std::vector<std::string> Items(std::string_view json) {
  std::vector<std::string> items;
  for (const ItemSpan& span : CutItems(json).spans) {
    items.emplace_back(json.substr(span.begin, span.end - span.begin));
  }
  return items;
}

TEST(JsonCutterTest, AnArrayIsItsObjects) {
  EXPECT_EQ(Items(R"([{"a":[{"b":1}]}, {"c":{}} ,3])"),
            (std::vector<std::string>{R"({"a":[{"b":1}]})", R"({"c":{}})"}));
}

TEST(JsonCutterTest, AMemberCalledItemsHoldsThem) {
  constexpr std::string_view kJson =
      R"({"tags":[{"no":1}],"items":[{"a":1},{"b":2}],"data":[{"no":2}]})";
  EXPECT_EQ(Items(kJson),
            (std::vector<std::string>{R"({"a":1})", R"({"b":2})"}));
  EXPECT_EQ(CutItems(kJson).head,
            R"({"tags":[{"no":1}],"items":[],"data":[{"no":2}]})");
}

TEST(JsonCutterTest, AnObjectWithoutItemsIsOne) {
  EXPECT_EQ(Items(R"( {"a":[1]} )"),
            (std::vector<std::string>{R"({"a":[1]})"}));
}

TEST(JsonCutterTest, BracketsAndQuotesInStringsAreText) {
  EXPECT_EQ(Items(R"([{"a":"}]\\\"{"},{"b":"\\"}])").size(), 2u);
}

TEST(JsonCutterTest, WhatIsCutOffIsNotWhole) {
  const JsonItems items = CutItems(R"({"items":[{"a":1},{"b":)");
  ASSERT_EQ(items.spans.size(), 2u);
  EXPECT_TRUE(items.spans[0].whole);
  EXPECT_FALSE(items.spans[1].whole);
  EXPECT_FALSE(items.ended);
}

TEST(JsonCutterTest, NothingHoldsNothing) {
  EXPECT_TRUE(CutItems("").spans.empty());
  EXPECT_TRUE(CutItems("]}\"").spans.empty());
}

}  // namespace
}  // namespace neardup
