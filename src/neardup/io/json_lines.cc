#include "neardup/io/json_lines.h"

#include <fmt/format.h>

#include "neardup/io/broken_json.h"
#include "neardup/io/record_reader.h"

namespace neardup {
namespace {

Status ParseBatch(const RecordBatch& batch, simdjson::dom::parser* parser,
                  const JsonLineFunction& parse) {
  RawCursor cursor(batch);
  RawRecord raw;
  const char* const end = batch.bytes.data() + batch.size();
  while (cursor.Next(&raw)) {
    const std::string where = fmt::format("{}:{}", raw.name, raw.line);
    if (raw.kind != RecordBatch::Kind::kLines) {
      return DataLoss(where + ": is no line of a result");
    }
    if (raw.bytes.data() + raw.bytes.size() == end) {
      return DataLoss(where + ": is cut off");
    }
    simdjson::dom::object line;
    const simdjson::error_code error =
        parser->parse(raw.bytes.data(), raw.bytes.size(), false).get(line);
    if (error == simdjson::INCORRECT_TYPE) {
      return DataLoss(where + ": not an object");
    }
    if (error) {
      return DataLoss(where + ": " + BrokenJsonReason(raw.bytes, error));
    }
    NEARDUP_RETURN_IF_ERROR(WithPrefix(where, parse(line)));
  }
  return OkStatus();
}

}  // namespace

Status ForEachJsonLine(const std::string& path, const JsonLineFunction& parse) {
  ReaderOptions options;
  options.format = InputFormat::kJsonLines;
  options.spool = false;
  BatchReader reader({{path, path}}, options);
  simdjson::dom::parser parser;
  RecordBatch batch;
  for (;;) {
    NEARDUP_ASSIGN_OR_RETURN(const bool more, reader.Next(&batch));
    if (!more) return OkStatus();
    NEARDUP_RETURN_IF_ERROR(ParseBatch(batch, &parser, parse));
  }
}

Status ForEachJsonLine(std::string_view name, std::string_view jsonl,
                       const JsonLineFunction& parse) {
  simdjson::dom::parser parser;
  return ParseBatch(MakeBatch(name, jsonl, InputFormat::kJsonLines), &parser,
                    parse);
}

}  // namespace neardup
