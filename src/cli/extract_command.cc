// `neardup extract`: show what was understood of every record, or what of the
// texts is furniture.

#include <fmt/format.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "cli/usage.h"
#include "neardup/io/output_file.h"
#include "neardup/pipeline/extract.h"
#include "neardup/pipeline/furniture_list.h"
#include "neardup/pipeline/result_writer.h"

namespace neardup {
namespace {

struct ExtractFlags {
  CommonFlags common;
  std::string output;
  std::string rejects;
  bool force = false;
  bool furniture = false;
};

// What a run has to say at its end.
struct Extracted {
  std::string summary;
  uint64_t stories = 0;
  std::vector<Reject> rejects;
};

std::string Counted(uint64_t count, std::string_view one,
                    std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

StatusOr<Extracted> WriteRecords(const ExtractFlags& flags, const Hooks& hooks,
                                 BatchReader* input, OutputSink* out) {
  NEARDUP_ASSIGN_OR_RETURN(
      ExtractResult result,
      ExtractRecords(input, flags.common.options.num_threads, hooks, out));
  return Extracted{Counted(result.records, "record", "records"), result.records,
                   std::move(result.rejects)};
}

StatusOr<Extracted> WriteFurnitureOf(const ExtractFlags& flags,
                                     const Hooks& hooks, BatchReader* input,
                                     OutputSink* out) {
  NEARDUP_ASSIGN_OR_RETURN(FurnitureList list,
                           ListFurniture(input, flags.common.options, hooks));
  NEARDUP_RETURN_IF_ERROR(WriteFurniture(list, out));
  return Extracted{
      fmt::format("{} of furniture in {}",
                  Counted(list.passages.size(), "passage", "passages"),
                  Counted(list.stories, "story", "stories")),
      list.stories, std::move(list.rejects)};
}

// The file of a flag, if it was given.
StatusOr<std::unique_ptr<OutputFile>> CreateIfNamed(const std::string& path,
                                                    bool force) {
  if (path.empty()) return std::unique_ptr<OutputFile>();
  return CreateOutput(path, force);
}

StatusOr<int> Run(const ExtractFlags& flags, const Session& session) {
  const CommonFlags& common = flags.common;
  // Looked at before hours of work, not after.
  NEARDUP_ASSIGN_OR_RETURN(const auto file,
                           CreateIfNamed(flags.output, flags.force));
  NEARDUP_ASSIGN_OR_RETURN(const auto list,
                           CreateIfNamed(flags.rejects, flags.force));
  NEARDUP_ASSIGN_OR_RETURN(std::vector<InputFile> files,
                           ExpandInputs(common.inputs));
  BatchReader input(std::move(files), common.options.reader);
  StandardOutput standard_output;
  OutputSink* out =
      file == nullptr ? static_cast<OutputSink*>(&standard_output) : file.get();
  ProgressDisplay display(common.quiet ? "none" : common.progress);
  const auto write = flags.furniture ? WriteFurnitureOf : WriteRecords;
  StatusOr<Extracted> extracted =
      write(flags, display.HooksFor(session.interrupted), &input, out);
  display.Clear();
  NEARDUP_ASSIGN_OR_RETURN(Extracted result, std::move(extracted));

  DedupResult rejected;
  rejected.rejects = std::move(result.rejects);
  for (const InputFile& one : input.files()) rejected.files.push_back(one.name);
  if (list != nullptr) {
    NEARDUP_RETURN_IF_ERROR(WriteRejects(rejected, list.get()));
    NEARDUP_RETURN_IF_ERROR(list->Close());
  }
  NEARDUP_RETURN_IF_ERROR(out->Flush());
  if (file != nullptr) NEARDUP_RETURN_IF_ERROR(file->Commit());
  if (list != nullptr) NEARDUP_RETURN_IF_ERROR(list->Commit());
  if (!common.quiet) {
    SayRejects(rejected,
               flags.rejects.empty() ? "; --rejects FILE lists them all"
                                     : fmt::format(": see {}", flags.rejects),
               UseColor(common.color, STDERR_FILENO));
    if (result.stories == 0) {
      SayNoStory(rejected, common.inputs,
                 UseColor(common.color, STDERR_FILENO));
    }
    Say(fmt::format("{}, {} rejected\n", result.summary,
                    rejected.rejects.size()));
  }
  return common.strict && !rejected.rejects.empty() ? kRejected : kDone;
}

Status Resolve(ExtractFlags* flags) {
  if (!flags->output.empty() && !flags->rejects.empty() &&
      IsSameFile(flags->output, flags->rejects)) {
    return InvalidArgument("--rejects: is the file of -o");
  }
  const std::vector<std::string>& inputs = flags->common.inputs;
  NEARDUP_RETURN_IF_ERROR(CheckNotInput("-o", flags->output, inputs));
  NEARDUP_RETURN_IF_ERROR(CheckNotInput("--rejects", flags->rejects, inputs));
  return ResolveCommonFlags(&flags->common);
}

}  // namespace

void AddExtractCommand(CLI::App* app, Session* session) {
  auto flags = std::make_shared<ExtractFlags>();
  CLI::App* command = app->add_subcommand(
      "extract", "Write what was understood of every record, as JSON Lines.");
  SetUsage(command, {"[OPTIONS] INPUT..."});
  AddInputFlags(command, &flags->common);
  CLI::Option_group* output = command->add_option_group("Output");
  output->add_option("-o,--output", flags->output,
                     "file to write instead of stdout");
  output->add_option("--rejects", flags->rejects,
                     "file for what was rejected, as in rejects.jsonl");
  AddForceFlag(output, &flags->force);
  output->add_flag("--furniture", flags->furniture,
                   "list instead what dedup sets aside of each source, what "
                   "costs most words first: notices, recurring lines, walls");
  command->callback([flags, session] {
    ReaderOptions& reader = flags->common.options.reader;
    reader.cancel = session->interrupted;
    const Status status = Resolve(flags.get());
    reader.details = !flags->furniture;
    reader.spool = flags->furniture;  // it is read twice
    session->exit_code =
        status.ok() ? ExitCodeOf(Run(*flags, *session)) : UsageError(status);
  });
}

}  // namespace neardup
