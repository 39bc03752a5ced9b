// The program `neardup`: command line in, exit code out; all work is in the
// library.

#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <atomic>
#include <new>
#include <string_view>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/interrupt.h"
#include "cli/terminal.h"
#include "cli/usage.h"
#include "neardup/pipeline/version.h"

namespace {

// Runs on whatever thread met it, with no memory to speak of. What was being
// written has a temporary name still.
void EndOutOfMemory() {
  static std::atomic_flag said;
  if (said.test_and_set()) {
    for (;;) pause();  // another thread is ending the program
  }
  constexpr std::string_view kMessage =
      "neardup: out of memory; --memory SIZE keeps dedup within a bound\n";
  [[maybe_unused]] const ssize_t written =
      write(STDERR_FILENO, kMessage.data(), kMessage.size());
  _exit(neardup::kFailed);
}

}  // namespace

int main(int argc, char** argv) {
  std::set_new_handler(EndOutOfMemory);
  CLI::App app("Finds which news stories are copies of which.", "neardup");
  app.set_version_flag("--version",
                       std::string("neardup ") + neardup::kVersion);
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 done; 1 failed, nothing half-written; 2 usage; 3 done, "
      "but\n"
      "under --strict some records were rejected. Every flag can also be set "
      "in\n"
      "the environment: NEARDUP_MIN_SCORE=0.9 is --min-score 0.9.");

  neardup::Session session;
  session.interrupted = neardup::WatchForInterrupt();
  // Of a flag given twice the last counts: the one given by hand comes after
  // those of the configuration and the environment.
  app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  neardup::AddDedupCommand(&app, &session);
  neardup::AddCompareCommand(&app, &session);
  neardup::AddExtractCommand(&app, &session);
  neardup::AddReportCommand(&app, &session);
  neardup::AddEvalCommand(&app, &session);
  neardup::AddTuneCommand(&app, &session);
  neardup::SetUsage(&app, {"COMMAND [OPTIONS] ..."});  // not inherited

  try {
    std::vector<std::string> arguments = neardup::WithDefaults(app, argc, argv);
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
    app.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    // Help and version come this way too, with code 0.
    if (error.get_exit_code() == 0) return app.exit(error);
    neardup::Say(neardup::FormatUsageError(error));
    return neardup::kUsage;
  }
  return session.exit_code;
}
