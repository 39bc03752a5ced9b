// HTML fragments: what comes out has no white space at its ends, no empty
// lines, and is UTF-8 if what goes in is.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "neardup/extract/html_text.h"
#include "neardup/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view html(reinterpret_cast<const char*>(data), size);
  const std::string text = neardup::HtmlText(html);
  const std::string_view space = " \n";
  if (text.find("\n\n") != std::string::npos) std::abort();
  if (!text.empty() && (space.find(text.front()) != std::string::npos ||
                        space.find(text.back()) != std::string::npos))
    std::abort();
  if (neardup::IsValidUtf8(html) && !neardup::IsValidUtf8(text)) std::abort();
  return 0;
}
