// `neardup compare`: judge given pairs and show why.

#include <fmt/format.h>
#include <unistd.h>

#include <memory>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/feed.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/pair_view.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "cli/usage.h"
#include "neardup/io/json_writer.h"
#include "neardup/io/output_file.h"
#include "neardup/io/pairs_file.h"
#include "neardup/pipeline/compare.h"
#include "neardup/pipeline/result_writer.h"
#include "neardup/report/report.h"
#include "neardup/verify/reasons.h"

namespace neardup {
namespace {

struct CompareFlags {
  CommonFlags common;
  std::string pairs;
  std::vector<std::string> in;
  bool evidence = false;
  bool features = false;
  bool json = false;
  bool text = false;
  std::string html;
  bool force = false;
};

void AddFlags(CLI::App* command, CompareFlags* flags) {
  AddInputFlags(command, &flags->common);
  CLI::Option_group* what = command->add_option_group("What is compared");
  what->add_option("--pairs", flags->pairs,
                   "judge the pairs listed in this file (columns id1, id2 and "
                   "perhaps label, tab-separated) among the INPUTs");
  what->add_option("--in", flags->in,
                   "take A and B as ids of stories in this file or directory")
      ->allow_extra_args(false);  // A and B follow
  what->add_option("--min-score", flags->common.options.min_score,
                   "least score of a rewrite (default 0.5)");
  AddRuleFlags(what, &flags->common);
  CLI::Option_group* output = command->add_option_group("Output");
  output->add_flag("--evidence", flags->evidence,
                   "with --pairs: write the aligned passages of every pair");
  output->add_flag("--features", flags->features,
                   "with --pairs: write what every verdict was made from, the "
                   "features and logits of the models and the "
                   "reasons");
  CLI::Option* json =
      output->add_flag("--json", flags->json, "write JSON even on a terminal");
  output
      ->add_flag("--text", flags->text,
                 "write for a person even where there is no terminal")
      ->excludes(json);
  output->add_option("--html", flags->html,
                     "write a page that shows the two stories side by side, "
                     "instead");
  output->add_flag("--force", flags->force, "replace a page that is there");
}

// Begins the object of a pair; the caller ends it.
void WritePair(const DedupResult& read, const PairResult& pair,
               bool with_passages, std::string_view label, JsonWriter* json) {
  json->Object();
  json->Key("a").String(read.stories.meta(pair.a).id);
  json->Key("b").String(read.stories.meta(pair.b).id);
  json->Key("a_n").Uint(pair.a);
  json->Key("b_n").Uint(pair.b);
  if (!label.empty()) json->Key("label").String(label);
  WriteMatch(pair, with_passages, json);
}

// The line for a pair of which an id is not in the input.
void WriteMissing(const LabelledPair& pair, std::string_view id,
                  JsonWriter* json) {
  json->Object();
  json->Key("a").String(pair.id1);
  json->Key("b").String(pair.id2);
  if (!pair.label.empty()) json->Key("label").String(pair.label);
  json->Key("relation").Null();
  json->Key("score").Null();
  json->Key("error").String(fmt::format("no story with id \"{}\"", id));
  json->EndObject();
}

StatusOr<int> RunPairs(const CompareFlags& flags, const Hooks& hooks) {
  const CommonFlags& common = flags.common;
  NEARDUP_ASSIGN_OR_RETURN(const std::vector<LabelledPair> listed,
                           ReadPairsFile(flags.pairs));
  NEARDUP_ASSIGN_OR_RETURN(const Feed feed,
                           OpenFeed(common.inputs, common.options, hooks));
  const auto index = IndexIds(feed.read.stories);
  std::vector<StoryPair> pairs;
  std::vector<const std::string*> missing(listed.size(), nullptr);
  for (size_t i = 0; i < listed.size(); ++i) {
    const auto a = index.find(listed[i].id1), b = index.find(listed[i].id2);
    if (a == index.end() || b == index.end()) {
      missing[i] = a == index.end() ? &listed[i].id1 : &listed[i].id2;
    } else {
      pairs.push_back({a->second, b->second});
    }
  }
  std::vector<Grounds> grounds;
  NEARDUP_ASSIGN_OR_RETURN(
      const std::vector<PairResult> judged,
      ComparePairs(feed.read.stories, pairs, common.options, hooks,
                   flags.features ? &grounds : nullptr));

  StandardOutput out;
  JsonWriter json;
  size_t next = 0;
  for (size_t i = 0; i < listed.size(); ++i) {
    if (missing[i] != nullptr) {
      WriteMissing(listed[i], *missing[i], &json);
    } else {
      WritePair(feed.read, judged[next], flags.evidence, listed[i].label,
                &json);
      if (flags.features) {
        WriteGrounds(grounds[next], &json);
        WriteReasons(ReasonsFor(grounds[next], judged[next].match,
                                common.options.rewrite_model.get()),
                     &json);
      }
      json.EndObject();
      ++next;
    }
    NEARDUP_RETURN_IF_ERROR(out.Append(json.TakeLine()));
  }
  NEARDUP_RETURN_IF_ERROR(out.Flush());
  const size_t not_found = listed.size() - judged.size();
  if (!common.quiet) {
    SayRejects(feed.read, "; extract --rejects FILE lists them all",
               UseColor(common.color, STDERR_FILENO));
    if (feed.read.stories.size() == 0) {
      SayNoStory(feed.read, common.inputs,
                 UseColor(common.color, STDERR_FILENO));
    }
    if (not_found > 0) {
      Say(
          fmt::format("neardup: {} of {} pairs name stories that are not in "
                      "the input\n",
                      not_found, listed.size()));
    }
  }
  const bool complete = not_found == 0 && feed.read.rejects.empty();
  return common.strict && !complete ? kRejected : kDone;
}

std::string SideName(const StoryMeta& meta) {
  std::string name(meta.id);
  if (!meta.source.empty()) name.append("  ").append(meta.source);
  if (!meta.title.empty()) name.append("\n").append(meta.title);
  return name;
}

// The two stories to compare: those of the two files, or those with the two
// ids.
StatusOr<StoryPair> FindSides(const CompareFlags& flags, const Feed& feed) {
  const std::vector<std::string>& names = flags.common.inputs;
  const StoryTable& stories = feed.read.stories;
  if (!flags.in.empty()) {
    const auto index = IndexIds(stories);
    uint32_t sides[2];
    for (int i = 0; i < 2; ++i) {
      const auto found = index.find(names[i]);
      if (found == index.end()) {
        return NotFound(fmt::format("no story with id \"{}\"", names[i]));
      }
      sides[i] = found->second;
    }
    return StoryPair{sides[0], sides[1]};
  }
  if (!feed.read.rejects.empty()) {
    const Reject& reject = feed.read.rejects[0];
    return DataLoss(
        fmt::format("{}: {}", feed.read.files[reject.file], reject.reason));
  }
  if (stories.size() != 2 || stories.meta(0).file == stories.meta(1).file) {
    return InvalidArgument(
        "compare takes two files of one story each; for stories of a feed give "
        "their ids and --in FEED");
  }
  return StoryPair{0, 1};
}

Status WritePage(const CompareFlags& flags, const Feed& feed,
                 const PairResult& pair, const Explanation& why) {
  NEARDUP_ASSIGN_OR_RETURN(auto page, CreateOutput(flags.html, flags.force));
  const uint32_t both[] = {pair.a, pair.b};
  NEARDUP_ASSIGN_OR_RETURN(
      const std::vector<std::string> texts,
      ReadTexts(feed.reader.get(), flags.common.options.reader, both));
  const auto side = [&](uint32_t story, const std::string& text) {
    const StoryMeta& meta = feed.read.stories.meta(story);
    return PairSide{meta.id,
                    meta.title,
                    meta.source,
                    meta.time,
                    text,
                    false,
                    FindAsides(text, feed.read.stories.offsets(story))};
  };
  NEARDUP_RETURN_IF_ERROR(WritePairPage(pair, why, side(pair.a, texts[0]),
                                        side(pair.b, texts[1]), page.get()));
  return page->Commit();
}

StatusOr<int> RunTwo(const CompareFlags& flags, const Hooks& hooks) {
  const CommonFlags& common = flags.common;
  NEARDUP_ASSIGN_OR_RETURN(const Feed feed,
                           OpenFeed(flags.in.empty() ? common.inputs : flags.in,
                                    common.options, hooks));
  NEARDUP_ASSIGN_OR_RETURN(const StoryPair sides, FindSides(flags, feed));
  std::vector<Grounds> grounds;
  NEARDUP_ASSIGN_OR_RETURN(const std::vector<PairResult> judged,
                           ComparePairs(feed.read.stories, {&sides, 1},
                                        common.options, hooks, &grounds));
  const Explanation why = Explain(judged[0], grounds[0], common.options);

  if (!flags.html.empty()) {
    NEARDUP_RETURN_IF_ERROR(WritePage(flags, feed, judged[0], why));
    return kDone;
  }
  StandardOutput out;
  if (!flags.text && (flags.json || !isatty(STDOUT_FILENO))) {
    JsonWriter json;
    WritePair(feed.read, judged[0], /*with_passages=*/true, "", &json);
    WriteReasons(why.reasons, &json);
    json.EndObject();
    NEARDUP_RETURN_IF_ERROR(out.Append(json.TakeLine()));
  } else {
    const uint32_t both[] = {sides.a, sides.b};
    NEARDUP_ASSIGN_OR_RETURN(
        const std::vector<std::string> texts,
        ReadTexts(feed.reader.get(), common.options.reader, both));
    const std::string name_a = SideName(feed.read.stories.meta(sides.a));
    const std::string name_b = SideName(feed.read.stories.meta(sides.b));
    NEARDUP_RETURN_IF_ERROR(out.Append(
        FormatPair(judged[0], why, {name_a, texts[0]}, {name_b, texts[1]},
                   {.width = TerminalWidth(STDOUT_FILENO),
                    .color = UseColor(common.color, STDOUT_FILENO)})));
  }
  NEARDUP_RETURN_IF_ERROR(out.Flush());
  return kDone;
}

Status Resolve(CompareFlags* flags) {
  NEARDUP_RETURN_IF_ERROR(ResolveCommonFlags(&flags->common));
  NEARDUP_RETURN_IF_ERROR(Validate(flags->common.options));
  // Only the view of two stories needs the input twice.
  flags->common.options.reader.spool = flags->pairs.empty();
  if (!flags->pairs.empty() && !flags->in.empty()) {
    return InvalidArgument("--pairs and --in do not go together");
  }
  if (flags->features && flags->pairs.empty()) {
    return InvalidArgument("--features goes with --pairs");
  }
  if (!flags->html.empty() && !flags->pairs.empty()) {
    return InvalidArgument("--html shows two stories, not --pairs");
  }
  if (flags->pairs.empty() && flags->common.inputs.size() != 2) {
    return InvalidArgument(
        fmt::format("compare takes two stories, got {} (or --pairs FILE and "
                    "inputs)",
                    flags->common.inputs.size()));
  }
  return OkStatus();
}

}  // namespace

void AddCompareCommand(CLI::App* app, Session* session) {
  auto flags = std::make_shared<CompareFlags>();
  CLI::App* command =
      app->add_subcommand("compare", "Judge pairs of stories and show why.");
  SetUsage(command, {"[OPTIONS] A B", "[OPTIONS] --in FEED ID1 ID2",
                     "[OPTIONS] --pairs PAIRS INPUT..."});
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
    session->exit_code = ExitCodeOf(
        flags->pairs.empty() ? RunTwo(*flags, hooks) : RunPairs(*flags, hooks));
  });
}

}  // namespace neardup
