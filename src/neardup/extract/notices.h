// Notices: text of a site for readers, lawyers and robots, told by its form.
//
// Consent and copyright notices stand in whole paragraphs beside a story, or in
// its place; checks for robots only in its place. All pages of a site share
// them, and sites share them with each other. Lines that are furniture by their
// form (text/furniture.h) are short; walls (walls.h) show only where a source
// has enough stories that differ. A notice has phrases that reporters hardly
// ever write, outside quotes:
//
//   - a sentence with a phrase of consent or copyright is taken out, and in a
//     line of up to kMostNoticeLine words all between two such sentences;
//   - a page of up to kMostCheckWords words with a phrase like "confirm that
//     you are not a robot" is a check, and no word of it is left;
//   - a paywall ("log in to continue reading") is taken out, and what is behind
//     it if the story ends there (paywalls.h).
//
// A story of which nothing is left is like no other; stories of equal words
// stay exact copies. Phrases are of English, German, French, Spanish, Italian
// and Portuguese.
//
// Example:
//   tokenizer.Tokenize(text, &words);
//   TakeNoticesOut(&words);

#ifndef NEARDUP_EXTRACT_NOTICES_H_
#define NEARDUP_EXTRACT_NOTICES_H_

#include <cstddef>
#include <vector>

#include "neardup/text/token_stream.h"

namespace neardup {

// A longer page has a story beside the check, or is a story about checks.
inline constexpr size_t kMostCheckWords = 120;

// A longer sentence is text without full stops, and stays.
inline constexpr size_t kMostNoticeSentence = 80;

// A longer line is a page without line breaks, not a paragraph.
inline constexpr size_t kMostNoticeLine = 250;

// The words that belong to notices: ranges that ascend and do not overlap.
// A paywall has a range for each line. Cost: about 1.5 ns a word. Thread-safe.
std::vector<WordRange> FindNotices(const TokenView& words);

// Takes them out and returns how many there were. What is left of a line still
// begins it; TokenStream::exact stays.
size_t TakeNoticesOut(TokenStream* words);

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_NOTICES_H_
