#include "neardup/io/record_parser.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <memory_resource>
#include <utility>

#include "neardup/io/broken_json.h"
#include "neardup/io/record_fields.h"
#include "neardup/io/time.h"
#include "neardup/io/utf8.h"

namespace neardup {
namespace {

using Kind = RecordBatch::Kind;

// Longer lines do not leave their scratch memory behind.
constexpr size_t kKeepBytes = 16 << 20;

// Exports leave a NUL behind here and there, which is no word and harms nobody;
// what has more of them was never text, or was read in a wrong charset.
constexpr size_t kLeastBytesANul = 10;

}  // namespace

class RecordParser::Implementation {
 public:
  Implementation(const ReaderOptions& options,
                 std::unique_ptr<DocumentParser> documents)
      : documents_(std::move(documents)),
        fields_(options),
        details_(options.details),
        // A source field that was named is meant; the host of the URL is a
        // guess.
        host_is_source_(options.source_field.empty()),
        newest_time_(options.newest_time),
        max_text_bytes_(options.max_text_bytes),
        max_line_bytes_(options.max_line_bytes) {}

  void ParseBatch(const RecordBatch& batch, std::vector<Record>* records,
                  std::vector<Reject>* rejects) {
    strings_.release();
    stories_.clear();
    RawCursor cursor(batch);
    RawRecord raw;
    while (cursor.Next(&raw)) {
      if (raw.kind == Kind::kDocument && documents_ != nullptr) {
        ParseDocument(raw, records, rejects);
        continue;
      }
      Record record;
      record.raw = raw.bytes;
      record.file = raw.file;
      record.line = raw.line;
      std::string reason = Parse(raw, &record);
      if (reason.empty()) {
        DropWrongTime(&record);
        records->push_back(record);
      } else {
        rejects->push_back({raw.file, raw.line, std::move(reason)});
      }
    }
  }

 private:
  void ParseDocument(const RawRecord& raw, std::vector<Record>* records,
                     std::vector<Reject>* rejects) {
    const size_t first = stories_.size();
    document_rejects_.clear();
    documents_->Parse({raw.format, raw.name, raw.bytes, raw.part}, &stories_,
                      &document_rejects_);
    for (DocumentReject& reject : document_rejects_) {
      rejects->push_back({raw.file, reject.line, std::move(reject.reason)});
    }
    for (size_t i = first; i < stories_.size(); ++i) {
      const StoryFields& story = stories_[i];
      std::string reason = WhyNoText(story.text);
      if (!reason.empty()) {
        rejects->push_back({raw.file, story.line, std::move(reason)});
        continue;
      }
      Record record;
      record.file = raw.file;
      record.line = story.line;
      SetFields(story, &record);
      DropWrongTime(&record);
      records->push_back(record);
    }
  }

  static void SetFields(const StoryFields& story, Record* record) {
    record->id = story.id;
    record->title = story.title;
    record->text = story.text;
    record->time = story.time;
    record->source = story.source;
    record->url = story.url;
    record->language = story.language;
    record->attributes = story.attributes;
    for (const Attribute& attribute : story.attributes) {
      if (std::string_view* field = VersionField(attribute.name, record)) {
        *field = attribute.value;
      }
    }
  }

  static std::string_view* VersionField(std::string_view attribute,
                                        Record* record) {
    RecordVersion& version = record->version;
    if (attribute == "updated") return &version.updated;
    if (attribute == "version") return &version.number;
    if (attribute == "pubStatus") return &version.status;
    if (attribute == "ednote") return &version.note;
    if (attribute == "du_key") return &version.key;
    return nullptr;
  }

  void DropWrongTime(Record* record) const {
    if (newest_time_ == INT64_MAX) return;
    const std::optional<int64_t> time = ParseTime(record->time);
    if (time && *time > newest_time_) record->time = {};
    const std::optional<int64_t> updated = ParseTime(record->version.updated);
    if (updated && *updated > newest_time_) record->version.updated = {};
  }

  // Reads a line as an item of JSON Feed or a ninjs; false if it is none.
  bool ParseItem(const RawRecord& raw, Record* record) {
    if (documents_ == nullptr) return false;
    document_rejects_.clear();
    std::deque<StoryFields> items;
    documents_->Parse({InputFormat::kJson, raw.name, raw.bytes}, &items,
                      &document_rejects_);
    // A record of JSON Lines must have a text.
    if (items.size() != 1 || items[0].title_only) return false;
    stories_.push_back(std::move(items[0]));
    SetFields(stories_.back(), record);
    return true;
  }

  // Fills the record or gives the reason why it is none.
  std::string Parse(const RawRecord& raw, Record* record) {
    switch (raw.kind) {
      case Kind::kLongLine:
        return TooLong("line", max_line_bytes_);
      case Kind::kLongText:
        return TooLong("text", max_text_bytes_);
      case Kind::kLongDocument:
        return TooLong("document", max_line_bytes_);
      case Kind::kBroken:
        return std::string(raw.problem);
      case Kind::kDocument:
        return fmt::format("no parser for {}", InputFormatName(raw.format));
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
    if (const size_t nul = raw.bytes.find('\0'); nul != raw.bytes.npos) {
      return fmt::format("is not text (NUL byte at {})", nul);
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
    if (!text.usable) {
      std::string reason = fields_.NoTextReason(text);
      return ParseItem(raw, record) ? "" : reason;
    }
    std::string_view body;
    if (text.value.get(body)) return TooLong("text", max_text_bytes_);
    if (std::string reason = WhyNoText(body); !reason.empty()) return reason;
    record->text = Keep(body);
    record->title = Scalar(found[kTitleField]);
    record->time = Scalar(found[kTimeField]);
    record->source = Source(found[kSourceField], found[kUrlField]);
    record->url = Scalar(found[kUrlField]);
    record->version = {.updated = Scalar(found[kUpdatedField]),
                       .number = Scalar(found[kVersionField]),
                       .status = Scalar(found[kStatusField]),
                       .note = Scalar(found[kNoteField]),
                       .key = {}};
    record->id = Scalar(found[kIdField]);
    if (record->id.empty()) {
      record->id = Keep(fmt::format("{}:{}", raw.name, raw.line));
    }
    if (details_ && documents_ != nullptr) {
      StoryFields& story = stories_.emplace_back();
      documents_->ReadDetails(object, &story);
      record->language = story.language;
      record->attributes = story.attributes;
    }
    return "";
  }

  // Why this is not the text of a story; empty if it is.
  std::string WhyNoText(std::string_view text) const {
    if (text.size() > max_text_bytes_) return TooLong("text", max_text_bytes_);
    if (text.find('\0') == text.npos) return "";
    const auto nuls = static_cast<size_t>(std::ranges::count(text, '\0'));
    if (nuls * kLeastBytesANul <= text.size()) return "";
    return fmt::format("text is binary: {} of its {} bytes are NUL", nuls,
                       text.size());
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
    } else if (!host_is_source_ || !url.usable || url.value.get(name)) {
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

  std::unique_ptr<DocumentParser> documents_;  // may be null
  std::deque<StoryFields> stories_;            // of this batch's documents
  std::vector<DocumentReject> document_rejects_;
  RecordFields fields_;
  bool details_;
  bool host_is_source_;
  int64_t newest_time_;
  uint64_t max_text_bytes_;
  uint64_t max_line_bytes_;
  simdjson::dom::parser parser_;
  std::pmr::monotonic_buffer_resource strings_{1 << 16};
};

RecordParser::RecordParser(const ReaderOptions& options,
                           std::unique_ptr<DocumentParser> documents)
    : implementation_(
          std::make_unique<Implementation>(options, std::move(documents))) {}

RecordParser::~RecordParser() = default;

void RecordParser::ParseBatch(const RecordBatch& batch,
                              std::vector<Record>* records,
                              std::vector<Reject>* rejects) {
  records->clear();
  rejects->clear();
  implementation_->ParseBatch(batch, records, rejects);
}

}  // namespace neardup
