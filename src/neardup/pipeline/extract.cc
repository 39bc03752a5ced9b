#include "neardup/pipeline/extract.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "neardup/base/thread_pool.h"
#include "neardup/extract/story_notes.h"
#include "neardup/feeds/feed_parser.h"
#include "neardup/io/json_writer.h"
#include "neardup/io/record_writer.h"
#include "neardup/pipeline/batch_rounds.h"
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
      AddNotes(&record);
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

  // Adds to the attributes what the text says of itself and they do not.
  void AddNotes(Record* record) {
    attributes_.assign(record->attributes.begin(), record->attributes.end());
    const auto find = [&](std::string_view name) {
      return std::ranges::find(attributes_, name, &Attribute::name);
    };
    const auto add = [&](std::string_view name, std::string_view value) {
      if (value.empty() || find(name) != attributes_.end()) return;
      attributes_.push_back({std::string(name), std::string(value)});
    };
    StoryNotes notes = FindStoryNotes(record->title, record->text);
    if (const auto declared = find("ednote"); declared != attributes_.end()) {
      notes.kind = KindOfNote(declared->value);
    }
    add("dateline", notes.dateline);
    add("agency", notes.agency);
    add("ednote", notes.note);
    add("note", NoteKindName(notes.kind));
    record->attributes = attributes_;
  }

  RecordParser parser_;
  Tokenizer tokenizer_;
  TokenStream words_;
  std::vector<Record> records_;
  std::vector<Attribute> attributes_;  // of the record being written
  JsonWriter json_;
};

}  // namespace

StatusOr<ExtractResult> ExtractRecords(BatchReader* input, int num_threads,
                                       const Hooks& hooks, OutputSink* out) {
  ThreadPool pool(num_threads);
  std::vector<std::unique_ptr<Worker>> workers;
  for (int i = 0; i < pool.num_threads(); ++i) {
    workers.push_back(std::make_unique<Worker>(input->options()));
  }
  std::vector<Lines> lines(BatchesARound(pool));
  ExtractResult result;
  const auto work = [&](const RecordBatch& batch, size_t place, int worker) {
    lines[place] = Lines{};
    workers[worker]->Write(batch, &lines[place]);
  };
  const auto take = [&](const RecordBatch& batch, size_t place) {
    Lines& written = lines[place];
    result.records += written.records;
    result.bytes += batch.size();
    std::ranges::move(written.rejects, std::back_inserter(result.rejects));
    return out->Append(written.bytes);
  };
  NEARDUP_RETURN_IF_ERROR(ForEachBatch(input, &pool, hooks, {work, take}));
  return result;
}

}  // namespace neardup
