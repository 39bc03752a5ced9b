// Writes one JSON value a line, for all result files. A thin layer over
// RapidJSON.
//
// Example:
//   JsonWriter json;
//   json.Object().Key("id").String("a").Key("score").Double(0.5).EndObject();
//   file->Append(json.TakeLine());   // {"id":"a","score":0.5} and a line feed
//
// The calls must make a well-formed value; otherwise RapidJSON asserts. Numbers
// look the same in every locale.

#ifndef NEARDUP_IO_JSON_WRITER_H_
#define NEARDUP_IO_JSON_WRITER_H_

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

namespace neardup {

// `value` with at most 6 significant digits, in its shortest form; whole
// numbers from a million on in full. Not for infinity or NaN.
inline std::string FormatJsonNumber(double value) {
  if (value == 0) return "0";  // -0, too
  if (std::abs(value) >= 999999.5 && std::abs(value) < 1e15) {
    return fmt::format("{:.0f}", value);
  }
  return fmt::format("{:.6g}", value);
}

// Not copyable; reuse one for many lines to keep its memory.
class JsonWriter {
 public:
  JsonWriter() : writer_(buffer_) {}
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  JsonWriter& Object() { return Done(writer_.StartObject()); }
  JsonWriter& EndObject() { return Done(writer_.EndObject()); }
  JsonWriter& Array() { return Done(writer_.StartArray()); }
  JsonWriter& EndArray() { return Done(writer_.EndArray()); }

  JsonWriter& Key(std::string_view name) {
    return Done(writer_.Key(name.data(), Size(name)));
  }
  // Valid UTF-8; written as it is but for `"`, `\` and control characters.
  JsonWriter& String(std::string_view text) {
    return Done(writer_.String(text.empty() ? "" : text.data(), Size(text)));
  }
  JsonWriter& Int(int64_t value) { return Done(writer_.Int64(value)); }
  JsonWriter& Uint(uint64_t value) { return Done(writer_.Uint64(value)); }
  JsonWriter& Bool(bool value) { return Done(writer_.Bool(value)); }
  JsonWriter& Null() { return Done(writer_.Null()); }
  // As FormatJsonNumber; what JSON cannot say (NaN, infinity) becomes null.
  JsonWriter& Double(double value) {
    if (!std::isfinite(value)) return Null();
    const std::string number = FormatJsonNumber(value);
    return Done(
        writer_.RawValue(number.data(), number.size(), rapidjson::kNumberType));
  }
  // A value that is JSON already.
  JsonWriter& Raw(std::string_view json) {
    return Done(
        writer_.RawValue(json.data(), json.size(), rapidjson::kObjectType));
  }

  // The value written, and a line feed. Valid until the next TakeLine; the next
  // value begins a new line.
  std::string_view TakeLine() {
    line_.assign(buffer_.GetString(), buffer_.GetSize());
    line_ += '\n';
    buffer_.Clear();
    writer_.Reset(buffer_);
    return line_;
  }

 private:
  using Buffer = rapidjson::StringBuffer;

  static rapidjson::SizeType Size(std::string_view text) {
    return static_cast<rapidjson::SizeType>(text.size());
  }
  JsonWriter& Done(bool) { return *this; }

  Buffer buffer_;
  rapidjson::Writer<Buffer> writer_;
  std::string line_;
};

}  // namespace neardup

#endif  // NEARDUP_IO_JSON_WRITER_H_
