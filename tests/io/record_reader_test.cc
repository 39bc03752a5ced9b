#include "neardup/io/record_reader.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <thread>

#include "neardup/base/hash.h"
#include "neardup/io/record_batch.h"
#include "neardup/io/record_parser.h"
#include "tests/io/compressed.h"
#include "tests/io/temporary_directory.h"

namespace neardup {
namespace {

// What a reader and a parser made of some inputs, as lines to compare.
struct Outcome {
  std::vector<std::string> records;
  std::vector<std::string> rejects;
  size_t batches = 0;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

StatusOr<Outcome> Read(BatchReader* reader, const ReaderOptions& options) {
  Outcome outcome;
  RecordParser parser(options);
  RecordBatch batch;
  std::vector<Record> records;
  std::vector<Reject> rejects;
  while (true) {
    NEARDUP_ASSIGN_OR_RETURN(const bool more, reader->Next(&batch));
    if (!more) return outcome;
    ++outcome.batches;
    parser.ParseBatch(batch, &records, &rejects);
    for (const Record& record : records) {
      outcome.records.push_back(
          std::to_string(record.file) + ":" + std::to_string(record.line) +
          " " + std::string(record.id) + " | " + std::string(record.text) +
          " | " + std::string(record.raw));
    }
    for (const Reject& reject : rejects) {
      outcome.rejects.push_back(std::to_string(reject.file) + ":" +
                                std::to_string(reject.line) + " " +
                                reject.reason);
    }
  }
}

StatusOr<Outcome> ReadPaths(const std::vector<std::string>& paths,
                            const ReaderOptions& options) {
  NEARDUP_ASSIGN_OR_RETURN(auto files, ExpandInputs(paths));
  BatchReader reader(std::move(files), options);
  return Read(&reader, options);
}

// A feed with everything that matters to the cutting of lines.
const char kFeed[] =
    "\xef\xbb\xbf\r\n"
    "{\"id\": \"a\", \"text\": \"Fog lay over Harrow.\"}\n"
    "\n"
    "{\"id\": \"b\", \"text\": \"The ferry ran \\\"aground\\\".\"}\r\n"
    "{\"id\": \"c\"}\n"
    "   \n"
    "{\"text\": \"Nobody was h\xc3\xbcrt.\"}\n"
    "{\"id\": \"d\", \"text\": \"cut o";

TEST(BatchReaderTest, EveryBlockBoundaryGivesTheSame) {
  TemporaryDirectory directory;
  const std::string plain(kFeed);
  const std::string longer = plain + "ff\"}\n" + plain.substr(3);
  const std::vector<std::string> paths = {
      directory.Write("a.jsonl", plain), directory.Write("empty", ""),
      directory.Write("b.jsonl", Gzip(longer)),
      directory.Write("c.txt", "Fog.\nMore fog.\n"),
      directory.Write("d.jsonl", Zstd(longer + "\n"))};
  ReaderOptions options;
  options.batch_bytes = 1 << 20;
  Outcome whole = *ReadPaths(paths, options);
  EXPECT_EQ(whole.batches, 1u);
  EXPECT_EQ(whole.records.size(), 3 + 7 + 1 + 7u);
  EXPECT_EQ(whole.rejects.size(), 2 + 1 + 3 + 3u);
  for (size_t block = 1; block < longer.size() + 5; ++block) {
    options.batch_bytes = block;
    Outcome cut = *ReadPaths(paths, options);
    EXPECT_EQ(cut.records, whole.records) << block;
    EXPECT_EQ(cut.rejects, whole.rejects) << block;
  }
}

// The slow twin: splits the whole file by hand and parses each line alone.
TEST(BatchReaderTest, GivesWhatSplittingByHandGives) {
  TemporaryDirectory directory;
  std::string feed;
  uint64_t state = 1;
  for (int i = 0; i < 3000; ++i) {
    state = Mix64(state);
    const std::string text(state % 900, static_cast<char>('a' + i % 26));
    if (state % 11 == 0) feed += "\r\n";
    if (state % 13 == 0) feed += "broken " + text + "\n";
    feed += "{\"id\": \"" + std::to_string(i) + "\", \"text\": \"x" + text +
            "\"}" + (state % 5 == 0 ? "\r\n" : "\n");
  }
  ReaderOptions options;
  Outcome slow;
  RecordParser parser(options);
  size_t line = 0;
  for (size_t begin = 0; begin < feed.size();) {
    const size_t end = feed.find('\n', begin);
    const std::string bytes = feed.substr(begin, end - begin);
    begin = end + 1;
    ++line;
    const RecordBatch batch = MakeBatch("", bytes, InputFormat::kJsonLines);
    std::vector<Record> records;
    std::vector<Reject> rejects;
    parser.ParseBatch(batch, &records, &rejects);
    for (const Record& record : records) {
      slow.records.push_back("0:" + std::to_string(line) + " " +
                             std::string(record.id) + " | " +
                             std::string(record.text) + " | " + bytes);
    }
    for (const Reject& reject : rejects) {
      slow.rejects.push_back("0:" + std::to_string(line) + " " + reject.reason);
    }
  }
  const std::string path = directory.Write("feed.jsonl", feed);
  for (const size_t block : {100, 4096, 65536, 1 << 22}) {
    options.batch_bytes = block;
    const Outcome fast = *ReadPaths({path}, options);
    EXPECT_EQ(fast.records, slow.records) << block;
    EXPECT_EQ(fast.rejects, slow.rejects) << block;
  }
}

TEST(BatchReaderTest, BatchesStayNearTheirSize) {
  TemporaryDirectory directory;
  std::string feed;
  for (int i = 0; i < 2000; ++i) feed += "{\"text\": \"Fog lay.\"}\n";
  ReaderOptions options;
  options.batch_bytes = 1000;
  BatchReader reader(*ExpandInputs(std::vector<std::string>{
                         directory.Write("feed.jsonl", feed)}),
                     options);
  RecordBatch batch;
  size_t batches = 0;
  while (*reader.Next(&batch)) {
    ++batches;
    EXPECT_LE(batch.size(), 1000u);
  }
  EXPECT_EQ(batches, (2000 + 46) / 47u);
  EXPECT_EQ(reader.raw_bytes(), feed.size());
}

TEST(BatchReaderTest, ALineMayBeLongerThanABatch) {
  TemporaryDirectory directory;
  const std::string text(3'000'000, 'x');
  const std::string line = "{\"id\": \"long\", \"text\": \"" + text + "\"}";
  const std::string feed = "{\"id\": \"a\", \"text\": \"Fog\"}\n" + line +
                           "\n{\"id\": \"b\", \"text\": \"Fog\"}\n" + line;
  ReaderOptions options;
  options.batch_bytes = 1000;
  const Outcome outcome =
      *ReadPaths({directory.Write("feed.jsonl", feed)}, options);
  ASSERT_EQ(outcome.records.size(), 4u);
  EXPECT_EQ(outcome.records[1], "0:2 long | " + text + " | " + line);
  EXPECT_EQ(outcome.records[3], "0:4 long | " + text + " | " + line);
}

TEST(BatchReaderTest, LinesOverTheLimitAreRejectedWhereverTheyAreCut) {
  TemporaryDirectory directory;
  const std::string good = "{\"text\": \"Fog\"}\n";
  const std::string bad = "{\"text\": \"" + std::string(5000, 'x') + "\"}";
  const std::string path = directory.Write(
      "feed.jsonl", good + bad + "\n" + good + bad + "\n" + bad);
  for (const size_t block : {10, 100, 1000, 5000, 100000}) {
    ReaderOptions options;
    options.batch_bytes = block;
    options.max_line_bytes = 1000;
    const Outcome outcome = *ReadPaths({path}, options);
    EXPECT_EQ(outcome.records.size(), 2u);
    const std::string reason = " line is longer than 1000 bytes";
    EXPECT_EQ(outcome.rejects,
              (std::vector<std::string>{"0:2" + reason, "0:4" + reason,
                                        "0:5" + reason}))
        << block;
  }
}

TEST(BatchReaderTest, TextFilesOverTheLimitAreRejected) {
  TemporaryDirectory directory;
  ReaderOptions options;
  options.max_text_bytes = 100'000;
  const Outcome outcome =
      *ReadPaths({directory.Write("a", std::string(100'000, 'x')),
                  directory.Write("b", std::string(100'001, 'x')),
                  directory.Write("c", "Fog")},
                 options);
  EXPECT_EQ(outcome.records.size(), 2u);
  EXPECT_EQ(outcome.rejects,
            std::vector<std::string>{"1:0 text is longer than 100000 bytes"});
}

TEST(BatchReaderTest, TheContentTellsTheFormat) {
  TemporaryDirectory directory;
  const std::string json = "{\"id\": \"j\", \"text\": \"Fog\"}";
  const auto ids = [&](const std::string& name, const std::string& content,
                       InputFormat format = InputFormat::kAuto) {
    ReaderOptions options;
    options.format = format;
    const std::string path = directory.Write(name, content);
    const Outcome outcome = *ReadPaths({path}, options);
    return std::pair(outcome.records.size(), outcome.rejects.size());
  };
  using Counts = std::pair<size_t, size_t>;
  EXPECT_EQ(ids("a", json + "\n" + json), Counts(2, 0));
  EXPECT_EQ(ids("b", std::string(3'000, '\n') + json), Counts(1, 0));
  EXPECT_EQ(ids("c", "\xef\xbb\xbf \r\n" + json), Counts(1, 0));
  EXPECT_EQ(ids("d", "Fog\n" + json + "\n" + json), Counts(1, 0));
  EXPECT_EQ(ids("e.jsonl", "Fog\n" + json + "\n" + json), Counts(2, 1));
  EXPECT_EQ(ids("e.ndjson.gz", Gzip("Fog\n" + json)), Counts(1, 1));
  EXPECT_EQ(ids("f.jsonl", ""), Counts(0, 0));
  EXPECT_EQ(ids("g.jsonl", json + "\n" + json, InputFormat::kText),
            Counts(1, 0));
  EXPECT_EQ(ids("h", "Fog\n" + json, InputFormat::kJsonLines), Counts(1, 1));
  EXPECT_EQ(ids("i", ""), Counts(0, 1));
}

TEST(BatchReaderTest, ASecondPassGivesTheSameBatches) {
  TemporaryDirectory directory;
  ReaderOptions options;
  options.batch_bytes = 50;
  const std::vector<std::string> paths = {
      directory.Write("a.jsonl", kFeed),
      directory.Write("b.jsonl", Gzip(kFeed)), directory.Write("c", "Fog.")};
  BatchReader reader(*ExpandInputs(paths), options);
  const Outcome first = *Read(&reader, options);
  EXPECT_GT(first.batches, 3u);
  ASSERT_TRUE(reader.Rewind().ok());
  EXPECT_EQ(*Read(&reader, options), first);
}

TEST(BatchReaderTest, APipeIsSpooledForTheSecondPass) {
  TemporaryDirectory directory;
  const std::string path = directory.path() + "/fifo";
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  ReaderOptions options;
  options.batch_bytes = 50;
  options.tmp_dir = directory.path();
  BatchReader reader({{path, "feed"}}, options);
  std::thread writer([&] {
    std::ofstream pipe(path);
    for (const char c : Gzip(kFeed)) pipe << c << std::flush;
  });
  const Outcome first = *Read(&reader, options);
  writer.join();
  const Outcome file = *ReadPaths({directory.Write("feed", kFeed)}, options);
  EXPECT_EQ(first.records.size(), file.records.size());
  EXPECT_EQ(first.rejects, file.rejects);
  EXPECT_EQ(first.batches, file.batches);
  ASSERT_TRUE(reader.Rewind().ok());
  EXPECT_EQ(*Read(&reader, options), first);
}

TEST(BatchReaderTest, WithoutASpoolAPipeCannotBeReadAgain) {
  TemporaryDirectory directory;
  const std::string path = directory.path() + "/fifo";
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  ReaderOptions options;
  options.spool = false;
  BatchReader reader({{path, "feed"}}, options);
  std::thread writer([&] { std::ofstream(path) << kFeed; });
  EXPECT_TRUE(Read(&reader, options).ok());
  writer.join();
  EXPECT_EQ(Message(reader.Rewind()), path + ": cannot be read twice");
}

TEST(BatchReaderTest, AnInputThatBreaksOffIsAnError) {
  TemporaryDirectory directory;
  const std::string packed = Gzip(kFeed);
  const std::string path =
      directory.Write("feed.jsonl.gz", packed.substr(0, packed.size() - 9));
  const auto result = ReadPaths({path}, {});
  EXPECT_EQ(result.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(Message(result.status()), path + ": truncated gzip data");
}

TEST(RawCursorTest, GivesRecordsAndRejectsAlikeWithTheirBytes) {
  const RecordBatch batch = MakeBatch("feed", kFeed);
  RawCursor cursor(batch);
  RawRecord raw;
  std::vector<size_t> lines;
  std::string bytes;
  while (cursor.Next(&raw)) {
    lines.push_back(raw.line);
    bytes += raw.bytes;
    bytes += '\n';
  }
  EXPECT_EQ(lines, (std::vector<size_t>{2, 4, 5, 7, 8}));
  EXPECT_EQ(bytes,
            "{\"id\": \"a\", \"text\": \"Fog lay over Harrow.\"}\n"
            "{\"id\": \"b\", \"text\": \"The ferry ran \\\"aground\\\".\"}\r\n"
            "{\"id\": \"c\"}\n"
            "{\"text\": \"Nobody was h\xc3\xbcrt.\"}\n"
            "{\"id\": \"d\", \"text\": \"cut o\n");
}

TEST(InputFormatTest, HasThreeNames) {
  EXPECT_EQ(*ParseInputFormat("auto"), InputFormat::kAuto);
  EXPECT_EQ(*ParseInputFormat("jsonl"), InputFormat::kJsonLines);
  EXPECT_EQ(*ParseInputFormat("text"), InputFormat::kText);
  EXPECT_EQ(Message(ParseInputFormat("xml").status()),
            "\"xml\" is none of auto, jsonl, text, rss, atom, nitf, newsml, "
            "jsonfeed, ninjs, json, csv, tsv, html, warc");
}

}  // namespace
}  // namespace neardup
