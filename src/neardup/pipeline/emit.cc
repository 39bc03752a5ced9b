#include "neardup/pipeline/emit.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "neardup/io/json_writer.h"
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
    if (what_ == Emit::kAnnotated) {
      json.Key("neardup").Object();
      WriteOutcome(result_, story, &json);
      json.EndObject();
    }
    json.EndObject();
    return out_->Append(json.TakeLine());
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

}  // namespace

Status EmitStories(Emit what, const DedupResult& result, BatchReader* input,
                   const Hooks& hooks, OutputSink* out) {
  NEARDUP_RETURN_IF_ERROR(input->Rewind());
  StoryEmitter emitter(what, result, out);
  RecordBatch batch;
  uint32_t story = 0;
  while (true) {
    NEARDUP_RETURN_IF_ERROR(hooks.Check());
    NEARDUP_ASSIGN_OR_RETURN(const bool more, input->Next(&batch));
    if (!more) break;
    RawCursor cursor(batch);
    RawRecord raw;
    while (cursor.Next(&raw)) {
      if (story == result.stories.size()) break;
      const StoryMeta& meta = result.stories.meta(story);
      // A record that is no story was rejected.
      if (meta.file != raw.file || meta.line != raw.line) continue;
      NEARDUP_RETURN_IF_ERROR(emitter.Write(story, raw));
      ++story;
    }
  }
  if (story == result.stories.size()) return OkStatus();
  return emitter.Changed(story);
}

}  // namespace neardup
