#include "neardup/text/frequency_file.h"

#include <fmt/format.h>

#include <cassert>
#include <charconv>
#include <string>

#include "neardup/text/frequency.h"
#include "neardup/text/word.h"

namespace neardup {
namespace {

// Cuts the text up to `separator` off the front of *text; all if there is none.
std::string_view TakeUntil(char separator, std::string_view* text) {
  const size_t end = text->find(separator);
  const std::string_view taken = text->substr(0, end);
  text->remove_prefix(end == std::string_view::npos ? text->size() : end + 1);
  return taken;
}

// The value of a comment line "# key: value", empty if it is not one.
std::string_view CommentValue(std::string_view line, std::string_view key) {
  line.remove_prefix(1);
  while (line.starts_with(' ')) line.remove_prefix(1);
  if (!line.starts_with(key)) return {};
  line.remove_prefix(key.size());
  if (!line.starts_with(':')) return {};
  line.remove_prefix(1);
  while (line.starts_with(' ')) line.remove_prefix(1);
  return line;
}

// The whole of `text` as a number in [1, 999]; 0 if it is none.
int ParseValue(std::string_view text) {
  int value = 0;
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  const bool whole = error == std::errc() && stopped == end;
  return whole && value >= 1 && value <= kMaxCentizipf ? value : 0;
}

Status ParseComment(std::string_view line, FrequencyFile* file) {
  const std::string_view language = CommentValue(line, "language");
  if (!language.empty()) {
    file->language = LanguageOfCode(language);
    if (file->language == Language::kUnknown) {
      return DataLoss(fmt::format("language \"{}\" is not known", language));
    }
  }
  const std::string_view version = CommentValue(line, "version");
  if (!version.empty()) {
    file->version = ParseValue(version);
    if (file->version == 0) return DataLoss("version is not in 1..999");
  }
  return OkStatus();
}

Status ParseLine(std::string_view line, FrequencyFile* file) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.empty()) return OkStatus();
  if (line.starts_with('#')) return ParseComment(line, file);
  std::string_view rest = line;
  const std::string_view word = TakeUntil('\t', &rest);
  const int value = ParseValue(rest);
  if (word.empty() || value == 0) {
    return DataLoss("is not word<TAB>centizipf with 1..999");
  }
  std::string normalised;
  NormaliseWord(word, &normalised);
  file->words.emplace_back(HashWord(normalised), value);
  return OkStatus();
}

}  // namespace

StatusOr<FrequencyFile> ParseFrequencies(std::string_view tsv) {
  FrequencyFile file;
  for (size_t number = 1; !tsv.empty(); ++number) {
    const Status status = ParseLine(TakeUntil('\n', &tsv), &file);
    if (!status.ok()) return WithPrefix(fmt::format("{}", number), status);
  }
  if (file.language == Language::kUnknown) {
    return DataLoss("1: there is no line \"# language: ...\"");
  }
  if (file.version == 0) {
    return DataLoss("1: there is no line \"# version: ...\"");
  }
  return file;
}

FrequencyFile ReadBuiltInFrequencies(Language language, int least) {
  FrequencyFile file;
  std::string_view tsv = BuiltInFrequencies(language);
  while (tsv.starts_with('#')) {
    const Status status = ParseComment(TakeUntil('\n', &tsv), &file);
    assert(status.ok());
    static_cast<void>(status);
  }
  assert(file.language == language);
  while (!tsv.empty()) {
    const std::string_view word = TakeUntil('\t', &tsv);
    const int value = ParseValue(TakeUntil('\n', &tsv));
    assert(value != 0);
    if (value < least) break;
    file.words.emplace_back(HashWord(word), value);
  }
  return file;
}

}  // namespace neardup
