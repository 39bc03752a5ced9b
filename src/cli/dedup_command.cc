// `neardup dedup`: find the copies in a batch, group them, choose one of each.

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <memory>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/group_table.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/report_file.h"
#include "cli/terminal.h"
#include "cli/usage.h"
#include "neardup/io/output_file.h"
#include "neardup/io/utf8.h"
#include "neardup/pipeline/dedup.h"
#include "neardup/pipeline/emit.h"
#include "neardup/pipeline/result_writer.h"
#include "neardup/report/report.h"

namespace neardup {
namespace {

struct DedupFlags {
  CommonFlags common;
  std::string output;
  bool force = false;
  std::string emit;
  std::string find = "exact,near-duplicate,excerpt,rewrite";
  std::string sketch = "minhash";
  std::string window;
  std::string scope = "all";
  std::string keep = "earliest";
  std::string report;
  int show = -1;
};

void AddFlags(CLI::App* command, DedupFlags* flags) {
  DedupOptions& options = flags->common.options;
  AddInputFlags(command, &flags->common);

  CLI::Option_group* finding = command->add_option_group("What is found");
  finding->add_option("--find", flags->find,
                      "kinds of copy, of exact,near-duplicate,excerpt,rewrite "
                      "(default all)");
  finding->add_option(
      "--threshold", options.threshold,
      "word-5-gram Jaccard from which a near-duplicate is found "
      "(default 0.7)");
  finding->add_option("--recall", options.recall,
                      "with at least this probability (default 0.99)");
  finding
      ->add_option("--sketch", flags->sketch,
                   "signature of the near tier: minhash (default), simhash")
      ->check(OneOf({"minhash", "simhash"}));
  finding->add_option("--num-perm", options.num_perm,
                      "MinHash permutations (default 128)");
  finding->add_option(
      "--hamming-bits", options.hamming_bits,
      "bits in which SimHash signatures may differ (default 8)");
  finding->add_option("--min-score", options.min_score,
                      "least score of a reported rewrite (default 0.5); below "
                      "0.5 also report what is in more doubt");
  AddRuleFlags(finding, &flags->common);
  finding->add_flag_callback(
      "--no-gates", [&options] { options.gates = false; },
      "compare every candidate in full, to see what dismissing hopeless ones "
      "early loses");
  finding->add_option("--window", flags->window,
                      "compare only stories that close in time, e.g. 7d");
  finding
      ->add_option("--scope", flags->scope,
                   "compare all (default), cross-source or same-source pairs")
      ->check(OneOf({"all", "cross-source", "same-source"}));
  finding->add_option("--seed", options.seed, "seed of the MinHash signatures")
      ->check([](const std::string& seed) {
        return seed.starts_with('-') ? "must not be negative" : "";
      });

  CLI::Option_group* output = command->add_option_group("Output");
  output->add_option("-o,--output", flags->output,
                     "directory for the whole result");
  output->add_option("--report", flags->report,
                     "write a page of the result, to look at in a browser");
  output->add_flag("--force", flags->force,
                   "write into a directory that is not empty, over a page that "
                   "is there");
  output
      ->add_option("--emit", flags->emit,
                   "what goes to stdout: kept (default without -o), "
                   "annotated, pairs, clusters, none (default with -o)")
      ->check(OneOf({"kept", "annotated", "pairs", "clusters", "none"}));
  output->add_option(
      "--keep", flags->keep,
      "who stands for a group: earliest (default), longest, latest, or a "
      "file with sources in order of preference");
  output->add_flag("--evidence", options.evidence,
                   "write the aligned passages of every pair");
  output->add_option("--show", flags->show,
                     "groups to list on stderr at the end (default 10 on a "
                     "terminal, else 0)");
}

Status ResolveKeep(const std::string& keep, DedupOptions* options) {
  if (keep == "earliest") {
    options->keep = Keep::kEarliest;
  } else if (keep == "longest") {
    options->keep = Keep::kLongest;
  } else if (keep == "latest") {
    options->keep = Keep::kLatest;
  } else {
    options->keep = Keep::kSourceOrder;
    StatusOr<std::vector<std::string>> order = ReadSourceOrder(keep);
    if (!order.ok()) {
      return InvalidArgument(
          fmt::format("--keep: not earliest, longest, latest, nor a file: {}",
                      Message(order.status())));
    }
    options->source_order = *std::move(order);
  }
  return OkStatus();
}

// What WriteResult makes.
constexpr const char* kResultFiles[] = {"pairs.jsonl", "stories.jsonl",
                                        "clusters.jsonl", "rejects.jsonl",
                                        "summary.json"};

Status Resolve(DedupFlags* flags) {
  DedupOptions& options = flags->common.options;
  NEARDUP_RETURN_IF_ERROR(ResolveCommonFlags(&flags->common));
  NEARDUP_ASSIGN_OR_RETURN(options.find, ParseFind(flags->find));
  options.sketch =
      flags->sketch == "simhash" ? SketchKind::kSimHash : SketchKind::kMinHash;
  if (!flags->window.empty()) {
    StatusOr<int64_t> seconds = ParseDuration(flags->window);
    if (!seconds.ok()) return WithPrefix("--window", seconds.status());
    options.window_seconds = *seconds;
  }
  options.scope = flags->scope == "all"            ? Scope::kAll
                  : flags->scope == "cross-source" ? Scope::kCrossSource
                                                   : Scope::kSameSource;
  if (flags->emit.empty())
    flags->emit = flags->output.empty() ? "kept" : "none";
  if (flags->show < 0) flags->show = isatty(STDERR_FILENO) ? 10 : 0;
  // Only texts need the input twice.
  options.reader.spool = flags->emit == "kept" || flags->emit == "annotated" ||
                         !flags->report.empty();
  options.keep_offsets = !flags->report.empty();
  NEARDUP_RETURN_IF_ERROR(
      CheckNotInput("--report", flags->report, flags->common.inputs));
  for (const char* name : kResultFiles) {
    if (flags->output.empty() || flags->report.empty()) break;
    if (!IsSameFile(flags->report, flags->output + "/" + name)) continue;
    return InvalidArgument(
        fmt::format("--report: {} is a file of the result", flags->report));
  }
  return Validate(options);
}

Status WriteStream(const DedupFlags& flags, const DedupResult& result,
                   BatchReader* input, const Hooks& hooks) {
  if (flags.emit == "none") return OkStatus();
  StandardOutput out;
  if (flags.emit == "pairs") {
    NEARDUP_RETURN_IF_ERROR(WritePairs(result, &out));
  } else if (flags.emit == "clusters") {
    NEARDUP_RETURN_IF_ERROR(WriteClusters(result, &out));
  } else {
    const Emit what =
        flags.emit == "annotated" ? Emit::kAnnotated : Emit::kKept;
    NEARDUP_RETURN_IF_ERROR(EmitStories(what, result, input, hooks, &out));
  }
  return out.Flush();
}

// So that they are found again from elsewhere. Names that are not UTF-8 cannot
// stand in a result and are not.
std::vector<std::string> AbsolutePaths(const std::vector<std::string>& inputs) {
  std::vector<std::string> paths;
  for (const std::string& input : inputs) {
    std::error_code error;
    const auto path = std::filesystem::absolute(input, error);
    paths.push_back(input == "-" || error ? input
                                          : path.lexically_normal().string());
    paths.back() = ReplaceInvalidUtf8(paths.back());
  }
  return paths;
}

StatusOr<int> Run(DedupFlags* flags, const Session& session) {
  const CommonFlags& common = flags->common;
  // Looked at before hours of work, not after.
  std::unique_ptr<OutputDirectory> directory;
  if (!flags->output.empty()) {
    NEARDUP_ASSIGN_OR_RETURN(
        directory, OutputDirectory::Create(flags->output, flags->force));
  }
  std::unique_ptr<OutputFile> page;
  if (!flags->report.empty()) {
    NEARDUP_ASSIGN_OR_RETURN(page, CreateOutput(flags->report, flags->force));
  }
  NEARDUP_ASSIGN_OR_RETURN(std::vector<InputFile> files,
                           ExpandInputs(common.inputs));
  BatchReader input(std::move(files), common.options.reader);

  ProgressDisplay display(common.quiet ? "none" : common.progress);
  const Hooks hooks = display.HooksFor(session.interrupted);
  StatusOr<DedupResult> found = Dedup(&input, common.options, hooks);
  display.Clear();
  NEARDUP_ASSIGN_OR_RETURN(DedupResult result, std::move(found));
  result.summary.inputs = AbsolutePaths(common.inputs);

  const Status streamed = WriteStream(*flags, result, &input, hooks);
  // A reader of stdout that went away still gets what -o asked for.
  if (!IsClosedPipe(streamed)) NEARDUP_RETURN_IF_ERROR(streamed);
  if (directory != nullptr) {
    NEARDUP_RETURN_IF_ERROR(hooks.Check());
    NEARDUP_RETURN_IF_ERROR(
        WriteResult(result, common.options, directory.get()));
    RemoveOldPage(flags->output);
  }
  if (page != nullptr) {
    NEARDUP_RETURN_IF_ERROR(WriteReport(result, &input, common.options,
                                        ReportOptions{}, hooks, page.get()));
    NEARDUP_RETURN_IF_ERROR(page->Commit());
  }
  NEARDUP_RETURN_IF_ERROR(streamed);
  const bool color = UseColor(common.color, STDERR_FILENO);
  if (!common.quiet) {
    SayRejects(result,
               flags->output.empty()
                   ? "; -o DIR lists them all in rejects.jsonl"
                   : ": see " + flags->output + "/rejects.jsonl",
               color);
    if (result.summary.stories == 0) {
      SayNoStory(result, common.inputs, color);
    }
    if (flags->show > 0) {
      Say(FormatGroups(result, flags->show, TerminalWidth(STDERR_FILENO),
                       color));
    }
    Say(FormatSummary(result, color));
    if (common.verbose) Say(FormatCounters(result));
  }
  return common.strict && !result.rejects.empty() ? kRejected : kDone;
}

}  // namespace

void AddDedupCommand(CLI::App* app, Session* session) {
  auto flags = std::make_shared<DedupFlags>();
  CLI::App* command = app->add_subcommand(
      "dedup",
      "Find the copies in a batch, group them, choose one of each group.");
  SetUsage(command, {"[OPTIONS] INPUT..."});
  AddFlags(command, flags.get());
  command->callback([flags, session] {
    flags->common.options.reader.cancel = session->interrupted;
    Status status = Resolve(flags.get());
    if (status.ok()) status = ResolveKeep(flags->keep, &flags->common.options);
    session->exit_code = status.ok() ? ExitCodeOf(Run(flags.get(), *session))
                                     : UsageError(status);
  });
}

}  // namespace neardup
