// How many different values there are among many.

#ifndef NEARDUP_VERIFY_DISTINCT_COUNTER_H_
#define NEARDUP_VERIFY_DISTINCT_COUNTER_H_

#include <cstdint>
#include <span>
#include <vector>

namespace neardup {

// Counts exactly, in passes: in a pass each value writes its place to one slot
// of a table, where the last stays. Whose slot has its own place is counted,
// and those that find another value there wait for the next pass, which has
// other slots. So whether a value is new, which no processor can foresee, is
// never branched on, and no step waits for the one before. Holds scratch
// memory: one a thread.
//
// Cost: about 1 ns a value; never worse than sorting.
class DistinctCounter {
 public:
  uint32_t Count(std::span<const uint32_t> values);

 private:
  // Counts the values that keep a slot; `rest` becomes those that stand behind
  // another value, and must not be where `values` are.
  uint32_t Pass(std::span<const uint32_t> values, uint32_t multiplier,
                std::vector<uint32_t>* rest);

  std::vector<uint32_t> slots_;  // places; never cleared, nor need they be
  std::vector<uint32_t> rests_[2];
};

}  // namespace neardup

#endif  // NEARDUP_VERIFY_DISTINCT_COUNTER_H_
