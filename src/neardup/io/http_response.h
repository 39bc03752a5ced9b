// An HTTP response as crawlers store it: status line, headers, body.

#ifndef NEARDUP_IO_HTTP_RESPONSE_H_
#define NEARDUP_IO_HTTP_RESPONSE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "neardup/base/status.h"

namespace neardup {

// Fields of a message's header ("Name: value" lines), views into it.
class HeaderFields {
 public:
  HeaderFields() = default;
  // `lines` without the first line and without the empty one at the end.
  explicit HeaderFields(std::string_view lines) : lines_(lines) {}

  // The value of the first field of that name, in any case of letters, without
  // white space around it; empty if there is none. Cost: linear in the header.
  std::string_view Find(std::string_view name) const;

 private:
  std::string_view lines_;
};

struct HttpResponse {
  int status = 0;
  std::string content_type;  // as sent: "text/html; charset=utf-8"
  std::string body;          // without chunks and content encodings
};

// Where the header of `message` ends: behind its empty line, with CR LF or LF
// alone; npos if there is none.
size_t HeaderEnd(std::string_view message);

// Reads `message`; its body is decoded by what the header says (chunked; gzip,
// deflate), if it is so encoded at all: crawlers often store the header of what
// they got and the body decoded. A body that is cut off gives what there is.
//
// Errors: kDataLoss "no HTTP header", "broken HTTP status line", "HTTP content
// encoding br is not read", "HTTP body over 16777216 bytes". Memory: the
// message twice and at most `max_body_bytes`. Thread-safe.
StatusOr<HttpResponse> ReadHttpResponse(std::string_view message,
                                        size_t max_body_bytes);

}  // namespace neardup

#endif  // NEARDUP_IO_HTTP_RESPONSE_H_
