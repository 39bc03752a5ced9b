#include "neardup/report/selection.h"

#include <gmock/gmock.h>

#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Three of the harbour, two of the orchard, one alone.
DedupResult Sample() {
  const std::string harbour(kHarbour), orchard(kOrchard);
  return RunDedup({{"o1", orchard, "", 1900000000},
                   {"h1", harbour, "", 1900000300},
                   {"alone", "Nothing else has these few words in it."},
                   {"h2", std::string(kHarbourEdited), "", 1900000200},
                   {"o2", orchard},
                   {"h3", harbour, "", 1900000100}});
}

TEST(SelectionTest, TheLargestGroupComesFirstItsStoriesByTime) {
  const Selection selection = Select(Sample(), {});
  ASSERT_EQ(selection.groups.size(), 2u);
  EXPECT_THAT(selection.groups[0].stories, ElementsAre(5, 3, 1));
  EXPECT_THAT(selection.groups[1].stories, ElementsAre(0, 4));
}

TEST(SelectionTest, EveryCopyIsPairedWithWhatItRepeats) {
  const Selection selection = Select(Sample(), {});
  ASSERT_EQ(selection.pairs.size(), 3u);
  EXPECT_EQ(selection.groups[0].num_pairs, 2u);
  // Near-duplicates before exact copies.
  EXPECT_EQ(selection.pairs[0].stories.a, 5u);
  EXPECT_EQ(selection.pairs[0].stories.b, 3u);
  EXPECT_EQ(selection.pairs[1].stories.b, 1u);
  EXPECT_EQ(selection.pairs[2].group, 1u);
}

TEST(SelectionTest, LimitsAreKept) {
  EXPECT_EQ(Select(Sample(), {.groups = 1}).groups.size(), 1u);
  EXPECT_EQ(Select(Sample(), {.pairs = 2}).pairs.size(), 2u);
  EXPECT_EQ(Select(Sample(), {.pairs_a_group = 1}).pairs.size(), 2u);
  EXPECT_THAT(Select(Sample(), {.pairs = 0}).pairs, IsEmpty());
}

TEST(SelectionTest, OfALongGroupTheKeptStoryAndThosePairedAreListed) {
  std::vector<FeedStory> feed;
  for (int i = 0; i < 30; ++i) {
    feed.push_back(
        {std::to_string(i), std::string(kHarbour), "", 1900000000 + i});
  }
  feed.push_back({"edited", std::string(kHarbourEdited), "", 1900009999});
  const Selection selection =
      Select(RunDedup(feed), {.stories_a_group = 4, .pairs_a_group = 1});
  // The first two of all, the kept one (0) and the edited one, the last.
  EXPECT_THAT(selection.groups[0].stories, ElementsAre(0, 1, 2, 30));
}

TEST(SelectionTest, HalfOfThePairsAreForGroupsWithRewrites) {
  // Ten groups of three exact copies, and one small one with a rewrite.
  DedupResult result = Sample();
  std::vector<FeedStory> feed;
  for (int i = 0; i < 32; ++i) feed.push_back({std::to_string(i), "x"});
  result.stories = TableOf(feed);
  result.outcomes.assign(32, {});
  result.members.resize(32);
  result.clusters.assign(11, {});
  for (uint32_t i = 0; i < 32; ++i) {
    result.members[i] = i;
    StoryResult& outcome = result.outcomes[i];
    outcome.cluster = i / 3;
    const bool canonical = i % 3 == 0;
    outcome.role = canonical ? Role::kCanonical : Role::kDuplicate;
    outcome.duplicate_of = i - i % 3;
    outcome.relation = i == 31 ? Relation::kRewrite : Relation::kExact;
  }
  for (uint32_t i = 0; i < 11; ++i) {
    result.clusters[i].canonical = 3 * i;
    result.clusters[i].members = std::span<const uint32_t>(result.members)
                                     .subspan(3 * i, i == 10 ? 2 : 3);
  }
  const Selection selection = Select(result, {.pairs = 4});
  ASSERT_EQ(selection.pairs.size(), 4u);
  EXPECT_EQ(selection.pairs.back().stories.b, 31u);
  EXPECT_EQ(selection.pairs.front().group, 0u);
}

}  // namespace
}  // namespace neardup
