// Times as feeds write them, to seconds since 1970 and back.

#ifndef NEARDUP_IO_TIME_H_
#define NEARDUP_IO_TIME_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace neardup {

// Seconds since 1970-01-01T00:00:00Z (leap seconds not counted), or nothing
// when `text` is none of:
//
//   RFC 3339 / ISO 8601   2025-02-04T22:29:00Z  2025-02-04 22:29:00.5+01:00
//                         2025-02-04T22:29  20250204T222900Z  2025/02/04
//   RFC 822 / 5322        Tue, 04 Feb 2025 22:29:00 GMT  4 Feb 25 22:29 -0500
//   with a month's name   Tue Feb 04 22:29:00 +0000 2025  February 4, 2025
//                         4 February 2025, 10:29 pm
//   Unix time             1738708140  1738708140.25  1738708140000 (also in
//                         micro- and nanoseconds)
//
// A time without a zone is UTC; a date alone is its midnight; fractions are cut
// off. Zones by name: UTC UT GMT Z, EST EDT CST CDT MST MDT PST PDT, WET WEST
// CET CEST EET EEST BST. Nothing, too, for years before 1990 (what exports put
// for "unknown" lies there) or after 2100, for 30 February, for an unknown
// zone, and for dates like 02/04/2025 that mean two days.
std::optional<int64_t> ParseTime(std::string_view text);

// "2025-02-04T22:29:00Z".
std::string FormatTime(int64_t seconds);

}  // namespace neardup

#endif  // NEARDUP_IO_TIME_H_
