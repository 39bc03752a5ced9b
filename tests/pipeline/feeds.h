// Stories put together by hand, as a table for one stage or as a feed for a
// whole run.

#ifndef NEARDUP_TESTS_PIPELINE_FEEDS_H_
#define NEARDUP_TESTS_PIPELINE_FEEDS_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "neardup/io/input_set.h"
#include "neardup/io/json_writer.h"
#include "neardup/io/output_file.h"
#include "neardup/io/time.h"
#include "neardup/pipeline/dedup.h"
#include "neardup/pipeline/hooks.h"
#include "neardup/pipeline/story_table.h"
#include "neardup/text/tokenizer.h"
#include "tests/io/temporary_directory.h"

namespace neardup {

struct FeedStory {
  std::string id;
  std::string text;
  std::string source = "";
  std::optional<int64_t> time = std::nullopt;
  Revision revision = {};  // of tables, not of JSON Lines
};

// With offsets of words, so that it serves passages too.
inline StoryTable TableOf(const std::vector<FeedStory>& feed) {
  Tokenizer tokenizer({.keep_offsets = true});
  TokenStream words;
  StoryTable::Chunk chunk;
  for (const FeedStory& story : feed) {
    tokenizer.Tokenize(story.text, &words);
    Revision revision = story.revision;
    if (revision.changed == Revision::kUnknown && story.time) {
      revision.changed = *story.time;
    }
    chunk.Add({.id = story.id,
               .source = story.source,
               .time = story.time,
               .line = chunk.size() + 1,
               .exact = words.exact,
               .revision = revision},
              words);
  }
  StoryTable table;
  table.Add(std::move(chunk));
  return table;
}

inline std::string JsonLines(const std::vector<FeedStory>& feed) {
  std::string lines;
  JsonWriter json;
  for (const FeedStory& story : feed) {
    json.Object();
    json.Key("id").String(story.id);
    json.Key("text").String(story.text);
    if (!story.source.empty()) json.Key("source").String(story.source);
    if (story.time) json.Key("time").String(FormatTime(*story.time));
    json.EndObject();
    lines += json.TakeLine();
  }
  return lines;
}

// A feed on disk, open for reading.
class OpenFeed {
 public:
  explicit OpenFeed(std::string_view lines, const ReaderOptions& options = {})
      : path_(directory_.Write("feed.jsonl", lines)),
        reader_({{path_, "feed.jsonl", lines.size()}}, options) {}

  BatchReader* reader() { return &reader_; }
  const std::string& path() const { return path_; }

 private:
  TemporaryDirectory directory_;
  std::string path_;
  BatchReader reader_;
};

// A whole run; batches are small so that there are many.
inline DedupResult RunDedup(const std::vector<FeedStory>& feed,
                            DedupOptions options = {}) {
  options.reader.batch_bytes = 1 << 15;
  OpenFeed open(JsonLines(feed), options.reader);
  StatusOr<DedupResult> result = Dedup(open.reader(), options, Hooks{});
  EXPECT_TRUE(result.ok()) << result.status();
  return result.ok() ? *std::move(result) : DedupResult{};
}

using IdPair = std::pair<std::string, std::string>;

inline IdPair Ordered(std::string_view a, std::string_view b) {
  return a < b ? IdPair(a, b) : IdPair(b, a);
}

// What was found, without regard to where the stories stood in the input.
inline std::set<std::pair<IdPair, Relation>> PairsById(
    const DedupResult& result) {
  std::set<std::pair<IdPair, Relation>> pairs;
  for (const PairResult& pair : result.pairs) {
    pairs.insert({Ordered(result.stories.meta(pair.a).id,
                          result.stories.meta(pair.b).id),
                  pair.match.relation});
  }
  return pairs;
}

inline std::set<std::set<std::string>> ClustersById(const DedupResult& result) {
  std::set<std::set<std::string>> clusters;
  for (const ClusterResult& cluster : result.clusters) {
    std::set<std::string> ids;
    for (const uint32_t member : cluster.members) {
      ids.insert(std::string(result.stories.meta(member).id));
    }
    clusters.insert(std::move(ids));
  }
  return clusters;
}

// Keeps what is written.
class StringSink : public OutputSink {
 public:
  Status Append(std::string_view bytes) override {
    text += bytes;
    return OkStatus();
  }
  Status Flush() override { return OkStatus(); }

  std::string text;
};

// Three invented stories and an edited one for tests that need only a few.
inline constexpr std::string_view kHarbour =
    "The harbour master of Ellisund has closed the north pier to all vessels "
    "after divers found cracks in two of its piles on Friday morning. Fishing "
    "boats were sent to the inner basin, and the ferry to Quarrow will leave "
    "from the coal quay until further notice, the port said.";
inline constexpr std::string_view kHarbourEdited =
    "The harbour master of Ellisund has closed the north pier to all vessels "
    "after divers found cracks in two of its piles on Friday morning. Fishing "
    "boats were moved to the inner basin, and the ferry to Quarrow will leave "
    "from the coal quay until further notice, a spokeswoman said.";
inline constexpr std::string_view kOrchard =
    "Night frost in the second week of May has cost fruit growers in the "
    "Linnet valley about a third of their cherries, according to a first "
    "estimate by the growers' union. Candles and sprinklers saved some of the "
    "apple orchards near Quill, where the blossom was already over.";

}  // namespace neardup

#endif  // NEARDUP_TESTS_PIPELINE_FEEDS_H_
