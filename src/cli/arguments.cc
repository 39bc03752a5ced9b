#include "cli/arguments.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/Config.hpp>
#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <set>
#include <utility>

#include "cli/terminal.h"
#include "cli/usage.h"
#include "neardup/io/byte_source.h"
#include "neardup/io/time.h"
#include "neardup/verify/copy_model.h"

namespace neardup {
namespace {

struct Unit {
  std::string_view name;
  int64_t factor;
};

// "<number><unit>" with a unit of `units` (the empty one too if listed).
StatusOr<int64_t> ParseWithUnit(std::string_view text,
                                std::initializer_list<Unit> units,
                                std::string_view what) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  std::string unit(rest, end);
  for (char& c : unit) c = static_cast<char>(std::toupper(c));
  for (const Unit& known : units) {
    if (error != std::errc() || number < 0 || unit != known.name) continue;
    const double value = number * static_cast<double>(known.factor);
    if (value < 9e18) return static_cast<int64_t>(value);
  }
  return InvalidArgument(fmt::format("\"{}\" is not {}", text, what));
}

// Those of the option groups too.
std::vector<const CLI::Option*> OptionsOf(const CLI::App& command) {
  std::vector<const CLI::Option*> options = command.get_options();
  for (const CLI::App* group :
       command.get_subcommands([](const CLI::App*) { return true; })) {
    const std::vector<const CLI::Option*> more = group->get_options();
    options.insert(options.end(), more.begin(), more.end());
  }
  return options;
}

// NEARDUP_MIN_SCORE for min-score.
std::string VariableOf(std::string_view flag) {
  std::string variable = "NEARDUP_";
  for (const char c : flag) {
    variable += c == '-' ? '_' : static_cast<char>(std::toupper(c));
  }
  return variable;
}

// Adds the argument that gives `option` this value; a flag that takes none is
// given or left out.
void SetFlag(const CLI::Option& option, std::string_view value,
             std::vector<std::string>* arguments) {
  const std::string& flag = option.get_lnames()[0];
  if (option.get_expected_min() > 0) {
    arguments->push_back(fmt::format("--{}={}", flag, value));
  } else if (value != "0" && value != "false") {
    arguments->push_back("--" + flag);
  }
}

// The file that --config names, on the command line or in the environment.
std::string ConfigPath(const std::vector<std::string>& arguments) {
  constexpr std::string_view kFlag = "--config";
  const char* variable = std::getenv(VariableOf("config").c_str());
  std::string path = variable == nullptr ? "" : variable;
  for (size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    const std::string_view argument = arguments[i];
    if (argument == kFlag && i + 1 < arguments.size()) {
      path = arguments[i + 1];
    } else if (argument.starts_with(kFlag) &&
               argument.substr(kFlag.size()).starts_with('=')) {
      path = argument.substr(kFlag.size() + 1);
    }
  }
  return path;
}

std::vector<std::string> FromConfig(
    const CLI::App& command, const std::vector<const CLI::Option*>& options,
    const std::vector<std::string>& arguments) {
  const std::string path = ConfigPath(arguments);
  std::vector<std::string> set;
  if (path.empty()) return set;
  for (const CLI::ConfigItem& item : CLI::ConfigTOML().from_file(path)) {
    // "++" and "--" mark where a section begins and ends.
    if (item.name == "++" || item.name == "--") continue;
    const bool elsewhere =
        !item.parents.empty() &&
        item.parents != std::vector<std::string>{command.get_name()};
    if (elsewhere) continue;
    const auto option =
        std::ranges::find_if(options, [&](const CLI::Option* known) {
          return known->check_lname(item.name);
        });
    if (option == options.end()) {
      throw CLI::ConfigError(fmt::format("{}: {} has no flag --{}", path,
                                         command.get_name(), item.name));
    }
    SetFlag(**option, fmt::format("{}", fmt::join(item.inputs, ",")), &set);
  }
  return set;
}

bool IsQuiet(const std::vector<std::string>& arguments) {
  return std::ranges::any_of(arguments, [](const std::string& argument) {
    return argument == "-q" || argument == "--quiet";
  });
}

// Names the variables that look like flags and are none of any command, which
// somebody set for nothing.
void WarnOfVariables(const CLI::App& app, const CLI::App& command) {
  constexpr std::string_view kPrefix = "NEARDUP_";
  std::set<std::string> known;
  for (const CLI::App* any :
       app.get_subcommands([](const CLI::App*) { return true; })) {
    for (const CLI::Option* option : OptionsOf(*any)) {
      for (const std::string& flag : option->get_lnames()) {
        known.insert(VariableOf(flag));
      }
    }
  }
  if (std::getenv(VariableOf("quiet").c_str()) != nullptr) return;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view entry = *variable;
    const std::string name(entry.substr(0, entry.find('=')));
    if (!name.starts_with(kPrefix) || known.contains(name)) continue;
    Say(fmt::format("warning: {} is no flag of {}\n", Printable(name),
                    command.get_name()));
  }
}

}  // namespace

StatusOr<uint64_t> ParseSize(std::string_view text) {
  constexpr int64_t k = 1024;
  NEARDUP_ASSIGN_OR_RETURN(const int64_t bytes,
                           ParseWithUnit(text,
                                         {{"", 1},
                                          {"B", 1},
                                          {"K", k},
                                          {"KB", k},
                                          {"KIB", k},
                                          {"M", k * k},
                                          {"MB", k * k},
                                          {"MIB", k * k},
                                          {"G", k * k * k},
                                          {"GB", k * k * k},
                                          {"GIB", k * k * k},
                                          {"T", k * k * k * k},
                                          {"TB", k * k * k * k},
                                          {"TIB", k * k * k * k}},
                                         "a size such as 512M or 8G"));
  return static_cast<uint64_t>(bytes);
}

StatusOr<int64_t> ParseDuration(std::string_view text) {
  return ParseWithUnit(
      text, {{"S", 1}, {"M", 60}, {"H", 3600}, {"D", 86400}, {"W", 604800}},
      "a time such as 7d, 36h, 90m or 30s");
}

StatusOr<FindSet> ParseFind(std::string_view text) {
  FindSet find{false, false, false, false};
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(',', begin), text.size());
    const std::string_view name = text.substr(begin, end - begin);
    if (name == "exact") {
      find.exact = true;
    } else if (name == "near-duplicate") {
      find.near_duplicate = true;
    } else if (name == "excerpt") {
      find.excerpt = true;
    } else if (name == "rewrite") {
      find.rewrite = true;
    } else {
      return InvalidArgument(fmt::format(
          "--find: \"{}\" is none of exact, near-duplicate, excerpt, rewrite",
          name));
    }
    begin = end + 1;
  }
  return find;
}

StatusOr<std::vector<std::string>> ReadSourceOrder(const std::string& path) {
  NEARDUP_ASSIGN_OR_RETURN(const std::string text, ReadAll(path));
  std::vector<std::string> sources;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    std::string line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) sources.push_back(std::move(line));
    begin = end + 1;
  }
  return sources;
}

void AddInputFlags(CLI::App* command, CommonFlags* flags) {
  ReaderOptions& reader = flags->options.reader;
  CLI::Option_group* input = command->add_option_group("Input");
  input
      ->add_option("INPUT", flags->inputs,
                   "files, directories, or - for the standard input")
      ->required();
  input
      ->add_option("--format", flags->format,
                   "what the input is, instead of finding out: " +
                       InputFormatNames(", "))
      ->check([](const std::string& name) {
        const auto format = ParseInputFormat(name);
        return format.ok() ? std::string() : Message(format.status());
      });
  input->add_option("--id-field", reader.id_field, "field that holds the id");
  input->add_option("--title-field", reader.title_field,
                    "field that holds the title");
  input->add_option("--text-field", reader.text_field,
                    "field that holds the text");
  input->add_option("--time-field", reader.time_field,
                    "field that holds the time of publication");
  input->add_option("--source-field", reader.source_field,
                    "field that holds the outlet");
  input->add_option("--newest-time", flags->newest_time,
                    "times after this one, e.g. 2026-11-22 or "
                    "2026-11-22T18:00:00Z, are wrong and taken as unknown");
  input->add_option("--max-text-bytes", flags->max_text_bytes,
                    "longest text that is taken (default 64M)");
  input->add_flag("--strict", flags->strict,
                  "exit with 3 when records were rejected");
  AddRunningFlags(command, flags);
}

void AddRunningFlags(CLI::App* command, CommonFlags* flags) {
  CLI::Option_group* running = command->add_option_group("Running");
  running->add_option("-j,--threads", flags->threads,
                      "threads; 0 (default) for one a core");
  running->add_option(
      "--memory", flags->memory,
      "keep the run within so much memory, e.g. 4G; what does not fit goes to "
      "files in --tmp-dir");
  running->add_option("--tmp-dir", flags->options.reader.tmp_dir,
                      "where temporary files go (default /tmp): what --memory "
                      "has no room for, a piped input for its second reading");
  running
      ->add_option("--progress", flags->progress,
                   "auto (a bar on a terminal), plain, json, none")
      ->check(OneOf({"auto", "plain", "json", "none"}));
  running->add_option("--color", flags->color, "auto, always, never")
      ->check(OneOf({"auto", "always", "never"}));
  running->add_option("--config", flags->config,
                      "flags from a TOML file, e.g. min-score = 0.9");
  running->add_flag("-q,--quiet", flags->quiet, "say nothing but errors");
  running->add_flag("-v,--verbose", flags->verbose, "say what every stage did");
}

void AddRuleFlags(CLI::App* command, CommonFlags* flags) {
  command->add_option("--model", flags->model,
                      "judge rewrites by the model in this file, instead of "
                      "the built-in one");
  command->add_option("--url-rules", flags->url_rules,
                      "tell which addresses are one by the rules in this file, "
                      "instead of the built-in ones");
}

Status ResolveCommonFlags(CommonFlags* flags) {
  DedupOptions& options = flags->options;
  NEARDUP_ASSIGN_OR_RETURN(options.reader.format,
                           ParseInputFormat(flags->format));
  StatusOr<uint64_t> size = ParseSize(flags->max_text_bytes);
  if (!size.ok()) return WithPrefix("--max-text-bytes", size.status());
  options.reader.max_text_bytes = *size;
  if (!flags->newest_time.empty()) {
    const std::optional<int64_t> time = ParseTime(flags->newest_time);
    if (!time) {
      return InvalidArgument(fmt::format("--newest-time: \"{}\" is not a time",
                                         flags->newest_time));
    }
    options.reader.newest_time = *time;
  }
  if (!flags->memory.empty()) {
    size = ParseSize(flags->memory);
    if (!size.ok()) return WithPrefix("--memory", size.status());
    options.memory_bytes = *size;
  }
  if (!flags->model.empty()) {
    NEARDUP_ASSIGN_OR_RETURN(const std::string text, ReadAll(flags->model));
    StatusOr<CopyModel> model = ParseRewriteModel(flags->model, text);
    if (!model.ok()) {
      return InvalidArgument("--model: " + Message(model.status()));
    }
    options.rewrite_model =
        std::make_shared<const CopyModel>(*std::move(model));
  }
  if (!flags->url_rules.empty()) {
    NEARDUP_ASSIGN_OR_RETURN(const std::string text, ReadAll(flags->url_rules));
    StatusOr<UrlRules> rules = UrlRules::Parse(text);
    if (!rules.ok()) {
      return WithPrefix("--url-rules: " + flags->url_rules, rules.status());
    }
    options.url_rules = std::make_shared<const UrlRules>(*std::move(rules));
  }
  const std::string& threads = flags->threads;
  const auto [rest, error] = std::from_chars(
      threads.data(), threads.data() + threads.size(), options.num_threads);
  if (error != std::errc() || rest != threads.data() + threads.size()) {
    return InvalidArgument(fmt::format("-j: \"{}\" is not a number", threads));
  }
  NEARDUP_RETURN_IF_ERROR(CheckMemory(options));
  FitReaderToMemory(&options);
  return OkStatus();
}

std::vector<std::string> WithDefaults(const CLI::App& app, int argc,
                                      const char* const* argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.empty()) return arguments;
  const std::vector<const CLI::App*> named =
      app.get_subcommands([&](const CLI::App* command) {
        return command->check_name(arguments[0]);
      });
  if (named.empty()) {
    if (arguments[0].starts_with('-')) return arguments;
    throw CLI::ParseError(
        fmt::format("there is no command \"{}\"", arguments[0]),
        CLI::ExitCodes::ExtrasError);
  }
  const std::vector<const CLI::Option*> options = OptionsOf(*named[0]);
  std::vector<std::string> set = FromConfig(*named[0], options, arguments);
  const bool quiet = IsQuiet(arguments) || IsQuiet(set);
  if (!quiet) WarnOfVariables(app, *named[0]);
  for (const CLI::Option* option : options) {
    if (option->get_lnames().empty()) continue;
    const std::string& flag = option->get_lnames()[0];
    if (flag == "help" || flag == "config") continue;
    const char* value = std::getenv(VariableOf(flag).c_str());
    if (value != nullptr && *value != '\0') SetFlag(*option, value, &set);
  }
  arguments.insert(arguments.begin() + 1, set.begin(), set.end());
  return arguments;
}

}  // namespace neardup
