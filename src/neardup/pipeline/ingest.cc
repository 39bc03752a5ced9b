#include "neardup/pipeline/ingest.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "neardup/base/hash.h"
#include "neardup/extract/edge_blocks.h"
#include "neardup/extract/notices.h"
#include "neardup/extract/recurring_lines.h"
#include "neardup/extract/walls.h"
#include "neardup/feeds/feed_parser.h"
#include "neardup/io/time.h"
#include "neardup/pipeline/batch_rounds.h"
#include "neardup/pipeline/distinct_stories.h"
#include "neardup/text/tokenizer.h"

namespace neardup {
namespace {

// A word with the space behind it and its part of the JSON around the text, on
// the low side: English has 6.4.
constexpr size_t kBytesOfWord = 6;

// What one batch of records becomes.
struct Parsed {
  StoryTable::Part stories;
  uint64_t words = 0;
  std::vector<Reject> rejects;
  uint64_t furniture_words = 0;
  uint64_t notice_words = 0;
};

// What a thread needs to parse batches.
struct Worker {
  Worker(const DedupOptions& options)
      : parser(options.reader, MakeFeedParser(options.reader)),
        tokenizer({.keep_offsets = options.evidence || options.keep_offsets}),
        rules(options.url_rules != nullptr ? options.url_rules.get()
                                           : &UrlRules::BuiltIn()) {}

  void Parse(const RecordBatch& batch, const StoryTable& table, Parsed* out) {
    StoryTable::Chunk chunk;
    parser.ParseBatch(batch, &records, &out->rejects);
    chunk.Reserve(records.size(), batch.size() / kBytesOfWord);
    for (const Record& record : records) {
      const std::optional<int64_t> time = ParseTime(record.time);
      tokenizer.Tokenize(record.text, &words);
      out->notice_words += TakeNoticesOut(&words);
      out->furniture_words += words.furniture_words;
      chunk.Add({.id = record.id,
                 .title = record.title,
                 .source = record.source,
                 .time = time,
                 .file = static_cast<uint32_t>(record.file),
                 .line = record.line,
                 .exact = words.exact,
                 .revision = RevisionOf(record, time, *rules)},
                words);
    }
    out->words = chunk.num_words();
    out->stories = table.Keep(std::move(chunk));
  }

  RecordParser parser;
  Tokenizer tokenizer;
  const UrlRules* rules;
  std::vector<Record> records;
  TokenStream words;
};

uint64_t SourceHash(const StoryMeta& meta) {
  return meta.source.empty() ? 0 : Hash64(meta.source) | 1;
}

// Takes out the lines that recur from story to story of a source.
void SetFurnitureAside(const DistinctStories& distinct, ThreadPool* pool,
                       IngestResult* result) {
  StoryTable& stories = result->stories;
  const SpillingMemory& memory = stories.memory();
  Column<LineStory> lines(memory.cold());
  lines.reserve(distinct.stories().size());
  for (const uint32_t i : distinct.stories()) {
    lines.push_back({stories.tokens(i), SourceHash(stories.meta(i))});
  }
  RangeLists furniture =
      distinct.ForAll(FindRecurringLines(lines, FrequencyTable::BuiltIn(), pool,
                                         {.cold = memory.cold(),
                                          .warm = memory.warm(),
                                          .table_bytes = memory.room() / 8}));
  if (!furniture.empty()) {
    result->recurring_words = furniture.num_words();
    stories.Remove(furniture, pool);
  }
  if (result->furniture) result->furniture->recurring = std::move(furniture);
}

Column<PageStory> PagesOf(const StoryTable& stories,
                          const DistinctStories& distinct) {
  Column<PageStory> pages(stories.memory().cold());
  pages.reserve(distinct.stories().size());
  for (const uint32_t i : distinct.stories()) {
    const StoryMeta& meta = stories.meta(i);
    pages.push_back({.tokens = stories.tokens(i),
                     .title = meta.title,
                     .source = SourceHash(meta),
                     .content = meta.exact.high});
  }
  return pages;
}

// Takes the walls out of pages that have one instead of their story.
void TakeWallsDown(const DistinctStories& distinct, ThreadPool* pool,
                   IngestResult* result) {
  StoryTable& stories = result->stories;
  RangeLists walls = distinct.ForAll(FindWalls(PagesOf(stories, distinct),
                                               FrequencyTable::BuiltIn(), pool,
                                               stories.memory().warm()));
  if (!walls.empty()) {
    result->wall_words = walls.num_words();
    stories.Remove(walls, pool);
  }
  if (result->furniture) result->furniture->walls = std::move(walls);
}

// Takes out what a source puts before or behind all of its texts.
void TakeEdgesOff(const DistinctStories& distinct, ThreadPool* pool,
                  IngestResult* result) {
  StoryTable& stories = result->stories;
  RangeLists blocks = distinct.ForAll(
      FindEdgeBlocks(PagesOf(stories, distinct), FrequencyTable::BuiltIn(),
                     pool, stories.memory().warm()));
  if (!blocks.empty()) {
    result->block_words = blocks.num_words();
    stories.Remove(blocks, pool);
  }
  if (result->furniture) result->furniture->blocks = std::move(blocks);
}

// Makes stories of all records.
Status ReadStories(BatchReader* input, const DedupOptions& options,
                   ThreadPool* pool, const Hooks& hooks, IngestResult* result) {
  std::vector<std::unique_ptr<Worker>> workers;
  for (int i = 0; i < pool->num_threads(); ++i) {
    workers.push_back(std::make_unique<Worker>(options));
  }
  std::vector<Parsed> parsed(BatchesARound(*pool));
  const auto work = [&](const RecordBatch& batch, size_t place, int worker) {
    parsed[place] = Parsed{};
    workers[worker]->Parse(batch, result->stories, &parsed[place]);
  };
  const auto take = [&](const RecordBatch& batch, size_t place) {
    Parsed& made = parsed[place];
    result->bytes += batch.size();
    result->words += made.words;
    result->furniture_words += made.furniture_words;
    result->notice_words += made.notice_words;
    std::ranges::move(made.rejects, std::back_inserter(result->rejects));
    result->stories.Add(std::move(made.stories));
    if (result->furniture) {
      result->furniture->batch_ends.push_back(result->stories.size());
    }
    return result->stories.memory().status();
  };
  return ForEachBatch(input, pool, hooks, {work, take});
}

}  // namespace

StatusOr<IngestResult> Ingest(BatchReader* input, const DedupOptions& options,
                              ThreadPool* pool, const Hooks& hooks,
                              bool keep_furniture) {
  IngestResult result{
      .stories = StoryTable(std::make_shared<SpillingMemory>(
          options.memory_bytes, options.reader.tmp_dir, LeastMemory(options)))};
  if (keep_furniture) result.furniture.emplace();
  NEARDUP_RETURN_IF_ERROR(ReadStories(input, options, pool, hooks, &result));
  {
    const DistinctStories distinct(result.stories);
    SetFurnitureAside(distinct, pool, &result);
    TakeWallsDown(distinct, pool, &result);
    TakeEdgesOff(distinct, pool, &result);
  }
  NEARDUP_RETURN_IF_ERROR(result.stories.memory().status());
  return result;
}

}  // namespace neardup
