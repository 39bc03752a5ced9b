// Data inside a page: compressed, and of characters that no HTML can end in.

#ifndef NEARDUP_REPORT_PACKED_DATA_H_
#define NEARDUP_REPORT_PACKED_DATA_H_

#include <string>
#include <string_view>

namespace neardup {

// `bytes` as gzip (RFC 1952, without a time, so that the same bytes give the
// same data) in base64 (RFC 4648). A browser unpacks it with atob and
// DecompressionStream. Cost: about 50 MB/s. Memory: three times the packed
// size.
std::string PackData(std::string_view bytes);

}  // namespace neardup

#endif  // NEARDUP_REPORT_PACKED_DATA_H_
