// News agencies by the names they are credited by, and the words of datelines.

#ifndef NEARDUP_EXTRACT_AGENCIES_H_
#define NEARDUP_EXTRACT_AGENCIES_H_

#include <string_view>

namespace neardup {

// The usual name of the agency that `name` is: "REUTERS" and "Reuters" are
// Reuters, "dpa/lby" is dpa. Empty if it is none that is known. Case counts,
// for short names are words otherwise.
std::string_view AgencyNamed(std::string_view name);

// The agency of a line that is a credit and nothing else: "Reuters", "By The
// Associated Press", "Quelle: dpa", "avec AFP", "© dpa-infocom, dpa:...". Empty
// if it is none.
std::string_view AgencyOfCredit(std::string_view line);

// Whether a word of a dateline is the name of a month, in full or cut short.
bool IsMonth(std::string_view word);

// Whether a word in lower case may stand in the name of a place or in a date:
// "de", "am", "and".
bool IsPlaceParticle(std::string_view word);

}  // namespace neardup

#endif  // NEARDUP_EXTRACT_AGENCIES_H_
