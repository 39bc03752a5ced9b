// How far a share that was counted may be from the true one.
//
// Example:
//   Interval interval = WilsonInterval(18, 20);  // 18 of 20 were right
//   interval.low;   // 0.70
//   interval.high;  // 0.97

#ifndef NEARDUP_EVAL_INTERVAL_H_
#define NEARDUP_EVAL_INTERVAL_H_

#include <cstdint>

namespace neardup {

// 0 <= low <= high <= 1.
struct Interval {
  double low = 0;
  double high = 1;
};

// The 95 % score interval of a binomial share [Wilson 1927]; unlike the one of
// the textbook it stays inside [0, 1] and has a width for 0 of n and n of n.
// Takes the trials for independent: where they are not (pairs of one group of
// stories), the truth is wider. Without trials nothing is known: [0, 1].
// Requires successes <= trials.
Interval WilsonInterval(uint64_t successes, uint64_t trials);

}  // namespace neardup

#endif  // NEARDUP_EVAL_INTERVAL_H_
