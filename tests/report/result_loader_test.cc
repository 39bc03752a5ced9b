#include "neardup/report/result_loader.h"

#include <gmock/gmock.h>

#include "neardup/io/output_directory.h"
#include "neardup/pipeline/compare.h"
#include "neardup/pipeline/result_writer.h"
#include "tests/pipeline/feeds.h"

namespace neardup {
namespace {

using ::testing::HasSubstr;

const std::vector<FeedStory> kFeed = {
    {"same", std::string(kHarbour), "Alba", 1900022400},
    {"o1", std::string(kOrchard), "Borea"},
    {"same", std::string(kHarbourEdited), "Borea", 1900026000},
    {"h3", std::string(kHarbour), "Cirrus", 1900036000},
};

// A feed, and the result of it in a directory.
class ResultLoaderTest : public ::testing::Test {
 protected:
  ResultLoaderTest() {
    feed_ = directory_.Write("feed.jsonl", JsonLines(kFeed));
    out_ = directory_.path() + "/out";
    DedupOptions options;
    options.keep = Keep::kLongest;
    options.min_score = 0.625;
    options.reader.title_field = "headline";
    options.reader.newest_time = 1990000000;
    BatchReader reader({{feed_, feed_}}, options.reader);
    found_ = *Dedup(&reader, options, {});
    found_.summary.inputs = {feed_};
    auto directory = *OutputDirectory::Create(out_, false);
    EXPECT_TRUE(WriteResult(found_, options, directory.get()).ok());
  }

  // The result taken up again.
  StatusOr<DedupResult> Load() {
    NEARDUP_ASSIGN_OR_RETURN(const SavedRun run, ReadSavedRun(out_));
    BatchReader reader({{feed_, feed_}}, run.options.reader);
    NEARDUP_ASSIGN_OR_RETURN(DedupResult result,
                             ReadStories(&reader, run.options, {}));
    NEARDUP_RETURN_IF_ERROR(LoadFindings(out_, run, &result));
    return result;
  }

  std::string ErrorOf(const std::string& file, const std::string& content) {
    directory_.Write("out/" + file, content);
    return Message(Load().status());
  }

  // A file of the result with `from` in it made `to`.
  std::string Edited(const std::string& file, const std::string& from,
                     const std::string& to) {
    std::string text = ReadFile(out_ + "/" + file);
    const size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from << " in " << text;
    return text.replace(at, from.size(), to);
  }

  TemporaryDirectory directory_;
  std::string feed_;
  std::string out_;
  DedupResult found_;
};

TEST_F(ResultLoaderTest, WhatWasWrittenComesBack) {
  const auto loaded = Load();
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  ASSERT_EQ(loaded->outcomes.size(), found_.outcomes.size());
  for (size_t i = 0; i < found_.outcomes.size(); ++i) {
    const StoryResult &a = loaded->outcomes[i], &b = found_.outcomes[i];
    EXPECT_EQ(a.cluster, b.cluster);
    EXPECT_EQ(a.role, b.role);
    // Two stories have one id: the position is found all the same.
    if (b.role == Role::kDuplicate) {
      EXPECT_EQ(a.duplicate_of, b.duplicate_of);
      EXPECT_EQ(a.relation, b.relation);
      EXPECT_NEAR(a.score, b.score, 1e-6);
    }
  }
  ASSERT_EQ(loaded->clusters.size(), found_.clusters.size());
  for (size_t i = 0; i < found_.clusters.size(); ++i) {
    const ClusterResult &a = loaded->clusters[i], &b = found_.clusters[i];
    EXPECT_EQ(a.canonical, b.canonical);
    EXPECT_TRUE(std::ranges::equal(a.members, b.members));
    EXPECT_NEAR(a.min_score, b.min_score, 1e-6);
    EXPECT_NEAR(a.mean_score, b.mean_score, 1e-6);
  }
  ASSERT_EQ(loaded->pairs.size(), found_.pairs.size());
  EXPECT_EQ(loaded->pairs[0].match.relation, found_.pairs[0].match.relation);
}

TEST_F(ResultLoaderTest, TheRunIsKnownAgain) {
  const auto run = ReadSavedRun(out_);
  ASSERT_TRUE(run.ok()) << run.status();
  EXPECT_EQ(run->summary.inputs, std::vector<std::string>{feed_});
  EXPECT_EQ(run->summary.stories, 4u);
  EXPECT_EQ(run->summary.duplicates, found_.summary.duplicates);
  EXPECT_EQ(run->options.keep, Keep::kLongest);
  EXPECT_EQ(run->options.min_score, 0.625);
  EXPECT_EQ(run->options.reader.title_field, "headline");
  EXPECT_EQ(run->options.reader.text_field, "");
  EXPECT_EQ(run->options.reader.newest_time, 1990000000);
  EXPECT_EQ(run->model, "built-in");
}

TEST_F(ResultLoaderTest, ADirectoryThatIsNoResultIsNamed) {
  EXPECT_EQ(Message(ReadSavedRun(directory_.path()).status()),
            directory_.path() + ": is not a result (it has no summary.json)");
}

TEST_F(ResultLoaderTest, AnotherVersionIsNamed) {
  EXPECT_EQ(
      ErrorOf("summary.json", Edited("summary.json", "\"result_version\":1",
                                     "\"result_version\":7")),
      out_ +
          "/summary.json:1: is a result of version 7, but this program "
          "reads version 1");
}

TEST_F(ResultLoaderTest, AResultOfAnOlderProgramIsNamed) {
  EXPECT_THAT(ErrorOf("summary.json",
                      Edited("summary.json", "\"inputs\"", "\"nothing\"")),
              HasSubstr("it is of an older program"));
}

TEST_F(ResultLoaderTest, EveryCutIsNoticed) {
  for (const std::string file :
       {"summary.json", "stories.jsonl", "pairs.jsonl"}) {
    const std::string whole = ReadFile(out_ + "/" + file);
    for (size_t size = 0; size < whole.size(); size += 7) {
      EXPECT_THAT(ErrorOf(file, whole.substr(0, size)), HasSubstr(file))
          << size;
    }
    // Between two lines, too.
    for (size_t at = 0; (at = whole.find('\n', at)) + 1 < whole.size(); ++at) {
      EXPECT_NE(ErrorOf(file, whole.substr(0, at + 1)), "") << at;
    }
    EXPECT_EQ(ErrorOf(file, whole), "");
  }
}

TEST_F(ResultLoaderTest, StoriesThatChangedAreNamed) {
  std::vector<FeedStory> feed = kFeed;
  feed[1].id = "other";
  directory_.Write("feed.jsonl", JsonLines(feed));
  EXPECT_EQ(Message(Load().status()),
            out_ +
                "/stories.jsonl:2: is story \"o1\", but the input has "
                "\"other\" there: it has changed since");
  feed = kFeed;
  feed.push_back({"more", std::string(kOrchard)});
  directory_.Write("feed.jsonl", JsonLines(feed));
  EXPECT_EQ(Message(Load().status()),
            out_ +
                "/stories.jsonl: has 4 stories, but the input has 5: it has "
                "changed since");
  feed.resize(3);
  directory_.Write("feed.jsonl", JsonLines(feed));
  EXPECT_THAT(Message(Load().status()), HasSubstr("has only 3 stories"));
}

TEST_F(ResultLoaderTest, TextsEditedUnderTheSameIdsAreNoticed) {
  std::vector<FeedStory> feed = kFeed;
  feed[1].text.replace(feed[1].text.find("third"), 5, "fifth");
  directory_.Write("feed.jsonl", JsonLines(feed));
  EXPECT_THAT(Message(Load().status()), HasSubstr("it has changed since"));
}

TEST_F(ResultLoaderTest, CountsThatDoNotFitAreNoticed) {
  EXPECT_EQ(ErrorOf("summary.json", Edited("summary.json", "\"clusters\":1",
                                           "\"clusters\":999")),
            out_ +
                "/stories.jsonl: has not the copies and groups that "
                "summary.json counts");
}

TEST_F(ResultLoaderTest, AClusterHasOneCanonicalStory) {
  const std::string whole = ReadFile(out_ + "/stories.jsonl");
  EXPECT_THAT(
      ErrorOf("stories.jsonl", Edited("stories.jsonl", "\"role\":\"canonical\"",
                                      "\"role\":\"duplicate\"")),
      HasSubstr("stories.jsonl"));
  directory_.Write("out/stories.jsonl", whole);
  EXPECT_THAT(ErrorOf("stories.jsonl", Edited("stories.jsonl", "\"cluster\":1",
                                              "\"cluster\":0")),
              HasSubstr("cluster 0 has two canonical stories"));
}

TEST_F(ResultLoaderTest, NonsenseInALineIsNamed) {
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{
           {"\"n\":0", "\"n\":1"},
           {"\"cluster\":0", "\"cluster\":4000000000"},
           {"\"cluster\":0", "\"cluster\":-1"},
           {"\"role\":\"", "\"role\":\"king"},
           {"\"score\":1", "\"score\":1e308"},
           {"\"relation\":\"exact\"", "\"relation\":\"template\""},
           {"\"duplicate_of\":\"same\"", "\"duplicate_of\":\"nobody\""}}) {
    const std::string whole = ReadFile(out_ + "/stories.jsonl");
    EXPECT_THAT(ErrorOf("stories.jsonl", Edited("stories.jsonl", from, to)),
                HasSubstr("stories.jsonl"))
        << from;
    directory_.Write("out/stories.jsonl", whole);
  }
}

}  // namespace
}  // namespace neardup
