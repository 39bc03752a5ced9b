#include "neardup/io/record_fields.h"

#include <gtest/gtest.h>

namespace neardup {
namespace {

TEST(RecordFieldsTest, TellsTheUsableFromWhatIsOnlyThere) {
  simdjson::dom::parser parser;
  const simdjson::padded_string json(std::string_view(
      R"({"text": 5, "title": " ", "headline": "H", "time": 7, "url": "u"})"));
  const simdjson::dom::object object = parser.parse(json).value();
  const RecordFields fields{ReaderOptions()};
  const auto found = fields.Find(object);
  EXPECT_EQ(found[kTextField].name, "text");
  EXPECT_FALSE(found[kTextField].usable);
  EXPECT_EQ(found[kTitleField].name, "headline");
  EXPECT_TRUE(found[kTitleField].usable);
  EXPECT_TRUE(found[kTimeField].usable);
  EXPECT_EQ(found[kIdField].name, "url");
  EXPECT_EQ(found[kUrlField].name, "url");
  EXPECT_EQ(found[kSourceField].name, "");
}

TEST(HostOfUrlTest, TakesTheHostOfWhatIsAUrl) {
  EXPECT_EQ(HostOfUrl("https://www.Harrow.example:8080/a?b=//c"),
            "harrow.example");
  EXPECT_EQ(HostOfUrl("//news.harrow.example"), "news.harrow.example");
  EXPECT_EQ(HostOfUrl("ftp://me:pw@harrow.example#x"), "harrow.example");
  EXPECT_EQ(HostOfUrl("harrow.example/a"), "");
  EXPECT_EQ(HostOfUrl("a/b//c"), "");
  EXPECT_EQ(HostOfUrl("Harrow // Post"), "");
  EXPECT_EQ(HostOfUrl(""), "");
}

TEST(IsBlankTest, KnowsAsciiWhiteSpace) {
  EXPECT_TRUE(IsBlank(""));
  EXPECT_TRUE(IsBlank(" \t\r\n\f\v"));
  EXPECT_FALSE(IsBlank(" . "));
}

}  // namespace
}  // namespace neardup
