// What the commands say when they are done or have failed.

#ifndef NEARDUP_CLI_MESSAGES_H_
#define NEARDUP_CLI_MESSAGES_H_

#include <string>
#include <string_view>

#include "neardup/base/status.h"
#include "neardup/pipeline/result.h"

namespace neardup {

// Whether whoever read our stdout has gone away.
bool IsClosedPipe(const Status& status);

// Says what went wrong, if anything, and gives the exit code. A closed pipe on
// stdout (`| head`) is no failure and says nothing.
int ExitCodeOf(const StatusOr<int>& outcome);

// The same for a command line that makes no sense.
int UsageError(const Status& status);

// The first rejected records and how many more there are; `others` says where
// those are.
void SayRejects(const DedupResult& result, std::string_view others, bool color);

// "107 stories, 48 of them copies (40 exact, 8 rewrite) in 20 groups. 0.2 MB in
// 0.10 s, 2.4 MB/s, 45 MB of memory."
// To be said when no story was read: why, as far as it is known. `result` has
// the files and rejects of the run.
void SayNoStory(const DedupResult& result,
                const std::vector<std::string>& inputs, bool color);

std::string FormatSummary(const DedupResult& result, bool color);

// Every counter and the time of every stage, a line each.
std::string FormatCounters(const DedupResult& result);

}  // namespace neardup

#endif  // NEARDUP_CLI_MESSAGES_H_
