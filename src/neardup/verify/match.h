// What is said about a pair of stories: its relation, its measures, its
// aligned passages. The names and ranges are those of the result files.
//
// Two sides, `a` and `b`, are the stories in the order they were given.

#ifndef NEARDUP_VERIFY_MATCH_H_
#define NEARDUP_VERIFY_MATCH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace neardup {

// How two stories stand to each other, from the closest on. The first four are
// copies. Kept in files: do not renumber.
enum class Relation : uint8_t {
  kExact = 0,          // the same words after normalisation
  kNearDuplicate = 1,  // the same article, edited, trimmed or furnished anew
  kExcerpt = 2,        // the one holds (most of) the other word for word
  kRewrite = 3,        // the same article reworded
  kTemplate = 4,       // the same form, other facts: not a copy
  kSameEvent = 5,      // independent reports of one event: not a copy
  kUnrelated = 6,
};
inline constexpr int kNumRelations = 7;

inline constexpr std::array<std::string_view, kNumRelations> kRelationNames = {
    "exact",    "near-duplicate", "excerpt",   "rewrite",
    "template", "same-event",     "unrelated",
};

// The name of `relation` as it stands in results and options.
constexpr std::string_view RelationName(Relation relation) {
  return kRelationNames[static_cast<size_t>(relation)];
}

// The relation with this exact name, or nothing.
constexpr std::optional<Relation> ParseRelation(std::string_view name) {
  for (size_t i = 0; i < kRelationNames.size(); ++i) {
    if (kRelationNames[i] == name) return static_cast<Relation>(i);
  }
  return std::nullopt;
}

// Whether the one story was made from the other, or both from one copy.
constexpr bool IsCopy(Relation relation) {
  return relation <= Relation::kRewrite;
}

// Whether it is a copy taken word for word that is no exact one: those the
// verbatim model decides on.
constexpr bool IsVerbatimCopy(Relation relation) {
  return relation == Relation::kNearDuplicate || relation == Relation::kExcerpt;
}

// The verdict on a pair. All numbers are in [0,1] and never NaN.
struct Match {
  Relation relation = Relation::kUnrelated;
  // Probability that the pair is a copy, among the candidates of a batch; ranks
  // copies above the rest (verifier.h says how it is made).
  double score = 0;
  // Similarity of the two sets of word 5-grams, |A and B| / |A or B|.
  double jaccard = 0;
  // Share of a's (b's) word 5-grams that the other story holds.
  double containment_a = 0;
  double containment_b = 0;
  // Share of a's (b's) words that the alignment spans: its passages, and what
  // stands between them in both stories.
  double coverage_a = 0;
  double coverage_b = 0;

  friend bool operator==(const Match&, const Match&) = default;
};

// The verdict with its two sides exchanged.
constexpr Match Swapped(Match match) {
  std::swap(match.containment_a, match.containment_b);
  std::swap(match.coverage_a, match.coverage_b);
  return match;
}

// The verdict on two stories of the same words.
constexpr Match ExactMatch() { return {Relation::kExact, 1, 1, 1, 1, 1, 1}; }

// How closely the two sides of a passage agree.
enum class PassageKind : uint8_t {
  kVerbatim = 0,  // word for word
  kEdited = 1,    // most words of both sides, in order
  kReworded = 2,  // the same course of words with much between them changed
};

inline constexpr std::array<std::string_view, 3> kPassageKindNames = {
    "verbatim", "edited", "reworded"};

constexpr std::string_view PassageKindName(PassageKind kind) {
  return kPassageKindNames[static_cast<size_t>(kind)];
}

// A stretch of a and the stretch of b that says the same: half-open ranges, in
// words as MakePassages gives them, in bytes of the original texts after
// ToBytes (passages.h).
struct Passage {
  uint32_t a_begin = 0;
  uint32_t a_end = 0;
  uint32_t b_begin = 0;
  uint32_t b_end = 0;
  PassageKind kind = PassageKind::kVerbatim;

  friend bool operator==(const Passage&, const Passage&) = default;
};

}  // namespace neardup

#endif  // NEARDUP_VERIFY_MATCH_H_
