// The tokenizer on any valid UTF-8: keeps its promises on places and, for short
// inputs, agrees with the slow twin.

#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "neardup/text/tokenizer.h"
#include "neardup/text/utf8.h"
#include "tests/text/slow_tokenizer.h"

namespace neardup {
namespace {

void Check(bool holds) {
  if (!holds) std::abort();
}

void CheckPlaces(std::string_view text, const TokenStream& stream) {
  const size_t size = stream.words.size();
  Check(stream.flags.size() == size);
  Check(stream.begins.size() == size && stream.ends.size() == size);
  for (size_t i = 0; i < size; ++i) {
    Check(stream.begins[i] < stream.ends[i] && stream.ends[i] <= text.size());
    if (i > 0) Check(stream.begins[i - 1] < stream.begins[i]);
    Check(IsValidUtf8(
        text.substr(stream.begins[i], stream.ends[i] - stream.begins[i])));
  }
}

void CheckAgainstTwin(std::string_view text, const TokenStream& stream) {
  const std::vector<SlowWord> words =
      SlowTokenize(text, Elides(stream.language));
  Check(words.size() == stream.words.size());
  for (size_t i = 0; i < words.size(); ++i) {
    Check(HashWord(words[i].text) == stream.words[i]);
    Check(words[i].flags == stream.flags[i]);
    Check(words[i].begin == stream.begins[i]);
    Check(words[i].end == stream.ends[i]);
  }
}

}  // namespace
}  // namespace neardup

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!neardup::IsValidUtf8(text)) return 0;

  static neardup::Tokenizer all(
      {.keep_offsets = true, .drop_furniture = false});
  static neardup::Tokenizer dropping(
      {.keep_offsets = true, .drop_furniture = true});
  neardup::TokenStream stream;
  neardup::TokenStream kept;
  all.Tokenize(text, &stream);
  dropping.Tokenize(text, &kept);
  neardup::CheckPlaces(text, stream);
  neardup::CheckPlaces(text, kept);
  neardup::Check(kept.exact == stream.exact);
  neardup::Check(kept.words.size() + kept.furniture_words ==
                 stream.words.size());
  if (size <= 4096) neardup::CheckAgainstTwin(text, stream);
  return 0;
}
