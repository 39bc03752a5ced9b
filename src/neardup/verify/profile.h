// A story laid out in memory for comparison with others.
//
// Whatever a comparison would otherwise look up or count again for every pair
// is done once a story here: words sorted and counted, classes of words, hashes
// of word pairs and triples, bit masks over positions, weights of sentences.
// Two profiles are compared by PairComparer (features.h).
//
// A profile covers the first kMaxProfileWords words of its story.
//
// Example:
//   ProfileBuilder builder(FrequencyTable::BuiltIn());
//   Profile profile;
//   builder.Build(tokens, &profile);
//
// Cost: about 19 us and 20 kB for a story of 600 words.

#ifndef NEARDUP_VERIFY_PROFILE_H_
#define NEARDUP_VERIFY_PROFILE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "neardup/text/frequency.h"
#include "neardup/text/token_stream.h"

namespace neardup {

inline constexpr uint32_t kMaxProfileWords = 4096;
// Sentences beyond this take no part in the matching of sentences.
inline constexpr uint32_t kMaxProfileSentences = 96;

// What a word says about its text: function words about its grammar, names and
// numbers about its facts, ordinary words about its wording.
enum class WordClass : uint8_t { kFunction, kOrdinary, kName, kNumber };

// One distinct word of a story. Class and rarity are those of the word's first
// occurrence.
struct WordEntry {
  uint16_t begin;        // of its places in Profile::positions
  uint16_t first;        // position of its first occurrence
  uint8_t count;         // occurrences, at most 255
  uint8_t unquoted;      // occurrences outside quotation marks, at most 255
  WordClass word_class;  //
  uint8_t rarity;        // RarityBits20: twentieths of a bit, 0..240
};

// Movable, not copyable; the spans point into memory the profile owns. A
// profile moved from may only be built anew or destroyed. Safe to read from
// many threads. A default one is the profile of an empty story.
class Profile {
 public:
  Profile() = default;
  Profile(Profile&&) = default;
  Profile& operator=(Profile&&) = default;

  uint32_t num_words = 0;      // n: words covered, at most kMaxProfileWords
  uint32_t total_words = 0;    // words of the whole story
  uint32_t num_sentences = 0;  // at most kMaxProfileSentences
  // Most words of the story are of a script without case, and no frequency
  // table has its language: what the models know does not hold for it.
  bool unlearnt_script = false;
  // Besides, most of them are pairs of characters (kCharacterPair).
  bool character_pairs = false;

  std::span<const uint32_t> words;    // n: the words in text order
  std::span<const uint8_t> rarity;    // n: RarityBits20 of each
  std::span<const uint8_t> sentence;  // n: number of its sentence, at most 255

  // The u distinct words, ascending; entries[u] is a sentinel whose `begin` is
  // n. The places of word k are
  //   positions[entries[k].begin .. entries[k + 1].begin), ascending.
  std::span<const uint32_t> unique_words;  // u
  std::span<const WordEntry> entries;      // u + 1
  std::span<const uint16_t> positions;     // n

  // The same places, those of a word ascending by the word that follows, then
  // by position: places of one pair of neighbouring words stand together. The
  // last word of the story, which nothing follows, comes last of its word.
  std::span<const uint16_t> by_follower;  // n

  // Distinct hashes, ascending, of three neighbouring words of which neither
  // the first nor the last is quoted ...
  std::span<const uint32_t> trigrams;
  // ... and of each word that is no function word with the next such word and
  // with the next but one.
  std::span<const uint32_t> content_pairs;

  // Bit masks over positions, mask_words() long: bit i & 63 of mask[i / 64].
  // Bits beyond the last word are zero. Classes here are those of each
  // occurrence, not of the first.
  std::span<const uint64_t> ordinary;
  std::span<const uint64_t> ordinary_unquoted;
  std::span<const uint64_t> name_or_number;
  std::span<const uint64_t> number;
  size_t mask_words() const { return (num_words + 63) / 64; }

  // The sentences word k occurs in, each once, ascending, those below
  // kMaxProfileSentences only:
  //   word_sentences[word_sentence_begins[k] .. word_sentence_begins[k + 1]).
  std::span<const uint16_t> word_sentence_begins;  // u + 1
  std::span<const uint8_t> word_sentences;
  // Rarity of the distinct words of a sentence together, and its natural log
  // (of bits; of 1e-6 if it weighs nothing).
  std::span<const uint32_t> sentence_weights;   // num_sentences, in 1/20 bits
  std::span<const float> log_sentence_weights;  // num_sentences

  // Rarity of the distinct words of a class together, in 1/20 bits.
  uint32_t function_rarity = 0;
  uint32_t number_rarity = 0;

  // Bytes owned.
  size_t MemoryBytes() const { return memory_.capacity(); }

 private:
  friend class ProfileBuilder;

  std::vector<std::byte> memory_;
};

// Makes profiles. Holds scratch memory: one a thread.
class ProfileBuilder {
 public:
  // The table must outlive the builder.
  explicit ProfileBuilder(const FrequencyTable& table);
  ~ProfileBuilder();
  ProfileBuilder(ProfileBuilder&&) noexcept;
  ProfileBuilder& operator=(ProfileBuilder&&) noexcept;

  // Replaces `profile` with that of `story`; its memory is used again if it is
  // large enough. Never fails; any flags and any words will do.
  void Build(TokenView story, Profile* profile);

 private:
  struct Scratch;
  const FrequencyTable* table_;
  std::unique_ptr<Scratch> scratch_;
};

}  // namespace neardup

#endif  // NEARDUP_VERIFY_PROFILE_H_
