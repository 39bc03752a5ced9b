#include "neardup/verify/model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <optional>

#include "neardup/verify/model_text_internal.h"

namespace neardup {
namespace {

constexpr std::string_view kColumns = "feature\tmean\tscale\tcoefficient";
constexpr std::string_view kFormatVersion = "1";

}  // namespace

// Reads one model file line by line.
class ModelReader {
 public:
  ModelReader(std::string_view name, std::span<const std::string_view> names)
      : file_(name), names_(names), seen_(names.size(), false) {
    model_.weights_.resize(names.size());
  }

  StatusOr<LogisticModel> Read(std::string_view text) {
    while (!text.empty()) {
      const std::string_view line = TakeLine(&text);
      ++line_;
      if (line.empty() || line.front() == '#') continue;
      NEARDUP_RETURN_IF_ERROR(ReadLine(line));
    }
    NEARDUP_RETURN_IF_ERROR(CheckComplete());
    return std::move(model_);
  }

 private:
  enum Setting { kModel, kVersion, kDate, kIntercept, kClip, kNumSettings };
  static constexpr std::string_view kSettingNames[] = {
      "model", "version", "date", "intercept", "clip"};

  Status Error(std::string_view what) const {
    return DataLoss(fmt::format("{}:{}: {}", file_, line_, what));
  }

  Status ReadLine(std::string_view line) {
    if (in_features_) return ReadFeature(line);
    if (line != kColumns) return ReadSetting(line);
    in_features_ = true;
    return OkStatus();
  }

  Status ReadSetting(std::string_view line) {
    const std::string_view key = TakeUntil('\t', &line);
    const auto* const found =
        std::find(std::begin(kSettingNames), std::end(kSettingNames), key);
    if (found == std::end(kSettingNames)) {
      return Error(fmt::format("unknown setting \"{}\"", key.substr(0, 40)));
    }
    const auto setting = static_cast<Setting>(found - kSettingNames);
    if (settings_ & (1u << setting)) {
      return Error(fmt::format("\"{}\" is given twice", key));
    }
    settings_ |= 1u << setting;
    return SetSetting(setting, line);
  }

  Status SetSetting(Setting setting, std::string_view value) {
    if (setting == kModel) model_.name_ = std::string(value);
    if (setting == kDate) model_.date_ = std::string(value);
    if (setting == kVersion && value != kFormatVersion) {
      return Error(fmt::format("version \"{}\" is not {}", value.substr(0, 40),
                               kFormatVersion));
    }
    if (setting == kIntercept) {
      const std::optional<double> number = ParseFinite<double>(value);
      if (!number) return Error("intercept is not a number");
      model_.intercept_ = *number;
    }
    if (setting == kClip) {
      const std::optional<float> number = ParseFinite<float>(value);
      if (!number || *number <= 0) return Error("clip is not above 0");
      model_.clip_ = *number;
    }
    return OkStatus();
  }

  Status ReadFeature(std::string_view line) {
    const std::string_view key = TakeUntil('\t', &line);
    const auto found = std::find(names_.begin(), names_.end(), key);
    if (found == names_.end()) {
      return Error(fmt::format("unknown feature \"{}\"", key));
    }
    const size_t place = found - names_.begin();
    if (seen_[place]) {
      return Error(fmt::format("feature \"{}\" is given twice", key));
    }
    seen_[place] = true;
    const auto mean = ParseFinite<float>(TakeUntil('\t', &line));
    const auto scale = ParseFinite<float>(TakeUntil('\t', &line));
    const auto coefficient = ParseFinite<float>(line);
    if (!mean || !scale || !coefficient) {
      return Error(fmt::format("feature \"{}\" needs 3 numbers", key));
    }
    if (!(*scale > 0) || !std::isfinite(1 / *scale)) {
      return Error(fmt::format("scale of \"{}\" is not above 0", key));
    }
    model_.weights_[place] = {*mean, 1 / *scale, *coefficient};
    return OkStatus();
  }

  Status CheckComplete() const {
    for (int setting = 0; setting < kNumSettings; ++setting) {
      if (!(settings_ & (1u << setting))) {
        return Error(fmt::format("\"{}\" is missing", kSettingNames[setting]));
      }
    }
    for (size_t i = 0; i < names_.size(); ++i) {
      if (!seen_[i]) {
        return Error(fmt::format("feature \"{}\" is missing", names_[i]));
      }
    }
    return OkStatus();
  }

  std::string_view file_;
  std::span<const std::string_view> names_;
  LogisticModel model_;
  int line_ = 0;
  bool in_features_ = false;
  uint32_t settings_ = 0;  // bit a setting already read
  std::vector<bool> seen_;
};

StatusOr<LogisticModel> LogisticModel::Parse(
    std::string_view name, std::string_view text,
    std::span<const std::string_view> names) {
  return ModelReader(name, names).Read(text);
}

double LogisticModel::Logit(std::span<const float> values) const {
  return intercept_ + Part(values, 0, size());
}

double LogisticModel::Part(std::span<const float> values, size_t begin,
                           size_t end) const {
  assert(values.size() == size() && begin <= end && end <= size());
  double sum = 0;
  for (size_t k = begin; k < end; ++k) {
    const Weight& weight = weights_[k];
    const float z = (values[k] - weight.mean) * weight.inverse_scale;
    if (std::isnan(z)) continue;
    sum += weight.coefficient * std::clamp(z, -clip_, clip_);
  }
  return sum;
}

}  // namespace neardup
