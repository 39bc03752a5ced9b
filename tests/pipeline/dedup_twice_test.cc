// A feed in which every story stands twice.

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "neardup/pipeline/dedup.h"
#include "tests/pipeline/feeds.h"
#include "tests/pipeline/mixed_feed.h"

namespace neardup {
namespace {

// Every source has its own line below its stories.
std::vector<FeedStory> WithFooters(std::vector<FeedStory> feed) {
  for (FeedStory& story : feed) {
    story.text += "\nSend letters for the next issue of " + story.source +
                  " to the editors, they like to read them.\n";
  }
  return feed;
}

// The ids of copies are those of the stories, and a mark.
constexpr char kMark = '\'';

std::string Unmarked(std::string_view id) {
  return std::string(id.substr(0, id.find(kMark)));
}

std::set<std::pair<IdPair, Relation>> UnmarkedPairs(const DedupResult& result) {
  std::set<std::pair<IdPair, Relation>> pairs;
  for (const auto& [ids, relation] : PairsById(result)) {
    const std::string a = Unmarked(ids.first), b = Unmarked(ids.second);
    if (a != b) pairs.insert({Ordered(a, b), relation});
  }
  return pairs;
}

std::set<std::set<std::string>> UnmarkedClusters(const DedupResult& result) {
  std::set<std::set<std::string>> clusters;
  for (const std::set<std::string>& cluster : ClustersById(result)) {
    std::set<std::string> ids;
    for (const std::string& id : cluster) ids.insert(Unmarked(id));
    clusters.insert(std::move(ids));
  }
  return clusters;
}

TEST(DedupTwice, EveryStoryGivenTwiceKeepsTheSameAsOnce) {
  DedupOptions windowed;
  windowed.window_seconds = 2 * 86'400;
  for (const uint64_t seed : {31, 32, 33}) {
    const std::vector<FeedStory> feed = WithFooters(MixedFeed(300, seed));
    std::vector<FeedStory> twice = feed;
    for (FeedStory story : feed) {
      story.id += kMark;
      twice.push_back(std::move(story));
    }
    for (const DedupOptions& options : {DedupOptions{}, windowed}) {
      const DedupResult expected = RunDedup(feed, options);
      const DedupResult result = RunDedup(Shuffled(twice, seed), options);
      EXPECT_EQ(result.clusters.size(), expected.clusters.size());
      EXPECT_EQ(UnmarkedClusters(result), ClustersById(expected));
      EXPECT_EQ(UnmarkedPairs(result), PairsById(expected));
      EXPECT_GT(
          expected.summary.duplicates[static_cast<size_t>(Relation::kExcerpt)],
          10u);
    }
  }
}

}  // namespace
}  // namespace neardup
