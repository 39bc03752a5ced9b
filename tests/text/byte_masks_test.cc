#include "neardup/text/byte_masks.h"

#include <gtest/gtest.h>

#include <cctype>
#include <random>
#include <string>
#include <string_view>

#include "neardup/text/token_stream.h"
#include "tests/each_target.h"

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

// What may make a run that ends at byte i go on.
bool IsJoint(std::string_view text, size_t i) {
  const auto is_letter = [&](size_t k) {
    return IsRun(text, k) && !IsDigit(text, k);
  };
  const char c = i < text.size() ? text[i] : '\0';
  if (c == '\'') return is_letter(i + 1) || IsHigh(text, i + 1);
  if (c == '.' || c == ',') {
    return IsDigit(text, i - 1) &&
           (IsDigit(text, i + 1) || IsHigh(text, i + 1));
  }
  return IsHigh(text, i);
}

void ExpectRunsOf(std::string_view text, const ClassifiedText& classified) {
  size_t runs = 0;
  for (size_t begin = 0; begin < text.size(); ++begin) {
    if (!IsRun(text, begin)) continue;
    size_t end = begin;
    bool number = false;
    for (; IsRun(text, end); ++end) number |= IsDigit(text, end);
    const bool capital = text[begin] >= 'A' && text[begin] <= 'Z';
    ASSERT_LT(runs, classified.num_runs());
    ASSERT_EQ(classified.begins()[runs], begin);
    ASSERT_EQ(classified.ends()[runs], end);
    ASSERT_EQ(classified.flags()[runs],
              (capital ? kCapital : 0) | (number ? kNumber : 0))
        << text.substr(begin, end - begin);
    begin = end;
    ++runs;
  }
  ASSERT_EQ(classified.num_runs(), runs);
  for (size_t i = 0; i < ClassifiedText::kSpareRuns; ++i) {
    ASSERT_EQ(classified.begins()[runs + i], text.size());
    ASSERT_EQ(classified.ends()[runs + i], text.size());
  }
}

// Compares every bit, and the zeros behind the text, with what the byte says.
void ExpectMasksOf(std::string_view text) {
  ClassifiedText classified;
  classified.Assign("something Longer 1 that was there before, of no matter");
  classified.Assign(text);
  ASSERT_EQ(classified.size(), text.size());
  ExpectRunsOf(text, classified);
  const std::string_view marks(".!?\"\n\v\f\r");
  for (size_t i = 0; i < (text.size() / 64 + 1) * 64 + 1; ++i) {
    const ByteMasks& masks = classified.masks()[i / 64];
    const char c = i < text.size() ? text[i] : '\0';
    const bool lead = static_cast<unsigned char>(c) >= 0xC0;
    const bool before = i > 0 && IsRun(text, i - 1);
    const bool end = before && !IsRun(text, i);
    ASSERT_EQ(Bit(masks.starts, i), IsRun(text, i) && !before) << i;
    ASSERT_EQ(Bit(masks.marks, i),
              lead || (c != 0 && marks.find(c) != marks.npos))
        << i;
    // At the last byte of a block the next is not known.
    if (i % 64 != 63 || !end || IsJoint(text, i)) {
      ASSERT_EQ(Bit(masks.joints, i), end && IsJoint(text, i)) << i;
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
  OnEachTarget([&] { ExpectMasksOf(all); });
}

TEST(ByteMasks, FollowRunsAndDecimalsFromBlockToBlock) {
  const std::string_view alphabet = "aZ09..,,'\" \n\xC3\x80";
  OnEachTarget([&] {
    std::mt19937_64 random(3);
    for (size_t size = 0; size < 300; ++size) {
      std::string text(size, ' ');
      for (char& c : text) c = alphabet[random() % alphabet.size()];
      ExpectMasksOf(text);
      ExpectMasksOf(std::string(size, 'a'));
      ExpectMasksOf(std::string(size, 'a') + '1');
      // As many runs as a text can have.
      std::string single;
      while (single.size() < size) single += random() % 2 ? "A " : "1 ";
      ExpectMasksOf(single);
    }
  });
}

}  // namespace
}  // namespace neardup
