#include "neardup/cluster/excerpts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace neardup {
namespace {

using ::testing::ElementsAre;

const std::vector<uint8_t> kAllAlone = {1, 1, 1, 1};
const std::vector<uint32_t> kInOrder = {0, 1, 2, 3};

TEST(ChooseWholes, TheBestScoreIsChosenThenTheBestRank) {
  const std::vector<ExcerptLink> links = {
      {0, 1, .7f}, {0, 2, .9f}, {0, 3, .9f}};
  EXPECT_EQ(ChooseWholes(links, kAllAlone, kInOrder)[0], 2u);
  const std::vector<uint32_t> backwards = {3, 2, 1, 0};
  EXPECT_EQ(ChooseWholes(links, kAllAlone, backwards)[0], 3u);
}

TEST(ChooseWholes, AStoryWithCompanyStaysWhereItIs) {
  const std::vector<ExcerptLink> links = {{0, 1, 1}, {2, 3, 1}};
  const std::vector<uint8_t> alone = {0, 1, 1, 0};
  EXPECT_THAT(ChooseWholes(links, alone, kInOrder),
              ElementsAre(kNoWhole, kNoWhole, 3, kNoWhole));
}

TEST(ChooseWholes, AnExcerptIsNoWholeForOthers) {
  // 0 in 1 in 2: 1 joins 2, so 0 must look for another.
  const std::vector<ExcerptLink> chain = {{0, 1, 1}, {1, 2, .6f}};
  EXPECT_THAT(ChooseWholes(chain, kAllAlone, kInOrder),
              ElementsAre(kNoWhole, 2, kNoWhole, kNoWhole));
  const std::vector<ExcerptLink> both = {{0, 1, 1}, {1, 2, .6f}, {0, 2, .5f}};
  EXPECT_THAT(ChooseWholes(both, kAllAlone, kInOrder),
              ElementsAre(2, 2, kNoWhole, kNoWhole));
}

TEST(ChooseWholes, InACircleTheStoryOfBestRankIsTheWhole) {
  const std::vector<ExcerptLink> circle = {{0, 1, 1}, {1, 0, 1}, {2, 2, 1}};
  EXPECT_THAT(ChooseWholes(circle, kAllAlone, kInOrder),
              ElementsAre(kNoWhole, 0, kNoWhole, kNoWhole));
}

// What the rule says, tried over and over until nothing changes: a story with
// all wholes decided is decided. Only for links without circles.
Column<uint32_t> SlowChooseWholes(const std::vector<ExcerptLink>& links,
                                  const std::vector<uint8_t>& alone,
                                  const std::vector<uint32_t>& rank) {
  constexpr uint32_t kUndecided = kNoWhole - 1;
  Column<uint32_t> whole(alone.size(), kUndecided);
  for (bool changed = true; changed;) {
    changed = false;
    for (uint32_t story = 0; story < alone.size(); ++story) {
      if (whole[story] != kUndecided) continue;
      const ExcerptLink* best = nullptr;
      bool waits = false;
      for (const ExcerptLink& link : links) {
        if (link.excerpt != story || !alone[story]) continue;
        waits |= whole[link.whole] == kUndecided;
        if (whole[link.whole] != kNoWhole) continue;
        if (best == nullptr || link.score > best->score ||
            (link.score == best->score &&
             rank[link.whole] < rank[best->whole])) {
          best = &link;
        }
      }
      if (waits) continue;
      whole[story] = best == nullptr ? kNoWhole : best->whole;
      changed = true;
    }
  }
  return whole;
}

TEST(ChooseWholes, AgreesWithTheRuleTriedUntilNothingChanges) {
  std::mt19937 random(2);
  for (int trial = 0; trial < 300; ++trial) {
    const uint32_t size = 2 + random() % 20;
    std::vector<uint32_t> rank(size), length(size);
    for (uint32_t i = 0; i < size; ++i) rank[i] = length[i] = i;
    std::shuffle(rank.begin(), rank.end(), random);
    std::shuffle(length.begin(), length.end(), random);
    std::vector<uint8_t> alone(size);
    for (uint8_t& flag : alone) flag = random() % 4 != 0;
    std::vector<ExcerptLink> links;
    for (uint32_t i = 0; i < 2 * size; ++i) {
      const uint32_t a = random() % size;
      const uint32_t b = random() % size;
      if (length[a] < length[b]) {
        links.push_back({a, b, static_cast<float>(random() % 4) / 4});
      }
    }
    const Column<uint32_t> expected = SlowChooseWholes(links, alone, rank);
    EXPECT_EQ(ChooseWholes(links, alone, rank), expected);
    std::shuffle(links.begin(), links.end(), random);
    EXPECT_EQ(ChooseWholes(links, alone, rank), expected);
  }
}

}  // namespace
}  // namespace neardup
