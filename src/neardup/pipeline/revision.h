// Which version of a story a record is, as its address, id, headline and notes
// say.
//
// Two records of one series (one safe address, or one id with numbered
// versions) are the same story in two versions, if their texts have something
// in common; that is stronger than what their words say (PairJudge).

#ifndef NEARDUP_PIPELINE_REVISION_H_
#define NEARDUP_PIPELINE_REVISION_H_

#include <cstdint>
#include <optional>

#include "neardup/io/record_parser.h"
#include "neardup/io/url_rules.h"

namespace neardup {

struct Revision {
  // 64 bits of hash of what all versions share. 0: nothing is known.
  uint64_t id_series = 0;  // NITF's du-key, or the id of a record whose version
                           // is a whole number; with the source unless it is a
                           // URI, for others count from 1, too
  uint64_t url_series = 0;     // the safe address, if it may name a story
  uint64_t url_key = 0;        // the lossy address: address_tier.h
  int64_t changed = kUnknown;  // when, in seconds since 1970
  uint32_t number = 0;         // of ninjs, NewsML-G2, NITF; 0: unknown
  uint32_t update = 0;         // of "UPDATE n"; 0: none
  bool correction = false;
  // Killed, canceled or withheld: not to be used.
  bool withdrawn = false;

  static constexpr int64_t kUnknown = INT64_MIN;
};

// Cost: about 2 us, with an address 4. `time` is that of the record.
Revision RevisionOf(const Record& record, std::optional<int64_t> time,
                    const UrlRules& rules = UrlRules::BuiltIn());

// Whether the two are versions of one story, if their texts have something in
// common.
inline bool OneSeries(const Revision& a, const Revision& b) {
  return (a.id_series != 0 && a.id_series == b.id_series) ||
         (a.url_series != 0 && a.url_series == b.url_series);
}

// Which of two versions of one story is the newer.
enum class Newer { kUnknown, kFirst, kSecond };

// In this order what differs decides: the number in one series; a withdrawal,
// which ends the story; the number of the update; a correction; in one series
// the time of change.
Newer NewerOf(const Revision& a, const Revision& b);

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_REVISION_H_
