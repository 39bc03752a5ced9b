// Ctrl-C and termination: the first asks the run to stop and clean up, a second
// one ends the program at once.

#ifndef NEARDUP_CLI_INTERRUPT_H_
#define NEARDUP_CLI_INTERRUPT_H_

#include <atomic>

namespace neardup {

// Installs the handlers for SIGINT, SIGTERM and SIGHUP, ignores SIGPIPE (writes
// report it instead), and returns the flag that the first signal sets.
const std::atomic<bool>* WatchForInterrupt();

}  // namespace neardup

#endif  // NEARDUP_CLI_INTERRUPT_H_
