#include "neardup/io/charset.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

#include "neardup/base/ascii.h"
#include "neardup/io/utf8.h"

namespace neardup {
namespace {

constexpr std::string_view kUtf8 = "UTF-8";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
// Where charsets are declared, and enough text to detect one.
constexpr size_t kDeclarationBytes = 4096;
constexpr size_t kDetectionBytes = 32 << 10;

struct Label {
  std::string_view label;
  std::string_view charset;
};
// Where browsers mean something else than ICU's table of aliases.
constexpr Label kLabels[] = {{"ascii", "windows-1252"},
                             {"big5", "Big5-HKSCS"},
                             {"cp936", "GB18030"},
                             {"euc-kr", "windows-949"},
                             {"gb2312", "GB18030"},
                             {"gb_2312-80", "GB18030"},
                             {"gbk", "GB18030"},
                             {"iso-8859-1", "windows-1252"},
                             {"iso-8859-11", "windows-874"},
                             {"iso-8859-9", "windows-1254"},
                             {"iso8859-1", "windows-1252"},
                             {"iso8859-9", "windows-1254"},
                             {"iso_8859-1", "windows-1252"},
                             {"ks_c_5601-1987", "windows-949"},
                             {"l1", "windows-1252"},
                             {"latin-1", "windows-1252"},
                             {"latin1", "windows-1252"},
                             {"latin5", "windows-1254"},
                             {"shift-jis", "windows-31j"},
                             {"shift_jis", "windows-31j"},
                             {"sjis", "windows-31j"},
                             {"tis-620", "windows-874"},
                             {"unicode", "UTF-16LE"},
                             {"us-ascii", "windows-1252"},
                             {"utf-16", "UTF-16LE"},
                             {"utf8", kUtf8},
                             {"x-gbk", "GB18030"},
                             {"x-sjis", "windows-31j"},
                             {"x-user-defined", "windows-1252"}};
// Charsets that hide ASCII in other bytes, or that nobody writes pages in.
constexpr std::string_view kRefused[] = {
    "utf-7", "scsu", "bocu", "ebcdic", "ibm-37", "cesu", "imap", "lmbcs", "hz"};

// The value behind `name`, `=` and maybe a quote in `lower`; a view into
// `original`, which has the same places.
std::string_view ValueOf(std::string_view name, std::string_view lower,
                         std::string_view original) {
  size_t at = lower.find(name);
  while (at != std::string_view::npos) {
    size_t value = at + name.size();
    while (value < lower.size() && IsAsciiSpace(lower[value])) ++value;
    if (value < lower.size() && lower[value] == '=') {
      ++value;
      while (value < lower.size() &&
             (IsAsciiSpace(lower[value]) || lower[value] == '"' ||
              lower[value] == '\''))
        ++value;
      const size_t end =
          std::min(lower.find_first_of("\"' \t\r\n;>?/", value), lower.size());
      return original.substr(value, end - value);
    }
    at = lower.find(name, at + 1);
  }
  return {};
}

struct Mark {
  std::string_view bytes;
  std::string_view charset;
};
constexpr Mark kMarks[] = {{"\xEF\xBB\xBF", kUtf8},
                           {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
                           {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
                           {"\xFF\xFE", "UTF-16LE"},
                           {"\xFE\xFF", "UTF-16BE"}};

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;
struct DetectorCloser {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

Converter OpenConverter(const std::string& charset) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &error));
  return U_SUCCESS(error) ? std::move(converter) : nullptr;
}

size_t CountReplacements(std::string_view utf8) {
  size_t count = 0;
  for (size_t at = utf8.find(kReplacement); at != std::string_view::npos;
       at = utf8.find(kReplacement, at + kReplacement.size()))
    ++count;
  return count;
}

size_t CountBeyondAscii(std::string_view bytes) {
  return static_cast<size_t>(std::count_if(
      bytes.begin(), bytes.end(),
      [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
}

StatusOr<std::string> Convert(std::string_view bytes,
                              const std::string& charset) {
  const Converter converter = OpenConverter(charset);
  if (!converter)
    return DataLoss(fmt::format("charset {}: is not known", charset));
  // Three bytes of UTF-8 for one of a small charset is the most there is.
  constexpr size_t kGrowth = 3;
  constexpr size_t kMost = std::numeric_limits<int32_t>::max() / kGrowth - 16;
  if (bytes.size() > kMost)
    return DataLoss(fmt::format("charset {}: text over 700 MB", charset));
  std::string utf8(bytes.size() * kGrowth + 16, '\0');
  UErrorCode error = U_ZERO_ERROR;
  const int32_t size =
      ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), utf8.data(),
                         static_cast<int32_t>(utf8.size()), bytes.data(),
                         static_cast<int32_t>(bytes.size()), &error);
  if (U_FAILURE(error))
    return DataLoss(fmt::format("charset {}: {}", charset, u_errorName(error)));
  utf8.resize(static_cast<size_t>(size));
  return utf8;
}

// Empty when ICU sees nothing in it.
std::string Detect(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, DetectorCloser> detector(
      ucsdet_open(&error));
  if (U_FAILURE(error)) return "";
  // Past the head of a page, whose ASCII says nothing.
  const auto first = std::find_if(bytes.begin(), bytes.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80;
  });
  const auto skipped = static_cast<size_t>(first - bytes.begin());
  bytes.remove_prefix(skipped > 512 ? skipped - 512 : 0);
  bytes = bytes.substr(0, kDetectionBytes);
  ucsdet_enableInputFilter(detector.get(), true);
  ucsdet_setText(detector.get(), bytes.data(),
                 static_cast<int32_t>(bytes.size()), &error);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &error);
  if (U_FAILURE(error) || match == nullptr) return "";
  constexpr int32_t kLeastConfidence = 10;
  if (ucsdet_getConfidence(match, &error) < kLeastConfidence) return "";
  const char* name = ucsdet_getName(match, &error);
  return U_FAILURE(error) ? "" : CharsetOfLabel(name);
}

struct Choice {
  std::string charset;
  CharsetOrigin origin;
};

bool IsOfSingleBytes(const std::string& charset) {
  const Converter converter = OpenConverter(charset);
  return converter && ucnv_getMaxCharSize(converter.get()) == 1;
}

// What was said, if it can be; nothing otherwise.
std::optional<Choice> Said(std::string_view bytes,
                           std::string_view http_charset) {
  std::string charset = CharsetOfLabel(http_charset);
  if (!charset.empty()) return Choice{charset, CharsetOrigin::kHttpHeader};
  charset = CharsetOfLabel(DeclaredCharset(bytes));
  if (charset.empty()) return std::nullopt;
  // A declaration that can be read as ASCII is not in UTF-16.
  if (charset.starts_with("UTF-16")) charset = kUtf8;
  return Choice{charset, CharsetOrigin::kDeclared};
}

// Without a mark UTF-16 still shows in the zeros beside the ASCII letters.
std::string UnmarkedUtf16(std::string_view bytes) {
  if (bytes.size() < 4) return "";
  if (bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0)
    return "UTF-16LE";
  if (bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0)
    return "UTF-16BE";
  return "";
}

Choice Choose(std::string_view bytes, std::string_view http_charset) {
  if (std::string utf16 = UnmarkedUtf16(bytes); !utf16.empty())
    return {std::move(utf16), CharsetOrigin::kDetected};
  const std::optional<Choice> said = Said(bytes, http_charset);
  if (!FindInvalidUtf8(bytes)) {
    if (said && said->charset == kUtf8) return *said;
    const bool escapes = said && said->charset.starts_with("ISO-2022");
    if (!said || (!escapes && CountBeyondAscii(bytes) > 0 &&
                  IsOfSingleBytes(said->charset)))
      return {std::string(kUtf8), CharsetOrigin::kContent};
    return *said;
  }
  if (said && said->charset != kUtf8) return *said;
  if (said) {
    // Some broken bytes are no reason to doubt; a third of them is.
    const size_t broken = CountReplacements(ReplaceInvalidUtf8(bytes));
    if (broken * 3 < CountBeyondAscii(bytes)) return *said;
  }
  std::string detected = Detect(bytes);
  if (!detected.empty() && detected != kUtf8)
    return {std::move(detected), CharsetOrigin::kDetected};
  return {"windows-1252", CharsetOrigin::kAssumed};
}

}  // namespace

std::string CharsetOfLabel(std::string_view label) {
  constexpr size_t kLongest = 40;
  const std::string lower = LowerAscii(TrimmedAscii(label).substr(0, kLongest));
  if (lower.empty()) return "";
  for (const std::string_view refused : kRefused)
    if (lower.starts_with(refused)) return "";
  for (const Label& known : kLabels)
    if (known.label == lower) return std::string(known.charset);
  const Converter converter = OpenConverter(lower);
  if (!converter) return "";
  UErrorCode error = U_ZERO_ERROR;
  const char* mime = ucnv_getStandardName(lower.c_str(), "MIME", &error);
  if (U_FAILURE(error)) return "";
  // ICU reads "iso-8859-1" in its other spellings as such.
  const std::string name = mime == nullptr ? lower : mime;
  return name == "ISO-8859-1" || name == "US-ASCII" ? "windows-1252" : name;
}

std::string_view DeclaredCharset(std::string_view bytes) {
  const std::string_view front = bytes.substr(0, kDeclarationBytes);
  const std::string lower = LowerAscii(front);
  const std::string_view text = lower;
  if (const size_t xml = text.find("<?xml"); xml < 4) {
    const size_t end = std::min(text.find("?>", xml), text.size());
    const std::string_view name = ValueOf(
        "encoding", text.substr(xml, end - xml), front.substr(xml, end - xml));
    if (!name.empty()) return name;
  }
  for (size_t at = text.find("<meta"); at != std::string_view::npos;
       at = text.find("<meta", at + 5)) {
    const size_t end = std::min(text.find('>', at), text.size());
    const std::string_view name = ValueOf("charset", text.substr(at, end - at),
                                          front.substr(at, end - at));
    if (!name.empty()) return name;
  }
  return {};
}

std::string_view CharsetOfContentType(std::string_view content_type) {
  const std::string lower = LowerAscii(content_type);
  return ValueOf("charset", lower, content_type);
}

StatusOr<DecodedText> DecodeText(std::string_view bytes,
                                 std::string_view http_charset) {
  DecodedText decoded;
  Choice choice;
  const auto mark =
      std::find_if(std::begin(kMarks), std::end(kMarks),
                   [&](const Mark& m) { return bytes.starts_with(m.bytes); });
  if (mark != std::end(kMarks)) {
    bytes.remove_prefix(mark->bytes.size());
    choice = {std::string(mark->charset), CharsetOrigin::kByteOrderMark};
  } else {
    choice = Choose(bytes, http_charset);
  }
  decoded.charset = std::move(choice.charset);
  decoded.origin = choice.origin;
  if (decoded.charset == kUtf8) {
    if (!FindInvalidUtf8(bytes)) {
      decoded.utf8 = bytes;
      return decoded;
    }
    decoded.utf8 = ReplaceInvalidUtf8(bytes);
  } else {
    NEARDUP_ASSIGN_OR_RETURN(decoded.utf8, Convert(bytes, decoded.charset));
  }
  decoded.replaced = CountReplacements(decoded.utf8);
  return decoded;
}

}  // namespace neardup
