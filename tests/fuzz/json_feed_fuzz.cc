// Any bytes as JSON Feed, ninjs and other JSON.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "document_check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using neardup::InputFormat;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  for (const InputFormat format : {InputFormat::kJsonFeed}) {
    neardup::CheckDocument(format, input);
  }
  return 0;
}
