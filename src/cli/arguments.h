// Values of flags that are more than a number or a word.

#ifndef NEARDUP_CLI_ARGUMENTS_H_
#define NEARDUP_CLI_ARGUMENTS_H_

#include <CLI/App.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/base/status.h"
#include "neardup/pipeline/options.h"

namespace neardup {

// "512M", "8G", "8GiB", "1000": bytes; K, M, G, T are powers of 1024.
StatusOr<uint64_t> ParseSize(std::string_view text);

// "7d", "36h", "90m", "30s", "2w": seconds.
StatusOr<int64_t> ParseDuration(std::string_view text);

// "exact,rewrite": the kinds of copy to find.
StatusOr<FindSet> ParseFind(std::string_view text);

// The sources listed in a file, one a line, in order of preference.
StatusOr<std::vector<std::string>> ReadSourceOrder(const std::string& path);

// The text of every flag that dedup and compare share, as given.
struct CommonFlags {
  std::vector<std::string> inputs;
  std::string format = "auto";
  std::string threads = "0";
  std::string max_text_bytes = "64M";
  std::string newest_time;
  std::string memory;
  std::string model;
  std::string url_rules;
  std::string color = "auto";
  std::string progress = "auto";
  std::string config;  // read before all else: WithDefaults
  bool quiet = false;
  bool verbose = false;
  bool strict = false;
  DedupOptions options;
};

// Adds the flags about input, threads and messages to a command.
void AddInputFlags(CLI::App* command, CommonFlags* flags);
// Only those about threads and messages.
void AddRunningFlags(CLI::App* command, CommonFlags* flags);

// Adds --model, the file of another rewrite model, and --url-rules, one with
// other rules for addresses.
void AddRuleFlags(CLI::App* command, CommonFlags* flags);

// Turns texts into values in flags->options. Errors: kInvalidArgument;
// of a file of a model or rules, what is wrong with it, by line.
Status ResolveCommonFlags(CommonFlags* flags);

// argv with what the file of --config and the environment set put in front:
// min-score = 0.9 in the file, or NEARDUP_MIN_SCORE=0.9, becomes
// --min-score=0.9 right after the command's name, so that flags given by hand,
// which come later, win. In the file a key counts for every command, one in a
// section [dedup] for that command only; of the environment only what the
// command knows. Throws what CLI11 throws for a file it cannot read.
std::vector<std::string> WithDefaults(const CLI::App& app, int argc,
                                      const char* const* argv);

}  // namespace neardup

#endif  // NEARDUP_CLI_ARGUMENTS_H_
