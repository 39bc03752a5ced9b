// How a long run tells its caller where it is, and how the caller stops it.

#ifndef NEARDUP_PIPELINE_HOOKS_H_
#define NEARDUP_PIPELINE_HOOKS_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <string_view>

#include "neardup/base/status.h"

namespace neardup {

// Where a run is. `total` is 0 where it is not known (reading a stream).
struct Progress {
  std::string_view stage;  // "read", "sketch", "near", "keys", "copies", ...
  std::string_view unit;   // "stories", "bytes", "pairs"
  uint64_t done = 0;
  uint64_t total = 0;
};

struct Hooks {
  // Called by the thread that runs the pipeline, often; the callee decides what
  // to show. May be empty.
  std::function<void(const Progress&)> progress;
  // Set to true (by a signal handler, another thread) to end the run with a
  // kCancelled status. May be null.
  const std::atomic<bool>* cancel = nullptr;

  void Report(const Progress& where) const {
    if (progress) progress(where);
  }
  bool cancelled() const {
    return cancel != nullptr && cancel->load(std::memory_order_relaxed);
  }
  Status Check() const {
    return cancelled() ? Cancelled("stopped on request") : OkStatus();
  }
};

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_HOOKS_H_
