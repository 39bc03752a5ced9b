#include "neardup/cluster/excerpts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace neardup {
namespace {

using ::testing::ElementsAre;

// Four stories, each alone in its cluster.
const std::vector<uint32_t> kAllAlone = {0, 1, 2, 3};
const std::vector<uint32_t> kInOrder = {0, 1, 2, 3};

TEST(ChooseWholes, TheBestScoreIsChosenThenTheBestRank) {
  const std::vector<ExcerptLink> links = {
      {0, 1, .7f}, {0, 2, .9f}, {0, 3, .9f}};
  EXPECT_EQ(ChooseWholes(links, kAllAlone, kInOrder)[0], 2u);
  const std::vector<uint32_t> backwards = {3, 2, 1, 0};
  EXPECT_EQ(ChooseWholes(links, kAllAlone, backwards)[0], 3u);
}

TEST(ChooseWholes, AStoryWithCompanyStaysUnlessAllOfItIsAnExcerpt) {
  // 0 and 3 are of one cluster.
  const std::vector<uint32_t> canonicals = {0, 1, 2, 0};
  const std::vector<ExcerptLink> some = {{0, 1, 1}, {2, 3, 1}, {0, 3, 1}};
  EXPECT_THAT(ChooseWholes(some, canonicals, kInOrder),
              ElementsAre(kNoWhole, kNoWhole, 3, kNoWhole));
  const std::vector<ExcerptLink> of_two_wholes = {{0, 1, 1}, {3, 2, 1}};
  EXPECT_THAT(ChooseWholes(of_two_wholes, canonicals, kInOrder),
              ElementsAre(kNoWhole, kNoWhole, kNoWhole, kNoWhole));
  const std::vector<ExcerptLink> twice = {{0, 1, 1}, {0, 1, 1}};
  EXPECT_THAT(ChooseWholes(twice, canonicals, kInOrder),
              ElementsAre(kNoWhole, kNoWhole, kNoWhole, kNoWhole));
  const std::vector<ExcerptLink> all = {{0, 1, 1}, {3, 1, 1}};
  EXPECT_THAT(ChooseWholes(all, canonicals, kInOrder),
              ElementsAre(1, kNoWhole, kNoWhole, 1));
}

TEST(ChooseWholes, TheWorstScoreOfAMemberCountsForItsCluster) {
  const std::vector<uint32_t> canonicals = {0, 0, 2, 3};
  const std::vector<ExcerptLink> links = {
      {0, 2, .9f}, {1, 2, .6f}, {0, 3, .7f}, {1, 3, .8f}};
  EXPECT_THAT(ChooseWholes(links, canonicals, kInOrder),
              ElementsAre(3, 3, kNoWhole, kNoWhole));
}

TEST(ChooseWholes, AnExcerptIsNoWholeForOthers) {
  // 0 in 1 in 2: 1 joins 2, so 0 must look for another.
  const std::vector<ExcerptLink> chain = {{0, 1, 1}, {1, 2, .6f}};
  EXPECT_THAT(ChooseWholes(chain, kAllAlone, kInOrder),
              ElementsAre(kNoWhole, 2, kNoWhole, kNoWhole));
  const std::vector<ExcerptLink> both = {{0, 1, 1}, {1, 2, .6f}, {0, 2, .5f}};
  EXPECT_THAT(ChooseWholes(both, kAllAlone, kInOrder),
              ElementsAre(2, 2, kNoWhole, kNoWhole));
  // The same where 1 and 3 are copies, whichever of them is the whole.
  const std::vector<uint32_t> copies = {0, 1, 2, 1};
  const std::vector<ExcerptLink> beside = {{0, 3, 1}, {1, 2, .6f}, {3, 2, .6f}};
  EXPECT_THAT(ChooseWholes(beside, copies, kInOrder),
              ElementsAre(kNoWhole, 2, kNoWhole, 2));
}

TEST(ChooseWholes, InACircleTheStoryOfBestRankIsTheWhole) {
  const std::vector<ExcerptLink> circle = {{0, 1, 1}, {1, 0, 1}, {2, 2, 1}};
  EXPECT_THAT(ChooseWholes(circle, kAllAlone, kInOrder),
              ElementsAre(kNoWhole, 0, kNoWhole, kNoWhole));
}

// Random clusters of stories, and links from shorter clusters to longer ones:
// there are no circles.
struct Shelf {
  explicit Shelf(uint32_t seed) : random(seed) {
    const uint32_t size = 2 + random() % 20;
    std::vector<uint32_t> length(size);
    for (uint32_t i = 0; i < size; ++i) {
      rank.push_back(i);
      length[i] = i;
      // Canonicals are their own.
      const uint32_t other = random() % (i + 1);
      const bool own = random() % 2 == 0 || other == i;
      canonicals.push_back(own ? i : canonicals[other]);
    }
    std::shuffle(rank.begin(), rank.end(), random);
    std::shuffle(length.begin(), length.end(), random);
    for (uint32_t i = 0; i < 2 * size; ++i) {
      const uint32_t a = random() % size;
      const uint32_t b = random() % size;
      if (length[canonicals[a]] >= length[canonicals[b]]) continue;
      const bool all = random() % 2 == 0;
      for (uint32_t member = 0; member < size; ++member) {
        if (member != a && !(all && canonicals[member] == canonicals[a]))
          continue;
        links.push_back({member, b, static_cast<float>(random() % 4) / 4});
      }
    }
  }

  std::mt19937 random;
  std::vector<uint32_t> rank;
  std::vector<uint32_t> canonicals;
  std::vector<ExcerptLink> links;
};

// scores[c][w]: that of the cluster of c with the whole w, the worst of its
// members; below zero if one of them has no link.
std::vector<std::vector<float>> SlowScores(const Shelf& shelf) {
  const size_t size = shelf.canonicals.size();
  const std::vector<float> none(size, -1);
  std::vector<std::vector<float>> of_members(size, none);
  for (const ExcerptLink& link : shelf.links) {
    float& score = of_members[link.excerpt][link.whole];
    score = std::max(score, link.score);
  }
  std::vector<std::vector<float>> scores(size, std::vector<float>(size, 1));
  for (size_t member = 0; member < size; ++member) {
    for (size_t whole = 0; whole < size; ++whole) {
      float& score = scores[shelf.canonicals[member]][whole];
      score = std::min(score, of_members[member][whole]);
    }
  }
  return scores;
}

// What the rule says, tried over and over until nothing changes: a cluster with
// all wholes decided is decided.
Column<uint32_t> SlowChooseWholes(const Shelf& shelf) {
  constexpr uint32_t kUndecided = kNoWhole - 1;
  const std::vector<uint32_t>& canonicals = shelf.canonicals;
  const auto scores = SlowScores(shelf);
  Column<uint32_t> wholes(canonicals.size(), kUndecided);
  for (bool changed = true; changed;) {
    changed = false;
    for (uint32_t story = 0; story < canonicals.size(); ++story) {
      if (canonicals[story] != story || wholes[story] != kUndecided) continue;
      uint32_t best = kNoWhole;
      bool waits = false;
      for (uint32_t whole = 0; whole < canonicals.size(); ++whole) {
        const float score = scores[story][whole];
        if (canonicals[whole] == story || score < 0) continue;
        waits |= wholes[canonicals[whole]] == kUndecided;
        if (wholes[canonicals[whole]] != kNoWhole) continue;
        if (best == kNoWhole || score > scores[story][best] ||
            (score == scores[story][best] &&
             shelf.rank[whole] < shelf.rank[best])) {
          best = whole;
        }
      }
      if (waits) continue;
      wholes[story] = best;
      changed = true;
    }
  }
  Column<uint32_t> all(wholes.size());
  for (size_t i = 0; i < all.size(); ++i) all[i] = wholes[canonicals[i]];
  return all;
}

TEST(ChooseWholes, AgreesWithTheRuleTriedUntilNothingChanges) {
  size_t joined_with_company = 0;
  for (uint32_t seed = 0; seed < 300; ++seed) {
    Shelf shelf(seed);
    const Column<uint32_t> expected = SlowChooseWholes(shelf);
    EXPECT_EQ(ChooseWholes(shelf.links, shelf.canonicals, shelf.rank),
              expected);
    std::shuffle(shelf.links.begin(), shelf.links.end(), shelf.random);
    EXPECT_EQ(ChooseWholes(shelf.links, shelf.canonicals, shelf.rank),
              expected);
    for (uint32_t i = 0; i < expected.size(); ++i) {
      joined_with_company +=
          expected[i] != kNoWhole && shelf.canonicals[i] != i;
    }
  }
  EXPECT_GT(joined_with_company, 100u);
}

}  // namespace
}  // namespace neardup
