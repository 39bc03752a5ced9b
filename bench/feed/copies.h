// What newsrooms do with a story that is not theirs, as drafts.
//
// Every copy is made from the draft of the original alone and has the same
// event: names and numbers stay what they are, but for a few of an edit.

#ifndef BENCH_FEED_COPIES_H_
#define BENCH_FEED_COPIES_H_

#include "feed/draft.h"
#include "feed/random.h"
#include "feed/vocabulary.h"

namespace neardup {

// The share `changed` of the words exchanged, dropped or added, one by one.
Draft EditWords(const Vocabulary& vocabulary, const Draft& original,
                double changed, Random* random);

// A later version: one word in 16 to 40 changed, up to a quarter of the
// paragraphs gone, up to a quarter new.
Draft MakeVersion(const Vocabulary& vocabulary, const Draft& original,
                  uint32_t topic, Random* random);

// From .25 to .6 of the sentences, in one piece; three in ten have some words
// of their own after it.
Draft MakeExcerpt(const Vocabulary& vocabulary, const Draft& original,
                  uint32_t topic, Random* random);

// Reworded: of the words that are no names and no numbers .3 to .6 are
// exchanged, halves of sentences change places, sentences move, and up to .4 of
// them go.
Draft MakeRewrite(const Vocabulary& vocabulary, const Draft& original,
                  Random* random);

}  // namespace neardup

#endif  // BENCH_FEED_COPIES_H_
