#include "neardup/feeds/json_formats.h"

#include <gtest/gtest.h>

#include "tests/feeds/parsed.h"

namespace neardup {
namespace {

TEST(JsonFormatsTest, StringsAreFoundWhateverTheyStandIn) {
  simdjson::dom::parser parser;
  const simdjson::dom::object object =
      parser.parse(std::string(R"({"A":"","b":7,"c":{"name":"n"},
                       "d":[{"name":"x"},"y",{}]})"));
  EXPECT_EQ(StringOf(object, {"a", "b"}), "7");
  EXPECT_EQ(StringOf(object, {"C"}), "n");
  EXPECT_EQ(StringOf(object, {"d"}), "x, y");
  EXPECT_EQ(StringOf(object, {"e"}), "");
}

TEST(JsonFormatsTest, TheMainBodyOfANinjsIsTaken) {
  const Parsed parsed = Parse(
      R"([{"uri":"u","bodies":[{"role":"summary","value":"S"},
           {"role":"main","contentType":"text/plain","value":"a <b> c"}]}])");
  ASSERT_EQ(parsed.stories.size(), 1u);
  EXPECT_EQ(parsed.stories[0].text, "a <b> c");
}

TEST(JsonFormatsTest, ItemsAreToldByTheirKeys) {
  simdjson::dom::parser parser;
  const auto format = [&](const char* json) {
    return FormatOfItem(parser.parse(std::string(json)).get_object());
  };
  EXPECT_EQ(format(R"({"content_text":"x"})"), InputFormat::kJsonFeed);
  EXPECT_EQ(format(R"({"uri":"u","bodies":[]})"), InputFormat::kNinjs);
  EXPECT_EQ(format(R"({"text":"x"})"), InputFormat::kJson);
}

}  // namespace
}  // namespace neardup
