// What the program tells its caller by its exit code.

#ifndef NEARDUP_CLI_EXIT_CODE_H_
#define NEARDUP_CLI_EXIT_CODE_H_

namespace neardup {

enum ExitCode : int {
  kDone = 0,
  kFailed = 1,     // nothing half-written
  kUsage = 2,      // the command line makes no sense
  kRejected = 3,   // done, but under --strict some records were rejected
  kStopped = 130,  // Ctrl-C
};

}  // namespace neardup

#endif  // NEARDUP_CLI_EXIT_CODE_H_
