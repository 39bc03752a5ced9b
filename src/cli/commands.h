// The commands of the program. Each adds itself to the application; when the
// command line names it, its callback runs it and leaves its exit code.

#ifndef NEARDUP_CLI_COMMANDS_H_
#define NEARDUP_CLI_COMMANDS_H_

#include <CLI/App.hpp>
#include <atomic>

namespace neardup {

// What the commands share.
struct Session {
  const std::atomic<bool>* interrupted = nullptr;
  int exit_code = 0;
};

void AddDedupCommand(CLI::App* app, Session* session);
void AddCompareCommand(CLI::App* app, Session* session);
void AddExtractCommand(CLI::App* app, Session* session);
void AddReportCommand(CLI::App* app, Session* session);
void AddEvalCommand(CLI::App* app, Session* session);
void AddTuneCommand(CLI::App* app, Session* session);

}  // namespace neardup

#endif  // NEARDUP_CLI_COMMANDS_H_
