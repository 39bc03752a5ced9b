// Any bytes as a model file, with trees or without: read, or refused with an
// error that names a line.

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "neardup/verify/copy_model.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  constexpr std::array<std::string_view, 2> kNames = {"shared", "order"};
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto model = neardup::CopyModel::Parse("fuzz.tsv", text, kNames);
  if (!model.ok()) {
    if (!neardup::Message(model.status()).starts_with("fuzz.tsv:")) abort();
    return 0;
  }
  for (float value : {-1e30f, 0.f, 1e30f}) {
    const std::array<float, 2> values = {value, -value};
    if (std::isnan(model->Logit(values))) abort();
  }
  return 0;
}
