// WARC files: ends, in bounded memory, with no more items than bytes; and the
// size of the reads makes no difference where nothing is compressed (of a
// broken member it decides how much comes out before the break).

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/io/raw_input.h"
#include "neardup/io/warc_reader.h"

namespace neardup {
namespace {

std::vector<std::string> Items(std::string_view bytes, size_t max_read) {
  WarcReaderOptions options;
  options.records.max_record_bytes = 1 << 16;
  options.max_page_bytes = 1 << 16;
  options.records.members.ratio_counts_from = 1 << 18;
  WarcReader reader(std::make_unique<MemoryInput>("fuzz", bytes, max_read),
                    options);
  std::vector<std::string> items;
  while (true) {
    const StatusOr<WarcItem> item = reader.Next();
    if (!item.ok()) std::abort();
    if (*item == WarcItem::kEnd) return items;
    if (*item == WarcItem::kPage) {
      if (reader.page().body.size() > options.max_page_bytes) std::abort();
      items.push_back(reader.page().uri + " " + reader.page().body);
    } else {
      items.push_back(reader.reject().reason);
    }
    if (items.size() > bytes.size()) std::abort();
  }
}

}  // namespace
}  // namespace neardup

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::vector<std::string> items = neardup::Items(bytes, SIZE_MAX);
  const bool plain =
      neardup::DetectCompression(bytes) == neardup::Compression::kNone;
  if (size <= 4096 && plain && neardup::Items(bytes, 7) != items) std::abort();
  return 0;
}
