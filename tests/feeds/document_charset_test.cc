#include "neardup/feeds/document_charset.h"

#include <gtest/gtest.h>

#include "tests/feeds/parsed.h"

namespace neardup {
namespace {

constexpr std::string_view kBefore = "<rss><channel><item><title>";
constexpr std::string_view kAfter = "</title></item></channel></rss>";

std::string Title(std::string_view declaration, std::string_view title) {
  const Parsed parsed = Parse(std::string(declaration) + std::string(kBefore) +
                              std::string(title) + std::string(kAfter));
  return parsed.stories.empty() ? "" : parsed.stories[0].title;
}

TEST(DocumentCharsetTest, DeclaredCharsetsAreConverted) {
  EXPECT_EQ(Title("<?xml version='1.0' encoding='ISO-8859-1'?>",
                  "\x93"
                  "caf\xe9\x94"),
            "\u201ccaf\u00e9\u201d");
}

TEST(DocumentCharsetTest, Utf16IsKnownByItsMark) {
  const std::string feed = std::string(kBefore) + "Tarn" + std::string(kAfter);
  std::string wide = "\xff\xfe";
  for (const char c : feed) {
    wide += c;
    wide += '\0';
  }
  const Parsed parsed = Parse(wide);
  ASSERT_EQ(parsed.stories.size(), 1u);
  EXPECT_EQ(parsed.stories[0].title, "Tarn");
}

TEST(DocumentCharsetTest, Utf8IsReadAsItIs) {
  EXPECT_FALSE(ConvertedDocument("caf\u00e9"));
  EXPECT_FALSE(ConvertedDocument("caf\u00e9 \u00e8 \xe9"));
  EXPECT_FALSE(
      ConvertedDocument("<?xml version='1.0' encoding='utf-8'?><a>\xe9</a>"));
}

TEST(DocumentCharsetTest, UndeclaredBytesAreGuessed) {
  EXPECT_TRUE(ConvertedDocument("id,text\n1,Le caf\xe9 est ferm\xe9\n"));
}

}  // namespace
}  // namespace neardup
