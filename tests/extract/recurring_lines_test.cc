#include "neardup/extract/recurring_lines.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "neardup/base/hash.h"
#include "neardup/text/tokenizer.h"

namespace neardup {
namespace {

using Ranges = std::vector<std::vector<WordRange>>;

Ranges Unpacked(const RangeLists& lists) {
  Ranges ranges;
  for (size_t i = 0; i < lists.size(); ++i) {
    ranges.emplace_back(lists[i].begin(), lists[i].end());
  }
  return ranges;
}

// Stories of a test, kept as long as the views to them.
class Batch {
 public:
  void Add(const std::string& text, const std::string& source) {
    Tokenizer tokenizer({.drop_furniture = false});
    TokenStream words;
    tokenizer.Tokenize(text, &words);
    streams_.push_back(std::move(words));
    sources_.push_back(source.empty() ? 0 : Hash64(source) | 1);
  }

  Ranges Find(int threads = 1, const LineMemory& memory = {}) const {
    std::vector<LineStory> stories;
    for (size_t i = 0; i < streams_.size(); ++i) {
      stories.push_back({streams_[i].view(), sources_[i]});
    }
    ThreadPool pool(threads);
    return Unpacked(
        FindRecurringLines(stories, FrequencyTable::BuiltIn(), &pool, memory));
  }

  const TokenStream& stream(size_t story) const { return streams_[story]; }

 private:
  std::vector<TokenStream> streams_;
  std::vector<uint64_t> sources_;
};

// 40 words of which none is in another story of another name.
std::string Body(const std::string& name) {
  std::string body;
  for (int i = 0; i < 40; ++i) {
    body += name + "word" + static_cast<char>('a' + i % 26) +
            static_cast<char>('a' + i / 26) + (i % 10 == 9 ? ".\n" : " ");
  }
  return body;
}

constexpr char kBanner[] =
    "Keep up with the Ellmar Gazette wherever you happen to be\n";

size_t CountDropped(const std::vector<WordRange>& ranges) {
  size_t dropped = 0;
  for (const WordRange& range : ranges) dropped += range.end - range.begin;
  return dropped;
}

TEST(RecurringLines, ALineOfTwoDifferentStoriesOfASourceIsFurniture) {
  Batch batch;
  batch.Add(Body("quarry") + kBanner, "gazette");
  batch.Add(kBanner + Body("harbour"), "gazette");
  const Ranges found = batch.Find();
  EXPECT_EQ(found[0], (std::vector<WordRange>{{40, 51}}));
  EXPECT_EQ(found[1], (std::vector<WordRange>{{0, 11}}));
}

TEST(RecurringLines, AcrossSourcesItTakesThreeStories) {
  Batch batch;
  batch.Add(Body("quarry") + kBanner, "gazette");
  batch.Add(Body("harbour") + kBanner, "herald");
  EXPECT_EQ(CountDropped(batch.Find()[0]), 0u);
  batch.Add(Body("orchard") + kBanner, "");
  for (const auto& ranges : batch.Find()) EXPECT_EQ(CountDropped(ranges), 11u);
}

TEST(RecurringLines, AWidelyRunStoryKeepsItsLines) {
  Batch batch;
  for (int paper = 0; paper < 30; ++paper) {
    batch.Add(Body("ferry") + Body("tide"), "paper" + std::to_string(paper));
  }
  // One paper runs it again, with another headline.
  batch.Add("Ferry freed by the tide\n" + Body("ferry") + Body("tide"),
            "paper3");
  for (const auto& ranges : batch.Find()) EXPECT_EQ(CountDropped(ranges), 0u);
}

TEST(RecurringLines, ALongLineTakesOneMoreStory) {
  std::string wall;
  for (int i = 0; i < 70; ++i) wall += "consent" + std::to_string(i) + " ";
  wall += "\n";
  const std::string text[] = {Body("quarry") + Body("slate"),
                              Body("harbour") + Body("mole"),
                              Body("orchard") + Body("graft")};
  Batch batch;
  batch.Add(wall + text[0], "gazette");
  batch.Add(wall + text[1], "gazette");
  EXPECT_EQ(CountDropped(batch.Find()[0]), 0u);
  batch.Add(wall + text[2], "gazette");
  for (const auto& ranges : batch.Find()) EXPECT_EQ(CountDropped(ranges), 70u);
}

TEST(RecurringLines, FurnitureStaysWhereHardlyAnythingElseWouldRemain) {
  std::string furniture;
  for (int i = 0; i < 10; ++i) {
    furniture += "Line " + std::to_string(i) +
                 " of what every page of the gazette says at its foot\n";
  }
  Batch batch;
  batch.Add(Body("quarry") + furniture, "gazette");
  batch.Add(Body("harbour") + furniture, "gazette");
  batch.Add("Only a caption of nine words about a bridge\n" + furniture,
            "gazette");
  const Ranges found = batch.Find();
  EXPECT_GT(CountDropped(found[0]), 100u);
  EXPECT_EQ(CountDropped(found[2]), 0u);
}

TEST(RecurringLines, OrderThreadsAndTableSizeDoNotMatter) {
  std::mt19937 random(7);
  struct Story {
    std::string text, source;
  };
  std::vector<Story> stories;
  for (int i = 0; i < 300; ++i) {
    Story story{"", "source" + std::to_string(random() % 9)};
    for (int line = 0; line < 8; ++line) {
      story.text += random() % 3 == 0
                        ? "Recurring line number " +
                              std::to_string(random() % 40) + " of the house\n"
                        : Body("s" + std::to_string(random() % 400));
    }
    stories.push_back(story);
  }
  const auto dropped = [&](int threads, const LineMemory& memory = {}) {
    Batch batch;
    for (const Story& story : stories) batch.Add(story.text, story.source);
    std::vector<std::pair<std::string, size_t>> result;
    const Ranges found = batch.Find(threads, memory);
    for (size_t i = 0; i < stories.size(); ++i) {
      result.push_back({stories[i].text, CountDropped(found[i])});
    }
    std::sort(result.begin(), result.end());
    return result;
  };
  const auto expected = dropped(1);
  EXPECT_EQ(dropped(4), expected);
  EXPECT_EQ(dropped(1, {.table_bytes = 1}), expected);
  std::shuffle(stories.begin(), stories.end(), random);
  EXPECT_EQ(dropped(2), expected);
}

TEST(RecurringLines, NoStoriesAndEmptyStoriesAreFine) {
  Batch batch;
  EXPECT_TRUE(batch.Find().empty());
  batch.Add("", "gazette");
  batch.Add("", "");
  EXPECT_EQ(batch.Find().size(), 2u);
}

}  // namespace
}  // namespace neardup
