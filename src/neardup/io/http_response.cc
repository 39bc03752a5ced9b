#include "neardup/io/http_response.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>

#include "neardup/base/ascii.h"

namespace neardup {
namespace {

constexpr size_t kNone = std::string_view::npos;

Status TooLong(size_t most) {
  return DataLoss(fmt::format("HTTP body over {} bytes", most));
}

// Without the sizes between its chunks; as it is if it has none.
std::string WithoutChunks(std::string_view body) {
  std::string whole;
  std::string_view rest = body;
  while (!rest.empty()) {
    size_t size = 0;
    const auto [end, error] =
        std::from_chars(rest.data(), rest.data() + rest.size(), size, 16);
    const size_t line = rest.find('\n');
    const auto digits = static_cast<size_t>(end - rest.data());
    const bool is_size = error == std::errc() && line != kNone &&
                         line < digits + 200 &&
                         (rest[digits] == '\r' || rest[digits] == '\n' ||
                          rest[digits] == ';' || rest[digits] == ' ');
    if (!is_size) return whole.empty() ? std::string(body) : whole;
    if (size == 0) return whole;
    rest.remove_prefix(line + 1);
    whole += rest.substr(0, size);
    rest.remove_prefix(std::min(size, rest.size()));
    if (rest.starts_with("\r\n")) {
      rest.remove_prefix(2);
    } else if (rest.starts_with('\n')) {
      rest.remove_prefix(1);
    }
  }
  return whole;
}

// What zlib makes of `packed`, in the format that `window_bits` asks for; cut
// where it breaks. `*broken` says whether it broke before the first byte.
StatusOr<std::string> Inflated(std::string_view packed, int window_bits,
                               size_t most, bool* broken) {
  constexpr size_t kBlock = 64 << 10;
  z_stream stream = {};
  if (inflateInit2(&stream, window_bits) != Z_OK)
    return IoError("no memory for gzip");
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string plain;
  int result = Z_OK;
  while (result == Z_OK && plain.size() <= most) {
    const size_t size = plain.size();
    plain.resize(size + kBlock);
    stream.next_out = reinterpret_cast<Bytef*>(plain.data() + size);
    stream.avail_out = kBlock;
    result = inflate(&stream, Z_NO_FLUSH);
    plain.resize(size + kBlock - stream.avail_out);
  }
  inflateEnd(&stream);
  if (plain.size() > most) return TooLong(most);
  *broken = result != Z_STREAM_END && plain.empty();
  return plain;
}

// What "deflate" means: zlib's format, or what is inside it alone.
StatusOr<std::string> Undeflated(std::string body, size_t most) {
  for (const int window_bits : {15, -15}) {
    bool broken = false;
    NEARDUP_ASSIGN_OR_RETURN(std::string plain,
                             Inflated(body, window_bits, most, &broken));
    if (!broken) return plain;
  }
  return body;
}

StatusOr<std::string> WithoutEncoding(std::string_view encoding,
                                      std::string body, size_t most) {
  if (EqualsInAnyCase(encoding, "gzip") ||
      EqualsInAnyCase(encoding, "x-gzip")) {
    if (!body.starts_with("\x1f\x8b")) return body;
    bool broken = false;
    NEARDUP_ASSIGN_OR_RETURN(std::string plain,
                             Inflated(body, 15 + 16, most, &broken));
    if (broken) return DataLoss("broken gzip data in HTTP body");
    return plain;
  }
  if (EqualsInAnyCase(encoding, "deflate"))
    return Undeflated(std::move(body), most);
  // Whoever decoded the body and left the header in has markup here.
  const bool decoded = body.starts_with('<') ||
                       body.starts_with("\xEF\xBB\xBF<") ||
                       (!body.empty() && IsAsciiSpace(body.front()));
  if (encoding.empty() || EqualsInAnyCase(encoding, "identity") ||
      EqualsInAnyCase(encoding, "utf-8") || decoded)
    return body;
  return DataLoss(fmt::format("HTTP content encoding {} is not read",
                              encoding.substr(0, 40)));
}

}  // namespace

std::string_view HeaderFields::Find(std::string_view name) const {
  std::string_view rest = lines_;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const size_t colon = line.find(':');
    if (colon != kNone &&
        EqualsInAnyCase(TrimmedAscii(line.substr(0, colon)), name))
      return TrimmedAscii(line.substr(colon + 1));
  }
  return {};
}

size_t HeaderEnd(std::string_view message) {
  size_t at = message.find('\n');
  while (at != kNone) {
    if (message.substr(at + 1).starts_with("\r\n")) return at + 3;
    if (message.substr(at + 1).starts_with('\n')) return at + 2;
    at = message.find('\n', at + 1);
  }
  return kNone;
}

StatusOr<HttpResponse> ReadHttpResponse(std::string_view message,
                                        size_t max_body_bytes) {
  const size_t header_end = HeaderEnd(message);
  if (header_end == kNone) return DataLoss("no HTTP header");
  const std::string_view header = message.substr(0, header_end);
  const size_t first_line = header.find('\n');
  HttpResponse response;
  const size_t space = header.find(' ');
  if (!header.starts_with("HTTP/") || space > first_line)
    return DataLoss("broken HTTP status line");
  std::from_chars(header.data() + space + 1, header.data() + first_line,
                  response.status);
  const HeaderFields fields(header.substr(first_line + 1));
  response.content_type = fields.Find("Content-Type");
  const std::string_view body = message.substr(header_end);
  if (body.size() > max_body_bytes) return TooLong(max_body_bytes);
  const bool chunked =
      EqualsInAnyCase(fields.Find("Transfer-Encoding"), "chunked");
  NEARDUP_ASSIGN_OR_RETURN(
      response.body,
      WithoutEncoding(fields.Find("Content-Encoding"),
                      chunked ? WithoutChunks(body) : std::string(body),
                      max_body_bytes));
  return response;
}

}  // namespace neardup
