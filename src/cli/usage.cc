#include "cli/usage.h"

#include <fmt/format.h>

#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cctype>
#include <memory>
#include <string_view>
#include <utility>

#include "cli/terminal.h"

namespace neardup {
namespace {

// CLI11 knows nothing of positional arguments in option groups.
class UsageFormatter : public CLI::Formatter {
 public:
  explicit UsageFormatter(std::vector<std::string> forms)
      : forms_(std::move(forms)) {}

  std::string make_usage(const CLI::App* /*app*/,
                         std::string name) const override {
    std::string usage;
    for (const std::string& form : forms_) {
      usage += fmt::format("{} {} {}\n", usage.empty() ? "Usage:" : "      ",
                           name, form);
    }
    return usage;
  }

 private:
  std::vector<std::string> forms_;
};

// "Could not convert: --threshold = x"; all values it converts are numbers.
std::string OfConversion(std::string_view message) {
  constexpr std::string_view kHead = "Could not convert: ";
  const size_t equals = message.find(" = ");
  if (!message.starts_with(kHead) || equals == message.npos) {
    return std::string(message);
  }
  return fmt::format("{}: \"{}\" is not a number",
                     message.substr(kHead.size(), equals - kHead.size()),
                     message.substr(equals + 3));
}

}  // namespace

void SetUsage(CLI::App* command, std::vector<std::string> forms) {
  command->formatter(std::make_shared<UsageFormatter>(std::move(forms)));
}

std::function<std::string(const std::string&)> OneOf(
    std::vector<std::string> values) {
  return [values = std::move(values)](const std::string& value) {
    return std::ranges::find(values, value) != values.end()
               ? std::string()
               : fmt::format("\"{}\" is none of {}", value,
                             fmt::join(values, ", "));
  };
}

std::string FormatUsageError(const CLI::ParseError& error) {
  std::string message = OfConversion(error.what());
  if (message == "A subcommand is required") message = "A command is required";
  // CLI11 writes sentences: "The following argument was not expected: ...".
  if (message.size() > 1 &&
      (message[1] == ' ' ||
       std::islower(static_cast<unsigned char>(message[1])))) {
    message[0] =
        static_cast<char>(std::tolower(static_cast<unsigned char>(message[0])));
  }
  const auto code = static_cast<CLI::ExitCodes>(error.get_exit_code());
  const bool unclear = code == CLI::ExitCodes::ExtrasError ||
                       code == CLI::ExitCodes::RequiredError;
  return fmt::format("neardup: {}{}\n", Printable(message),
                     unclear ? " (see --help)" : "");
}

}  // namespace neardup
