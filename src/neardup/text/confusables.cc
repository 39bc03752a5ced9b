#include "neardup/text/confusables.h"

#include <algorithm>
#include <cstddef>

namespace neardup {
namespace {

constexpr Confusable kConfusables[] = {
    // Greek
    {0x0391, 'A'},
    {0x0392, 'B'},
    {0x0395, 'E'},
    {0x0396, 'Z'},
    {0x0397, 'H'},
    {0x0399, 'I'},
    {0x039A, 'K'},
    {0x039C, 'M'},
    {0x039D, 'N'},
    {0x039F, 'O'},
    {0x03A1, 'P'},
    {0x03A4, 'T'},
    {0x03A5, 'Y'},
    {0x03A7, 'X'},
    {0x03B1, 'a'},
    {0x03B3, 'y'},
    {0x03B9, 'i'},
    {0x03BD, 'v'},
    {0x03BF, 'o'},
    {0x03C1, 'p'},
    {0x03C3, 'o'},
    {0x03C5, 'u'},
    {0x03F2, 'c'},
    {0x03F3, 'j'},
    {0x03F9, 'C'},
    // Cyrillic
    {0x0405, 'S'},
    {0x0406, 'I'},
    {0x0408, 'J'},
    {0x0410, 'A'},
    {0x0412, 'B'},
    {0x0415, 'E'},
    {0x041A, 'K'},
    {0x041C, 'M'},
    {0x041D, 'H'},
    {0x041E, 'O'},
    {0x0420, 'P'},
    {0x0421, 'C'},
    {0x0422, 'T'},
    {0x0423, 'Y'},
    {0x0425, 'X'},
    {0x0430, 'a'},
    {0x0433, 'r'},
    {0x0435, 'e'},
    {0x043E, 'o'},
    {0x0440, 'p'},
    {0x0441, 'c'},
    {0x0443, 'y'},
    {0x0445, 'x'},
    {0x0455, 's'},
    {0x0456, 'i'},
    {0x0458, 'j'},
    {0x0475, 'v'},
    {0x04AE, 'Y'},
    {0x04AF, 'y'},
    {0x04BB, 'h'},
    {0x04C0, 'I'},
    {0x04CF, 'i'},
    {0x0501, 'd'},
    {0x051B, 'q'},
    {0x051C, 'W'},
    {0x051D, 'w'},
};

constexpr uint32_t kFirstCyrillic = 0x400;
// What Russian itself writes: of two Cyrillic letters that look like a Latin
// one, this is the one that is meant.
constexpr uint32_t kFirstRussian = 0x410, kLastRussian = 0x44F;

}  // namespace

std::span<const Confusable> Confusables() { return kConfusables; }

uint32_t LatinLookalike(uint32_t code_point) {
  const auto* found = std::ranges::lower_bound(kConfusables, code_point, {},
                                               &Confusable::other);
  if (found == std::end(kConfusables) || found->other != code_point) return 0;
  return static_cast<unsigned char>(found->latin);
}

uint32_t CyrillicLookalike(uint32_t code_point) {
  uint32_t best = 0;
  for (const Confusable& pair : kConfusables) {
    if (pair.other < kFirstCyrillic ||
        static_cast<unsigned char>(pair.latin) != code_point) {
      continue;
    }
    const bool russian =
        pair.other >= kFirstRussian && pair.other <= kLastRussian;
    if (best == 0 || russian) best = pair.other;
  }
  return best;
}

bool MostlyLatin(std::string_view text) {
  size_t latin = 0, other = 0;
  for (const char c : text) {
    const auto byte = static_cast<uint8_t>(c);
    latin += (byte | 32) >= 'a' && (byte | 32) <= 'z';
    other += byte >= 0xCD && byte <= 0xD4;  // leads of U+0340..U+053F
  }
  return latin > other;
}

}  // namespace neardup
