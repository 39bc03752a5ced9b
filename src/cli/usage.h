// How a command is called, and what is said of a call that makes no sense.

#ifndef NEARDUP_CLI_USAGE_H_
#define NEARDUP_CLI_USAGE_H_

#include <CLI/App.hpp>
#include <functional>
#include <string>
#include <vector>

namespace neardup {

// The lines that --help begins with: "Usage: neardup dedup [OPTIONS] INPUT..."
// for the form "[OPTIONS] INPUT...", one a form.
void SetUsage(CLI::App* command, std::vector<std::string> forms);

// For Option::check: the value must be one of these.
std::function<std::string(const std::string&)> OneOf(
    std::vector<std::string> values);

// What is wrong with the command line, as the program says all its errors:
// "neardup: --threshold: \"x\" is not a number".
std::string FormatUsageError(const CLI::ParseError& error);

}  // namespace neardup

#endif  // NEARDUP_CLI_USAGE_H_
