#include "neardup/io/warc_reader.h"

#include <algorithm>
#include <utility>

#include "neardup/base/ascii.h"
#include "neardup/io/http_response.h"

namespace neardup {
namespace {

constexpr size_t kNone = std::string_view::npos;

bool ContainsInAnyCase(std::string_view text, std::string_view lower) {
  const auto same = [](char a, char b) { return LowerAscii(a) == b; };
  return std::search(text.begin(), text.end(), lower.begin(), lower.end(),
                     same) != text.end();
}

std::string_view WithoutBrackets(std::string_view text) {
  if (text.starts_with('<')) text.remove_prefix(1);
  if (text.ends_with('>')) text.remove_suffix(1);
  return text;
}

// Whether a response may be HTML: its header says so, or says nothing.
bool MayBeHtml(std::string_view message) {
  const size_t end = HeaderEnd(message);
  if (end == kNone) return true;
  const HeaderFields fields(message.substr(0, end));
  const std::string_view type = fields.Find("Content-Type");
  return ContainsInAnyCase(type, "html") ||
         (type.empty() && message.substr(end).starts_with('<'));
}

}  // namespace

WarcRecord RecordOf(std::string_view bytes, uint64_t offset) {
  return {bytes, std::min(HeaderEnd(bytes), bytes.size()), offset};
}

bool MayBePage(const WarcRecord& record) {
  const HeaderFields fields(record.header());
  return fields.Find("WARC-Type") == "response" &&
         fields.Find("Content-Type").starts_with("application/http") &&
         MayBeHtml(record.block());
}

StatusOr<bool> ReadWarcPage(const WarcRecord& record, size_t max_page_bytes,
                            WarcPage* page) {
  NEARDUP_ASSIGN_OR_RETURN(HttpResponse response,
                           ReadHttpResponse(record.block(), max_page_bytes));
  constexpr int kFound = 200;
  if (response.status != kFound) return false;
  const HeaderFields fields(record.header());
  page->uri = WithoutBrackets(fields.Find("WARC-Target-URI"));
  page->date = fields.Find("WARC-Date");
  page->record_id = WithoutBrackets(fields.Find("WARC-Record-ID"));
  const std::string_view block = record.block();
  const HeaderFields http(block.substr(0, HeaderEnd(block)));
  const std::string_view type = http.Find("Content-Type");
  const size_t charset = type.find('=');
  page->charset = charset == kNone ? "" : type.substr(charset + 1);
  page->body = std::move(response.body);
  page->offset = record.offset;
  return true;
}

StatusOr<std::unique_ptr<WarcReader>> WarcReader::Open(
    const std::string& path, const WarcReaderOptions& options) {
  NEARDUP_ASSIGN_OR_RETURN(std::unique_ptr<FileInput> input,
                           FileInput::Open(path));
  return std::make_unique<WarcReader>(std::move(input), options);
}

WarcReader::WarcReader(std::unique_ptr<RawInput> input,
                       const WarcReaderOptions& options)
    : records_(std::move(input), options.records),
      max_page_bytes_(options.max_page_bytes) {}

StatusOr<WarcItem> WarcReader::Next() {
  while (true) {
    NEARDUP_ASSIGN_OR_RETURN(const WarcRecords::Item item, records_.Next());
    if (item == WarcRecords::Item::kEnd) return WarcItem::kEnd;
    if (item == WarcRecords::Item::kReject) {
      reject_ = records_.reject();
      return WarcItem::kReject;
    }
    const WarcRecord& record = records_.record();
    if (!MayBePage(record)) continue;
    const StatusOr<bool> found = ReadWarcPage(record, max_page_bytes_, &page_);
    if (!found.ok()) {
      if (found.status().code() != absl::StatusCode::kDataLoss)
        return found.status();
      reject_ = {record.offset, Message(found.status())};
      return WarcItem::kReject;
    }
    if (*found) return WarcItem::kPage;
  }
}

}  // namespace neardup
