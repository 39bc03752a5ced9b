// The tiers that find pairs, and what they are made of, one at a time.

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <atomic>

#include "neardup/pipeline/copy_tier.h"
#include "neardup/pipeline/hooks.h"
#include "neardup/pipeline/ingest.h"
#include "neardup/pipeline/near_tier.h"
#include "tests/pipeline/feeds.h"
#include "tests/pipeline/story_generator.h"

namespace neardup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class TierTest : public ::testing::Test {
 protected:
  // All stories are members.
  void Prepare(const std::vector<FeedStory>& feed) {
    stories_ = TableOf(feed);
    members_.clear();
    for (uint32_t i = 0; i < stories_.size(); ++i) members_.push_back(i);
    judges_.clear();
    judges_.emplace_back(stories_, options_);
  }
  StatusOr<NearTier> Near() {
    return FindNearDuplicates(stories_, members_,
                              Comparable(stories_, options_), options_, &pool_,
                              judges_, hooks_);
  }
  StatusOr<CopyTier> Copies(const GroupFilter& comparable) {
    return FindCopies(stories_, members_, comparable, judged_, options_, &pool_,
                      judges_, hooks_);
  }

  DedupOptions options_;
  Hooks hooks_;
  PairSet judged_;
  ThreadPool pool_{1};
  StoryTable stories_;
  std::vector<uint32_t> members_;
  std::vector<PairJudge> judges_;
};

bool Always(uint32_t, uint32_t) { return true; }

TEST_F(TierTest, NoStoriesHaveNoCopies) {
  Prepare({});
  ASSERT_TRUE(Near().ok());
  EXPECT_THAT(Near()->pairs, IsEmpty());
  ASSERT_TRUE(Copies(Always).ok());
  EXPECT_THAT(Copies(Always)->pairs, IsEmpty());
}

TEST_F(TierTest, AnEditedStoryIsANearDuplicate) {
  StoryGenerator generator(5);
  const Words story = generator.Story(300);
  Prepare({{"a", StoryGenerator::Text(story)},
           {"b", StoryGenerator::Text(generator.Story(300))},
           {"c", StoryGenerator::Text(generator.Edit(story, 0.03))}});
  for (const SketchKind kind : {SketchKind::kMinHash, SketchKind::kSimHash}) {
    options_.sketch = kind;
    const auto tier = Near();
    ASSERT_TRUE(tier.ok());
    ASSERT_THAT(tier->pairs, SizeIs(1));
    EXPECT_EQ(tier->pairs[0].a, 0u);
    EXPECT_EQ(tier->pairs[0].b, 2u);
    EXPECT_EQ(tier->pairs[0].match.relation, Relation::kNearDuplicate);
    EXPECT_EQ(tier->banding.bands > 0, kind == SketchKind::kMinHash);
  }
}

TEST_F(TierTest, ARecallOutOfReachIsRefused) {
  Prepare({});
  options_.threshold = 0.01;
  options_.recall = 0.999;
  options_.num_perm = 16;
  EXPECT_TRUE(absl::IsInvalidArgument(Near().status()));
}

TEST_F(TierTest, TheFilterAndWhatIsKnownDecideWhatIsJudged) {
  StoryGenerator generator(6);
  const Words story = generator.Story(200);
  Words part(story.begin() + 40, story.begin() + 110);
  Prepare({{"whole", StoryGenerator::Text(story)},
           {"part", StoryGenerator::Text(part)}});
  const auto found = Copies(Always);
  ASSERT_TRUE(found.ok());
  ASSERT_THAT(found->pairs, SizeIs(1));
  EXPECT_EQ(found->pairs[0].match.relation, Relation::kExcerpt);
  EXPECT_GT(found->pairs[0].match.containment_b, 0.8);
  const auto none = Copies([](uint32_t, uint32_t) { return false; });
  ASSERT_TRUE(none.ok());
  EXPECT_THAT(none->pairs, IsEmpty());
  EXPECT_EQ(none->candidates, 0u);
  judged_.Add(0, 1, {});
  const auto left_out = Copies(Always);
  ASSERT_TRUE(left_out.ok());
  EXPECT_THAT(left_out->pairs, IsEmpty());
}

TEST_F(TierTest, StopsOnRequest) {
  Prepare({{"a", std::string(kHarbour)}, {"b", std::string(kHarbourEdited)}});
  std::atomic<bool> cancel = true;
  hooks_.cancel = &cancel;
  EXPECT_TRUE(absl::IsCancelled(Near().status()));
  EXPECT_TRUE(absl::IsCancelled(Copies(Always).status()));
}

TEST_F(TierTest, CollapseTakesTheLongestStoryOfAGroup) {
  Prepare({{"a", "one two three"},
           {"b", "one two three four"},
           {"c", "one two three four five"},
           {"d", "six"},
           {"e", "seven"}});
  const auto pair = [](uint32_t a, uint32_t b, Relation relation) {
    PairSet::Judged result{a, b, {}};
    result.match.relation = relation;
    return result;
  };
  Column<uint32_t> representative = {0, 1, 2, 3, 3};
  Collapse(stories_,
           std::vector<PairSet::Judged>{pair(0, 1, Relation::kNearDuplicate),
                                        pair(1, 2, Relation::kNearDuplicate),
                                        pair(2, 3, Relation::kExcerpt)},
           &representative);
  EXPECT_THAT(representative, ElementsAre(2, 2, 2, 3, 3));
}

TEST(Ingest, RecordsComeInInputOrderForAnyNumberOfThreads) {
  std::vector<FeedStory> feed;
  for (int i = 0; i < 300; ++i) {
    feed.push_back({std::to_string(i), fmt::format("Story number {}", i)});
  }
  DedupOptions options;
  options.reader.batch_bytes = 500;
  for (const int threads : {1, 3}) {
    OpenFeed open(JsonLines(feed) + "broken\n", options.reader);
    ThreadPool pool(threads);
    const auto read = Ingest(open.reader(), options, &pool, {});
    ASSERT_TRUE(read.ok()) << read.status();
    ASSERT_EQ(read->stories.size(), feed.size());
    for (uint32_t i = 0; i < feed.size(); ++i) {
      EXPECT_EQ(read->stories.meta(i).id, feed[i].id);
      EXPECT_EQ(read->stories.meta(i).line, i + 1);
    }
    ASSERT_THAT(read->rejects, SizeIs(1));
    EXPECT_EQ(read->rejects[0].line, 301u);
  }
}

TEST(Ingest, ADirectoryThatCannotTakeFilesIsAnError) {
  DedupOptions options;
  options.memory_bytes = 100;
  options.reader.tmp_dir = "/no/such/directory";
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += " word" + std::to_string(i);
  OpenFeed open(JsonLines({{"a", text}}));
  ThreadPool pool(1);
  const Status status = Ingest(open.reader(), options, &pool, {}).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(Message(status), ::testing::HasSubstr("/no/such/directory"));
}

TEST(Hooks, ProgressIsReported) {
  OpenFeed open(JsonLines({{"a", std::string(kHarbour)}}));
  std::vector<std::string> stages;
  Hooks hooks;
  hooks.progress = [&](const Progress& where) {
    stages.emplace_back(where.stage);
  };
  DedupOptions options;
  options.num_threads = 1;
  ASSERT_TRUE(Dedup(open.reader(), options, hooks).ok());
  EXPECT_THAT(stages, ::testing::Contains("read"));
  EXPECT_THAT(stages, ::testing::Contains("copies"));
}

TEST(Hooks, ARunIsStoppedFromItsOwnProgress) {
  std::vector<FeedStory> feed(50, {"a", std::string(kHarbour)});
  // Stops at every place that reports, one run a place.
  for (size_t place = 0; place < 3; ++place) {
    OpenFeed open(JsonLines(feed));
    std::atomic<bool> cancel = false;
    size_t reports = 0;
    Hooks hooks;
    hooks.cancel = &cancel;
    hooks.progress = [&](const Progress&) {
      if (reports++ == place) cancel = true;
    };
    DedupOptions options;
    options.num_threads = 1;  // which thread reports is not said
    EXPECT_TRUE(
        absl::IsCancelled(Dedup(open.reader(), options, hooks).status()));
  }
}

}  // namespace
}  // namespace neardup
