// Tables and archives that are read in parts give what they give whole.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "neardup/feeds/feed_parser.h"
#include "neardup/io/record_parser.h"
#include "neardup/io/record_reader.h"
#include "tests/io/compressed.h"
#include "tests/io/temporary_directory.h"

namespace neardup {
namespace {

using Lines = std::vector<std::string>;

void Append(const std::vector<Record>& records,
            const std::vector<Reject>& rejects, Lines* lines) {
  for (const Record& record : records) {
    lines->push_back(fmt::format("{} {} {}", record.line, record.id,
                                 record.text.substr(0, 200)));
  }
  for (const Reject& reject : rejects) {
    lines->push_back(fmt::format("!{} {}", reject.line, reject.reason));
  }
}

struct Outcome {
  Lines records;
  Lines rejects;
  size_t batches = 0;
  size_t most_bytes = 0;
};

Outcome Read(const std::string& path, const ReaderOptions& options) {
  BatchReader reader({{path, "file"}}, options);
  RecordParser parser(options, MakeFeedParser(options));
  RecordBatch batch;
  std::vector<Record> records;
  std::vector<Reject> rejects;
  Outcome outcome;
  while (true) {
    const StatusOr<bool> more = reader.Next(&batch);
    EXPECT_TRUE(more.ok()) << more.status();
    if (!more.ok() || !*more) return outcome;
    parser.ParseBatch(batch, &records, &rejects);
    Append(records, {}, &outcome.records);
    Append({}, rejects, &outcome.rejects);
    ++outcome.batches;
    outcome.most_bytes = std::max(outcome.most_bytes, batch.size());
  }
}

Outcome ReadWhole(const std::string& bytes) {
  const RecordBatch batch = MakeBatch("file", bytes);
  RecordParser parser({}, MakeFeedParser({}));
  std::vector<Record> records;
  std::vector<Reject> rejects;
  parser.ParseBatch(batch, &records, &rejects);
  Outcome outcome;
  Append(records, {}, &outcome.records);
  Append({}, rejects, &outcome.rejects);
  return outcome;
}

std::string Table() {
  std::string table = "\xef\xbb\xbfid,title,text\n";
  for (int i = 0; i < 40; ++i) {
    table += fmt::format(
        "{},\"Bridge, closed\",\"Fog lay over \"\"Harrow\"\"\nfor {} "
        "days.\"\r\n{}",
        i % 3 == 0 ? "" : std::to_string(i), i, i % 7 == 0 ? "\n" : "");
    if (i % 9 == 0) table += "too,few\n";
  }
  return table + "\"x,open\n,,\n1,y,z";
}

TEST(DocumentPartsTest, RowsAreWhatTheyAreInTheWholeTable) {
  TemporaryDirectory directory;
  const Outcome whole = ReadWhole(Table());
  EXPECT_EQ(whole.records.size(), 41u);
  EXPECT_EQ(whole.rejects.size(), 7u);
  const std::string plain = directory.Write("a", Table());
  const std::string packed = directory.Write("b", Gzip(Table()));
  for (const size_t size : {1, 50, 1000, 1 << 20}) {
    ReaderOptions options;
    options.batch_bytes = size;
    for (const std::string& path : {plain, packed}) {
      const Outcome parts = Read(path, options);
      EXPECT_EQ(parts.records, whole.records) << size;
      EXPECT_EQ(parts.rejects, whole.rejects) << size;
      EXPECT_TRUE(size != 50 || parts.batches > 10);
    }
  }
}

TEST(DocumentPartsTest, CharsetsAreFoundInEveryPart) {
  TemporaryDirectory directory;
  std::string table = "id,title\n";
  for (int i = 0; i < 300; ++i) {
    table += fmt::format("{},Le caf\xe9 est ferm\xe9 depuis l'\xe9t\xe9\n", i);
  }
  ReaderOptions options;
  options.batch_bytes = 2000;
  const Outcome parts = Read(directory.Write("a", table), options);
  EXPECT_GT(parts.batches, 2u);
  EXPECT_EQ(parts.records, ReadWhole(table).records);
  EXPECT_EQ(parts.records[299], "301 299 Le café est fermé depuis l'été");
}

TEST(DocumentPartsTest, AHeaderThatNamesNothingIsSaidOnce) {
  TemporaryDirectory directory;
  ReaderOptions options;
  options.format = InputFormat::kCsv;
  options.batch_bytes = 10;
  const std::string header = "number,colour\n";
  for (const std::string_view rows : {"1,red\n2,blue\n3,green\n", ""}) {
    const Outcome outcome =
        Read(directory.Write("a", header + std::string(rows)), options);
    ASSERT_EQ(outcome.rejects.size(), 1u);
    EXPECT_TRUE(outcome.rejects[0].starts_with("!1 the header names no"));
  }
  EXPECT_EQ(Read(directory.Write("b", "\n"), options).rejects,
            Lines{"!1 empty file"});
  EXPECT_EQ(Read(directory.Write("c", "\"a,title\n1,b\n"), options).rejects,
            Lines{"!1 a quote is not closed in the first row"});
}

TEST(DocumentPartsTest, RowsThatAreTooLongCostTheirLine) {
  TemporaryDirectory directory;
  ReaderOptions options;
  options.batch_bytes = 100;
  options.max_line_bytes = 1000;
  std::string table = "id,title\n1,one\n2," + std::string(5000, 'x') + "\n";
  table += "3,three\n4,\"open\n";
  for (int i = 5; i < 400; ++i) table += fmt::format("{},again\n", i);
  table += "400,\"closed\"\n";
  const Outcome outcome = Read(directory.Write("a", table), options);
  EXPECT_EQ(outcome.records.size(), 398u);
  EXPECT_EQ(outcome.rejects,
            (Lines{"!3 row is longer than 1000 bytes, at byte 15",
                   "!5 a quote is not closed in the row at byte 5026"}));
  EXPECT_LT(outcome.most_bytes, 3000u);
}

// Guards against a long first row that is copied into every batch and parsed
// with it: it costs the table, and a story's that is first its file.
TEST(DocumentPartsTest, AFirstRowOverAMebibyteIsNotCopiedIntoEveryBatch) {
  TemporaryDirectory directory;
  constexpr size_t kMost = 1 << 20;
  const auto header = [](size_t size) {
    const std::string names = "id,title,";
    return names + std::string(size - names.size() - 1, 'x') + "\n";
  };
  std::string rows;
  for (int i = 0; i < 30; ++i) rows += fmt::format("{},Fog again,\n", i);
  std::string gkg = "20250204120000-1\t20250204120000\t1\tpost.example\t";
  gkg += std::string(kMost, 'x');
  for (int j = 5; j < 26; ++j) gkg += "\tx";
  gkg += "\t<PAGE_TITLE>Bridge closed</PAGE_TITLE>\n";
  ReaderOptions options;
  options.format = InputFormat::kCsv;
  options.batch_bytes = 100;
  const Outcome most =
      Read(directory.Write("a", header(kMost) + rows), options);
  EXPECT_EQ(most.records.size(), 30u);
  EXPECT_GT(most.batches, 3u);
  for (const std::string& table :
       {header(kMost + 1) + rows, header(20 * kMost) + rows,
        "\"" + std::string(4 * kMost, '\n') + rows,
        std::string(kMost, '\n') + "id,title,x\n" + rows, gkg + gkg}) {
    options.format = table == gkg + gkg ? InputFormat::kTsv : InputFormat::kCsv;
    const Outcome outcome = Read(directory.Write("b", table), options);
    EXPECT_EQ(outcome.records, Lines{});
    EXPECT_EQ(outcome.rejects,
              Lines{"!1 the first row, with blank lines before it, is longer "
                    "than 1048576 bytes; the file is not read"});
    EXPECT_EQ(outcome.batches, 1u);
  }
}

TEST(DocumentPartsTest, EveryRowOfGdeltIsAStory) {
  TemporaryDirectory directory;
  std::string table;
  for (int i = 0; i < 20; ++i) {
    table +=
        fmt::format("20250204120000-{}\t20250204120000\t1\tpost.example", i);
    for (int j = 4; j < 26; ++j) table += "\tx";
    table += fmt::format("\t<PAGE_TITLE>Bridge {} closed</PAGE_TITLE>\n", i);
  }
  ReaderOptions options;
  options.batch_bytes = 500;
  const Outcome parts = Read(directory.Write("a", table), options);
  EXPECT_GT(parts.batches, 2u);
  EXPECT_EQ(parts.records, ReadWhole(table).records);
  EXPECT_EQ(parts.records.size(), 20u);
  const std::string alone = table.substr(0, table.find('\n'));
  EXPECT_EQ(Read(directory.Write("b", alone), {}).records,
            ReadWhole(alone).records);
}

// Wherever what is read for a row ends, in a quote or between two.
TEST(DocumentPartsTest, RowsThatGoOnAndOnCostTheirLines) {
  TemporaryDirectory directory;
  std::string table = "id,title\n";
  for (int i = 0; i < 1000; ++i) table += "a\",\"\n";
  const std::string path = directory.Write("a", table);
  for (size_t most = 1000; most < 1010; ++most) {
    ReaderOptions options;
    options.batch_bytes = 10 + most % 7;
    options.max_line_bytes = most;
    const Outcome outcome = Read(path, options);
    EXPECT_EQ(outcome.rejects.size(), 1000u) << most;
    EXPECT_EQ(outcome.rejects.back(),
              "!1001 a quote is not closed in the row at byte 5004");
  }
}

// A quote that opens in every line and is closed in none, so that each row
// seems to go on to the end.
TEST(DocumentPartsTest, OpenQuotesAreReadInLinearTime) {
  TemporaryDirectory directory;
  std::string table = "id,title\n";
  for (int i = 0; i < 1'000'000; ++i) table += "a\",\"\n";
  const Outcome outcome = Read(directory.Write("a", table), {});
  EXPECT_EQ(outcome.rejects.size(), 1'000'000u);
}

std::string Record(const std::string& town) {
  const std::string block = fmt::format(
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>The old "
      "bridge of {} was closed to lorries on Monday, the council said.",
      town);
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
      "http://{}.example/\r\nContent-Type: application/http\r\n"
      "Content-Length: {}\r\n\r\n{}\r\n\r\n",
      town, block.size(), block);
}

TEST(DocumentPartsTest, RecordsOfArchivesAreReadAlone) {
  TemporaryDirectory directory;
  std::string archive;
  std::string members;
  for (int i = 0; i < 30; ++i) {
    archive += Record(fmt::format("oldbury{}", i));
    members += Gzip(Record(fmt::format("oldbury{}", i)));
    if (i == 7) archive += "garbage\r\n";
    if (i == 7) members += Gzip("garbage\r\n");
  }
  const Outcome whole = ReadWhole(archive);
  EXPECT_EQ(whole.records.size(), 30u);
  EXPECT_EQ(whole.rejects.size(), 1u);
  for (const size_t size : {1, 1000, 1 << 20}) {
    ReaderOptions options;
    options.batch_bytes = size;
    const Outcome plain = Read(directory.Write("a", archive), options);
    EXPECT_EQ(plain.records, whole.records) << size;
    EXPECT_EQ(plain.rejects, whole.rejects) << size;
    EXPECT_EQ(Read(directory.Write("b", members), options).records,
              whole.records);
  }
}

TEST(DocumentPartsTest, ABrokenMemberCostsItsRecordOnly) {
  TemporaryDirectory directory;
  const std::string first = Gzip(Record("a"));
  std::string broken = Gzip(Record("b"));
  broken.resize(broken.size() / 2);
  const Outcome outcome = Read(
      directory.Write("a.warc.gz", first + broken + Gzip(Record("c"))), {});
  EXPECT_EQ(outcome.records.size(), 2u);
  ASSERT_EQ(outcome.rejects.size(), 1u);
  EXPECT_TRUE(outcome.rejects[0].ends_with(
      fmt::format(" in the record at byte {}", first.size())))
      << outcome.rejects[0];
}

TEST(DocumentPartsTest, CompressedBytesThatGrowTooMuchAreGivenUp) {
  TemporaryDirectory directory;
  ReaderOptions options;
  options.max_text_bytes = 1 << 20;
  const std::string much(size_t{40} << 20, ' ');
  const std::string line = "{\"id\":\"a\",\"text\":\"Fog\"}\n";
  const std::string reason =
      "compressed data grows more than 200 times to over 1048576 bytes; the "
      "rest of the file is not read";
  const Outcome lines = Read(
      directory.Write("a", Gzip(line + "{\"text\":\"" + much + "\"}\n" + line)),
      options);
  EXPECT_EQ(lines.records.size(), 1u);
  EXPECT_EQ(lines.rejects, Lines{"!2 " + reason});
  EXPECT_LT(lines.most_bytes, 8u << 20);
  const Outcome rows =
      Read(directory.Write("b", Gzip("id,title\n1,one\n2,\"" + much + "\"\n")),
           options);
  EXPECT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.rejects, Lines{"!3 " + reason});
  const Outcome feed =
      Read(directory.Write("c", Gzip("<rss><channel>" + much + "</channel>")),
           options);
  EXPECT_EQ(feed.rejects, Lines{"!1 " + reason});
}

}  // namespace
}  // namespace neardup
