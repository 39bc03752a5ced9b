#include "neardup/io/warc_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <optional>
#include <utility>

#include "neardup/io/http_response.h"

namespace neardup {
namespace {

constexpr size_t kNone = std::string_view::npos;
constexpr std::string_view kRecord = "WARC/";
// By which the next record is looked for in what is broken.
constexpr std::string_view kRecordLine = "WARC/1.";
constexpr size_t kMostHeader = 64 << 10;
// What HeaderEnd looks for at its longest.
constexpr std::string_view kEmptyLine = "\n\r\n";
constexpr std::string_view kEndOfRecord = "\r\n\r\n";

std::optional<uint64_t> ParseLength(std::string_view text) {
  uint64_t length = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), length);
  if (error != std::errc() || end != text.data() + text.size())
    return std::nullopt;
  return length;
}

}  // namespace

WarcRecords::WarcRecords(std::unique_ptr<RawInput> input,
                         const WarcRecordsOptions& options)
    : members_(std::move(input), options.members), options_(options) {}

// Reads on until there are `size` unread bytes; false if there are not.
StatusOr<bool> WarcRecords::Need(size_t size) {
  while (Rest().size() < size && !ended_ && !broken_) {
    constexpr size_t kWorthMoving = 1 << 20;
    if (begin_ > kWorthMoving) {
      buffer_.erase(0, begin_);
      begin_ = 0;
    }
    const uint64_t position = position_ + Rest().size();
    NEARDUP_ASSIGN_OR_RETURN(const MemberReader::Outcome outcome,
                             members_.Read(&buffer_));
    ended_ = outcome == MemberReader::Outcome::kEnd;
    broken_ = outcome == MemberReader::Outcome::kBroken;
    const uint64_t offset = members_.member_offset();
    if (marks_.empty() || marks_.back().offset != offset)
      marks_.push_back({position, offset});
  }
  return Rest().size() >= size;
}

void WarcRecords::Drop(size_t size) {
  begin_ += size;
  position_ += size;
  while (marks_.size() > 1 && marks_[1].position <= position_)
    marks_.pop_front();
}

uint64_t WarcRecords::Offset() const {
  if (members_.compression() == Compression::kNone) return position_;
  return marks_.empty() ? 0 : marks_.front().offset;
}

StatusOr<WarcRecords::Item> WarcRecords::Next() {
  Drop(record_.bytes.size());
  record_ = {};
  while (true) {
    NEARDUP_ASSIGN_OR_RETURN(const bool more, Need(1));
    if (!more) break;
    if (Rest()[0] != '\r' && Rest()[0] != '\n') break;
    Drop(1);
  }
  if (Rest().empty()) {
    if (!broken_) return Item::kEnd;
    return Resync(members_.problem(), 0);
  }
  NEARDUP_RETURN_IF_ERROR(Need(kRecord.size()).status());
  if (!Rest().starts_with(kRecord)) {
    const bool cut = broken_ && kRecord.starts_with(Rest());
    return Resync(cut ? members_.problem() : "no WARC record", 1);
  }
  size_t header_end = FindHeaderEnd();
  while (header_end == kNone) {
    if (Rest().size() >= kMostHeader)
      return Resync(fmt::format("WARC header over {} bytes", kMostHeader), 1);
    NEARDUP_ASSIGN_OR_RETURN(const bool more, Need(Rest().size() + 1));
    if (!more)
      return Resync(broken_ ? members_.problem() : "truncated WARC header", 1);
    header_end = FindHeaderEnd();
  }
  return TakeBlock(header_end);
}

// Where the header at the front ends, kNone if it does not in what was read.
// What was searched in vain is not searched again, neither when there is more
// of it nor for a record that begins inside it.
size_t WarcRecords::FindHeaderEnd() {
  // A line end cut off at the end of a search may be the last of a header.
  constexpr uint64_t kUndecided = kEmptyLine.size() - 1;
  const std::string_view front = Rest().substr(0, kMostHeader);
  const uint64_t from = std::max(position_ + kUndecided, no_header_end_before_);
  const size_t searched = static_cast<size_t>(from - kUndecided - position_);
  assert(searched <= front.size());
  const size_t end = HeaderEnd(front.substr(searched));
  if (end != kNone) return searched + end;
  no_header_end_before_ = position_ + front.size();
  return kNone;
}

// Takes the record at the front, whose header ends at `header_end`.
StatusOr<WarcRecords::Item> WarcRecords::TakeBlock(size_t header_end) {
  const HeaderFields fields(Rest().substr(0, header_end));
  const std::optional<uint64_t> length =
      ParseLength(fields.Find("Content-Length"));
  if (!length) return Resync("no Content-Length", header_end);
  if (*length > options_.max_record_bytes) {
    return Resync(fmt::format("WARC record of {} bytes is longer than {}",
                              *length, options_.max_record_bytes),
                  header_end);
  }
  const size_t end = header_end + static_cast<size_t>(*length);
  NEARDUP_ASSIGN_OR_RETURN(const bool whole, Need(end));
  if (!whole) {
    return Resync(broken_ ? members_.problem()
                          : fmt::format("WARC record ends before its "
                                        "Content-Length of {}",
                                        *length),
                  header_end);
  }
  NEARDUP_ASSIGN_OR_RETURN(const bool fits, EndsAt(end));
  if (!fits) {
    return Resync(fmt::format("wrong Content-Length of {}", *length),
                  header_end);
  }
  // Need may have moved what was looked at before.
  record_ = {Rest().substr(0, end), header_end, Offset()};
  return Item::kRecord;
}

// Whether behind a record of `end` bytes is what must be: two line ends, or as
// many as there are before another record or the end of what can be read.
StatusOr<bool> WarcRecords::EndsAt(size_t end) {
  NEARDUP_RETURN_IF_ERROR(
      Need(end + kEndOfRecord.size() + kRecord.size()).status());
  std::string_view behind = Rest().substr(end);
  if (behind.starts_with(kEndOfRecord)) return true;
  for (const char c : kEndOfRecord)
    if (behind.starts_with(c)) behind.remove_prefix(1);
  return kRecord.starts_with(behind.substr(0, kRecord.size()));
}

// The first place in what is unread where a record begins; kNone if none does.
size_t WarcRecords::FindRecord() const {
  const std::string_view rest = Rest();
  auto mark = marks_.begin();
  for (size_t at = rest.find(kRecordLine); at != kNone;
       at = rest.find(kRecordLine, at + 1)) {
    if (at > 0 && rest[at - 1] == '\n') return at;
    // Members may be as many as such places: both are walked in step.
    while (mark != marks_.end() && mark->position < position_ + at) ++mark;
    if (mark != marks_.end() && mark->position == position_ + at) return at;
  }
  return kNone;
}

// Makes a reject of the record at the front and goes on to the next one behind
// its first `from` bytes.
StatusOr<WarcRecords::Item> WarcRecords::Resync(std::string reason,
                                                size_t from) {
  const bool is_member = Rest().empty();
  reject_ = {is_member ? members_.member_offset() : Offset(),
             std::move(reason)};
  // The line end before a record stays, to know it by.
  Drop(from > 0 && from <= Rest().size() ? from - 1 : 0);
  if (from == 1) Drop(1);
  while (true) {
    if (const size_t at = FindRecord(); at != kNone) {
      Drop(at);
      return Item::kReject;
    }
    if (broken_) {
      Drop(Rest().size());
      marks_.clear();
      NEARDUP_ASSIGN_OR_RETURN(const bool found, members_.SkipBroken(kRecord));
      broken_ = false;
      ended_ = !found;
      return Item::kReject;
    }
    Drop(Rest().size() - std::min(Rest().size(), kRecordLine.size()));
    NEARDUP_ASSIGN_OR_RETURN(const bool more, Need(Rest().size() + 1));
    if (!more && !broken_) {
      Drop(Rest().size());
      return Item::kReject;
    }
  }
}

}  // namespace neardup
