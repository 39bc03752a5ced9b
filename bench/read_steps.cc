// read_steps INPUT [TURNS]: what each step of reading costs, on one core.
//
// Goes through the input again and again, each time one step further: bytes,
// records, words, and all that the stage `read` does. Writes the least CPU
// seconds of each, and MB of the input a second.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "neardup/base/status.h"
#include "neardup/io/input_set.h"
#include "neardup/io/record_parser.h"
#include "neardup/io/record_reader.h"
#include "neardup/pipeline/ingest.h"
#include "neardup/text/tokenizer.h"

namespace neardup {
namespace {

enum Step { kBytes, kRecords, kWords, kAll, kNumSteps };
constexpr const char* kNames[kNumSteps] = {"bytes", "and records", "and words",
                                           "all of reading"};

// Reads everything up to a step; returns the bytes.
StatusOr<uint64_t> ReadUpTo(Step step, const std::string& path) {
  NEARDUP_ASSIGN_OR_RETURN(std::vector<InputFile> files,
                           ExpandInputs(std::span(&path, 1)));
  BatchReader reader(std::move(files), ReaderOptions{});
  if (step == kAll) {
    ThreadPool pool(1);
    NEARDUP_ASSIGN_OR_RETURN(const IngestResult result,
                             Ingest(&reader, DedupOptions{}, &pool, Hooks{}));
    return result.bytes;
  }
  RecordParser parser(ReaderOptions{});
  Tokenizer tokenizer({});
  RecordBatch batch;
  std::vector<Record> records;
  std::vector<Reject> rejects;
  TokenStream words;
  uint64_t bytes = 0;
  while (true) {
    NEARDUP_ASSIGN_OR_RETURN(const bool more, reader.Next(&batch));
    if (!more) return bytes;
    bytes += batch.size();
    if (step < kRecords) continue;
    parser.ParseBatch(batch, &records, &rejects);
    if (step < kWords) continue;
    for (const Record& record : records) {
      tokenizer.Tokenize(record.text, &words);
    }
  }
}

int Main(const std::string& path, int turns) {
  std::array<double, kNumSteps> best = {};
  uint64_t bytes = 0;
  for (int turn = 0; turn < turns; ++turn) {
    for (int step = 0; step < kNumSteps; ++step) {
      const std::clock_t begin = std::clock();
      const StatusOr<uint64_t> read = ReadUpTo(static_cast<Step>(step), path);
      if (!read.ok()) {
        std::fprintf(stderr, "%s\n", Message(read.status()).c_str());
        return 1;
      }
      bytes = *read;
      const double seconds =
          static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
      best[step] = turn == 0 ? seconds : std::min(best[step], seconds);
    }
  }
  for (int step = 0; step < kNumSteps; ++step) {
    std::printf("%-15s %7.1f ms %7.0f MB/s\n", kNames[step], best[step] * 1e3,
                static_cast<double>(bytes) / best[step] / 1e6);
  }
  return 0;
}

}  // namespace
}  // namespace neardup

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::fprintf(stderr, "read_steps INPUT [TURNS]\n");
    return 2;
  }
  return neardup::Main(argv[1], argc == 3 ? std::atoi(argv[2]) : 10);
}
