// The records of WARC files (ISO 28500:2017), one after another, whatever they
// hold; see warc_reader.h for the pages in them.

#ifndef NEARDUP_IO_WARC_RECORDS_H_
#define NEARDUP_IO_WARC_RECORDS_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "neardup/base/status.h"
#include "neardup/io/member_reader.h"

namespace neardup {

struct WarcReject {
  // Of the record: in the file where it is plain; of the member with its first
  // byte where it is compressed, as the indexes of archives have it.
  uint64_t offset = 0;
  std::string reason;
};

struct WarcRecord {
  std::string_view bytes;  // header and block, without the line ends behind it
  size_t header_size = 0;
  uint64_t offset = 0;  // as in WarcReject

  std::string_view header() const { return bytes.substr(0, header_size); }
  std::string_view block() const { return bytes.substr(header_size); }
};

struct WarcRecordsOptions {
  size_t max_record_bytes = size_t{32} << 20;  // longer ones are rejected
  MemberReaderOptions members;
};

// Reads once from the front. Memory: a record, a few times, whatever the file
// is. Cost: that of decompression. For one thread.
class WarcRecords {
 public:
  enum class Item { kRecord, kReject, kEnd };

  explicit WarcRecords(std::unique_ptr<RawInput> input,
                       const WarcRecordsOptions& options = {});

  // Goes on to the next record or reject. What is broken (a truncated member, a
  // wrong Content-Length, garbage between records) is one reject, and reading
  // goes on at the next record that can be found. Errors: those of the input.
  StatusOr<Item> Next();

  // Valid until the next Next().
  const WarcRecord& record() const { return record_; }
  const WarcReject& reject() const { return reject_; }
  const std::string& name() const { return members_.name(); }
  // Bytes taken from the input so far.
  uint64_t raw_bytes() const { return members_.raw_bytes(); }

 private:
  struct Mark {
    uint64_t position;  // where in the plain bytes a member begins
    uint64_t offset;    // where in the file
  };

  StatusOr<bool> Need(size_t size);
  size_t FindHeaderEnd();
  StatusOr<Item> TakeBlock(size_t header_end);
  StatusOr<bool> EndsAt(size_t end);
  StatusOr<Item> Resync(std::string reason, size_t from);
  size_t FindRecord() const;
  uint64_t Offset() const;
  void Drop(size_t size);
  std::string_view Rest() const {
    return std::string_view(buffer_).substr(begin_);
  }

  MemberReader members_;
  WarcRecordsOptions options_;
  std::string buffer_;      // plain bytes
  size_t begin_ = 0;        // the unread part of buffer_
  uint64_t position_ = 0;   // of its first byte in the plain bytes
  std::deque<Mark> marks_;  // of what is in it, in its order
  bool ended_ = false;
  bool broken_ = false;  // behind buffer_ is a broken member
  // In the plain bytes: up to here no header ends that began before.
  uint64_t no_header_end_before_ = 0;
  WarcRecord record_;
  WarcReject reject_;
};

}  // namespace neardup

#endif  // NEARDUP_IO_WARC_RECORDS_H_
