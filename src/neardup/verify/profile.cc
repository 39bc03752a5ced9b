#include "neardup/verify/profile.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "neardup/verify/hash_sort.h"
#include "neardup/verify/window_hashes.h"

namespace neardup {
namespace {

// A capital at the start of a sentence makes a name of words rarer than this
// only; in German, where nouns have capitals, nowhere of others.
constexpr int kRareCentizipf = 360;

size_t RoundUp8(size_t bytes) { return (bytes + 7) & ~size_t{7}; }

bool MostWordsHave(TokenFlag flag, TokenView story) {
  const auto words = std::ranges::count_if(
      story.flags, [flag](uint8_t flags) { return flags & flag; });
  return static_cast<size_t>(words) * 2 > story.size();
}

}  // namespace

// All arrays of a profile under construction; most names are those of Profile.
//
// The loops over words have no branches that depend on the text: how often a
// word occurs, or of which class it is, no processor can predict.
struct ProfileBuilder::Scratch {
  // What is known of a distinct word, as bits.
  enum Trait : uint8_t {
    kIsNumber = 1,
    kIsFunction = 2,
    kCanBeName = 4,
    kVouched = 8,  // a capital makes it a name wherever it stands
  };

  std::vector<uint64_t> places;         // word << 32 | position; sorted
  std::vector<uint16_t> word_index;     // of places[k]: its distinct word
  std::vector<uint16_t> index_at;       // the same by position
  std::vector<uint16_t> next_place;     // by distinct word
  std::vector<uint8_t> traits;          // by distinct word
  std::vector<uint16_t> unquoted;       // by distinct word
  std::vector<WordClass> word_class;    // by position
  std::vector<uint32_t> content_words;  // all but the function words

  std::vector<uint8_t> rarity;
  std::vector<uint8_t> sentence;
  std::vector<uint32_t> unique_words;
  std::vector<WordEntry> entries;
  std::vector<uint16_t> positions;
  std::vector<uint16_t> by_follower;
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

  void FindUniqueWords(std::span<const uint32_t> words);
  void RateWords(TokenView story, const FrequencyTable& table,
                 Profile* profile);
  static WordClass ClassOf(uint8_t trait, uint8_t flag);
  void Classify(TokenView story);
  void AddSentences(std::span<const uint8_t> flags, Profile* profile);
  void AddTrigrams(std::span<const uint32_t> words,
                   std::span<const uint8_t> flags);
  void SortByFollower();
  void AddContentPairs();
  template <typename Visit>
  void ForEachArray(Profile* to, Visit visit);
  void Pack(std::span<const uint32_t> words, Profile* profile);
};

// Fills unique_words, positions, and the places of every entry.
void ProfileBuilder::Scratch::FindUniqueWords(std::span<const uint32_t> words) {
  const size_t n = words.size();
  places.resize(n);
  for (size_t i = 0; i < n; ++i) places[i] = uint64_t{words[i]} << 32 | i;
  SortHashes(&places);
  positions.resize(n);
  word_index.resize(n);
  unique_words.resize(n);
  entries.assign(n + 1, WordEntry());
  size_t count = 0;
  uint64_t last = ~uint64_t{0};  // no word has more than 32 bits
  for (size_t k = 0; k < n; ++k) {
    const uint64_t word = places[k] >> 32;
    positions[k] = static_cast<uint16_t>(places[k]);
    // Written for every place, kept for the first one of a word.
    const bool is_new = word != last;
    const size_t at = count - (is_new ? 0 : 1);
    entries[count].begin = static_cast<uint16_t>(k);
    entries[count].first = positions[k];
    unique_words[at] = static_cast<uint32_t>(word);
    word_index[k] = static_cast<uint16_t>(at);
    count += is_new;
    last = word;
  }
  unique_words.resize(count);
  entries.resize(count + 1);
  entries[count] = WordEntry();
  entries[count].begin = static_cast<uint16_t>(n);
}

// Fills by_follower: the positions are sorted by word, so the positions before
// them are sorted by follower, and dealt out to their own words stay so.
void ProfileBuilder::Scratch::SortByFollower() {
  const size_t n = positions.size();
  by_follower.resize(n);
  index_at.resize(n);
  for (size_t k = 0; k < n; ++k) index_at[positions[k]] = word_index[k];
  next_place.resize(unique_words.size());
  for (size_t k = 0; k < unique_words.size(); ++k) {
    next_place[k] = entries[k].begin;
  }
  const auto deal_out = [this](uint32_t position) {
    by_follower[next_place[index_at[position]]++] =
        static_cast<uint16_t>(position);
  };
  for (const uint16_t position : positions) {
    if (position > 0) deal_out(position - 1);
  }
  if (n > 0) deal_out(static_cast<uint32_t>(n - 1));
}

// Looks the distinct words up in the table.
void ProfileBuilder::Scratch::RateWords(TokenView story,
                                        const FrequencyTable& table,
                                        Profile* profile) {
  const bool only_rare_names = story.language == Language::kGerman;
  const WordRatings ratings = table.RatingsOf(story.language);
  const std::span<const uint8_t, kMaxCentizipf + 1> rarities = RaritiesBits20();
  constexpr size_t kAhead = 16;
  const size_t count = unique_words.size();
  traits.resize(count);
  uint32_t function_rarity = 0, number_rarity = 0;
  for (size_t k = 0; k < count; ++k) {
    ratings.Prefetch(unique_words[std::min(k + kAhead, count - 1)]);
    WordEntry& entry = entries[k];
    const uint8_t flags = story.flags[entry.first];
    const int centizipf = ratings.Centizipf(unique_words[k], flags);
    const uint32_t rarity20 = rarities[centizipf];
    const bool is_number = (flags & kNumber) != 0;
    const bool is_function = !is_number & (centizipf >= kFunctionCentizipf);
    const bool is_rare = centizipf < kRareCentizipf;
    number_rarity += is_number * rarity20;
    function_rarity += is_function * rarity20;
    traits[k] = static_cast<uint8_t>(
        is_number * kIsNumber + is_function * kIsFunction +
        (is_rare | !only_rare_names) * kCanBeName + is_rare * kVouched);
    entry.rarity = static_cast<uint8_t>(rarity20);
    entry.count =
        static_cast<uint8_t>(std::min(255, entries[k + 1].begin - entry.begin));
  }
  profile->function_rarity = function_rarity;
  profile->number_rarity = number_rarity;
}

// Tells the class of the word at each position, and of each distinct word;
// fills the masks and content_words.
void ProfileBuilder::Scratch::Classify(TokenView story) {
  const size_t n = story.size();
  unquoted.assign(unique_words.size(), 0);
  for (size_t i = 0; i < n; ++i) {
    const uint8_t flag = story.flags[i];
    // A capital that no start of a sentence explains vouches for the others.
    const bool vouches = (flag & (kCapital | kInitial)) == kCapital;
    traits[index_at[i]] |= vouches ? kVouched : 0;
    unquoted[index_at[i]] += (flag & kQuoted) == 0;
  }
  word_class.resize(n);
  rarity.resize(n);
  content_words.resize(n + 1);
  for (auto* mask : {&ordinary, &ordinary_unquoted, &name_or_number, &number}) {
    mask->resize((n + 63) / 64);
  }
  size_t num_content = 0;
  for (size_t begin = 0; begin < n; begin += 64) {
    const size_t end = std::min(n, begin + 64);
    uint64_t is_ordinary = 0, is_outside = 0, is_fact = 0, is_number = 0;
    for (size_t i = begin; i < end; ++i) {
      const uint16_t index = index_at[i];
      const WordClass is = ClassOf(traits[index], story.flags[i]);
      word_class[i] = is;
      rarity[i] = entries[index].rarity;
      const int bit = static_cast<int>(i - begin);
      is_ordinary |= uint64_t{is == WordClass::kOrdinary} << bit;
      is_outside |= uint64_t{(story.flags[i] & kQuoted) == 0} << bit;
      is_fact |= uint64_t{is >= WordClass::kName} << bit;
      is_number |= uint64_t{is == WordClass::kNumber} << bit;
      content_words[num_content] = story.words[i];
      num_content += is != WordClass::kFunction;
    }
    ordinary[begin / 64] = is_ordinary;
    ordinary_unquoted[begin / 64] = is_ordinary & is_outside;
    name_or_number[begin / 64] = is_fact;
    number[begin / 64] = is_number;
  }
  content_words.resize(num_content);
  for (size_t k = 0; k < unique_words.size(); ++k) {
    entries[k].word_class = word_class[entries[k].first];
    entries[k].unquoted = static_cast<uint8_t>(std::min<int>(255, unquoted[k]));
  }
}

// The class of a word of these traits where it has these flags.
WordClass ProfileBuilder::Scratch::ClassOf(uint8_t trait, uint8_t flag) {
  constexpr uint8_t kNameTraits = kCanBeName | kVouched;
  const bool is_name =
      (trait & kNameTraits) == kNameTraits && (flag & kCapital) != 0;
  WordClass is = is_name ? WordClass::kName : WordClass::kOrdinary;
  is = (trait & kIsFunction) != 0 ? WordClass::kFunction : is;
  return (trait & kIsNumber) != 0 ? WordClass::kNumber : is;
}

// Numbers the sentences, weighs them, and lists them by word.
void ProfileBuilder::Scratch::AddSentences(std::span<const uint8_t> flags,
                                           Profile* profile) {
  const size_t n = flags.size();
  sentence.resize(n);
  uint32_t current = 0;
  for (size_t i = 0; i < n; ++i) {
    current += i > 0 && (flags[i] & kSentenceStart) != 0;
    sentence[i] = static_cast<uint8_t>(std::min(current, 255u));
  }
  profile->num_sentences =
      n == 0 ? 0 : std::min(current + 1, kMaxProfileSentences);

  sentence_weights.assign(256, 0);
  word_sentences.resize(n + 1);
  word_sentence_begins.resize(unique_words.size() + 1);
  size_t count = 0;
  uint32_t last = ~0u;  // word and sentence of the place before
  for (size_t k = 0; k < n; ++k) {
    const uint16_t index = word_index[k];
    const uint8_t in = sentence[positions[k]];
    const uint32_t place = uint32_t{index} << 8 | in;
    const bool is_new = place != last && in < kMaxProfileSentences;
    // Written for every place, kept where a word is new in a sentence.
    word_sentences[count] = in;
    count += is_new;
    word_sentence_begins[index + 1] = static_cast<uint16_t>(count);
    sentence_weights[in] += is_new ? entries[index].rarity : 0;
    last = place;
  }
  word_sentence_begins[0] = 0;
  word_sentences.resize(count);
  sentence_weights.resize(profile->num_sentences);
  log_sentence_weights.clear();
  for (const uint32_t weight : sentence_weights) {
    const float bits = static_cast<float>(weight) / 20;
    log_sentence_weights.push_back(std::log(std::max(bits, 1e-6f)));
  }
}

void ProfileBuilder::Scratch::AddTrigrams(std::span<const uint32_t> words,
                                          std::span<const uint8_t> flags) {
  trigrams.resize(words.size() < 3 ? 0 : words.size() - 2);
  if (!trigrams.empty()) TrigramHashes(words, trigrams);
  size_t count = 0;
  for (size_t i = 0; i < trigrams.size(); ++i) {
    trigrams[count] = trigrams[i];
    count += ((flags[i] | flags[i + 2]) & kQuoted) == 0;
  }
  trigrams.resize(count);
  SortUniqueHashes(&trigrams);
}

void ProfileBuilder::Scratch::AddContentPairs() {
  ContentPairHashes(content_words, &content_pairs);
  SortUniqueHashes(&content_pairs);
}

// Calls visit(array here, array of the profile) for each of them.
template <typename Visit>
void ProfileBuilder::Scratch::ForEachArray(Profile* to, Visit visit) {
  visit(rarity, &to->rarity);
  visit(sentence, &to->sentence);
  visit(unique_words, &to->unique_words);
  visit(entries, &to->entries);
  visit(positions, &to->positions);
  visit(by_follower, &to->by_follower);
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
    : table_(&table), scratch_(std::make_unique<Scratch>()) {}
ProfileBuilder::~ProfileBuilder() = default;
ProfileBuilder::ProfileBuilder(ProfileBuilder&&) noexcept = default;
ProfileBuilder& ProfileBuilder::operator=(ProfileBuilder&&) noexcept = default;

void ProfileBuilder::Build(TokenView story, Profile* profile) {
  const size_t n = std::min<size_t>(story.size(), kMaxProfileWords);
  const TokenView covered = {story.words.first(n), story.flags.first(n),
                             story.language};
  profile->total_words = static_cast<uint32_t>(story.size());
  profile->num_words = static_cast<uint32_t>(n);
  profile->unlearnt_script = story.language == Language::kUnknown &&
                             MostWordsHave(kNoLetterCase, story);
  profile->character_pairs =
      profile->unlearnt_script && MostWordsHave(kCharacterPair, story);
  Scratch& scratch = *scratch_;
  scratch.FindUniqueWords(covered.words);
  scratch.SortByFollower();
  scratch.RateWords(covered, *table_, profile);
  scratch.Classify(covered);
  scratch.AddSentences(covered.flags, profile);
  scratch.AddTrigrams(covered.words, covered.flags);
  scratch.AddContentPairs();
  scratch.Pack(covered.words, profile);
}

}  // namespace neardup
