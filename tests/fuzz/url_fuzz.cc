// Any bytes as an address: its forms are ASCII, their own forms, and of one
// story with it; and as rules: read, or refused with a line.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "neardup/io/url.h"

namespace neardup {
namespace {

void Check(bool holds) {
  if (!holds) std::abort();
}

void CheckForms(std::string_view address, const UrlRules& rules) {
  const auto url = CanonicalUrl(address, rules);
  if (!url) return;
  for (const std::string& form : {url->safe, url->lossy}) {
    Check(std::all_of(form.begin(), form.end(),
                      [](char c) { return c > 0x20 && c < 0x7F; }));
  }
  Check(url->host.ends_with(url->site));
  // Encoding makes an address longer, at times too long.
  const auto again = CanonicalUrl(url->safe, rules);
  Check(again ? again->safe == url->safe && again->lossy == url->lossy
              : url->safe.size() > kMaxUrlBytes);
}

}  // namespace
}  // namespace neardup

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  neardup::CheckForms(text, neardup::UrlRules::BuiltIn());
  neardup::CheckForms("https://" + std::string(text),
                      neardup::UrlRules::BuiltIn());
  const auto rules = neardup::UrlRules::Parse(text);
  if (rules.ok()) neardup::CheckForms("https://example.org/?a=1", *rules);
  return 0;
}
