// What stands behind a paywall: teasers of other stories.
//
// A paper that sells its stories gives the first sentences of one, then says
// "log in or purchase a subscription to continue reading". What a reader
// without an account sees below it is no part of the story: teasers of others,
// most read headlines, forms, imprints. Pages of one day share them, whatever
// they tell.
//
// A sentence of up to kMostPaywallWords words is a paywall if it has, outside
// quotes, a phrase like "continue reading" and a word of accounts ("subscribe",
// "log in", "register"). It is no part of the story, which ends with it, if
//
//   - kLeastLead words stand before it: some pages begin with the offer;
//   - what stands behind it has at most kMostShared of the 16 rarest words
//     before it, for in a metered page the story may go on there.
//
// Both were looked at on scraped English news (docs/quality.md). Phrases are of
// English, German, French, Spanish, Italian and Portuguese; only the English
// ones were measured.
//
// Lines that are furniture by their form ("Subscribe to ...", text/furniture.h)
// are gone before and end no story.

#ifndef NEARDUP_EXTRACT_PAYWALLS_H_
#define NEARDUP_EXTRACT_PAYWALLS_H_

#include <cstddef>
#include <vector>

#include "neardup/text/token_stream.h"

namespace neardup {

inline constexpr size_t kMostPaywallWords = 40;
inline constexpr size_t kLeastLead = 20;
inline constexpr size_t kMostShared = 2;

// The paywalls, ascending; the last one reaches to the end of the words if the
// story ends with it.
// Cost: about .5 ns a word; with a phrase a look at all words. Thread-safe.
std::vector<WordRange> FindPaywalls(const TokenView& words);

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_PAYWALLS_H_
