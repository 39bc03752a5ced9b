#include "neardup/io/charset.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <string>
#include <string_view>

#include "neardup/io/utf8.h"

namespace neardup {
namespace {

constexpr std::string_view kFrench =
    "<p>La mairie de Valtorte a annoncé que l’école fermerait dès lundi, après "
    "l'été, à cause d'une fuite déjà signalée.</p>";
constexpr std::string_view kRussian =
    "Совет города Старомост проголосовал за закрытие моста для грузовиков. "
    "Работы продлятся до весны, сообщила мэр.";
constexpr std::string_view kChinese =
    "旧桥市议会决定从下周起对卡车关闭河上的老桥。市长表示，工程预计要到明年春"
    "天才能完成，居民们对此表示欢迎。";
constexpr std::string_view kJapanese =
    "旧橋市議会は、古い橋をトラック通行止めにすることを決めた。市長は、工事は"
    "来年の春まで続く見通しだと述べた。";

std::string Encoded(std::string_view utf8, const char* charset) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset, &error);
  std::string out(utf8.size() * 4, '\0');
  const int32_t size = ucnv_fromAlgorithmic(
      converter, UCNV_UTF8, out.data(), static_cast<int32_t>(out.size()),
      utf8.data(), static_cast<int32_t>(utf8.size()), &error);
  ucnv_close(converter);
  EXPECT_TRUE(U_SUCCESS(error));
  out.resize(static_cast<size_t>(size));
  return out;
}

DecodedText Decode(std::string_view bytes, std::string_view http = {}) {
  StatusOr<DecodedText> decoded = DecodeText(bytes, http);
  EXPECT_TRUE(decoded.ok()) << decoded.status();
  return decoded.ok() ? *std::move(decoded) : DecodedText();
}

TEST(CharsetTest, LabelsMeanWhatBrowsersTakeThemToMean) {
  EXPECT_EQ(CharsetOfLabel(" Latin1 "), "windows-1252");
  EXPECT_EQ(CharsetOfLabel("ISO-8859-1"), "windows-1252");
  EXPECT_EQ(CharsetOfLabel("ISO_8859-1:1987"), "windows-1252");
  EXPECT_EQ(CharsetOfLabel("gb2312"), "GB18030");
  EXPECT_EQ(CharsetOfLabel("Shift_JIS"), "windows-31j");
  EXPECT_EQ(CharsetOfLabel("utf8"), "UTF-8");
  EXPECT_EQ(CharsetOfLabel("koi8-r"), "KOI8-R");
  EXPECT_EQ(CharsetOfLabel("utf-7"), "");
  EXPECT_EQ(CharsetOfLabel("no-such"), "");
  EXPECT_EQ(CharsetOfLabel(""), "");
}

TEST(CharsetTest, DeclarationsAreFound) {
  EXPECT_EQ(DeclaredCharset("<html><META CharSet=Big5>"), "Big5");
  EXPECT_EQ(DeclaredCharset("<meta http-equiv=x content='text/html; "
                            "charset=koi8-r'>"),
            "koi8-r");
  EXPECT_EQ(DeclaredCharset("<?xml version='1.0' encoding=\"euc-jp\"?>"),
            "euc-jp");
  EXPECT_EQ(DeclaredCharset("<p>charset=x</p>"), "");
  EXPECT_EQ(DeclaredCharset("<meta name=charset>"), "");
  EXPECT_EQ(CharsetOfContentType("text/html; Charset=\"UTF-8\""), "UTF-8");
  EXPECT_EQ(CharsetOfContentType("text/html"), "");
}

TEST(CharsetTest, AMarkIsBelievedBeforeAll) {
  const DecodedText marked = Decode("\xEF\xBB\xBFé", "latin1");
  EXPECT_EQ(marked.utf8, "é");
  EXPECT_EQ(marked.origin, CharsetOrigin::kByteOrderMark);
  EXPECT_EQ(Decode("\xFF\xFE" + Encoded(kJapanese, "UTF-16LE")).utf8,
            kJapanese);
  EXPECT_EQ(Decode("\xFE\xFF" + Encoded(kJapanese, "UTF-16BE")).utf8,
            kJapanese);
}

TEST(CharsetTest, TheHeaderGoesBeforeTheDocument) {
  const std::string page =
      "<meta charset=windows-1252>" + Encoded(kRussian, "windows-1251");
  const DecodedText decoded = Decode(page, "windows-1251");
  EXPECT_EQ(decoded.origin, CharsetOrigin::kHttpHeader);
  EXPECT_TRUE(decoded.utf8.ends_with(kRussian));
}

TEST(CharsetTest, DeclaredCharsetsAreConverted) {
  struct Case {
    std::string_view text;
    const char* charset;
  };
  for (const Case& c : {Case{kFrench, "windows-1252"},
                        {kRussian, "koi8-r"},
                        {kChinese, "gb18030"},
                        {kJapanese, "euc-jp"},
                        {kJapanese, "iso-2022-jp"},
                        {kRussian, "utf-8"}}) {
    const std::string head = std::string("<meta charset='") + c.charset + "'>";
    const DecodedText decoded = Decode(head + Encoded(c.text, c.charset));
    EXPECT_EQ(decoded.utf8, head + std::string(c.text)) << c.charset;
    EXPECT_EQ(decoded.origin, CharsetOrigin::kDeclared) << c.charset;
    EXPECT_EQ(decoded.replaced, 0u) << c.charset;
  }
}

TEST(CharsetTest, Latin1HasTheQuotesOfWindows1252) {
  EXPECT_EQ(Decode("<meta charset=iso-8859-1>\x93\x80\x94").utf8,
            "<meta charset=iso-8859-1>“€”");
}

TEST(CharsetTest, UndeclaredCharsetsAreDetected) {
  struct Case {
    std::string_view text;
    const char* charset;
  };
  for (const Case& c : {Case{kFrench, "windows-1252"},
                        {kRussian, "windows-1251"},
                        {kChinese, "gb18030"},
                        {kJapanese, "shift_jis"}}) {
    EXPECT_EQ(Decode(Encoded(c.text, c.charset)).utf8, c.text) << c.charset;
  }
  // UTF-16 without a mark shows in its markup.
  const std::string page = "<p>" + std::string(kJapanese);
  EXPECT_EQ(Decode(Encoded(page, "UTF-16LE")).utf8, page);
  EXPECT_EQ(Decode(Encoded(page, "UTF-16BE")).utf8, page);
  EXPECT_EQ(Decode(kRussian).origin, CharsetOrigin::kContent);
  EXPECT_EQ(Decode("plain").charset, "UTF-8");
  EXPECT_EQ(Decode("").utf8, "");
}

TEST(CharsetTest, Utf8UnderAWrongNameIsStillUtf8) {
  const std::string page = "<meta charset=iso-8859-1>" + std::string(kFrench);
  EXPECT_EQ(Decode(page).utf8, page);
  EXPECT_EQ(Decode(page).origin, CharsetOrigin::kContent);
}

TEST(CharsetTest, OtherTextUnderTheNameOfUtf8IsDetected) {
  const std::string page =
      "<meta charset=utf-8>" + Encoded(kRussian, "windows-1251");
  EXPECT_TRUE(Decode(page).utf8.ends_with(kRussian));
}

TEST(CharsetTest, BrokenBytesAreReplacedAndCounted) {
  const std::string page = "<meta charset=utf-8>" + std::string(kRussian) +
                           "\xFF" + std::string(kRussian) + "\xD0";
  const DecodedText decoded = Decode(page);
  EXPECT_EQ(decoded.charset, "UTF-8");
  EXPECT_EQ(decoded.replaced, 2u);
  EXPECT_FALSE(FindInvalidUtf8(decoded.utf8));
}

TEST(CharsetTest, AnyBytesGiveWellFormedText) {
  for (const char* label :
       {"utf-8", "gb18030", "shift_jis", "big5", "euc-kr", "iso-2022-jp",
        "windows-874", "UTF-16", "no-such"}) {
    std::string bytes;
    for (int i = 0; i < 3000; ++i)
      bytes += static_cast<char>((i * 7919 + i / 3) & 0xFF);
    EXPECT_FALSE(FindInvalidUtf8(Decode(bytes, label).utf8)) << label;
  }
}

}  // namespace
}  // namespace neardup
