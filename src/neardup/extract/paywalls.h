// What stands behind a paywall: teasers of other stories.
//
// A paper that sells its stories gives the first sentences of one, then says
// "log in or purchase a subscription to continue reading". What a reader
// without an account sees below it is no part of the story: teasers of others,
// most read headlines, forms, imprints. Pages of one day share them, whatever
// they tell.
//
// A sentence of up to kMostPaywallWords words behind the first kLeastLead ones
// (some pages begin with the offer) is a paywall if it has, outside quotes and
// not over a full stop, a phrase like "continue reading" and one of accounts
// that stories hardly have ("subscribe", "log in to continue reading"). An
// English one also speaks to the reader: it has "you", "your" or "please", or
// begins with what to do ("Subscribe ..."). It is no part of the story.
//
// The story ends with an English one, of the first kMostEnds paywalls, if what
// stands behind it has at most kMostShared of the 16 rarest words before it,
// for in a metered page the story may go on there. Only this was looked at, on
// scraped English news (docs/quality.md): of an offer in German, French,
// Spanish, Italian or Portuguese the sentence alone is taken.
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
// More of them would make the time of a hostile text quadratic.
inline constexpr size_t kMostEnds = 8;

// The paywalls, ascending; the last one reaches to the end of the words if the
// story ends with it.
// Cost: about .5 ns a word; with paywalls up to kMostEnds looks at all words
// for each of the 16. Thread-safe.
std::vector<WordRange> FindPaywalls(const TokenView& words);

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_PAYWALLS_H_
