#include "neardup/pipeline/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "neardup/extract/notices.h"
#include "neardup/feeds/feed_parser.h"
#include "neardup/io/utf8.h"
#include "neardup/pipeline/ingest.h"
#include "neardup/pipeline/pair_judge.h"
#include "neardup/text/tokenizer.h"

namespace neardup {
namespace {

constexpr size_t kPairsAtOnce = 16;

// Judges one pair whatever its order and even if its two sides are one story.
PairResult JudgeOne(const StoryTable& stories, const StoryPair& pair,
                    PairJudge* judge) {
  PairResult result{pair.a, pair.b, {}};
  result.match = judge->JudgeWithPassages(pair.a, pair.b, &result.passages);
  SetNewer(stories, &result);
  return result;
}

}  // namespace

StatusOr<DedupResult> ReadStories(BatchReader* input,
                                  const DedupOptions& options,
                                  const Hooks& hooks) {
  DedupOptions with_offsets = options;
  with_offsets.keep_offsets = true;
  ThreadPool pool(options.num_threads);
  NEARDUP_ASSIGN_OR_RETURN(IngestResult read,
                           Ingest(input, with_offsets, &pool, hooks));
  DedupResult result;
  result.stories = std::move(read.stories);
  result.rejects = std::move(read.rejects);
  result.summary.words_hash = result.stories.WordsHash();
  for (const InputFile& file : input->files()) {
    result.files.push_back(file.name);
  }
  return result;
}

StatusOr<std::vector<std::string>> ReadTexts(BatchReader* input,
                                             const ReaderOptions& options,
                                             std::span<const uint32_t> stories,
                                             size_t max_bytes) {
  NEARDUP_RETURN_IF_ERROR(input->Rewind());
  std::vector<size_t> order(stories.size());  // of positions, ascending
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](size_t i, size_t j) { return stories[i] < stories[j]; });
  std::vector<std::string> texts(stories.size());
  RecordParser parser(options, MakeFeedParser(options));
  RecordBatch batch;
  std::vector<Record> records;
  std::vector<Reject> rejects;
  size_t next = 0;
  for (uint32_t first = 0; next < order.size();
       first += static_cast<uint32_t>(records.size())) {
    NEARDUP_ASSIGN_OR_RETURN(const bool more, input->Next(&batch));
    if (!more) return DataLoss("the input changed while it was read");
    parser.ParseBatch(batch, &records, &rejects);
    for (; next < order.size(); ++next) {
      const uint32_t at = stories[order[next]] - first;
      if (at >= records.size()) break;
      const std::string_view text = records[at].text;
      texts[order[next]] = CutUtf8(text, max_bytes);
    }
  }
  return texts;
}

StatusOr<std::vector<PairResult>> ComparePairs(const StoryTable& stories,
                                               std::span<const StoryPair> pairs,
                                               const DedupOptions& options,
                                               const Hooks& hooks,
                                               std::vector<Grounds>* grounds) {
  NEARDUP_RETURN_IF_ERROR(Validate(options));
  DedupOptions with_evidence = options;
  with_evidence.evidence = true;
  ThreadPool pool(options.num_threads);
  std::vector<PairJudge> judges;
  for (int i = 0; i < pool.num_threads(); ++i) {
    judges.emplace_back(stories, with_evidence);
  }
  std::vector<PairResult> results(pairs.size());
  if (grounds != nullptr) grounds->resize(pairs.size());
  pool.ParallelFor(pairs.size(), kPairsAtOnce,
                   [&](size_t begin, size_t end, int worker) {
                     if (hooks.cancelled()) return;
                     for (size_t i = begin; i < end; ++i) {
                       PairJudge& judge = judges[worker];
                       results[i] = JudgeOne(stories, pairs[i], &judge);
                       if (grounds == nullptr) continue;
                       (*grounds)[i] = judge.verifier().grounds();
                     }
                   });
  NEARDUP_RETURN_IF_ERROR(hooks.Check());
  return results;
}

StatusOr<PairResult> CompareTexts(std::string_view a, std::string_view b,
                                  const DedupOptions& options) {
  Tokenizer tokenizer({.keep_offsets = true});
  TokenStream words;
  StoryTable::Chunk chunk;
  int number = 0;
  for (const std::string_view text : {a, b}) {
    ++number;
    if (const auto bad = FindInvalidUtf8(text)) {
      return InvalidArgument(
          fmt::format("text {}: invalid UTF-8 at byte {}", number, *bad));
    }
    tokenizer.Tokenize(text, &words);
    TakeNoticesOut(&words);
    chunk.Add({.exact = words.exact}, words);
  }
  StoryTable stories;
  stories.Add(std::move(chunk));
  const StoryPair pair{0, 1};
  DedupOptions one_thread = options;
  one_thread.num_threads = 1;
  NEARDUP_ASSIGN_OR_RETURN(std::vector<PairResult> results,
                           ComparePairs(stories, {&pair, 1}, one_thread, {}));
  return std::move(results[0]);
}

}  // namespace neardup
