#include "neardup/pipeline/extract.h"

#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include "neardup/base/thread_pool.h"
#include "neardup/feeds/feed_parser.h"
#include "neardup/io/json_writer.h"
#include "neardup/io/record_writer.h"
#include "neardup/text/language.h"
#include "neardup/text/tokenizer.h"

namespace neardup {
namespace {

// Fewer words do not tell a language.
constexpr size_t kTellingWords = 20;

// What one batch becomes.
struct Lines {
  std::string bytes;
  uint64_t records = 0;
  std::vector<Reject> rejects;
};

// What a thread needs.
class Worker {
 public:
  explicit Worker(const ReaderOptions& options)
      : parser_(options, MakeFeedParser(options)), tokenizer_({}) {}

  void Write(const RecordBatch& batch, Lines* lines) {
    parser_.ParseBatch(batch, &records_, &lines->rejects);
    lines->records = records_.size();
    for (Record& record : records_) {
      if (record.language.empty()) record.language = Guess(record.text);
      BeginRecord(record, &json_);
      json_.EndObject();
      lines->bytes += json_.TakeLine();
    }
  }

 private:
  // The language of a text, empty if it says too little.
  std::string_view Guess(std::string_view text) {
    tokenizer_.Tokenize(text, &words_);
    if (words_.words.size() < kTellingWords) return {};
    return LanguageCode(words_.language);
  }

  RecordParser parser_;
  Tokenizer tokenizer_;
  TokenStream words_;
  std::vector<Record> records_;
  JsonWriter json_;
};

// Reads up to as many batches as there is room for.
StatusOr<size_t> ReadRound(BatchReader* input,
                           std::vector<RecordBatch>* batches) {
  for (size_t count = 0; count < batches->size(); ++count) {
    NEARDUP_ASSIGN_OR_RETURN(const bool more, input->Next(&(*batches)[count]));
    if (!more) return count;
  }
  return batches->size();
}

}  // namespace

StatusOr<ExtractResult> ExtractRecords(BatchReader* input, int num_threads,
                                       const Hooks& hooks, OutputSink* out) {
  ThreadPool pool(num_threads);
  std::vector<std::unique_ptr<Worker>> workers;
  for (int i = 0; i < pool.num_threads(); ++i) {
    workers.push_back(std::make_unique<Worker>(input->options()));
  }
  uint64_t total = 0;
  for (const InputFile& file : input->files()) total += file.bytes;
  std::vector<RecordBatch> batches(2 * workers.size());
  ExtractResult result;
  while (true) {
    NEARDUP_RETURN_IF_ERROR(hooks.Check());
    NEARDUP_ASSIGN_OR_RETURN(const size_t count, ReadRound(input, &batches));
    if (count == 0) return result;
    std::vector<Lines> lines(count);
    pool.ParallelFor(count, 1, [&](size_t i, size_t, int worker) {
      workers[worker]->Write(batches[i], &lines[i]);
    });
    for (size_t i = 0; i < count; ++i) {
      NEARDUP_RETURN_IF_ERROR(out->Append(lines[i].bytes));
      result.records += lines[i].records;
      result.bytes += batches[i].size();
      std::move(lines[i].rejects.begin(), lines[i].rejects.end(),
                std::back_inserter(result.rejects));
    }
    hooks.Report({"read", "bytes", input->raw_bytes(), total});
  }
}

}  // namespace neardup
