#include "neardup/pipeline/ingest.h"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "neardup/base/hash.h"
#include "neardup/extract/notices.h"
#include "neardup/extract/recurring_lines.h"
#include "neardup/extract/walls.h"
#include "neardup/feeds/feed_parser.h"
#include "neardup/io/time.h"
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
        tokenizer({.keep_offsets = options.evidence}) {}

  void Parse(const RecordBatch& batch, const StoryTable& table, Parsed* out) {
    StoryTable::Chunk chunk;
    records.clear();
    parser.ParseBatch(batch, &records, &out->rejects);
    chunk.Reserve(records.size(), batch.size() / kBytesOfWord);
    for (const Record& record : records) {
      tokenizer.Tokenize(record.text, &words);
      out->notice_words += TakeNoticesOut(&words);
      out->furniture_words += words.furniture_words;
      chunk.Add({.id = record.id,
                 .title = record.title,
                 .source = record.source,
                 .time = ParseTime(record.time),
                 .file = static_cast<uint32_t>(record.file),
                 .line = record.line,
                 .exact = words.exact},
                words);
    }
    out->words = chunk.num_words();
    out->stories = table.Keep(std::move(chunk));
  }

  RecordParser parser;
  Tokenizer tokenizer;
  std::vector<Record> records;
  TokenStream words;
};

// Batches that are parsed at once.
struct Round {
  explicit Round(size_t size) : batches(size) {}

  // Fills as many batches as the input has left.
  Status Read(BatchReader* input) {
    for (count = 0; count < batches.size(); ++count) {
      NEARDUP_ASSIGN_OR_RETURN(const bool more, input->Next(&batches[count]));
      if (!more) break;
    }
    return OkStatus();
  }

  std::vector<RecordBatch> batches;
  size_t count = 0;
};

uint64_t SourceHash(const StoryMeta& meta) {
  return meta.source.empty() ? 0 : Hash64(meta.source) | 1;
}

// Takes out the lines that recur from story to story of a source.
void SetFurnitureAside(ThreadPool* pool, IngestResult* result) {
  StoryTable& stories = result->stories;
  const SpillingMemory& memory = stories.memory();
  Column<LineStory> lines(memory.cold());
  lines.reserve(stories.size());
  for (uint32_t i = 0; i < stories.size(); ++i) {
    lines.push_back({stories.tokens(i), SourceHash(stories.meta(i))});
  }
  const RangeLists furniture =
      FindRecurringLines(lines, FrequencyTable::BuiltIn(), pool,
                         {.cold = memory.cold(),
                          .warm = memory.warm(),
                          .table_bytes = memory.room() / 8});
  if (furniture.empty()) return;
  result->recurring_words = furniture.num_words();
  stories.Remove(furniture, pool);
}

// Takes the walls out of pages that have one instead of their story.
void TakeWallsDown(ThreadPool* pool, IngestResult* result) {
  StoryTable& stories = result->stories;
  Column<PageStory> pages(stories.memory().cold());
  pages.reserve(stories.size());
  for (uint32_t i = 0; i < stories.size(); ++i) {
    const StoryMeta& meta = stories.meta(i);
    pages.push_back({.tokens = stories.tokens(i),
                     .title = meta.title,
                     .source = SourceHash(meta),
                     .content = meta.exact.high});
  }
  const RangeLists walls = FindWalls(pages, FrequencyTable::BuiltIn(), pool,
                                     stories.memory().warm());
  if (walls.empty()) return;
  result->wall_words = walls.num_words();
  stories.Remove(walls, pool);
}

}  // namespace

StatusOr<IngestResult> Ingest(BatchReader* input, const DedupOptions& options,
                              ThreadPool* pool, const Hooks& hooks) {
  std::vector<std::unique_ptr<Worker>> workers;
  for (int i = 0; i < pool->num_threads(); ++i) {
    workers.push_back(std::make_unique<Worker>(options));
  }
  uint64_t total = 0;
  for (const InputFile& file : input->files()) total += file.bytes;

  IngestResult result{
      .stories = StoryTable(std::make_shared<SpillingMemory>(
          options.memory_bytes, options.reader.tmp_dir, LeastMemory(options)))};
  // While a round of batches is parsed, one thread reads the next.
  const size_t batches_a_round = 2 * static_cast<size_t>(pool->num_threads());
  Round now(batches_a_round), next(batches_a_round);
  std::vector<Parsed> parsed(batches_a_round);
  NEARDUP_RETURN_IF_ERROR(now.Read(input));
  while (now.count > 0) {
    NEARDUP_RETURN_IF_ERROR(hooks.Check());
    Status read_status = OkStatus();
    pool->ParallelFor(now.count + 1, 1, [&](size_t task, size_t, int worker) {
      if (task == 0) {
        read_status = next.Read(input);
        return;
      }
      parsed[task - 1] = Parsed{};
      workers[worker]->Parse(now.batches[task - 1], result.stories,
                             &parsed[task - 1]);
    });
    NEARDUP_RETURN_IF_ERROR(read_status);
    for (size_t i = 0; i < now.count; ++i) {
      result.bytes += now.batches[i].size();
      result.words += parsed[i].words;
      result.furniture_words += parsed[i].furniture_words;
      result.notice_words += parsed[i].notice_words;
      std::move(parsed[i].rejects.begin(), parsed[i].rejects.end(),
                std::back_inserter(result.rejects));
      result.stories.Add(std::move(parsed[i].stories));
    }
    NEARDUP_RETURN_IF_ERROR(result.stories.memory().status());
    hooks.Report({"read", "bytes", input->raw_bytes(), total});
    std::swap(now, next);
  }
  SetFurnitureAside(pool, &result);
  TakeWallsDown(pool, &result);
  NEARDUP_RETURN_IF_ERROR(result.stories.memory().status());
  return result;
}

}  // namespace neardup
