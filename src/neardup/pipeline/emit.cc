#include "neardup/pipeline/emit.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/feeds/feed_parser.h"
#include "neardup/io/json_writer.h"
#include "neardup/io/record_parser.h"
#include "neardup/io/record_writer.h"
#include "neardup/pipeline/result_writer.h"

namespace neardup {
namespace {

// Writes one story; keeps the memory of the last.
class StoryEmitter {
 public:
  StoryEmitter(Emit what, const DedupResult& result, OutputSink* out)
      : what_(what), result_(result), out_(out) {}

  Status Write(uint32_t story, const RawRecord& raw) {
    if (raw.kind == RecordBatch::Kind::kLongLine ||
        raw.kind == RecordBatch::Kind::kLongText) {
      return Changed(story);
    }
    if (what_ == Emit::kKept &&
        result_.outcomes[story].role == Role::kDuplicate) {
      return OkStatus();
    }
    if (raw.kind == RecordBatch::Kind::kText) return WriteText(story, raw);
    if (what_ == Emit::kKept) {
      NEARDUP_RETURN_IF_ERROR(out_->Append(raw.bytes));
      return out_->Append("\n");
    }
    return WriteAnnotated(story, raw.bytes);
  }

  // Of a record that was parsed again.
  Status Write(uint32_t story, const Record& record) {
    if (!record.raw.empty()) {
      const RecordBatch::Kind kind = record.line == 0
                                         ? RecordBatch::Kind::kText
                                         : RecordBatch::Kind::kLines;
      RawRecord raw{};
      raw.kind = kind;
      raw.bytes = record.raw;
      return Write(story, raw);
    }
    if (what_ == Emit::kKept &&
        result_.outcomes[story].role == Role::kDuplicate) {
      return OkStatus();
    }
    JsonWriter json;
    BeginRecord(record, &json);
    return Finish(story, &json);
  }

  // The input does not hold the story any more.
  Status Changed(uint32_t story) const {
    return DataLoss(
        fmt::format("{}: changed while it was read",
                    result_.files[result_.stories.meta(story).file]));
  }

 private:
  Status WriteText(uint32_t story, const RawRecord& raw) {
    JsonWriter json;
    json.Object();
    json.Key("id").String(result_.stories.meta(story).id);
    json.Key("text").String(raw.bytes);
    return Finish(story, &json);
  }

  // Ends the object of a story and writes it.
  Status Finish(uint32_t story, JsonWriter* json) {
    if (what_ == Emit::kAnnotated) {
      json->Key("neardup").Object();
      WriteOutcome(result_, story, json);
      json->EndObject();
    }
    json->EndObject();
    return out_->Append(json->TakeLine());
  }

  // Puts the field in before the brace that ends the object, so that the rest
  // of the line stays as it was.
  Status WriteAnnotated(uint32_t story, std::string_view line) {
    const size_t brace = line.rfind('}');
    if (brace == line.npos) return Changed(story);
    const size_t before = line.substr(0, brace).find_last_not_of(" \t\r");
    if (before == line.npos) return Changed(story);
    JsonWriter json;
    json.Object();
    WriteOutcome(result_, story, &json);
    json.EndObject();
    std::string_view outcome = json.TakeLine();
    outcome.remove_suffix(1);
    const std::string_view comma = line[before] == '{' ? "" : ",";
    return out_->Append(fmt::format("{}{}\"neardup\":{}{}\n",
                                    line.substr(0, brace), comma, outcome,
                                    line.substr(brace)));
  }

  Emit what_;
  const DedupResult& result_;
  OutputSink* out_;
};

bool HasDocuments(const RecordBatch& batch) {
  return std::ranges::count(batch.segments, RecordBatch::Kind::kDocument,
                            &RecordBatch::Segment::kind) > 0;
}

// Writes the stories of a batch from `*story` on, without parsing them again.
Status EmitRaw(const DedupResult& result, const RecordBatch& batch,
               StoryEmitter* emitter, uint32_t* story) {
  RawCursor cursor(batch);
  RawRecord raw;
  while (*story < result.stories.size() && cursor.Next(&raw)) {
    if (raw.kind == RecordBatch::Kind::kBroken) continue;
    const StoryMeta& meta = result.stories.meta(*story);
    // A record that is no story was rejected.
    if (meta.file != raw.file || meta.line != raw.line) continue;
    NEARDUP_RETURN_IF_ERROR(emitter->Write(*story, raw));
    ++*story;
  }
  return OkStatus();
}

// The same of records, all of which are stories.
Status EmitParsed(const DedupResult& result, std::span<const Record> records,
                  StoryEmitter* emitter, uint32_t* story) {
  for (const Record& record : records) {
    if (*story == result.stories.size()) break;
    const StoryMeta& meta = result.stories.meta(*story);
    if (meta.file != record.file || meta.line != record.line) {
      return emitter->Changed(*story);
    }
    NEARDUP_RETURN_IF_ERROR(emitter->Write(*story, record));
    ++*story;
  }
  return OkStatus();
}

}  // namespace

Status EmitStories(Emit what, const DedupResult& result, BatchReader* input,
                   const Hooks& hooks, OutputSink* out) {
  NEARDUP_RETURN_IF_ERROR(input->Rewind());
  StoryEmitter emitter(what, result, out);
  RecordParser parser(input->options(), MakeFeedParser(input->options()));
  std::vector<Record> records;
  std::vector<Reject> rejects;
  RecordBatch batch;
  uint32_t story = 0;
  while (true) {
    NEARDUP_RETURN_IF_ERROR(hooks.Check());
    NEARDUP_ASSIGN_OR_RETURN(const bool more, input->Next(&batch));
    if (!more) break;
    if (HasDocuments(batch)) {
      parser.ParseBatch(batch, &records, &rejects);
      NEARDUP_RETURN_IF_ERROR(EmitParsed(result, records, &emitter, &story));
    } else {
      NEARDUP_RETURN_IF_ERROR(EmitRaw(result, batch, &emitter, &story));
    }
  }
  if (story == result.stories.size()) return OkStatus();
  return emitter.Changed(story);
}

}  // namespace neardup
