// Banding: how many bands of how many rows a MinHash signature is cut into.
//
// Two stories become candidates when all rows of a band are equal. With b bands
// of r rows that happens with probability 1 - (1 - J^r)^b for Jaccard J: an
// S-shaped curve, steeper for more rows [Indyk, Motwani 1998; Leskovec,
// Rajaraman, Ullman, Mining of Massive Datasets, 3.4].

#ifndef NEARDUP_INDEX_BANDING_H_
#define NEARDUP_INDEX_BANDING_H_

#include "neardup/base/status.h"

namespace neardup {

// bands * rows is at most the lanes of a signature; lanes behind are not used.
struct Banding {
  int bands = 0;
  int rows = 0;

  friend bool operator==(const Banding&, const Banding&) = default;
};

// The probability in [0, 1] that two stories of this Jaccard similarity share a
// band.
double CandidateProbability(Banding banding, double jaccard);

// The banding that finds pairs at `threshold` (0 < threshold <= 1) with at
// least probability `recall` (0 < recall < 1) and has the most rows: the most
// selective one, which makes the fewest candidates to verify.
// 128 lanes, threshold .7 and recall .99 give 32 bands of 4 rows.
//
// Errors: kInvalidArgument when an argument is out of range, or when no banding
// of num_perm lanes is enough; the message says what would be.
StatusOr<Banding> ChooseBanding(double threshold, double recall, int num_perm);

}  // namespace neardup

#endif  // NEARDUP_INDEX_BANDING_H_
