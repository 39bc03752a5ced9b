// Reading the records of many inputs in batches, the cheap and ordered half.
//
// Reading is split in two, so that parsing can be parallel: BatchReader, on one
// thread, cuts the inputs into batches of whole lines, rows of tables, records
// of archives or whole files (memchr, no parsing); RecordParser
// (record_parser.h), on any thread, turns a batch into records. The batches,
// and the records in a batch, come in input order. A second pass gives the same
// batches, so kept records can be written out again byte for byte without
// having been held in memory.
//
// Example:
//   BatchReader reader(files, ReaderOptions{});
//   RecordParser parser(ReaderOptions{});
//   RecordBatch batch;
//   while (true) {
//     NEARDUP_ASSIGN_OR_RETURN(bool more, reader.Next(&batch));
//     if (!more) break;
//     parser.ParseBatch(batch, &records, &rejects);
//   }

#ifndef NEARDUP_IO_RECORD_READER_H_
#define NEARDUP_IO_RECORD_READER_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/base/status.h"
#include "neardup/io/byte_source.h"
#include "neardup/io/input_format.h"
#include "neardup/io/input_set.h"
#include "neardup/io/record_batch.h"
#include "neardup/io/spooled_file.h"
#include "neardup/io/table_cutter.h"
#include "neardup/io/warc_records.h"

namespace neardup {

struct ReaderOptions {
  // kAuto: found for each file (FindInputFormat).
  InputFormat format = InputFormat::kAuto;

  // Names of fields in JSON records; empty means the usual names
  // (record_parser.h). `a.b` also finds field b of object a.
  std::string id_field;
  std::string title_field;
  std::string text_field;
  std::string time_field;
  std::string source_field;
  // Read language and attributes of JSON records too.
  bool details = false;
  // Times after this one are taken as unknown.
  int64_t newest_time = INT64_MAX;

  // Stories with a longer text are rejected.
  uint64_t max_text_bytes = uint64_t{64} << 20;
  // Lines and documents that are longer are rejected unparsed.
  uint64_t max_line_bytes = uint64_t{1} << 30;
  // What a batch aims at; a longer line or text file makes a longer batch.
  size_t batch_bytes = size_t{1} << 20;

  // Keep a copy of what can be read only once, so that Rewind works.
  bool spool = true;
  std::string tmp_dir = "/tmp";

  // Becomes true to end the wait for a pipe with kCancelled; may be null.
  const std::atomic<bool>* cancel = nullptr;
};

// Cuts inputs into batches. For one thread; batches may go to others.
// Memory: the batch and the piece of a line behind it; documents that are
// neither tables nor archives are held whole. A line, row or document of
// compressed bytes that is longer than a text may be and that grows more than
// 200 times is given up, and with it the rest of its file.
class BatchReader {
 public:
  BatchReader(std::vector<InputFile> files, ReaderOptions options);

  // Fills `batch` (whose memory is reused); false when there is no more.
  // Errors: what ByteSource says, kUnavailable from the spool. After an error
  // the reader is of no more use.
  StatusOr<bool> Next(RecordBatch* batch);

  // Goes back to the beginning. To be called after Next has returned false.
  // Errors: kFailedPrecondition if an input cannot be read twice and there is
  // no spool.
  Status Rewind();

  const ReaderOptions& options() const { return options_; }
  const std::vector<InputFile>& files() const { return files_; }
  // Bytes read from the inputs in this pass, before decompression; compare with
  // the sum of InputFile::bytes for progress.
  uint64_t raw_bytes() const;

 private:
  // How far the source was when a batch had so many bytes.
  struct Growth {
    size_t plain;
    uint64_t used;
  };

  bool IsFull(const RecordBatch& batch) const;
  StatusOr<std::unique_ptr<RawInput>> OpenRaw();
  Status OpenFile();
  void CloseFile();
  Status ReadTo(std::string* bytes, size_t size);
  Status AddLines(RecordBatch* batch, bool* full);
  Status AddFile(RecordBatch* batch);
  Status AddRows(RecordBatch* batch);
  Status ReadFirstRow(RecordBatch* batch);
  Status FillRows(RecordBatch* batch, size_t begin);
  Status SkipLongRow(RecordBatch* batch, size_t begin);
  Status AddRecords(RecordBatch* batch);
  Status SkipLongLine(RecordBatch* batch, size_t begin);
  Growth GrowthNow(size_t plain) const {
    return {plain, source_->used_bytes()};
  }
  bool GiveUpBomb(const Growth& before, size_t begin, size_t line,
                  RecordBatch* batch);
  size_t MostOfRow() const;
  void AddSegment(RecordBatch* batch, RecordBatch::Kind kind, size_t begin);
  void AddBroken(RecordBatch* batch, size_t line, std::string problem);

  std::vector<InputFile> files_;
  ReaderOptions options_;
  std::vector<bool> once_;  // which files can be read only once
  std::vector<std::unique_ptr<SpooledFile>> spools_;  // one a file, or null
  size_t file_ = 0;
  std::unique_ptr<ByteSource> source_;  // of file_, null before it is opened
  bool at_end_ = false;                 // source_ gave its last byte
  InputFormat format_ = InputFormat::kText;  // of file_
  size_t line_ = 1;   // number of the next line, or record of an archive
  std::string rest_;  // read but in no batch yet
  std::optional<TableCutter> table_;      // of file_, if it is one
  std::unique_ptr<WarcRecords> archive_;  // the same, in place of source_
  uint64_t raw_bytes_ = 0;                // of the files before file_
};

}  // namespace neardup

#endif  // NEARDUP_IO_RECORD_READER_H_
