#include "neardup/io/record_batch.h"

#include <simdjson.h>

#include <algorithm>

#include "neardup/io/utf8.h"

namespace neardup {
namespace {

using Kind = RecordBatch::Kind;

constexpr std::string_view kWhite = " \t\r\n\f\v";

}  // namespace

RecordBatch MakeBatch(std::string_view name, std::string_view bytes,
                      InputFormat format) {
  RecordBatch batch;
  if (format == InputFormat::kAuto) {
    format = *FindInputFormat(name, bytes, /*all=*/true);
  }
  const bool lines = format == InputFormat::kJsonLines;
  if (lines && bytes.starts_with(kByteOrderMark)) {
    bytes.remove_prefix(kByteOrderMark.size());
  }
  batch.bytes.reserve(bytes.size() + simdjson::SIMDJSON_PADDING);
  batch.bytes.assign(bytes);
  batch.segments.push_back({lines                ? Kind::kLines
                            : IsDocument(format) ? Kind::kDocument
                                                 : Kind::kText,
                            0, name, lines ? size_t{1} : 0, 0, bytes.size(),
                            format});
  batch.bytes.append(simdjson::SIMDJSON_PADDING, ' ');
  return batch;
}

bool RawCursor::Next(RawRecord* record) {
  for (; segment_ < batch_.segments.size(); ++segment_, offset_ = line_ = 0) {
    const RecordBatch::Segment& segment = batch_.segments[segment_];
    if (segment.kind == Kind::kLines) {
      if (NextLine(segment, record)) return true;
      continue;
    }
    *record = {segment.kind,
               segment.file,
               segment.name,
               segment.line,
               std::string_view(batch_.bytes)
                   .substr(segment.begin, segment.end - segment.begin),
               segment.format,
               segment.part,
               segment.problem};
    ++segment_;
    return true;
  }
  return false;
}

bool RawCursor::NextLine(const RecordBatch::Segment& segment,
                         RawRecord* record) {
  const std::string_view bytes =
      std::string_view(batch_.bytes)
          .substr(segment.begin, segment.end - segment.begin);
  while (offset_ < bytes.size()) {
    const size_t end = std::min(bytes.find('\n', offset_), bytes.size());
    const std::string_view line = bytes.substr(offset_, end - offset_);
    const size_t number = segment.line + line_;
    offset_ = end + 1;
    ++line_;
    if (line.find_first_not_of(kWhite) == line.npos) continue;
    *record = {Kind::kLines, segment.file, segment.name,
               number,       line,         segment.format};
    return true;
  }
  return false;
}

}  // namespace neardup
