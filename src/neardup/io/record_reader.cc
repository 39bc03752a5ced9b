#include "neardup/io/record_reader.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

#include "neardup/io/utf8.h"

namespace neardup {
namespace {

using Kind = RecordBatch::Kind;

// One past the last line feed in bytes[begin..]; 0 if there is none.
size_t EndOfLastLine(std::string_view bytes, size_t begin) {
  const size_t feed = bytes.substr(begin).rfind('\n');
  return feed == bytes.npos ? 0 : begin + feed + 1;
}

// Line feeds in bytes[begin..]. Lines of stories are long, so a search for the
// next one is faster than a look at every byte.
size_t CountLines(std::string_view bytes, size_t begin) {
  size_t count = 0;
  for (size_t feed = bytes.find('\n', begin); feed != bytes.npos;
       feed = bytes.find('\n', feed + 1)) {
    ++count;
  }
  return count;
}

// Makes sure the JSON parser may look past the last byte.
void AddPadding(RecordBatch* batch) {
  batch->bytes.append(simdjson::SIMDJSON_PADDING, ' ');
}

}  // namespace

BatchReader::BatchReader(std::vector<InputFile> files, ReaderOptions options)
    : files_(std::move(files)),
      options_(std::move(options)),
      once_(files_.size()),
      spools_(files_.size()) {
  options_.batch_bytes = std::max<size_t>(options_.batch_bytes, 1);
}

// What is broken has no bytes, and shall not become too much either.
bool BatchReader::IsFull(const RecordBatch& batch) const {
  constexpr size_t kMostSegments = 1 << 16;
  return batch.bytes.size() >= options_.batch_bytes ||
         batch.segments.size() >= kMostSegments;
}

uint64_t BatchReader::raw_bytes() const {
  return raw_bytes_ + (source_    ? source_->raw_bytes()
                       : archive_ ? archive_->raw_bytes()
                                  : 0);
}

StatusOr<bool> BatchReader::Next(RecordBatch* batch) {
  batch->segments.clear();
  batch->bytes.clear();
  // One huge line must not make every later batch as large.
  if (batch->bytes.capacity() > 4 * options_.batch_bytes) {
    batch->bytes.shrink_to_fit();
  }
  bool full = false;
  while (!full && file_ < files_.size()) {
    if (!source_ && !archive_) NEARDUP_RETURN_IF_ERROR(OpenFile());
    if (format_ == InputFormat::kJsonLines) {
      NEARDUP_RETURN_IF_ERROR(AddLines(batch, &full));
    } else if (table_) {
      NEARDUP_RETURN_IF_ERROR(AddRows(batch));
    } else if (archive_) {
      NEARDUP_RETURN_IF_ERROR(AddRecords(batch));
    } else {
      NEARDUP_RETURN_IF_ERROR(AddFile(batch));
    }
    full = full || IsFull(*batch);
  }
  if (batch->segments.empty()) return false;
  AddPadding(batch);
  return true;
}

Status BatchReader::Rewind() {
  assert(!source_ && !archive_ && file_ == files_.size());
  for (size_t i = 0; i < files_.size(); ++i) {
    if (once_[i] && !spools_[i]) {
      return FailedPrecondition(files_[i].path + ": cannot be read twice");
    }
  }
  file_ = 0;
  raw_bytes_ = 0;
  return OkStatus();
}

StatusOr<std::unique_ptr<RawInput>> BatchReader::OpenRaw() {
  const std::string& path = files_[file_].path;
  std::unique_ptr<SpooledFile>& spool = spools_[file_];
  if (spool) return spool->Reader(path == "-" ? "stdin" : path);
  NEARDUP_ASSIGN_OR_RETURN(auto file, FileInput::Open(path, options_.cancel));
  once_[file_] = !file->repeatable();
  if (!once_[file_] || !options_.spool) return file;
  NEARDUP_ASSIGN_OR_RETURN(spool, SpooledFile::Create(options_.tmp_dir));
  return std::make_unique<SpoolingInput>(std::move(file), spool.get());
}

// Opens file_ and finds out what it holds; the bytes looked at stay in rest_.
Status BatchReader::OpenFile() {
  const InputFile& file = files_[file_];
  NEARDUP_ASSIGN_OR_RETURN(auto raw, OpenRaw());
  auto sniffed = std::make_unique<SniffedInput>(std::move(raw));
  SniffedInput* const input = sniffed.get();
  NEARDUP_ASSIGN_OR_RETURN(source_, ByteSource::Open(std::move(sniffed)));
  at_end_ = false;
  line_ = 1;
  rest_.clear();
  std::optional<InputFormat> format;
  if (options_.format != InputFormat::kAuto) format = options_.format;
  while (!format || rest_.size() < kByteOrderMark.size()) {
    NEARDUP_RETURN_IF_ERROR(
        ReadTo(&rest_, std::max<size_t>(64, 2 * rest_.size())));
    if (!format) format = FindInputFormat(file.name, rest_, at_end_);
    if (at_end_) break;
  }
  format_ = *format;
  const bool table =
      format_ == InputFormat::kCsv || format_ == InputFormat::kTsv;
  // Lines of UTF-16 cannot be found by their bytes.
  const bool wide =
      rest_.starts_with("\xff\xfe") || rest_.starts_with("\xfe\xff");
  if (table && !wide) table_.emplace(format_);
  if ((table_ || format_ == InputFormat::kJsonLines) &&
      rest_.starts_with(kByteOrderMark)) {
    rest_.erase(0, kByteOrderMark.size());
  }
  if (format_ != InputFormat::kWarc) {
    input->Forget();
    return OkStatus();
  }
  input->Restart();
  WarcRecordsOptions records;
  records.max_record_bytes = static_cast<size_t>(
      std::min<uint64_t>(records.max_record_bytes, options_.max_line_bytes));
  archive_ = std::make_unique<WarcRecords>(source_->Release(), records);
  source_.reset();
  rest_.clear();
  return OkStatus();
}

void BatchReader::CloseFile() {
  raw_bytes_ = raw_bytes();
  source_.reset();
  archive_.reset();
  table_.reset();
  rest_.clear();
  ++file_;
}

// Appends from the source until `bytes` has `size` bytes or the source ends.
// Where batches are cut must depend on the content alone, so short reads do not
// show.
Status BatchReader::ReadTo(std::string* bytes, size_t size) {
  size_t have = bytes->size();
  if (at_end_ || have >= size) return OkStatus();
  bytes->reserve(size + simdjson::SIMDJSON_PADDING);
  bytes->resize(size);
  while (have < size) {
    auto got = source_->Read(std::span(bytes->data() + have, size - have));
    if (!got.ok()) return got.status();
    at_end_ = *got == 0;
    if (at_end_) break;
    have += *got;
  }
  bytes->resize(have);
  return OkStatus();
}

void BatchReader::AddSegment(RecordBatch* batch, Kind kind, size_t begin) {
  const bool lines = kind == Kind::kLines || kind == Kind::kLongLine;
  batch->segments.push_back({kind, file_, files_[file_].name, lines ? line_ : 0,
                             begin, batch->bytes.size(), format_});
}

void BatchReader::AddBroken(RecordBatch* batch, size_t line,
                            std::string problem) {
  AddSegment(batch, Kind::kBroken, batch->bytes.size());
  batch->segments.back().line = line;
  batch->segments.back().problem = std::move(problem);
}

// Adds whole lines of the open file. `full` says that the batch must go out
// although it may have room: the next line does not fit.
Status BatchReader::AddLines(RecordBatch* batch, bool* full) {
  std::string& bytes = batch->bytes;
  const size_t begin = bytes.size();
  bytes.append(rest_);
  rest_.clear();
  size_t target = std::max(options_.batch_bytes, bytes.size());
  size_t searched = begin;
  const Growth before = GrowthNow(bytes.size());
  while (true) {
    NEARDUP_RETURN_IF_ERROR(ReadTo(&bytes, target));
    if (at_end_) break;
    if (const size_t end = EndOfLastLine(bytes, searched)) {
      rest_.assign(bytes, end);
      bytes.resize(end);
      break;
    }
    searched = bytes.size();
    if (begin > 0) {
      // The long line begins the next batch, alone.
      rest_.assign(bytes, begin);
      bytes.resize(begin);
      *full = true;
      return OkStatus();
    }
    if (GiveUpBomb(before, begin, line_, batch)) return OkStatus();
    if (bytes.size() > options_.max_line_bytes) {
      return SkipLongLine(batch, begin);
    }
    target = bytes.size() + std::max(options_.batch_bytes, bytes.size() / 2);
  }
  if (bytes.size() > begin) AddSegment(batch, Kind::kLines, begin);
  line_ += CountLines(bytes, begin);
  if (at_end_) CloseFile();
  return OkStatus();
}

// Drops the line at bytes[begin..] and everything up to its line feed.
Status BatchReader::SkipLongLine(RecordBatch* batch, size_t begin) {
  batch->bytes.resize(begin);
  AddSegment(batch, Kind::kLongLine, begin);
  ++line_;
  size_t feed = std::string::npos;
  while (feed == std::string::npos && !at_end_) {
    rest_.clear();
    NEARDUP_RETURN_IF_ERROR(ReadTo(&rest_, options_.batch_bytes));
    feed = rest_.find('\n');
  }
  rest_.erase(0, feed == std::string::npos ? feed : feed + 1);
  if (at_end_ && rest_.empty()) CloseFile();
  return OkStatus();
}

}  // namespace neardup
