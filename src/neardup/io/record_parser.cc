#include "neardup/io/record_parser.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <cstring>
#include <memory_resource>
#include <utility>

#include "neardup/io/broken_json.h"
#include "neardup/io/record_fields.h"
#include "neardup/io/utf8.h"

namespace neardup {
namespace {

using Kind = RecordBatch::Kind;

// Longer lines do not leave their scratch memory behind.
constexpr size_t kKeepBytes = 16 << 20;

}  // namespace

class RecordParser::Implementation {
 public:
  explicit Implementation(const ReaderOptions& options)
      : fields_(options),
        max_text_bytes_(options.max_text_bytes),
        max_line_bytes_(options.max_line_bytes) {}

  void ParseBatch(const RecordBatch& batch, std::vector<Record>* records,
                  std::vector<Reject>* rejects) {
    strings_.release();
    RawCursor cursor(batch);
    RawRecord raw;
    while (cursor.Next(&raw)) {
      Record record;
      record.raw = raw.bytes;
      record.file = raw.file;
      record.line = raw.line;
      std::string reason = Parse(raw, &record);
      if (reason.empty()) {
        records->push_back(record);
      } else {
        rejects->push_back({raw.file, raw.line, std::move(reason)});
      }
    }
  }

 private:
  // Fills the record or gives the reason why it is none.
  std::string Parse(const RawRecord& raw, Record* record) {
    switch (raw.kind) {
      case Kind::kLongLine:
        return TooLong("line", max_line_bytes_);
      case Kind::kLongText:
        return TooLong("text", max_text_bytes_);
      case Kind::kText:
        return ParseText(raw, record);
      case Kind::kLines:
        break;
    }
    if (raw.bytes.size() > max_line_bytes_) {
      return TooLong("line", max_line_bytes_);
    }
    std::string reason = ParseLine(raw, record);
    if (raw.bytes.size() > kKeepBytes) parser_ = simdjson::dom::parser();
    return reason;
  }

  std::string ParseText(const RawRecord& raw, Record* record) const {
    if (raw.bytes.size() > max_text_bytes_) {
      return TooLong("text", max_text_bytes_);
    }
    if (const auto bad = FindInvalidUtf8(raw.bytes)) {
      return fmt::format("invalid UTF-8 at byte {}", *bad);
    }
    std::string_view content = raw.bytes;
    if (content.starts_with(kByteOrderMark)) {
      content.remove_prefix(kByteOrderMark.size());
    }
    if (IsBlank(content)) return "empty file";
    record->id = raw.name;
    record->text = raw.bytes;
    return "";
  }

  std::string ParseLine(const RawRecord& raw, Record* record) {
    simdjson::dom::element root;
    // No copy: the batch has spare bytes behind its last line.
    simdjson::error_code error =
        parser_.parse(raw.bytes.data(), raw.bytes.size(), false).get(root);
    if (error == simdjson::NUMBER_ERROR) {
      const simdjson::padded_string quoted(QuoteLongNumbers(raw.bytes));
      error = parser_.parse(quoted).get(root);
    }
    if (error) return BrokenJsonReason(raw.bytes, error);
    simdjson::dom::object object;
    if (root.get(object)) return "not an object";

    const auto found = fields_.Find(object);
    const FieldValue& text = found[kTextField];
    if (!text.usable) return fields_.NoTextReason(text);
    std::string_view body;
    if (text.value.get(body) || body.size() > max_text_bytes_) {
      return TooLong("text", max_text_bytes_);
    }
    record->text = Keep(body);
    record->title = Scalar(found[kTitleField]);
    record->time = Scalar(found[kTimeField]);
    record->source = Source(found[kSourceField], found[kUrlField]);
    record->id = Scalar(found[kIdField]);
    if (record->id.empty()) {
      record->id = Keep(fmt::format("{}:{}", raw.name, raw.line));
    }
    return "";
  }

  static std::string TooLong(std::string_view what, uint64_t limit) {
    return fmt::format("{} is longer than {} bytes", what, limit);
  }

  // A string or number as text.
  std::string_view Scalar(const FieldValue& field) {
    if (!field.usable) return {};
    std::string_view text;
    if (!field.value.get(text)) return Keep(text);
    int64_t integer;
    if (!field.value.get(integer)) return Keep(fmt::format("{}", integer));
    uint64_t large;
    if (!field.value.get(large)) return Keep(fmt::format("{}", large));
    double number;
    if (!field.value.get(number)) return Keep(fmt::format("{}", number));
    return {};
  }

  std::string_view Source(const FieldValue& source, const FieldValue& url) {
    std::string_view name;
    if (source.usable) {
      if (source.value.get(name) && source.value["name"].get(name)) return {};
    } else if (!url.usable || url.value.get(name)) {
      return {};
    }
    const std::string host = HostOfUrl(name);
    if (!host.empty()) return Keep(host);
    return source.usable ? Keep(name) : std::string_view();
  }

  // A copy that lives until the next batch.
  std::string_view Keep(std::string_view bytes) {
    if (bytes.empty()) return {};
    char* copy = static_cast<char*>(strings_.allocate(bytes.size(), 1));
    std::memcpy(copy, bytes.data(), bytes.size());
    return {copy, bytes.size()};
  }

  RecordFields fields_;
  uint64_t max_text_bytes_;
  uint64_t max_line_bytes_;
  simdjson::dom::parser parser_;
  std::pmr::monotonic_buffer_resource strings_{1 << 16};
};

RecordParser::RecordParser(const ReaderOptions& options)
    : implementation_(std::make_unique<Implementation>(options)) {}

RecordParser::~RecordParser() = default;

void RecordParser::ParseBatch(const RecordBatch& batch,
                              std::vector<Record>* records,
                              std::vector<Reject>* rejects) {
  records->clear();
  rejects->clear();
  implementation_->ParseBatch(batch, records, rejects);
}

}  // namespace neardup
