// Passages: the evidence for a match, to be shown side by side.
//
// An alignment has chains, of which one may run through a whole article with
// gaps everywhere. A reader wants stretches of a sentence to a paragraph, each
// with a word on how close it is. So chains are cut
//   - where more than kMaxPassageGap words of either story stand unmatched,
//   - before and after a run of kLongRun matched words: it is shown as
//   verbatim,
//   - where a sentence begins once kMinCutWords words are reached,
//   - at the first gap once kParagraph words are reached,
// ends that hang on by few words are trimmed, and what is left with fewer than
// kMinPassageWords matched words is dropped. Gaps that hold the same words on
// both sides count as matched.
//
// Example:
//   std::vector<Passage> passages;
//   MakePassages(comparer.alignment(), a.tokens, b.tokens, &passages);
//   ToBytes(a_offsets, b_offsets, &passages);
//   std::string_view shown = text_a.substr(
//       passages[0].a_begin, passages[0].a_end - passages[0].a_begin);

#ifndef NEARDUP_VERIFY_PASSAGES_H_
#define NEARDUP_VERIFY_PASSAGES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "neardup/text/token_stream.h"
#include "neardup/verify/alignment.h"
#include "neardup/verify/match.h"

namespace neardup {

inline constexpr uint32_t kMaxPassageGap = 8;
inline constexpr uint32_t kLongRun = 20;
inline constexpr uint32_t kMinCutWords = 20;
inline constexpr uint32_t kParagraph = 60;
// Matched words of a passage; a story with fewer words may be one passage.
inline constexpr uint32_t kMinPassageWords = 5;
// Share of both sides that is matched in an `edited` passage.
inline constexpr double kEditedShare = 0.75;

// Replaces `passages` with those of two stories (all their words), in words, in
// order of a. Passages overlap neither in a nor in b. Words beyond
// kMaxProfileWords are not aligned, though a verbatim passage may run on into
// them. Cost: linear in words and runs.
void MakePassages(const Alignment& alignment, const TokenView& a,
                  const TokenView& b, std::vector<Passage>* passages);

// Turns positions of words into bytes of the original texts: from the first
// byte of a passage's first word to behind the last byte of its last. The
// offsets must be those of the stories the passages were made of.
void ToBytes(TokenOffsets a, TokenOffsets b, std::vector<Passage>* passages);

// Makes passages of (b, a) from those of (a, b): sides exchanged, in order of
// the new a.
void SwapSides(std::vector<Passage>* passages);

}  // namespace neardup

#endif  // NEARDUP_VERIFY_PASSAGES_H_
