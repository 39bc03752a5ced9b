// Pages out of WARC files, the format of web archives and crawls (ISO
// 28500:2017; CC-NEWS is one member of gzip for each record).
//
// Example:
//   NEARDUP_ASSIGN_OR_RETURN(auto reader, WarcReader::Open("crawl.warc.gz"));
//   while (true) {
//     NEARDUP_ASSIGN_OR_RETURN(WarcItem item, reader->Next());
//     if (item == WarcItem::kEnd) break;
//     if (item == WarcItem::kPage) Use(reader->page());
//     if (item == WarcItem::kReject) Note(reader->reject());
//   }

#ifndef NEARDUP_IO_WARC_READER_H_
#define NEARDUP_IO_WARC_READER_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "neardup/base/status.h"
#include "neardup/io/http_response.h"
#include "neardup/io/member_reader.h"

namespace neardup {

enum class WarcItem { kPage, kReject, kEnd };

// A response with status 200 and HTML.
struct WarcPage {
  std::string uri;        // WARC-Target-URI
  std::string date;       // WARC-Date, as written: when it was fetched
  std::string record_id;  // WARC-Record-ID, without its angle brackets
  std::string charset;    // of the HTTP header; empty if it says none
  std::string body;       // bytes of the page, in its own charset
  uint64_t offset = 0;    // as in WarcReject
};

struct WarcReject {
  // Of the record: in the file where it is plain; of the member with its first
  // byte where it is compressed, as the indexes of archives have it.
  uint64_t offset = 0;
  std::string reason;
};

struct WarcReaderOptions {
  // Of a record, and of a page without its encodings; longer ones are rejected.
  size_t max_record_bytes = size_t{32} << 20;
  size_t max_page_bytes = size_t{32} << 20;
  MemberReaderOptions members;
};

// Reads once from the front. Records that are no pages (requests, images, pages
// not found) are passed over. Memory: a record, a few times, whatever the file
// is. Cost: that of decompression. For one thread.
class WarcReader {
 public:
  // `path` or "-". Errors: those of FileInput::Open.
  static StatusOr<std::unique_ptr<WarcReader>> Open(
      const std::string& path, const WarcReaderOptions& options = {});
  explicit WarcReader(std::unique_ptr<RawInput> input,
                      const WarcReaderOptions& options = {});

  // Goes on to the next page or reject. What is broken (a truncated member, a
  // wrong Content-Length, garbage between records) is one reject, and reading
  // goes on at the next record that can be found. Errors: those of the input,
  // "crawl.warc.gz: Input/output error".
  StatusOr<WarcItem> Next();

  // Valid until the next Next().
  const WarcPage& page() const { return page_; }
  const WarcReject& reject() const { return reject_; }
  const std::string& name() const { return members_.name(); }

 private:
  enum class Step { kItem, kNothing, kEnd };
  struct Mark {
    uint64_t position;  // where in the plain bytes a member begins
    uint64_t offset;    // where in the file
  };

  StatusOr<bool> Need(size_t size);
  StatusOr<Step> TakeRecord();
  StatusOr<Step> TakeBlock(size_t header_end);
  StatusOr<bool> EndsAt(size_t end);
  StatusOr<WarcItem> TakeResponse(std::string_view header,
                                  std::string_view block);
  StatusOr<Step> Resync(std::string reason, size_t from);
  size_t FindRecord() const;
  uint64_t Offset() const;
  void Drop(size_t size);
  std::string_view Rest() const {
    return std::string_view(buffer_).substr(begin_);
  }

  MemberReader members_;
  WarcReaderOptions options_;
  std::string buffer_;      // plain bytes
  size_t begin_ = 0;        // the unread part of buffer_
  uint64_t position_ = 0;   // of its first byte in the plain bytes
  std::deque<Mark> marks_;  // of what is in it
  bool ended_ = false;
  bool broken_ = false;  // behind buffer_ is a broken member
  WarcItem item_ = WarcItem::kEnd;
  WarcPage page_;
  WarcReject reject_;
};

}  // namespace neardup

#endif  // NEARDUP_IO_WARC_READER_H_
