#include "neardup/text/word.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <cassert>

#include "neardup/base/ascii.h"

namespace neardup {
namespace {

// Lower-cases ASCII into *out; false as soon as another character turns up.
bool NormaliseAscii(std::string_view word, std::string* out) {
  for (const char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
    out->push_back(LowerAscii(c));
  }
  return true;
}

// The marks that go with letters of any script; not the dot above, which the
// case folding of a Turkish capital leaves behind.
bool IsGeneralMark(UChar32 c) {
  if (c == 0x307) return false;
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
         (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
         (c >= 0xFE20 && c <= 0xFE2F);
}

bool HasGeneralMark(std::string_view word) {
  for (size_t i = 0; i < word.size();) {
    UChar32 c;
    U8_NEXT_UNSAFE(word.data(), i, c);
    if (IsGeneralMark(c)) return true;
  }
  return false;
}

// The marks that did not compose, and those that did with ASCII letters.
void DropMarks(std::string* word) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(error);
  assert(U_SUCCESS(error));
  const icu::UnicodeString composed = icu::UnicodeString::fromUTF8(*word);
  icu::UnicodeString letters;
  for (int32_t i = 0; i < composed.length();) {
    const UChar32 c = composed.char32At(i);
    i += U16_LENGTH(c);
    if (IsGeneralMark(c)) continue;
    icu::UnicodeString parts;
    if (nfd->getDecomposition(c, parts) && parts[0] < 0x80) {
      letters.append(parts[0]);
    } else {
      letters.append(c);
    }
  }
  word->clear();
  letters.toUTF8String(*word);
}

}  // namespace

void NormaliseWord(std::string_view word, std::string* out) {
  out->clear();
  if (NormaliseAscii(word, out)) return;
  out->clear();
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer =
      icu::Normalizer2::getNFKCCasefoldInstance(error);
  assert(U_SUCCESS(error));
  icu::StringByteSink<std::string> sink(out, static_cast<int32_t>(word.size()));
  normalizer->normalizeUTF8(
      0, icu::StringPiece(word.data(), static_cast<int32_t>(word.size())), sink,
      nullptr, error);
  assert(U_SUCCESS(error));
  if (HasGeneralMark(*out)) DropMarks(out);
}

}  // namespace neardup
