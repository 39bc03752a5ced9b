#include "neardup/extract/dateline_dash.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

namespace neardup {
namespace {

// The slow twin: looks for each form on its own.
std::optional<DatelineDash> SlowFirstDash(std::string_view line) {
  const std::string_view head = line.substr(0, kMostDateline);
  std::optional<DatelineDash> first;
  for (const std::string_view dash :
       {" -- ", " - ", " \u2013 ", " \u2014 ", "\u2014", ".- ", ".\u2013 "}) {
    const size_t at = head.find(dash);
    if (at == head.npos || (first && at >= first->begin)) continue;
    first = {at, at + dash.size(), dash == " - "};
  }
  const size_t slash = head.find("/. ");
  if (slash != head.npos && (!first || slash < first->begin)) {
    first = {slash + 1, slash + 3};
  }
  return first;
}

TEST(DatelineDashTest, TheFirstDashCountsWhateverItsForm) {
  EXPECT_EQ(FirstDash("TARN (Reuters) - The dam - "),
            (DatelineDash{14, 17, true}));
  EXPECT_EQ(FirstDash("TARN \u2014 The"), (DatelineDash{4, 9}));
  EXPECT_EQ(FirstDash("TARN\u2014The"), (DatelineDash{4, 7}));
  EXPECT_EQ(FirstDash("TARN, May 3. /TASS/. The"), (DatelineDash{19, 21}));
  EXPECT_FALSE(FirstDash("Tarn-Oldbury/Marl -and-"));
  EXPECT_FALSE(FirstDash(""));
}

TEST(DatelineDashTest, ADashBeyondTheBoundIsNone) {
  for (size_t size = 90; size < 105; ++size) {
    const std::string line = std::string(size, 'x') + " \u2014 The dam holds.";
    EXPECT_EQ(FirstDash(line), SlowFirstDash(line)) << size;
  }
}

TEST(DatelineDashTest, FindsWhatTheSlowTwinFinds) {
  constexpr std::string_view kPieces[] = {" ",      "-",      ".",      "/",
                                          "\u2014", "\u2013", "\u2019", "x",
                                          "--",     ". ",     "\xE2"};
  std::mt19937 random(11);
  for (int round = 0; round < 20'000; ++round) {
    std::string line(random() % 2 * (80 + random() % 20), 'x');
    for (size_t i = random() % 14; i > 0; --i) {
      line += kPieces[random() % std::size(kPieces)];
    }
    ASSERT_EQ(FirstDash(line), SlowFirstDash(line)) << line;
  }
}

}  // namespace
}  // namespace neardup
