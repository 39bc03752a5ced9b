#include "neardup/verify/model_rescaling.h"

#include <fmt/format.h>

#include <cassert>
#include <cmath>
#include <cstdint>
#include <optional>

#include "neardup/verify/copy_model.h"
#include "neardup/verify/model_text_internal.h"

namespace neardup {

extern const std::string_view kRewriteModelText;

namespace {

constexpr std::string_view kTuned = "-tuned";

// `field`, a number, times slope plus shift.
std::string Scaled(std::string_view field, double slope, double shift) {
  const std::optional<double> number = ParseFinite<double>(field);
  assert(number);  // the file was read before
  return fmt::format("{:.9g}", slope * number.value_or(0) + shift);
}

std::string_view KeyOf(std::string_view line) {
  return line.substr(0, line.find('\t'));
}

std::string Setting(std::string_view line, const Rescaling& by) {
  const std::string_view key = TakeUntil('\t', &line);
  if (key == "intercept") {
    return fmt::format("{}\t{}", key, Scaled(line, by.slope, by.shift));
  }
  if (key == "model" && !line.ends_with(kTuned)) {
    return fmt::format("{}\t{}{}", key, line, kTuned);
  }
  return fmt::format("{}\t{}", key, line);
}

std::string Feature(std::string_view line, const Rescaling& by) {
  const size_t last = line.rfind('\t') + 1;
  return std::string(line.substr(0, last)) +
         Scaled(line.substr(last), by.slope, 0);
}

std::string Question(std::string_view line, const Rescaling& by) {
  const double shift =
      ParseFinite<uint32_t>(KeyOf(line)) == uint32_t{0} ? by.shift : 0;
  const auto answer = [&](std::string_view field) {
    return field.starts_with('@') ? std::string(field)
                                  : Scaled(field, by.slope, shift);
  };
  const size_t above = line.rfind('\t') + 1;
  const size_t at_most = line.rfind('\t', above - 2) + 1;
  return fmt::format("{}{}\t{}", line.substr(0, at_most),
                     answer(line.substr(at_most, above - 1 - at_most)),
                     answer(line.substr(above)));
}

}  // namespace

StatusOr<std::string> RescaleRewriteModel(std::string_view name,
                                          std::string_view text,
                                          const Rescaling& rescaling) {
  assert(rescaling.slope > 0 && std::isfinite(rescaling.shift));
  NEARDUP_RETURN_IF_ERROR(ParseRewriteModel(name, text).status());
  std::string scaled;
  for (std::string_view rest = rescaling.comment; !rest.empty();) {
    scaled += fmt::format("# {}\n", TakeLine(&rest));
  }
  enum { kSettings, kFeatures, kQuestions } part = kSettings;
  while (!text.empty()) {
    const std::string_view line = TakeLine(&text);
    if (line.empty() || line.front() == '#') {
      scaled += line;
    } else if (line == TreeTable::kColumns) {
      part = kQuestions;
      scaled += line;
    } else if (KeyOf(line) == "feature") {
      part = kFeatures;
      scaled += line;
    } else {
      scaled += part == kSettings   ? Setting(line, rescaling)
                : part == kFeatures ? Feature(line, rescaling)
                                    : Question(line, rescaling);
    }
    scaled += '\n';
  }
  NEARDUP_RETURN_IF_ERROR(ParseRewriteModel(name, scaled).status());
  return scaled;
}

std::string_view BuiltInRewriteModelText() { return kRewriteModelText; }

}  // namespace neardup
