#include "cli/label_sides.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace neardup {
namespace {

constexpr std::string_view kPositive[] = {
    "exact",   "near",     "near-duplicate",   "version",
    "partial", "excerpt",  "rewrite",          "paraphrase",
    "cut",     "light",    "sibling_rewrites", "heavy",
    "copy",    "duplicate"};
constexpr std::string_view kIgnored[] = {"reuse", "unsure", "common-source",
                                         "not_accepted"};
constexpr std::string_view kNegative[] = {
    "template", "same-event", "same_event", "other_event", "random_other",
    "quote",    "unrelated",  "different",  "diff",        "other",
    "none",     "non",        "no",         "no-copy"};

template <size_t size>
bool Holds(const std::string_view (&labels)[size], std::string_view label) {
  return std::ranges::find(labels, label) != std::end(labels);
}

// The side of a usual label.
std::optional<Side> UsualSide(const std::string& label) {
  if (Holds(kPositive, label) || label.starts_with("rewrite_")) {
    return Side::kPositive;
  }
  if (Holds(kIgnored, label) || label.starts_with("cand_")) {
    return Side::kIgnored;
  }
  if (Holds(kNegative, label)) return Side::kNegative;
  return std::nullopt;
}

}  // namespace

Side LabelSides::Of(const std::string& label) const {
  const auto named = sides_.find(label);
  if (named != sides_.end()) return named->second;
  return UsualSide(label).value_or(Side::kNegative);
}

bool LabelSides::Knows(const std::string& label) const {
  return sides_.contains(label) || UsualSide(label).has_value();
}

void AddLabelFlags(CLI::App* command, LabelFlags* flags) {
  command
      ->add_option("--positive", flags->positive,
                   "labels that mean a copy, beside the usual ones")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option("--negative", flags->negative, "labels that mean no copy")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option("--ignore", flags->ignored, "labels to leave out")
      ->delimiter(',')
      ->allow_extra_args(false);
}

LabelSides SidesOf(const LabelFlags& flags) {
  LabelSides sides;
  for (const std::string& label : flags.positive) {
    sides.Set(label, Side::kPositive);
  }
  for (const std::string& label : flags.negative) {
    sides.Set(label, Side::kNegative);
  }
  for (const std::string& label : flags.ignored) {
    sides.Set(label, Side::kIgnored);
  }
  return sides;
}

}  // namespace neardup
