// `neardup eval`: how good a result is against labels.

#include <fmt/format.h>
#include <sys/stat.h>

#include <memory>

#include "cli/commands.h"
#include "cli/eval_report.h"
#include "cli/exit_code.h"
#include "cli/label_sides.h"
#include "cli/messages.h"
#include "cli/tune_labels.h"
#include "cli/usage.h"
#include "neardup/io/byte_source.h"
#include "neardup/io/output_file.h"

namespace neardup {
namespace {

struct EvalFlags {
  std::string truth;
  std::string result;
  LabelFlags labels;
  bool json = false;
};

bool IsDirectory(const std::string& path) {
  struct stat info{};
  return stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

// A result directory, or the lines of `neardup compare --pairs`.
StatusOr<Result> ReadAnyResult(const std::string& path) {
  if (IsDirectory(path)) return ReadResult(path);
  NEARDUP_ASSIGN_OR_RETURN(const std::string lines, ReadAll(path));
  Result result;
  NEARDUP_ASSIGN_OR_RETURN(result.pairs, ParseResultPairs(path, lines));
  return result;
}

StatusOr<int> Run(const EvalFlags& flags) {
  NEARDUP_ASSIGN_OR_RETURN(const std::vector<LabelledPair> truth,
                           ReadPairsFile(flags.truth));
  NEARDUP_ASSIGN_OR_RETURN(const Result result, ReadAnyResult(flags.result));
  const LabelSides sides = SidesOf(flags.labels);
  NEARDUP_RETURN_IF_ERROR(CheckLabels(flags.truth, truth, sides));
  const EvalReport report = Evaluate(truth, result, sides);
  if (report.unknown_ids == truth.size() && !truth.empty()) {
    return FailedPrecondition(
        fmt::format("{}: none of its pairs names stories of {}", flags.truth,
                    flags.result));
  }
  StandardOutput out;
  NEARDUP_RETURN_IF_ERROR(
      out.Append(flags.json ? ReportJson(report) : FormatReport(report)));
  NEARDUP_RETURN_IF_ERROR(out.Flush());
  return kDone;
}

}  // namespace

void AddEvalCommand(CLI::App* app, Session* session) {
  auto flags = std::make_shared<EvalFlags>();
  CLI::App* command =
      app->add_subcommand("eval", "Hold a result against labels.");
  SetUsage(command, {"[OPTIONS] --truth LABELS --result RESULT"});
  command
      ->add_option("--truth", flags->truth,
                   "labels: tab-separated columns id1, id2, label")
      ->required();
  command
      ->add_option(
          "--result", flags->result,
          "directory of `dedup -o`, or the output of `compare --pairs`")
      ->required();
  AddLabelFlags(command, &flags->labels);
  command->add_flag("--json", flags->json, "write one JSON object");
  command->callback(
      [flags, session] { session->exit_code = ExitCodeOf(Run(*flags)); });
}

}  // namespace neardup
