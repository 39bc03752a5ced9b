#include "neardup/text/frequency.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <utility>

#include "neardup/text/word.h"

namespace neardup {

// The files of src/neardup/text/frequency, put in by the build.
extern const std::string_view kEnglishFrequencies;
extern const std::string_view kGermanFrequencies;

namespace {

constexpr int kMaxCentizipf = 999;
constexpr size_t kSlotsPerWord = 4;
constexpr size_t kGuessWords = 400;
constexpr size_t kGuessPercent = 8;

struct LanguageName {
  std::string_view code;
  Language language;
};
constexpr LanguageName kLanguageNames[] = {{"de", Language::kGerman},
                                           {"en", Language::kEnglish}};

Language LanguageOf(std::string_view code) {
  for (const LanguageName& name : kLanguageNames) {
    if (name.code == code) return name.language;
  }
  return Language::kUnknown;
}

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

// The contents of a file, before they become a table.
struct ParsedFile {
  Language language = Language::kUnknown;
  int version = 0;
  std::vector<std::pair<uint32_t, int>> words;
};

Status ParseComment(std::string_view line, ParsedFile* file) {
  const std::string_view language = CommentValue(line, "language");
  if (!language.empty()) {
    file->language = LanguageOf(language);
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

Status ParseLine(std::string_view line, ParsedFile* file) {
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

StatusOr<ParsedFile> ParseFile(std::string_view tsv) {
  ParsedFile file;
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

using RarityTable = std::array<uint8_t, kMaxCentizipf + 1>;

RarityTable MakeRarities() {
  RarityTable rarities;
  for (size_t i = 0; i < rarities.size(); ++i) {
    const double frequency = std::pow(10.0, static_cast<double>(i) / 100 - 9);
    const double bits = -std::log2(-std::expm1(-400 * frequency));
    rarities[i] =
        static_cast<uint8_t>(std::lround(std::clamp(bits, 0.0, 12.0) * 20));
  }
  return rarities;
}

// Calls put(hash, centizipf) for every number that is rated above the rest.
template <typename Put>
void ForEachRatedNumber(Put put) {
  for (int i = 0; i < 10; ++i) put(HashWord(fmt::format("{}", i)), 550);
  for (int i = 0; i < 100; ++i) put(HashWord(fmt::format("{:02}", i)), 500);
  for (int i = 0; i < 1000; ++i) put(HashWord(fmt::format("{:03}", i)), 420);
  for (int i = 1000; i < 3000; ++i) put(HashWord(fmt::format("{}", i)), 500);
}

}  // namespace

uint16_t& FrequencyTable::HashTable::Insert(uint32_t word) {
  if ((size_ + 1) * kSlotsPerWord > slots_.size()) Grow();
  const size_t mask = slots_.size() - 1;
  size_t i = word & mask;
  while (slots_[i].value != 0 && slots_[i].word != word) i = (i + 1) & mask;
  if (slots_[i].value == 0) ++size_;
  slots_[i].word = word;
  return slots_[i].value;
}

void FrequencyTable::HashTable::Grow() {
  std::vector<Slot> old(std::max<size_t>(1024, slots_.size() * 2));
  old.swap(slots_);
  size_ = 0;
  for (const Slot& slot : old) {
    if (slot.value != 0) Insert(slot.word) = slot.value;
  }
}

FrequencyTable::FrequencyTable() {
  ForEachRatedNumber([this](uint32_t word, int value) {
    for (HashTable& table : tables_) {
      table.Insert(word) = static_cast<uint16_t>(value);
    }
  });
}

Status FrequencyTable::Add(std::string_view name, std::string_view tsv) {
  StatusOr<ParsedFile> parsed = ParseFile(tsv);
  if (!parsed.ok()) {
    return DataLoss(fmt::format("{}:{}", name, Message(parsed.status())));
  }
  const int language = static_cast<int>(parsed->language);
  versions_[language] = parsed->version;
  for (const auto& [word, centizipf] : parsed->words) {
    // Spellings that fall together keep the frequency of the commonest.
    uint16_t& value = tables_[language].Insert(word);
    value = std::max(value, static_cast<uint16_t>(centizipf));
    if (centizipf >= kFunctionCentizipf) {
      function_words_.Insert(word) |= static_cast<uint16_t>(1 << language);
    }
  }
  return OkStatus();
}

const FrequencyTable& FrequencyTable::BuiltIn() {
  static const FrequencyTable table = [] {
    FrequencyTable made;
    const Status english = made.Add("en.tsv", kEnglishFrequencies);
    const Status german = made.Add("de.tsv", kGermanFrequencies);
    assert(english.ok() && german.ok());
    static_cast<void>(english);
    static_cast<void>(german);
    return made;
  }();
  return table;
}

StatusOr<FrequencyTable> FrequencyTable::Parse(std::string_view name,
                                               std::string_view tsv) {
  FrequencyTable table;
  NEARDUP_RETURN_IF_ERROR(table.Add(name, tsv));
  return table;
}

Language FrequencyTable::Guess(std::span<const uint32_t> words) const {
  words = words.first(std::min(words.size(), kGuessWords));
  // A sum for each language in 16 bits of its own: bit i goes to bit 16 i.
  static_assert(kNumLanguages <= 4 && kGuessWords < 1 << 16);
  constexpr uint64_t kSpread = 1 | 1ull << 15 | 1ull << 30 | 1ull << 45;
  constexpr uint64_t kLanes = 0x0001000100010001;
  uint64_t sums = 0;
  for (const uint32_t word : words) {
    sums += function_words_.Find(word) * kSpread & kLanes;
  }
  size_t counts[kNumLanguages] = {};
  for (int i = 1; i < kNumLanguages; ++i) counts[i] = sums >> (16 * i) & 0xFFFF;
  const size_t* best = std::max_element(counts + 1, counts + kNumLanguages);
  if (*best == 0 || *best * 100 < words.size() * kGuessPercent) {
    return Language::kUnknown;
  }
  return static_cast<Language>(best - counts);
}

std::string FrequencyTable::Version() const {
  std::string version;
  for (const LanguageName& name : kLanguageNames) {
    const int number = versions_[static_cast<int>(name.language)];
    if (number == 0) continue;
    if (!version.empty()) version += ", ";
    version += fmt::format("{} {}", name.code, number);
  }
  return version;
}

int RarityBits20(int centizipf) {
  static const RarityTable rarities = MakeRarities();
  return rarities[static_cast<size_t>(std::clamp(centizipf, 0, kMaxCentizipf))];
}

}  // namespace neardup
