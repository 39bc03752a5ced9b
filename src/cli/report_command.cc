// `neardup report`: a page of a result, to look at.

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "neardup/io/input_set.h"
#include "neardup/pipeline/compare.h"
#include "neardup/pipeline/result_writer.h"
#include "neardup/report/report.h"
#include "neardup/report/result_loader.h"

namespace neardup {
namespace {

struct ReportFlags {
  CommonFlags common;
  std::string directory;
  std::vector<std::string> in;
  std::string output;
  bool force = false;
  ReportOptions report;
};

void AddFlags(CLI::App* command, ReportFlags* flags) {
  command
      ->add_option("DIR", flags->directory,
                   "a result, as dedup -o DIR writes it")
      ->required();
  CLI::Option_group* input = command->add_option_group("Input");
  input
      ->add_option("--in", flags->in,
                   "the stories are in this file or directory now, instead of "
                   "where they were; give it for each INPUT of dedup, in order")
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  input->add_option("--model", flags->common.model,
                    "the model that the result was made with, if it was not "
                    "the built-in one");
  CLI::Option_group* output = command->add_option_group("Output");
  output->add_option("-o,--output", flags->output,
                     "the page (default DIR/report.html)");
  output->add_flag("--force", flags->force, "replace a page that is there");
  output->add_option("--title", flags->report.title, "what stands over it");
  output
      ->add_option("--groups", flags->report.limits.groups,
                   "groups that are listed, the largest (default 10000)")
      ->check(CLI::Range(size_t{0}, size_t{1} << 30));
  output
      ->add_option("--pairs", flags->report.limits.pairs,
                   "pairs that are there with their texts (default 2000)")
      ->check(CLI::Range(size_t{0}, size_t{1} << 30));
  output
      ->add_option("--text-bytes", flags->report.max_text_bytes,
                   "bytes that are shown of a text (default 65536)")
      ->check(CLI::Range(size_t{1}, size_t{1} << 30));
  AddRunningFlags(command, &flags->common);
}

// What the flags say of how to run, and the result of how it was read.
Status MergeOptions(const SavedRun& run, ReportFlags* flags) {
  DedupOptions& options = flags->common.options;
  const std::string tmp_dir = options.reader.tmp_dir;
  const std::atomic<bool>* cancel = options.reader.cancel;
  options.keep = run.options.keep;
  options.min_score = run.options.min_score;
  options.reader = run.options.reader;
  options.reader.tmp_dir = tmp_dir;
  options.reader.cancel = cancel;
  if (run.model != ModelName(options)) {
    return FailedPrecondition(
        fmt::format("{}: was made with the model \"{}\", not \"{}\"; --model "
                    "names its file",
                    flags->directory, run.model, ModelName(options)));
  }
  return OkStatus();
}

StatusOr<std::vector<InputFile>> FindInputs(const SavedRun& run,
                                            const ReportFlags& flags) {
  if (!flags.in.empty()) return ExpandInputs(flags.in);
  const std::vector<std::string>& inputs = run.summary.inputs;
  if (std::find(inputs.begin(), inputs.end(), "-") != inputs.end()) {
    return FailedPrecondition(fmt::format(
        "{}: its stories came from the standard input; --in FILE says where "
        "they are (or let dedup --report FILE make the page)",
        flags.directory));
  }
  StatusOr<std::vector<InputFile>> files = ExpandInputs(inputs);
  if (files.ok()) return files;
  return NotFound(
      fmt::format("{}: its stories are no longer where they were ({}); --in "
                  "FILE says where "
                  "they are",
                  flags.directory, Message(files.status())));
}

StatusOr<int> Run(ReportFlags* flags, const Session& session) {
  NEARDUP_ASSIGN_OR_RETURN(const SavedRun run, ReadSavedRun(flags->directory));
  NEARDUP_RETURN_IF_ERROR(MergeOptions(run, flags));
  const DedupOptions& options = flags->common.options;
  if (flags->output.empty()) flags->output = flags->directory + "/report.html";
  NEARDUP_ASSIGN_OR_RETURN(auto page,
                           CreateOutput(flags->output, flags->force));
  NEARDUP_ASSIGN_OR_RETURN(std::vector<InputFile> files,
                           FindInputs(run, *flags));
  BatchReader input(std::move(files), options.reader);

  ProgressDisplay display(flags->common.quiet ? "none"
                                              : flags->common.progress);
  const Hooks hooks = display.HooksFor(session.interrupted);
  NEARDUP_ASSIGN_OR_RETURN(DedupResult result,
                           ReadStories(&input, options, hooks));
  NEARDUP_RETURN_IF_ERROR(LoadFindings(flags->directory, run, &result));
  NEARDUP_RETURN_IF_ERROR(
      WriteReport(result, &input, options, flags->report, hooks, page.get()));
  NEARDUP_RETURN_IF_ERROR(page->Commit());
  display.Clear();
  if (!flags->common.quiet) {
    const RunSummary& summary = result.summary;
    Say(fmt::format("{}: {} stories, {} {}\n", flags->output, summary.stories,
                    summary.clusters,
                    summary.clusters == 1 ? "group" : "groups"));
  }
  return kDone;
}

}  // namespace

void AddReportCommand(CLI::App* app, Session* session) {
  auto flags = std::make_shared<ReportFlags>();
  CLI::App* command = app->add_subcommand(
      "report", "Make a page of a result, to look at in a browser.");
  AddFlags(command, flags.get());
  command->callback([flags, session] {
    flags->common.options.reader.cancel = session->interrupted;
    const Status status = ResolveCommonFlags(&flags->common);
    session->exit_code = status.ok() ? ExitCodeOf(Run(flags.get(), *session))
                                     : UsageError(status);
  });
}

}  // namespace neardup
