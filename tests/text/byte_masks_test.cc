#include "neardup/text/byte_masks.h"

#include <gtest/gtest.h>

#include <cctype>
#include <random>
#include <string>
#include <string_view>

namespace neardup {
namespace {

bool Bit(uint64_t mask, size_t i) { return mask >> (i % 64) & 1; }

bool IsRun(std::string_view text, size_t i) {
  const auto c = i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
  return c < 128 && std::isalnum(c);
}
bool IsDigit(std::string_view text, size_t i) {
  return i < text.size() && text[i] >= '0' && text[i] <= '9';
}
bool IsHigh(std::string_view text, size_t i) {
  return i < text.size() && static_cast<unsigned char>(text[i]) >= 128;
}

// Compares every bit, and the zeros behind the text, with what the byte says.
void ExpectMasksOf(std::string_view text) {
  ClassifiedText classified;
  classified.Assign("something longer that was there before, of no matter");
  classified.Assign(text);
  ASSERT_EQ(classified.size(), text.size());
  const std::string_view marks(".!?\"\n\v\f\r");
  for (size_t i = 0; i < (text.size() / 64 + 1) * 64 + 1; ++i) {
    const ByteMasks& masks = classified.masks()[i / 64];
    const char c = i < text.size() ? text[i] : '\0';
    const bool high = IsHigh(text, i);
    const bool before = i > 0 && IsRun(text, i - 1);
    const bool end = before && !IsRun(text, i);
    ASSERT_EQ(Bit(masks.starts, i), IsRun(text, i) && !before) << i;
    ASSERT_EQ(Bit(masks.ends, i), end) << i;
    ASSERT_EQ(Bit(masks.marks, i),
              high || (c != 0 && marks.find(c) != marks.npos))
        << i;
    ASSERT_EQ(Bit(masks.upper, i), c >= 'A' && c <= 'Z') << i;
    ASSERT_EQ(Bit(masks.digit, i), IsDigit(text, i)) << i;
    const bool decimal = (c == '.' || c == ',') && IsDigit(text, i - 1) &&
                         (IsDigit(text, i + 1) || IsHigh(text, i + 1));
    const bool joint = end && (c == '\'' || high || decimal);
    // Every joint is marked, and beside them only points after digits.
    const bool may =
        joint || (end && (c == '.' || c == ',') && IsDigit(text, i - 1));
    if (joint || !may) {
      ASSERT_EQ(Bit(masks.joints, i), joint) << i;
    }
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    ASSERT_EQ(static_cast<char>(classified.lower()[i]), lower) << i;
  }
}

TEST(ByteMasks, SayOfEveryByteWhatItIs) {
  std::string all;
  for (int c = 0; c < 256; ++c) {
    all += static_cast<char>(c);
    all += 'x';
  }
  ExpectMasksOf(all);
}

TEST(ByteMasks, FollowRunsAndDecimalsFromBlockToBlock) {
  std::mt19937_64 random(3);
  const std::string_view alphabet = "aZ09..,,'\" \n\x80";
  for (size_t size = 0; size < 300; ++size) {
    std::string text(size, ' ');
    for (char& c : text) c = alphabet[random() % alphabet.size()];
    ExpectMasksOf(text);
    ExpectMasksOf(std::string(size, 'a'));
  }
}

}  // namespace
}  // namespace neardup
