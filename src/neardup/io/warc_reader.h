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
#include <memory>
#include <string>
#include <string_view>

#include "neardup/base/status.h"
#include "neardup/io/warc_records.h"

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

struct WarcReaderOptions {
  WarcRecordsOptions records;
  // Of a page without its encodings; longer ones are rejected.
  size_t max_page_bytes = size_t{32} << 20;
};

// Whether a record may be a page: a response that says it is HTML, or nothing.
// Cheap: looks at the headers alone.
bool MayBePage(const WarcRecord& record);

// Reads the page in a record of which MayBePage holds; false when its status is
// another one than 200. Errors: those of ReadHttpResponse. Thread-safe.
StatusOr<bool> ReadWarcPage(const WarcRecord& record, size_t max_page_bytes,
                            WarcPage* page);

// A record alone, as WarcRecord::bytes has it.
WarcRecord RecordOf(std::string_view bytes, uint64_t offset);

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
  const std::string& name() const { return records_.name(); }

 private:
  WarcRecords records_;
  size_t max_page_bytes_;
  WarcPage page_;
  WarcReject reject_;
};

}  // namespace neardup

#endif  // NEARDUP_IO_WARC_READER_H_
