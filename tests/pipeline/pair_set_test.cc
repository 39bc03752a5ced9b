#include "neardup/pipeline/pair_set.h"

#include <gmock/gmock.h>

#include "neardup/pipeline/result.h"

namespace neardup {
namespace {

Match MatchOf(Relation relation, double containment_a = 0) {
  Match match;
  match.relation = relation;
  match.containment_a = containment_a;
  return match;
}

TEST(PairSet, APairIsFoundInEitherOrder) {
  PairSet pairs;
  pairs.Add(7, 3, MatchOf(Relation::kExcerpt));
  ASSERT_NE(pairs.Find(3, 7), nullptr);
  EXPECT_EQ(pairs.Find(3, 7), pairs.Find(7, 3));
  EXPECT_EQ(pairs.Find(3, 8), nullptr);
  EXPECT_EQ(pairs.Find(3, 3), nullptr);
}

TEST(PairSet, SidesAreKeptInTheOrderOfPositions) {
  PairSet pairs;
  pairs.Add(7, 3, MatchOf(Relation::kExcerpt, 0.25));
  EXPECT_EQ(pairs.Find(7, 3)->containment_a, 0);
  EXPECT_EQ(pairs.Find(7, 3)->containment_b, 0.25);
}

TEST(PairSet, TheFirstVerdictStays) {
  PairSet pairs;
  pairs.Add(1, 2, MatchOf(Relation::kRewrite));
  pairs.Add(2, 1, MatchOf(Relation::kExact));
  EXPECT_EQ(pairs.size(), 1u);
  EXPECT_EQ(pairs.Find(1, 2)->relation, Relation::kRewrite);
}

TEST(PairSet, WantedPairsComeSorted) {
  PairSet pairs;
  pairs.Add(5, 1, MatchOf(Relation::kRewrite));
  pairs.Add(1, 2, MatchOf(Relation::kExact));
  pairs.Add(0, 9, MatchOf(Relation::kUnrelated));
  pairs.Add(0, 8, MatchOf(Relation::kTemplate));
  pairs.Add(0, 7, MatchOf(Relation::kNearDuplicate));
  std::vector<StoryPair> found;
  for (const PairResult& pair : pairs.Sorted({})) {
    found.push_back({pair.a, pair.b});
  }
  EXPECT_THAT(found, ::testing::ElementsAre(StoryPair{0, 7}, StoryPair{1, 2},
                                            StoryPair{1, 5}));
  FindSet rewrites{false, false, false, true};
  ASSERT_EQ(pairs.Sorted(rewrites).size(), 1u);
  EXPECT_EQ(pairs.Sorted(rewrites)[0].b, 5u);
}

}  // namespace
}  // namespace neardup
