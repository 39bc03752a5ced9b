// The part of BatchReader for what is no lines: whole files, rows of tables,
// records of archives.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "neardup/io/record_reader.h"
#include "neardup/io/warc_reader.h"

namespace neardup {
namespace {

using Kind = RecordBatch::Kind;

// What a file that is read whole is supposed to be shorter than, at first.
constexpr size_t kFileBytes = 64 << 10;

// Every batch of a table has a copy of its first row, and the blank lines
// before it: with a longer one the copies would cost more than the table.
constexpr size_t kMostFirstRow = 1 << 20;

}  // namespace

// Gives up the line, row or document at bytes[begin..], and the rest of the
// file, when it is longer than a text may be and grew too much since `before`.
bool BatchReader::GiveUpBomb(const Growth& before, size_t begin, size_t line,
                             RecordBatch* batch) {
  const double most = MemberReaderOptions().most_ratio;
  const size_t size = batch->bytes.size();
  if (source_->compression() == Compression::kNone ||
      size - begin <= options_.max_text_bytes ||
      static_cast<double>(size) <=
          static_cast<double>(before.plain) +
              most * static_cast<double>(source_->used_bytes() - before.used)) {
    return false;
  }
  batch->bytes.resize(begin);
  AddBroken(batch, line,
            fmt::format("compressed data grows more than {:g} times to over {} "
                        "bytes; the rest of the file is not read",
                        most, options_.max_text_bytes));
  CloseFile();
  return true;
}

// Adds the open file as a whole.
Status BatchReader::AddFile(RecordBatch* batch) {
  const bool document = IsDocument(format_);
  const size_t begin = batch->bytes.size();
  const size_t limit =
      begin + (document ? options_.max_line_bytes : options_.max_text_bytes);
  batch->bytes.append(rest_);
  const Growth before = GrowthNow(batch->bytes.size());
  while (!at_end_ && batch->bytes.size() <= limit) {
    if (GiveUpBomb(before, begin, 1, batch)) return OkStatus();
    const size_t target =
        begin + std::max(kFileBytes, 2 * (batch->bytes.size() - begin));
    NEARDUP_RETURN_IF_ERROR(ReadTo(&batch->bytes, std::min(limit + 1, target)));
  }
  const bool too_long = batch->bytes.size() > limit;
  if (too_long) batch->bytes.resize(begin);
  if (document) {
    AddSegment(batch, too_long ? Kind::kLongDocument : Kind::kDocument, begin);
  } else {
    AddSegment(batch, too_long ? Kind::kLongText : Kind::kText, begin);
  }
  CloseFile();
  return OkStatus();
}

// What a row may have: a text with every quote doubled, and something beside.
size_t BatchReader::MostOfRow() const {
  const uint64_t of_text = 2 * options_.max_text_bytes + (1 << 20);
  return static_cast<size_t>(std::min(options_.max_line_bytes, of_text));
}

// Finds the first row of the open table; without one the file is closed.
Status BatchReader::ReadFirstRow(RecordBatch* batch) {
  const size_t most = std::min(MostOfRow(), kMostFirstRow);
  TableCutter::FirstRow found;
  while (true) {
    found = table_->FindFirstRow(rest_, at_end_);
    if (found != TableCutter::FirstRow::kIncomplete) break;
    if (rest_.size() > most) break;
    NEARDUP_RETURN_IF_ERROR(
        ReadTo(&rest_, std::max<size_t>(4096, 2 * rest_.size())));
  }
  if (found == TableCutter::FirstRow::kFound &&
      table_->first_row().size() <= most) {
    rest_.erase(0, table_->taken());
    return OkStatus();
  }
  AddBroken(
      batch, 1,
      found == TableCutter::FirstRow::kNone ? "empty file"
      : found == TableCutter::FirstRow::kOpenQuote
          ? "a quote is not closed in the first row"
          : fmt::format("the first row, with blank lines before it, is longer "
                        "than {} bytes; the file is not read",
                        most));
  CloseFile();
  return OkStatus();
}

// Adds whole rows of the open table behind a copy of its first row. Where they
// are cut does not depend on what else is in the batch.
Status BatchReader::AddRows(RecordBatch* batch) {
  if (table_->first_row().empty()) {
    NEARDUP_RETURN_IF_ERROR(ReadFirstRow(batch));
    if (!table_) return OkStatus();
  }
  const size_t begin = batch->bytes.size();
  batch->bytes += table_->first_row();
  NEARDUP_RETURN_IF_ERROR(FillRows(batch, begin));
  if (source_ && at_end_ && rest_.empty()) CloseFile();
  return OkStatus();
}

// Adds rows behind the first one, which stands at bytes[begin..].
Status BatchReader::FillRows(RecordBatch* batch, size_t begin) {
  std::string& bytes = batch->bytes;
  const size_t first = bytes.size();
  size_t target = first + options_.batch_bytes;
  const Growth before = GrowthNow(first + rest_.size());
  size_t window = SIZE_MAX;
  while (true) {
    const size_t kept = std::min(rest_.size(), target - bytes.size());
    bytes.append(rest_, 0, kept);
    rest_.erase(0, kept);
    if (rest_.empty()) NEARDUP_RETURN_IF_ERROR(ReadTo(&bytes, target));
    const size_t size = bytes.size() - first;
    const bool all = at_end_ && rest_.empty() && window >= size;
    const TableCutter::Rows rows =
        table_->Take(std::string_view(bytes).substr(first, window), all);
    if (rows.end > 0) {
      rest_.insert(0, bytes, first + rows.end);
      bytes.resize(first + rows.end);
      AddSegment(batch, Kind::kDocument, begin);
      batch->segments.back().part = rows.part;
      return OkStatus();
    }
    if (all) {
      bytes.resize(first);
      // A header alone is judged, too.
      if (table_->count() > 0) {
        bytes.resize(begin);
      } else {
        AddSegment(batch, Kind::kDocument, begin);
        batch->segments.back().part = rows.part;
      }
      return OkStatus();
    }
    if (window < size) {
      window = SIZE_MAX;
      continue;
    }
    if (GiveUpBomb(before, begin, table_->line(), batch)) return OkStatus();
    if (size > MostOfRow()) {
      if (!rows.over_lines) return SkipLongRow(batch, begin);
      table_->GiveUp(size);
      // Not all that was read for it is a part.
      window = options_.batch_bytes;
      continue;
    }
    target = bytes.size() + std::max(options_.batch_bytes, size / 2);
  }
}

// Drops the row at the front, which is one line, and what was read of it from
// bytes[begin..] on, behind the first row.
Status BatchReader::SkipLongRow(RecordBatch* batch, size_t begin) {
  uint64_t size = batch->bytes.size() - begin - table_->first_row().size();
  batch->bytes.resize(begin);
  AddBroken(batch, table_->line(),
            fmt::format("row is longer than {} bytes, at byte {}", MostOfRow(),
                        table_->offset()));
  size_t feed = std::string::npos;
  while (true) {
    feed = rest_.find('\n');
    if (feed != std::string::npos) break;
    size += rest_.size();
    rest_.clear();
    if (at_end_) break;
    NEARDUP_RETURN_IF_ERROR(ReadTo(&rest_, options_.batch_bytes));
  }
  const size_t end = feed == std::string::npos ? 0 : feed + 1;
  rest_.erase(0, end);
  table_->SkipLine(size + end);
  return OkStatus();
}

// Adds records of the open archive that may be pages.
Status BatchReader::AddRecords(RecordBatch* batch) {
  while (!IsFull(*batch)) {
    NEARDUP_ASSIGN_OR_RETURN(const WarcRecords::Item item, archive_->Next());
    if (item == WarcRecords::Item::kEnd) {
      CloseFile();
      return OkStatus();
    }
    if (item == WarcRecords::Item::kReject) {
      const WarcReject& reject = archive_->reject();
      AddBroken(batch, 1,
                fmt::format("{}, in the record at byte {}", reject.reason,
                            reject.offset));
      continue;
    }
    const WarcRecord& record = archive_->record();
    if (!MayBePage(record)) continue;
    const size_t begin = batch->bytes.size();
    batch->bytes += record.bytes;
    AddSegment(batch, Kind::kDocument, begin);
    batch->segments.back().part = {1, record.offset, line_++ - 1, {}};
  }
  return OkStatus();
}

}  // namespace neardup
