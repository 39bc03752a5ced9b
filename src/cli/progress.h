// Where a long run is: a bar on a terminal, lines or JSON objects elsewhere.

#ifndef NEARDUP_CLI_PROGRESS_H_
#define NEARDUP_CLI_PROGRESS_H_

#include <atomic>
#include <chrono>
#include <string>
#include <string_view>

#include "neardup/pipeline/hooks.h"

namespace neardup {

// Shows the progress of one run on stderr. The bar appears only after a second,
// so that short runs stay clean, and is wiped at the end.
class ProgressDisplay {
 public:
  // `kind`: "auto" (a bar if stderr is a terminal, else nothing), "plain" (a
  // line every five seconds), "json" (an object a line), "none".
  explicit ProgressDisplay(std::string_view kind);
  ~ProgressDisplay() { Clear(); }

  void Show(const Progress& where);

  // Hooks of a run that shows where it is here, and ends when `interrupted`
  // says so; for as long as this lives.
  Hooks HooksFor(const std::atomic<bool>* interrupted);

  // Wipes the bar, so that other words can follow.
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;
  enum class Kind { kNone, kBar, kPlain, kJson };

  void DrawBar(const Progress& where);

  Kind kind_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
  bool drawn_ = false;
};

}  // namespace neardup

#endif  // NEARDUP_CLI_PROGRESS_H_
