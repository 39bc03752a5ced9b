// Any bytes as PAIRS.tsv and as result files: values that hold what they
// promise, or an error that names the place.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "neardup/io/pairs_file.h"
#include "neardup/io/result_reader.h"

namespace {

void CheckError(const neardup::Status& status) {
  if (!neardup::Message(status).starts_with("input:")) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  const auto pairs = neardup::ParsePairs("input", input);
  if (pairs.ok()) {
    size_t line = 1;
    for (const neardup::LabelledPair& pair : *pairs) {
      if (pair.id1.empty() || pair.id2.empty()) std::abort();
      if (pair.line <= line) std::abort();
      line = pair.line;
    }
  } else {
    CheckError(pairs.status());
  }
  const auto result = neardup::ParseResultPairs("input", input);
  if (!result.ok()) CheckError(result.status());
  const auto stories = neardup::ParseResultStories("input", input);
  if (!stories.ok()) CheckError(stories.status());
  return 0;
}
