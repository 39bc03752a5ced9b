// How much memory the process has taken.

#ifndef NEARDUP_BASE_MEMORY_H_
#define NEARDUP_BASE_MEMORY_H_

#include <sys/resource.h>

#include <cstdint>

namespace neardup {

// The greatest resident size of the process so far, in bytes.
inline uint64_t PeakMemoryBytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<uint64_t>(usage.ru_maxrss) * 1024;
}

}  // namespace neardup

#endif  // NEARDUP_BASE_MEMORY_H_
