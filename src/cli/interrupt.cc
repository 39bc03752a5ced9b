#include "cli/interrupt.h"

#include <csignal>

#include "cli/exit_code.h"

namespace neardup {
namespace {

// A signal handler can reach nothing but globals; this is the program's one.
std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void OnSignal(int) { interrupted.store(true); }

}  // namespace

const std::atomic<bool>* WatchForInterrupt() {
  struct sigaction action = {};
  action.sa_handler = OnSignal;
  // The second signal finds the default action and ends the program.
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    sigaction(signal, &action, nullptr);
  }
  std::signal(SIGPIPE, SIG_IGN);
  return &interrupted;
}

}  // namespace neardup
