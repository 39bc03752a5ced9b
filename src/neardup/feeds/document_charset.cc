#include "neardup/feeds/document_charset.h"

#include <utility>

#include "neardup/io/charset.h"
#include "neardup/io/utf8.h"

namespace neardup {
namespace {

bool HasWideMark(std::string_view bytes) {
  return bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
}

// Whether more bytes are no UTF-8 than characters beyond ASCII are.
bool IsHardlyUtf8(std::string_view bytes) {
  constexpr std::string_view kReplacement = "\xef\xbf\xbd";
  const std::string repaired = ReplaceInvalidUtf8(bytes);
  size_t bad = 0;
  size_t good = 0;
  for (size_t i = 0; i < repaired.size(); ++i) {
    if (static_cast<unsigned char>(repaired[i]) < 0xc0) continue;
    const bool replaced =
        std::string_view(repaired).substr(i).starts_with(kReplacement);
    ++(replaced ? bad : good);
  }
  return bad > good;
}

}  // namespace

std::optional<std::string> ConvertedDocument(std::string_view bytes) {
  if (!HasWideMark(bytes)) {
    if (!FindInvalidUtf8(bytes)) return std::nullopt;
    const std::string_view declared = DeclaredCharset(bytes);
    const bool utf8 = CharsetOfLabel(declared) == "UTF-8";
    if (utf8 || (declared.empty() && !IsHardlyUtf8(bytes))) {
      return std::nullopt;
    }
  }
  StatusOr<DecodedText> decoded = DecodeText(bytes);
  if (!decoded.ok()) return std::nullopt;
  return std::move(decoded->utf8);
}

}  // namespace neardup
