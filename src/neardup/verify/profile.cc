#include "neardup/verify/profile.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

#include "neardup/verify/bit_mask.h"
#include "neardup/verify/word_hashes.h"

namespace neardup {
namespace {

// A capital at the start of a sentence makes a name of words rarer than this
// only; in German, where nouns have capitals, nowhere of others.
constexpr int kRareCentizipf = 360;

// One stable pass of a radix sort by `bits` bits from `shift` on.
template <typename Key>
void RadixPass(const std::vector<Key>& from, int shift, int bits,
               std::vector<Key>* to) {
  constexpr int kMaxBits = 12;
  std::array<uint32_t, 1 << kMaxBits> next;
  const size_t buckets = size_t{1} << bits;
  const Key mask = static_cast<Key>(buckets - 1);
  std::fill_n(next.begin(), buckets, 0u);
  for (const Key key : from) ++next[key >> shift & mask];
  uint32_t begin = 0;
  for (size_t k = 0; k < buckets; ++k) begin += std::exchange(next[k], begin);
  to->resize(from.size());
  for (const Key key : from) (*to)[next[key >> shift & mask]++] = key;
}

// Sorts keys whose top bits are spread well, as those of hashes. Two passes of
// a radix sort by the top bits leave next to nothing to do: four times as fast
// as comparing.
template <typename Key>
void SortByTopBits(std::vector<Key>* keys, std::vector<Key>* spare) {
  constexpr size_t kMaxMove = 32;
  const size_t n = keys->size();
  const int bits = std::clamp(static_cast<int>(std::bit_width(n)), 4, 12);
  const int top = std::numeric_limits<Key>::digits;
  RadixPass(*keys, top - 2 * bits, bits, spare);
  RadixPass(*spare, top - bits, bits, keys);
  Key* const sorted = keys->data();
  for (size_t i = 1; i < n; ++i) {
    const Key key = sorted[i];
    size_t to = i;
    for (; to > 0 && sorted[to - 1] > key; --to) sorted[to] = sorted[to - 1];
    sorted[to] = key;
    if (i - to > kMaxMove) {  // they are not spread well
      std::sort(sorted, sorted + n);
      return;
    }
  }
}

template <typename Key>
void SortUnique(std::vector<Key>* keys, std::vector<Key>* spare) {
  SortByTopBits(keys, spare);
  keys->erase(std::unique(keys->begin(), keys->end()), keys->end());
}

size_t RoundUp8(size_t bytes) { return (bytes + 7) & ~size_t{7}; }

}  // namespace

// All arrays of a profile under construction; the names are those of Profile.
struct ProfileBuilder::Scratch {
  // RarityBits20 of every centizipf value a table may hold.
  std::array<uint8_t, 1000> rarities;

  std::vector<uint64_t> places;  // word or bigram << 32 | position
  std::vector<uint64_t> spare64;
  std::vector<uint32_t> spare32;
  std::vector<uint8_t> is_function;  // by position

  std::vector<uint8_t> rarity;
  std::vector<uint8_t> sentence;
  std::vector<uint32_t> unique_words;
  std::vector<WordEntry> entries;
  std::vector<uint16_t> positions;
  std::vector<uint32_t> bigrams;
  std::vector<uint16_t> bigram_begins;
  std::vector<uint16_t> bigram_positions;
  std::vector<uint32_t> trigrams;
  std::vector<uint32_t> content_pairs;
  std::vector<uint64_t> ordinary;
  std::vector<uint64_t> ordinary_unquoted;
  std::vector<uint64_t> name_or_number;
  std::vector<uint64_t> number;
  std::vector<uint16_t> word_sentence_begins;
  std::vector<uint8_t> word_sentences;
  std::vector<uint32_t> sentence_weights;
  std::vector<float> log_sentence_weights;

  void Clear(size_t num_words);
  uint32_t AddSentences(std::span<const uint8_t> flags);
  void AddWords(TokenView story, const FrequencyTable& table, Profile* profile);
  void AddWord(std::span<const uint64_t> occurrences, TokenView story,
               const FrequencyTable& table, Profile* profile);
  void AddClasses(std::span<const uint64_t> occurrences,
                  std::span<const uint8_t> flags, bool only_rare_names,
                  int centizipf);
  void AddWordSentences(std::span<const uint64_t> occurrences, uint8_t rarity);
  void AddNeighbours(std::span<const uint32_t> words,
                     std::span<const uint8_t> flags);
  void AddContentPairs(std::span<const uint32_t> words);
  template <typename Visit>
  void ForEachArray(Profile* to, Visit visit);
  void Pack(std::span<const uint32_t> words, Profile* profile);
};

void ProfileBuilder::Scratch::Clear(size_t num_words) {
  rarity.resize(num_words);
  is_function.assign(num_words, 0);
  sentence.resize(num_words);
  positions.clear();
  unique_words.clear();
  entries.clear();
  bigrams.clear();
  bigram_begins.clear();
  bigram_positions.clear();
  trigrams.clear();
  content_pairs.clear();
  for (auto* mask : {&ordinary, &ordinary_unquoted, &name_or_number, &number}) {
    mask->assign((num_words + 63) / 64, 0);
  }
  word_sentence_begins.clear();
  word_sentences.clear();
}

// Numbers the sentences; returns how many there are, at most the maximum.
uint32_t ProfileBuilder::Scratch::AddSentences(std::span<const uint8_t> flags) {
  uint32_t current = 0;
  for (size_t i = 0; i < flags.size(); ++i) {
    if (i > 0 && (flags[i] & kSentenceStart) != 0) ++current;
    sentence[i] = static_cast<uint8_t>(std::min(current, 255u));
  }
  const uint32_t count =
      flags.empty() ? 0 : std::min(current + 1, kMaxProfileSentences);
  sentence_weights.assign(count, 0);
  return count;
}

void ProfileBuilder::Scratch::AddWords(TokenView story,
                                       const FrequencyTable& table,
                                       Profile* profile) {
  const size_t n = story.size();
  places.resize(n);
  for (size_t i = 0; i < n; ++i) places[i] = uint64_t{story.words[i]} << 32 | i;
  SortByTopBits(&places, &spare64);
  for (size_t begin = 0, end = 0; begin < n; begin = end) {
    const uint64_t word = places[begin] >> 32;
    while (end < n && places[end] >> 32 == word) ++end;
    AddWord(std::span(places).subspan(begin, end - begin), story, table,
            profile);
  }
  WordEntry sentinel = {};
  sentinel.begin = static_cast<uint16_t>(n);
  entries.push_back(sentinel);
  word_sentence_begins.push_back(static_cast<uint16_t>(word_sentences.size()));
}

// Adds one distinct word, given its places.
void ProfileBuilder::Scratch::AddWord(std::span<const uint64_t> occurrences,
                                      TokenView story,
                                      const FrequencyTable& table,
                                      Profile* profile) {
  const auto first = static_cast<uint32_t>(occurrences[0]);
  const auto word = static_cast<uint32_t>(occurrences[0] >> 32);
  const uint8_t first_flags = story.flags[first];
  const int centizipf = table.Centizipf(word, first_flags, story.language);
  WordEntry entry = {};
  entry.begin = static_cast<uint16_t>(positions.size());
  entry.first = static_cast<uint16_t>(first);
  entry.rarity = rarities[std::clamp(centizipf, 0, 999)];
  size_t unquoted = 0;
  for (const uint64_t occurrence : occurrences) {
    const auto i = static_cast<uint32_t>(occurrence);
    positions.push_back(static_cast<uint16_t>(i));
    rarity[i] = entry.rarity;
    unquoted += (story.flags[i] & kQuoted) == 0;
  }
  entry.count = static_cast<uint8_t>(std::min<size_t>(occurrences.size(), 255));
  entry.unquoted = static_cast<uint8_t>(std::min<size_t>(unquoted, 255));

  if ((first_flags & kNumber) != 0) {
    entry.word_class = WordClass::kNumber;
    profile->number_rarity += entry.rarity;
    for (const uint64_t occurrence : occurrences) {
      SetBit(name_or_number, static_cast<uint32_t>(occurrence));
      SetBit(number, static_cast<uint32_t>(occurrence));
    }
  } else if (centizipf >= kFunctionCentizipf) {
    entry.word_class = WordClass::kFunction;
    profile->function_rarity += entry.rarity;
    for (const uint64_t occurrence : occurrences) {
      is_function[static_cast<uint32_t>(occurrence)] = 1;
    }
  } else {
    AddClasses(occurrences, story.flags, story.language == Language::kGerman,
               centizipf);
    entry.word_class = TestBit(name_or_number, first) ? WordClass::kName
                                                      : WordClass::kOrdinary;
  }
  AddWordSentences(occurrences, entry.rarity);
  unique_words.push_back(word);
  entries.push_back(entry);
}

// Tells name from ordinary word at each place of a word.
void ProfileBuilder::Scratch::AddClasses(std::span<const uint64_t> occurrences,
                                         std::span<const uint8_t> flags,
                                         bool only_rare_names, int centizipf) {
  const bool rare = centizipf < kRareCentizipf;
  // A capital that no start of a sentence explains vouches for the others.
  bool vouched = rare;
  for (const uint64_t occurrence : occurrences) {
    const uint8_t flag = flags[static_cast<uint32_t>(occurrence)];
    vouched |= (flag & kCapital) != 0 && (flag & kInitial) == 0;
  }
  const bool can_be_name = rare || !only_rare_names;
  for (const uint64_t occurrence : occurrences) {
    const auto i = static_cast<uint32_t>(occurrence);
    if (can_be_name && vouched && (flags[i] & kCapital) != 0) {
      SetBit(name_or_number, i);
    } else {
      SetBit(ordinary, i);
      if ((flags[i] & kQuoted) == 0) SetBit(ordinary_unquoted, i);
    }
  }
}

void ProfileBuilder::Scratch::AddWordSentences(
    std::span<const uint64_t> occurrences, uint8_t word_rarity) {
  word_sentence_begins.push_back(static_cast<uint16_t>(word_sentences.size()));
  int last = -1;
  for (const uint64_t occurrence : occurrences) {
    const uint8_t in = sentence[static_cast<uint32_t>(occurrence)];
    if (in == last) continue;
    if (in >= kMaxProfileSentences) break;
    word_sentences.push_back(in);
    sentence_weights[in] += word_rarity;
    last = in;
  }
}

// Bigrams with their places, and trigrams.
void ProfileBuilder::Scratch::AddNeighbours(std::span<const uint32_t> words,
                                            std::span<const uint8_t> flags) {
  const size_t n = words.size();
  places.clear();
  for (size_t i = 0; i + 1 < n; ++i) {
    const uint64_t hash = BigramHash(words[i], words[i + 1]);
    places.push_back(uint64_t{Top32(hash)} << 32 | i);
    if (i + 2 < n && ((flags[i] | flags[i + 2]) & kQuoted) == 0) {
      trigrams.push_back(Top32(TrigramHash(hash, words[i + 2])));
    }
  }
  SortUnique(&trigrams, &spare32);
  SortByTopBits(&places, &spare64);
  bigram_positions.resize(places.size());
  for (size_t k = 0; k < places.size(); ++k) {
    const auto bigram = static_cast<uint32_t>(places[k] >> 32);
    if (bigrams.empty() || bigrams.back() != bigram) {
      bigrams.push_back(bigram);
      bigram_begins.push_back(static_cast<uint16_t>(k));
    }
    bigram_positions[k] = static_cast<uint16_t>(places[k]);
  }
  bigram_begins.push_back(static_cast<uint16_t>(places.size()));
}

void ProfileBuilder::Scratch::AddContentPairs(std::span<const uint32_t> words) {
  uint32_t last = 0, last_but_one = 0;
  uint32_t num_content = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    if (is_function[i] != 0) continue;
    const uint32_t word = words[i];
    if (num_content >= 1) {
      content_pairs.push_back(Top32(BigramHash(last, word)));
    }
    if (num_content >= 2) {
      content_pairs.push_back(Top32(BigramHash(last_but_one, word)));
    }
    last_but_one = last;
    last = word;
    ++num_content;
  }
  SortUnique(&content_pairs, &spare32);
}

// Calls visit(array here, array of the profile) for each of them.
template <typename Visit>
void ProfileBuilder::Scratch::ForEachArray(Profile* to, Visit visit) {
  visit(rarity, &to->rarity);
  visit(sentence, &to->sentence);
  visit(unique_words, &to->unique_words);
  visit(entries, &to->entries);
  visit(positions, &to->positions);
  visit(bigrams, &to->bigrams);
  visit(bigram_begins, &to->bigram_begins);
  visit(bigram_positions, &to->bigram_positions);
  visit(trigrams, &to->trigrams);
  visit(content_pairs, &to->content_pairs);
  visit(ordinary, &to->ordinary);
  visit(ordinary_unquoted, &to->ordinary_unquoted);
  visit(name_or_number, &to->name_or_number);
  visit(number, &to->number);
  visit(word_sentence_begins, &to->word_sentence_begins);
  visit(word_sentences, &to->word_sentences);
  visit(sentence_weights, &to->sentence_weights);
  visit(log_sentence_weights, &to->log_sentence_weights);
}

// Copies every array to the one piece of memory of the profile, each to a
// multiple of 8 bytes.
void ProfileBuilder::Scratch::Pack(std::span<const uint32_t> words,
                                   Profile* profile) {
  size_t bytes = RoundUp8(words.size_bytes());
  ForEachArray(profile, [&]<typename T>(const std::vector<T>& from, auto*) {
    bytes += RoundUp8(from.size() * sizeof(T));
  });
  if (bytes > profile->memory_.size()) profile->memory_.resize(bytes);
  std::byte* next = profile->memory_.data();
  auto place = [&]<typename T>(std::span<const T> from,
                               std::span<const T>* to) {
    if (!from.empty()) std::memcpy(next, from.data(), from.size_bytes());
    *to = {reinterpret_cast<const T*>(next), from.size()};
    next += RoundUp8(from.size_bytes());
  };
  place(words, &profile->words);
  ForEachArray(profile, [&]<typename T>(const std::vector<T>& from,
                                        std::span<const T>* to) {
    place(std::span<const T>(from), to);
  });
}

ProfileBuilder::ProfileBuilder(const FrequencyTable& table)
    : table_(&table), scratch_(std::make_unique<Scratch>()) {
  for (int centizipf = 0; centizipf < 1000; ++centizipf) {
    scratch_->rarities[centizipf] =
        static_cast<uint8_t>(RarityBits20(centizipf));
  }
}
ProfileBuilder::~ProfileBuilder() = default;
ProfileBuilder::ProfileBuilder(ProfileBuilder&&) noexcept = default;
ProfileBuilder& ProfileBuilder::operator=(ProfileBuilder&&) noexcept = default;

void ProfileBuilder::Build(TokenView story, Profile* profile) {
  Scratch& scratch = *scratch_;
  const size_t n = std::min<size_t>(story.size(), kMaxProfileWords);
  profile->total_words = static_cast<uint32_t>(story.size());
  profile->num_words = static_cast<uint32_t>(n);
  profile->function_rarity = 0;
  profile->number_rarity = 0;
  const TokenView covered = {story.words.first(n), story.flags.first(n),
                             story.language};
  scratch.Clear(n);
  profile->num_sentences = scratch.AddSentences(covered.flags);
  scratch.AddWords(covered, *table_, profile);
  scratch.AddNeighbours(covered.words, covered.flags);
  scratch.AddContentPairs(covered.words);
  scratch.log_sentence_weights.clear();
  for (const uint32_t weight : scratch.sentence_weights) {
    const float bits = static_cast<float>(weight) / 20;
    scratch.log_sentence_weights.push_back(std::log(std::max(bits, 1e-6f)));
  }

  scratch.Pack(covered.words, profile);
}

}  // namespace neardup
