// Fragments: where words of two stories match, diagonal by diagonal.
//
// The inside of alignment.h, in its own files because the scoring is compiled
// for each vector instruction set.

#ifndef NEARDUP_VERIFY_FRAGMENTS_H_
#define NEARDUP_VERIFY_FRAGMENTS_H_

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "neardup/verify/alignment.h"
#include "neardup/verify/intersect.h"
#include "neardup/verify/profile.h"

namespace neardup {

// No pair has more. A place of a starts fragments by its word or by its bigram,
// not by both; words or bigrams that occur p times in a and q times in b start
// p q of them, at most kMaxRepeats = 6; under p q <= 6, p q is at most 6/5 of p
// + q; and all p, as all q, add up to the words of a story at most.
inline constexpr uint32_t kMaxFragments = kMaxProfileWords * 12 / 5;
static_assert(kMaxRepeats == 6);

// The longest runs of matching words, as a structure of arrays, in order of
// (begin_a, begin_b). Fragment f is words [begin_a[f], end_a[f]) of a and
// [begin_b[f], end_b[f]) of b.
struct Fragments {
  // Vectors may be read past the last fragment; what stands there is no
  // predecessor of any.
  static constexpr uint32_t kPadding = 64;
  using Array = std::array<int32_t, kMaxFragments + kPadding>;

  uint32_t size = 0;
  Array begin_a;
  Array begin_b;
  Array end_a;
  Array end_b;

  // Set by ScoreFragments: score of the best chain that ends with f, and the
  // fragment before f in it, or -1.
  Array score;
  Array predecessor;

  // Score of f by itself.
  int Weight(uint32_t f) const {
    return kMatchScore +
           (end_a[f] - begin_a[f] - 1) * (kMatchScore + kContinuationScore);
  }
};

// Finds the fragments of a pair. Holds scratch memory; one a thread.
class FragmentFinder {
 public:
  // Replaces `fragments` but for the scores. Cost: a few ns a match.
  void Find(const Profile& a, const Profile& b,
            const CommonPlaces& common_words, Fragments* fragments);

 private:
  // The places in b that match a place of a: places[begin, begin + count).
  struct Range {
    uint16_t begin;
    uint16_t count;
  };
  // Ranges by position in a, and which positions have one: of words in
  // Profile::positions, of bigrams in Profile::by_follower. A position with an
  // only_place_ may do without that of its bigram.
  struct Matches {
    std::array<uint64_t, kMaxProfileWords / 64> mask;
    std::array<Range, kMaxProfileWords> ranges;
  };
  struct Diagonal {
    uint16_t end = 0;       // in a, of its last fragment; 0: none yet
    uint16_t fragment = 0;  // its last fragment
  };

  void MatchWords(const Profile& a, const Profile& b,
                  const CommonPlaces& common);
  size_t MatchSingleWords(const Profile& a, const Profile& b,
                          const CommonPlaces& common);
  void MatchBigrams(const Profile& a, const Profile& b, const WordEntry* in_a,
                    const WordEntry* in_b);
  void AddBigram(std::span<const uint16_t> places_a, Range in_b,
                 uint16_t first_in_b);
  void Add(uint32_t i, uint32_t j, uint32_t length, uint32_t num_words_a,
           Fragments* fragments);
  uint32_t AddRun(uint32_t i, uint32_t num_words_a, Fragments* fragments);

  Matches words_;
  Matches bigrams_;
  // Indices into the common words: those that stand once in both stories, and
  // the others.
  std::array<uint16_t, kMaxProfileWords> single_;
  std::array<uint16_t, kMaxProfileWords> repeated_;
  // By position in a: where its bigram stands in b if it stands once in both
  // and the bigram's first word matches nowhere else; otherwise kNowhere.
  static constexpr uint16_t kNowhere = 0xFFFF;
  std::array<uint16_t, kMaxProfileWords> only_place_;
  std::array<Diagonal, 2 * kMaxProfileWords> diagonals_;
};

// Chains the fragments: sets score and predecessor. Cost: fragments
// times those that end in the kMaxGap words before, 8 or 16 at a time.
void ScoreFragments(Fragments* fragments);

}  // namespace neardup

#endif  // NEARDUP_VERIFY_FRAGMENTS_H_
