#include "neardup/text/frequency.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "neardup/text/frequency_file.h"
#include "neardup/text/word.h"

namespace neardup {

namespace {

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
constexpr size_t kRatedNumbers = 10 + 100 + 1000 + 2000;
template <typename Put>
void ForEachRatedNumber(Put put) {
  for (int i = 0; i < 10; ++i) put(HashWord(fmt::format("{}", i)), 550);
  for (int i = 0; i < 100; ++i) put(HashWord(fmt::format("{:02}", i)), 500);
  for (int i = 0; i < 1000; ++i) put(HashWord(fmt::format("{:03}", i)), 420);
  for (int i = 1000; i < 3000; ++i) put(HashWord(fmt::format("{}", i)), 500);
}

// Whether a word is one ASCII consonant. Such are initials, units and items of
// lists, and say little of the language.
bool IsConsonant(uint32_t word) {
  static const std::vector<uint32_t> consonants = [] {
    std::vector<uint32_t> hashes;
    for (const char c : std::string_view("bcdfghjklmnpqrstvwxz")) {
      hashes.push_back(HashWord({&c, 1}));
    }
    return hashes;
  }();
  return std::find(consonants.begin(), consonants.end(), word) !=
         consonants.end();
}

void AddTellingWords(const FrequencyFile& file, LanguageGuesser* guesser) {
  // Those of Czech and Polish are prepositions, but there are others enough;
  // the one of English is the end of "U.S.".
  const bool has_consonants = file.language == Language::kEnglish;
  for (const auto& [word, centizipf] : file.words) {
    if (centizipf < kTellingCentizipf) continue;
    if (!has_consonants && IsConsonant(word)) continue;
    guesser->Add(file.language, word, centizipf);
  }
}

}  // namespace

FrequencyTable::FrequencyTable() : tables_(std::make_unique<Tables>()) {
  Table& numbers = tables_->tables[0];
  ForEachRatedNumber([&numbers](uint32_t word, int value) {
    numbers.words.Insert(word) = static_cast<uint16_t>(value);
  });
  tables_->ready[0] = &numbers;
}

void FrequencyTable::Publish(const FrequencyFile& file) const {
  const int language = static_cast<int>(file.language);
  Table& table = tables_->tables[language];
  table = tables_->tables[0];
  table.words.Reserve(kRatedNumbers + file.words.size());
  for (const auto& [word, centizipf] : file.words) {
    // Spellings that fall together keep the frequency of the commonest.
    uint16_t& value = table.words.Insert(word);
    value = std::max(value, static_cast<uint16_t>(centizipf));
    if (value < kCommonCentizipf) continue;
    uint32_t& common = table.common[word % table.common.size()];
    if (table.words.Find(common) < value) common = word;
  }
  tables_->ready[language].store(&table, std::memory_order_release);
}

const FrequencyTable::Table& FrequencyTable::ReadBuiltIn(
    Language language) const {
  std::call_once(tables_->once[static_cast<int>(language)],
                 [&] { Publish(ReadBuiltInFrequencies(language, 0)); });
  return *tables_->ready[static_cast<int>(language)];
}

const FrequencyTable& FrequencyTable::BuiltIn() {
  static const FrequencyTable table = [] {
    FrequencyTable made;
    for (int i = 1; i < kNumLanguages; ++i) {
      const auto language = static_cast<Language>(i);
      const FrequencyFile common =
          ReadBuiltInFrequencies(language, kTellingCentizipf);
      made.versions_[i] = common.version;
      AddTellingWords(common, &made.guesser_);
    }
    return made;
  }();
  return table;
}

StatusOr<FrequencyTable> FrequencyTable::Parse(std::string_view name,
                                               std::string_view tsv) {
  const StatusOr<FrequencyFile> file = ParseFrequencies(tsv);
  if (!file.ok()) {
    return DataLoss(fmt::format("{}:{}", name, Message(file.status())));
  }
  FrequencyTable table;
  for (auto& ready : table.tables_->ready) ready = &table.tables_->tables[0];
  table.Publish(*file);
  table.versions_[static_cast<int>(file->language)] = file->version;
  AddTellingWords(*file, &table.guesser_);
  return table;
}

std::string FrequencyTable::Version() const {
  std::vector<std::string> versions;
  for (int i = 1; i < kNumLanguages; ++i) {
    if (versions_[i] == 0) continue;
    versions.push_back(fmt::format(
        "{} {}", LanguageCode(static_cast<Language>(i)), versions_[i]));
  }
  std::sort(versions.begin(), versions.end());
  return fmt::format("{}", fmt::join(versions, ", "));
}

std::span<const uint8_t, kMaxCentizipf + 1> RaritiesBits20() {
  static const RarityTable rarities = MakeRarities();
  return rarities;
}

int RarityBits20(int centizipf) {
  return RaritiesBits20()[static_cast<size_t>(
      std::clamp(centizipf, 0, kMaxCentizipf))];
}

}  // namespace neardup
