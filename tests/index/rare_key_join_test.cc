#include "neardup/index/rare_key_join.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "neardup/base/hash.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Story {
  std::vector<RareKey> keys;
  uint32_t num_words = 0;
  uint64_t rank = 0;
};

// Stories of keys of small vocabularies, so that many share some: those of one
// topic more, and in order.
std::vector<Story> RandomStories(size_t size, uint64_t seed) {
  std::vector<Story> stories;
  for (size_t i = 0; i < size; ++i) {
    const uint64_t bits = Mix64(seed ^ Mix64(i));
    Story story;
    story.num_words = 50 + static_cast<uint32_t>(bits % 4) * 150;
    story.rank = bits;
    const uint64_t topic = bits % (size / 5 + 1);
    std::map<uint32_t, uint16_t> keys;
    for (uint64_t k = 0; k < 40; ++k) {
      const uint64_t draw = Mix64(bits + k);
      uint64_t key = draw % 3 ? Mix64(topic * 100 + k) : draw % (size * 7 + 1);
      if (draw >> 8 & 1) key = Mix64(draw);  // alone
      const uint32_t kind = Mix64(key) % 4 == 0 ? kRareWordBit : 0;
      const uint32_t number = static_cast<uint32_t>(key & 0x7FFFFFFF) | kind;
      const uint64_t position = draw >> 20 & 7 ? k * 9 : draw >> 30;
      keys.emplace(number, static_cast<uint16_t>(position % 4096));
    }
    for (const auto& [key, position] : keys) {
      story.keys.push_back({key, position});
    }
    stories.push_back(story);
  }
  return stories;
}

// What the join keeps, by a map of all keys.
using Buckets = std::map<uint32_t, std::vector<uint32_t>>;
Buckets BucketsOf(const std::vector<Story>& stories) {
  Buckets buckets;
  for (uint32_t i = 0; i < stories.size(); ++i) {
    for (const RareKey& key : stories[i].keys) buckets[key.key].push_back(i);
  }
  return buckets;
}

bool Enough(const SharedKeys& shared, uint32_t shorter) {
  if (shorter < 200) return shared.trigrams >= 2 || shared.rare_words >= 2;
  return shared.trigrams + shared.rare_words >= 4;
}

bool IsHub(const Story& story, const std::vector<uint32_t>& bucket,
           const std::vector<Story>& stories, int hubs) {
  return std::ranges::count_if(bucket, [&](uint32_t i) {
           const Story& other = stories[i];
           return std::tie(other.num_words, other.rank) >
                  std::tie(story.num_words, story.rank);
         }) < hubs;
}

// Whether the key, which both stories have, counts for them.
bool Counts(uint32_t key, const Story& a, const Story& b,
            const std::vector<uint32_t>& bucket,
            const std::vector<Story>& stories, const JoinOptions& options) {
  const int size = static_cast<int>(bucket.size());
  if (size <= options.max_bucket) return true;
  if (size > options.max_hub_bucket || (key & kRareWordBit)) return false;
  return IsHub(a, bucket, stories, options.hubs) ||
         IsHub(b, bucket, stories, options.hubs);
}

// The shared keys of two stories, straight from the definition.
SharedKeys SlowShared(const Story& a, const Story& b, const Buckets& buckets,
                      const std::vector<Story>& stories,
                      const JoinOptions& options) {
  const bool a_first =
      std::pair(a.num_words, a.rank) < std::pair(b.num_words, b.rank);
  const Story& first = a_first ? a : b;
  const Story& second = a_first ? b : a;
  SharedKeys shared;
  std::vector<uint32_t> positions;
  for (const RareKey& x : first.keys) {
    for (const RareKey& y : second.keys) {
      if (x.key != y.key ||
          !Counts(x.key, a, b, buckets.at(x.key), stories, options)) {
        continue;
      }
      ++(x.key & kRareWordBit ? shared.rare_words : shared.trigrams);
      positions.push_back(PackPositions(x.position, y.position));
    }
  }
  std::sort(positions.begin(), positions.end());
  SetOrder(positions, &shared);
  return shared;
}

RareKeyJoin Join(const std::vector<Story>& stories, ThreadPool* pool,
                 const JoinOptions& options = {}) {
  RareKeyJoin join(options);
  for (const Story& story : stories) {
    EXPECT_TRUE(join.Add(story.keys, story.num_words, story.rank).ok());
  }
  join.Finish(pool);
  return join;
}

std::vector<std::vector<JoinCandidate>> AllCandidates(const RareKeyJoin& join) {
  std::vector<std::vector<JoinCandidate>> all(join.num_stories());
  RareKeyJoin::Scratch scratch;
  for (uint32_t i = 0; i < all.size(); ++i) {
    join.Candidates(i, &scratch, &all[i]);
  }
  return all;
}

TEST(RareKeyJoin, FindsWhatLookingAtEveryPairFinds) {
  for (size_t size : {0, 1, 2, 30, 300}) {
    for (const JoinOptions& options :
         {JoinOptions{.max_bucket = 2, .max_hub_bucket = 2},
          JoinOptions{.max_bucket = 2, .max_hub_bucket = 8, .hubs = 1},
          JoinOptions{.max_bucket = 4, .max_hub_bucket = 256, .hubs = 3},
          JoinOptions{}}) {
      const std::vector<Story> stories = RandomStories(size, size);
      const Buckets buckets = BucketsOf(stories);
      const auto found = AllCandidates(Join(stories, nullptr, options));
      size_t num_found = 0;
      for (uint32_t a = 0; a < size; ++a) {
        std::vector<JoinCandidate> slow;
        for (uint32_t b = 0; b < a; ++b) {
          const SharedKeys shared =
              SlowShared(stories[a], stories[b], buckets, stories, options);
          if (Enough(shared,
                     std::min(stories[a].num_words, stories[b].num_words))) {
            slow.push_back({b, shared});
          }
        }
        EXPECT_EQ(found[a], slow) << a;
        num_found += slow.size();
      }
      if (size == 300 && options.max_bucket > 2) {
        EXPECT_GT(num_found, 300u);
      }
    }
  }
}

TEST(RareKeyJoin, CountsWhatBecameOfTheKeys) {
  const std::vector<Story> stories = RandomStories(300, 1);
  JoinCounts slow;
  for (const auto& [key, members] : BucketsOf(stories)) {
    const size_t size = members.size();
    slow.keys += size;
    if (size == 1) {
      ++slow.single_keys;
    } else if (size > (key & kRareWordBit ? 3 : 5)) {
      ++slow.capped_buckets;
      slow.capped_keys += size;
    } else {
      ++slow.kept_buckets;
      slow.kept_keys += size;
      slow.hub_buckets += size > 3;
      slow.hub_keys += size > 3 ? size : 0;
    }
  }
  EXPECT_GT(slow.hub_buckets, 0u);
  EXPECT_GT(slow.capped_buckets, 0u);
  EXPECT_EQ(
      Join(stories, nullptr, {.max_bucket = 3, .max_hub_bucket = 5}).counts(),
      slow);
}

TEST(RareKeyJoin, NumberOfThreadsDoesNotMatter) {
  const std::vector<Story> stories = RandomStories(500, 2);
  const auto one = AllCandidates(Join(stories, nullptr));
  ThreadPool pool(5);
  const RareKeyJoin join = Join(stories, &pool);
  EXPECT_EQ(AllCandidates(join), one);
  std::vector<std::vector<JoinCandidate>> found(stories.size());
  std::vector<RareKeyJoin::Scratch> scratch(5);
  pool.ParallelFor(
      stories.size(), 7, [&](size_t begin, size_t end, int worker) {
        for (size_t i = begin; i < end; ++i) {
          join.Candidates(static_cast<uint32_t>(i),
                          &scratch[static_cast<size_t>(worker)], &found[i]);
        }
      });
  EXPECT_EQ(found, one);
}

TEST(RareKeyJoin, OrderOfStoriesDoesNotMatter) {
  const std::vector<Story> stories = RandomStories(300, 3);
  std::vector<uint32_t> order(stories.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [](uint32_t a, uint32_t b) { return Mix64(a) < Mix64(b); });
  std::vector<Story> shuffled;
  for (uint32_t i : order) shuffled.push_back(stories[i]);

  using Evidence = std::vector<int>;
  const auto by_pair = [](const auto& all, auto number) {
    std::map<std::pair<uint32_t, uint32_t>, Evidence> pairs;
    for (uint32_t i = 0; i < all.size(); ++i) {
      for (const JoinCandidate& candidate : all[i]) {
        const SharedKeys& s = candidate.shared;
        pairs[std::minmax({number(i), number(candidate.other)})] = {
            s.trigrams, s.rare_words, s.chain, s.places, s.link_run};
      }
    }
    return pairs;
  };
  EXPECT_EQ(by_pair(AllCandidates(Join(stories, nullptr)),
                    [](uint32_t i) { return i; }),
            by_pair(AllCandidates(Join(shuffled, nullptr)),
                    [&](uint32_t i) { return order[i]; }));
}

TEST(RareKeyJoin, ShortStoriesNeedTwoKeysOfOneKind) {
  const Story a = {{{1, 0}, {2, 5}, {kRareWordBit | 3, 9}}, 500, 1};
  Story b = {{{1, 7}, {kRareWordBit | 3, 2}}, 199, 2};
  EXPECT_THAT(AllCandidates(Join({a, b}, nullptr))[1], IsEmpty());
  b.keys.push_back({2, 9});
  const SharedKeys shared = {.trigrams = 2,
                             .rare_words = 1,
                             .chain = 2,  // b orders: words at 9, 0, 5 in a
                             .places = 2,
                             .link_run = 1};
  EXPECT_THAT(AllCandidates(Join({a, b}, nullptr))[1],
              ElementsAre(JoinCandidate{0, shared}));
  b.num_words = 200;
  EXPECT_THAT(AllCandidates(Join({a, b}, nullptr))[1], IsEmpty());
}

TEST(RareKeyJoin, SaysWhenThereAreTooManyKeys) {
  const std::vector<RareKey> keys = {{1, 1}, {2, 2}, {3, 3}};
  RareKeyJoin join({.max_keys = 5});
  EXPECT_TRUE(join.Add(keys, 300, 1).ok());
  const Status status = join.Add(keys, 300, 2);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Message(status),
            "too many stories for one run: their rare keys are more than 5");
  EXPECT_EQ(join.num_stories(), 1);
  EXPECT_TRUE(join.Add(std::span(keys).first(2), 300, 3).ok());
  join.Finish(nullptr);
  EXPECT_EQ(join.counts().keys, 5);
}

TEST(RareKeyJoin, KeysThatEveryStoryHasJoinNothing) {
  std::vector<Story> stories;
  for (uint64_t i = 0; i < 30000; ++i) {
    Story story = {{}, 300, Mix64(i)};
    for (uint32_t key = 0; key < 20; ++key) {
      story.keys.push_back({key * 1000003, static_cast<uint16_t>(key)});
    }
    stories.push_back(story);
  }
  ThreadPool pool(2);
  const RareKeyJoin join = Join(stories, &pool);
  for (const auto& candidates : AllCandidates(join)) {
    ASSERT_THAT(candidates, IsEmpty());
  }
  EXPECT_EQ(join.counts().capped_buckets, 20u);
  EXPECT_EQ(join.counts().capped_keys, 600000u);
}

}  // namespace
}  // namespace neardup
