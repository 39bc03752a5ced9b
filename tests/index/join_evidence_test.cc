#include "neardup/index/join_evidence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "neardup/base/hash.h"

namespace neardup {
namespace {

SharedKeys Order(std::vector<std::pair<int, int>> positions) {
  std::vector<uint32_t> packed;
  for (const auto& [first, second] : positions) {
    packed.push_back(PackPositions(static_cast<uint16_t>(first),
                                   static_cast<uint16_t>(second)));
  }
  std::sort(packed.begin(), packed.end());
  SharedKeys shared;
  SetOrder(packed, &shared);
  return shared;
}

TEST(JoinEvidence, OfOneKeyIsOneChainAndOnePlace) {
  EXPECT_EQ(Order({{0, 0}}), (SharedKeys{.chain = 1, .places = 1}));
  EXPECT_EQ(Order({}), SharedKeys{});
}

TEST(JoinEvidence, AKeyMoreThanFourWordsOnBeginsAPlace) {
  EXPECT_EQ(Order({{10, 0}, {14, 1}}).places, 1);
  EXPECT_EQ(Order({{10, 0}, {15, 1}}).places, 2);
  EXPECT_EQ(Order({{10, 0}, {14, 1}, {18, 2}, {30, 3}}).places, 2);
}

TEST(JoinEvidence, LinksEndWhereTheStoriesPart) {
  EXPECT_EQ(Order({{0, 100}, {60, 150}, {100, 200}}).link_run, 2);
  EXPECT_EQ(Order({{0, 100}, {61, 161}}).link_run, 0);  // too far
  EXPECT_EQ(Order({{0, 100}, {10, 131}}).link_run, 0);  // drift 21
  EXPECT_EQ(Order({{0, 100}, {10, 130}}).link_run, 1);  // drift 20
  EXPECT_EQ(Order({{0, 100}, {10, 100}}).link_run, 0);  // not ahead
  EXPECT_EQ(Order({{0, 0}, {9, 9}, {12, 500}, {20, 508}, {25, 513}}).link_run,
            2);
}

// The longest chain by looking at all subsets.
TEST(JoinEvidence, ChainIsTheLongestIncreasingOne) {
  for (uint64_t trial = 0; trial < 300; ++trial) {
    std::vector<std::pair<int, int>> positions;
    for (uint64_t i = 0; i < 10; ++i) {
      const uint64_t bits = Mix64(trial * 100 + i);
      positions.push_back(
          {static_cast<int>(bits % 40), static_cast<int>((bits >> 32) % 12)});
    }
    std::sort(positions.begin(), positions.end());
    int longest = 0;
    for (unsigned subset = 0; subset < 1u << 10; ++subset) {
      int last = -1;
      int length = 0;
      for (unsigned i = 0; i < 10; ++i) {
        if (!(subset >> i & 1)) continue;
        if (positions[i].second <= last) {
          length = 0;
          break;
        }
        last = positions[i].second;
        ++length;
      }
      longest = std::max(longest, length);
    }
    EXPECT_EQ(Order(positions).chain, longest);
  }
}

}  // namespace
}  // namespace neardup
