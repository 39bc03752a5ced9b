// `neardup tune`: bars and a model for labels of one's own.

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/feed.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "cli/tune_labels.h"
#include "cli/tune_report.h"
#include "cli/usage.h"
#include "neardup/eval/tuning.h"
#include "neardup/io/byte_source.h"
#include "neardup/io/output_file.h"
#include "neardup/verify/model_rescaling.h"
#include "neardup/verify/verifier.h"

namespace neardup {
namespace {

constexpr size_t kShownUnknown = 5;

struct TuneFlags {
  CommonFlags common;
  LabelFlags labels;
  std::string truth;
  std::string output;
  double precision = 0.95;
  bool force = false;
  bool json = false;
};

void AddFlags(CLI::App* command, TuneFlags* flags) {
  AddInputFlags(command, &flags->common);
  CLI::Option_group* labels = command->add_option_group("Labels");
  labels
      ->add_option("--truth", flags->truth,
                   "labels: tab-separated columns id1, id2, label")
      ->required();
  AddLabelFlags(command, &flags->labels);
  CLI::Option_group* what = command->add_option_group("What is tuned");
  what->add_option("--precision", flags->precision,
                   "share of the reported pairs that is to be right (default "
                   "0.95)");
  what->add_option("--min-score", flags->common.options.min_score,
                   "least score of a rewrite before tuning (default 0.5)");
  what->add_option("--seed", flags->common.options.seed,
                   "seed of the folds of cross-validation")
      ->check([](const std::string& seed) {
        return seed.starts_with('-') ? "must not be negative" : "";
      });
  AddRuleFlags(what, &flags->common);
  CLI::Option_group* output = command->add_option_group("Output");
  output->add_option("-o,--output", flags->output,
                     "write the tuned model, for --model, to this file");
  AddForceFlag(output, &flags->force);
  output->add_flag("--json", flags->json, "write one JSON object");
}

// The labelled pairs as judged by one model.
struct Judged {
  std::vector<PairResult> pairs;
  std::vector<Grounds> grounds;
};

StatusOr<Judged> Judge(const StoryTable& stories,
                       const std::vector<UsableLabel>& labels,
                       const DedupOptions& options, const Hooks& hooks) {
  std::vector<StoryPair> pairs;
  for (const UsableLabel& label : labels) pairs.push_back({label.a, label.b});
  Judged judged;
  NEARDUP_ASSIGN_OR_RETURN(judged.pairs, ComparePairs(stories, pairs, options,
                                                      hooks, &judged.grounds));
  return judged;
}

// What the rewrite model decides on: all pairs that are not copies without it.
std::vector<TuningPair> RewordedPairs(const Judged& judged,
                                      const std::vector<UsableLabel>& labels) {
  std::vector<TuningPair> pairs;
  for (size_t i = 0; i < labels.size(); ++i) {
    const Match& match = judged.pairs[i].match;
    if (match.relation == Relation::kExact || IsVerbatimCopy(match.relation)) {
      continue;
    }
    const Grounds& grounds = judged.grounds[i];
    const bool covered = grounds.measured && CoversEnough(grounds.rewrite);
    pairs.push_back({.logit = grounds.logits.rewrite,
                     .penalty = grounds.logits.penalty,
                     .other = grounds.logits.verbatim,
                     .eligible = covered,
                     .positive = labels[i].copy,
                     .group = labels[i].group});
  }
  return pairs;
}

std::vector<TuningPair> VerbatimPairs(const Judged& judged,
                                      const std::vector<UsableLabel>& labels) {
  std::vector<TuningPair> pairs;
  for (size_t i = 0; i < labels.size(); ++i) {
    const Match& match = judged.pairs[i].match;
    if (!IsVerbatimCopy(match.relation)) continue;
    pairs.push_back({.logit = LogOdds(std::clamp(match.score, 1e-9, 1 - 1e-9)),
                     .positive = labels[i].copy,
                     .group = labels[i].group});
  }
  return pairs;
}

// `score` with four decimals, as it is printed and typed, inside (0, 1).
double Typeable(double score) {
  const std::string digits =
      fmt::format("{:.4f}", std::clamp(score, 0.0001, 0.9999));
  double typed = score;
  std::from_chars(digits.data(), digits.data() + digits.size(), typed);
  return typed;
}

TuningOptions OptionsOfRewrites(const TuneFlags& flags) {
  return {.precision = flags.precision,
          .even_odds = kEvenOdds,
          .own_bar = kRewriteBar};
}

// Whether there is nothing to choose between.
bool OneKind(const std::vector<TuningPair>& pairs) {
  const auto copies = std::ranges::count(pairs, true, &TuningPair::positive);
  return copies == 0 || copies == std::ssize(pairs);
}

// The bar of the row, from the pairs of one kind.
BarRow ChooseBar(BarRow::Kind kind, const std::vector<TuningPair>& pairs,
                 const TuningOptions& options) {
  BarRow row;
  row.kind = kind;
  Tuning tuning = TuneBar(pairs, options);
  if (kind == BarRow::Kind::kRewrite && OneKind(pairs)) {
    tuning.bar.reset();
    row.on_labels = Count(pairs, tuning);
    return row;
  }
  if (tuning.bar == kNoBar) {
    row.score = 0;
  } else if (tuning.bar) {
    row.score = Typeable(Sigmoid(*tuning.bar));
    tuning.bar = LogOdds(*row.score);
  }
  row.on_labels = Count(pairs, tuning);
  row.expected = CrossValidate(pairs, options);
  return row;
}

std::vector<FoundRow> CountFound(const Judged& judged,
                                 const std::vector<UsableLabel>& labels) {
  std::vector<FoundRow> rows;
  for (const std::string_view name : kRelationNames) {
    rows.push_back({std::string(name), 0, 0});
  }
  for (size_t i = 0; i < labels.size(); ++i) {
    FoundRow& row = rows[static_cast<size_t>(judged.pairs[i].match.relation)];
    ++row.pairs;
    row.copies += labels[i].copy;
  }
  return rows;
}

// Adds what is found word for word.
void AddVerbatim(const std::vector<FoundRow>& found, TuningCounts* counts) {
  for (size_t i = 0; i < found.size(); ++i) {
    const auto relation = static_cast<Relation>(i);
    if (relation != Relation::kExact && !IsVerbatimCopy(relation)) continue;
    counts->reported += found[i].pairs;
    counts->right += found[i].copies;
    counts->positives += found[i].copies;
  }
}

// A rewrite row with all copies: its bar was chosen where `on_labels` was
// found, what to expect of it counted where `expected` was.
BarRow AllCopies(const BarRow& rewrite, const std::vector<FoundRow>& on_labels,
                 const std::vector<FoundRow>& expected) {
  BarRow all = rewrite;
  all.kind = BarRow::Kind::kAll;
  AddVerbatim(on_labels, &all.on_labels);
  if (all.expected) AddVerbatim(expected, &*all.expected);
  return all;
}

// The model that is calibrated, as text.
StatusOr<std::string> ModelText(const CommonFlags& common) {
  if (common.model.empty()) return std::string(BuiltInRewriteModelText());
  return ReadAll(common.model);
}

StatusOr<std::string> TunedModelText(const TuneFlags& flags,
                                     const TuneReport& report) {
  NEARDUP_ASSIGN_OR_RETURN(const std::string text, ModelText(flags.common));
  return RescaleRewriteModel(
      flags.common.model.empty() ? "rewrite.tsv" : flags.common.model, text,
      {.slope = report.calibration->slope,
       .shift = report.calibration->intercept,
       .comment = fmt::format(
           "Tuned by `neardup tune` on {} copies and {} others that are not "
           "found\nword for word: logit {:.6g} times that of \"{}\" {:+.6g}.",
           report.reworded_copies, report.reworded_others,
           report.calibration->slope, report.model,
           report.calibration->intercept)});
}

Status WriteModel(const TuneFlags& flags, const std::string& text) {
  NEARDUP_ASSIGN_OR_RETURN(const auto file,
                           CreateOutput(flags.output, flags.force));
  NEARDUP_RETURN_IF_ERROR(file->Append(text));
  return file->Commit();
}

// Judges again by the tuned model, for its logits may stand on the other side
// of a bar of the verifier; writes the model if asked to. Returns what it
// found.
StatusOr<std::vector<FoundRow>> AddTuned(const TuneFlags& flags,
                                         const Feed& feed,
                                         const std::vector<UsableLabel>& labels,
                                         const Hooks& hooks,
                                         TuneReport* report) {
  NEARDUP_ASSIGN_OR_RETURN(const std::string text,
                           TunedModelText(flags, *report));
  NEARDUP_ASSIGN_OR_RETURN(CopyModel model, ParseRewriteModel("tuned", text));
  DedupOptions options = flags.common.options;
  options.rewrite_model = std::make_shared<const CopyModel>(std::move(model));
  NEARDUP_ASSIGN_OR_RETURN(const Judged judged,
                           Judge(feed.read.stories, labels, options, hooks));
  BarRow row = ChooseBar(BarRow::Kind::kRewrite, RewordedPairs(judged, labels),
                         OptionsOfRewrites(flags));
  row.tuned = true;
  report->bars.push_back(row);
  if (!flags.output.empty()) {
    NEARDUP_RETURN_IF_ERROR(WriteModel(flags, text));
    report->written = flags.output;
  }
  return CountFound(judged, labels);
}

// What is known before anything is chosen.
TuneReport BeginReport(const TuneFlags& flags, const UsableLabels& usable,
                       const Judged& judged) {
  const DedupOptions& options = flags.common.options;
  TuneReport report;
  report.truth = flags.truth;
  report.model =
      (options.rewrite_model ? *options.rewrite_model : BuiltInRewriteModel())
          .logistic()
          .name();
  report.min_score = options.min_score;
  report.precision = flags.precision;
  report.copies = usable.copies;
  report.others = usable.labels.size() - usable.copies;
  report.ignored = usable.ignored;
  report.unknown_ids = usable.unknown.size();
  report.repeated = usable.repeated;
  report.with_itself = usable.with_itself;
  report.found = CountFound(judged, usable.labels);
  return report;
}

StatusOr<TuneReport> Tune(const TuneFlags& flags, const Feed& feed,
                          const UsableLabels& usable, const Hooks& hooks) {
  const std::vector<UsableLabel>& labels = usable.labels;
  NEARDUP_ASSIGN_OR_RETURN(
      const Judged judged,
      Judge(feed.read.stories, labels, flags.common.options, hooks));
  TuneReport report = BeginReport(flags, usable, judged);
  const auto verbatim = VerbatimPairs(judged, labels);
  const auto reworded = RewordedPairs(judged, labels);
  report.reworded_copies =
      std::ranges::count(reworded, true, &TuningPair::positive);
  report.reworded_others = reworded.size() - report.reworded_copies;
  if (!verbatim.empty()) {
    report.bars.push_back(
        ChooseBar(BarRow::Kind::kVerbatim, verbatim,
                  {.precision = flags.precision, .open = true}));
  }
  TuningOptions options = OptionsOfRewrites(flags);
  report.bars.push_back(ChooseBar(BarRow::Kind::kRewrite, reworded, options));
  options.calibrate = true;
  const Tuning tuning = TuneBar(reworded, options);
  std::vector<FoundRow> tuned_found;
  if (tuning.calibrated) {
    report.calibration = tuning.calibration;
    NEARDUP_ASSIGN_OR_RETURN(tuned_found,
                             AddTuned(flags, feed, labels, hooks, &report));
    report.bars.back().expected = CrossValidate(reworded, options);
  } else if (!flags.output.empty()) {
    return FailedPrecondition(
        fmt::format("{}: {}", flags.output, WhyNoModel(report)));
  }
  for (size_t i = 0, rows = report.bars.size(); i < rows; ++i) {
    if (report.bars[i].kind != BarRow::Kind::kRewrite) continue;
    report.bars.push_back(AllCopies(
        report.bars[i], report.bars[i].tuned ? tuned_found : report.found,
        report.found));
  }
  return report;
}

void SayUnknown(const std::vector<std::string>& unknown) {
  for (size_t i = 0; i < std::min(unknown.size(), kShownUnknown); ++i) {
    Say(fmt::format("left out: {}\n", Printable(unknown[i])));
  }
  if (unknown.size() > kShownUnknown) {
    Say(fmt::format("... and {} more\n", unknown.size() - kShownUnknown));
  }
}

StatusOr<int> Run(const TuneFlags& flags, const Hooks& hooks) {
  const CommonFlags& common = flags.common;
  if (!flags.output.empty()) {
    NEARDUP_RETURN_IF_ERROR(CheckOutput(flags.output, flags.force));
  }
  NEARDUP_ASSIGN_OR_RETURN(const std::vector<LabelledPair> truth,
                           ReadPairsFile(flags.truth));
  const LabelSides sides = SidesOf(flags.labels);
  // Before the stories are read, which may take long.
  NEARDUP_RETURN_IF_ERROR(CheckLabels(flags.truth, truth, sides));
  NEARDUP_ASSIGN_OR_RETURN(const Feed feed,
                           OpenFeed(common.inputs, common.options, hooks));
  if (!common.quiet) {
    SayRejects(feed.read, "; extract --rejects FILE lists them all",
               UseColor(common.color, STDERR_FILENO));
    if (feed.read.stories.size() == 0) {
      SayNoStory(feed.read, common.inputs,
                 UseColor(common.color, STDERR_FILENO));
    }
  }
  NEARDUP_ASSIGN_OR_RETURN(
      UsableLabels usable,
      SortLabels(flags.truth, truth, sides, IndexIds(feed.read.stories)));
  GroupLabels(feed.read.stories, common.options.seed, &usable.labels);
  if (!common.quiet) SayUnknown(usable.unknown);
  NEARDUP_ASSIGN_OR_RETURN(const TuneReport report,
                           Tune(flags, feed, usable, hooks));
  StandardOutput out;
  NEARDUP_RETURN_IF_ERROR(out.Append(flags.json ? TuneReportJson(report)
                                                : FormatTuneReport(report)));
  NEARDUP_RETURN_IF_ERROR(out.Flush());
  const bool complete = usable.unknown.empty() && feed.read.rejects.empty();
  return common.strict && !complete ? kRejected : kDone;
}

Status Resolve(TuneFlags* flags) {
  NEARDUP_RETURN_IF_ERROR(ResolveCommonFlags(&flags->common));
  NEARDUP_RETURN_IF_ERROR(Validate(flags->common.options));
  flags->common.options.reader.spool = false;
  if (!(flags->precision > 0 && flags->precision <= 1)) {
    return InvalidArgument("--precision: must be above 0 and at most 1");
  }
  return OkStatus();
}

}  // namespace

void AddTuneCommand(CLI::App* app, Session* session) {
  auto flags = std::make_shared<TuneFlags>();
  CLI::App* command = app->add_subcommand(
      "tune", "Choose bars and calibrate the model on your own labels.");
  SetUsage(command, {"[OPTIONS] --truth LABELS INPUT..."});
  AddFlags(command, flags.get());
  command->callback([flags, session] {
    flags->common.options.reader.cancel = session->interrupted;
    const Status status = Resolve(flags.get());
    if (!status.ok()) {
      session->exit_code = UsageError(status);
      return;
    }
    ProgressDisplay display(flags->common.quiet ? "none"
                                                : flags->common.progress);
    const Hooks hooks = display.HooksFor(session->interrupted);
    session->exit_code = ExitCodeOf(Run(*flags, hooks));
  });
}

}  // namespace neardup
