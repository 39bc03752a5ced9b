#include "neardup/text/word.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <cassert>

namespace neardup {
namespace {

// Lower-cases ASCII into *out; false as soon as another character turns up.
bool NormaliseAscii(std::string_view word, std::string* out) {
  for (const char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
    out->push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  }
  return true;
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
}

}  // namespace neardup
