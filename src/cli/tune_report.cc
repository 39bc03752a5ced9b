#include "cli/tune_report.h"

#include <fmt/format.h>

#include <string_view>

#include "neardup/eval/interval.h"
#include "neardup/io/json_writer.h"

namespace neardup {
namespace {

constexpr uint64_t kEnough = 50;
constexpr double kLowScore = 0.25;

std::string_view KindName(BarRow::Kind kind) {
  switch (kind) {
    case BarRow::Kind::kVerbatim:
      return "near-duplicate, excerpt";
    case BarRow::Kind::kRewrite:
      return "rewrite";
    case BarRow::Kind::kAll:
      return "all copies";
  }
  return "";
}

std::string FormatPart(uint64_t part, uint64_t whole) {
  if (whole == 0) return "-";
  return fmt::format("{:.3f}",
                     static_cast<double>(part) / static_cast<double>(whole));
}

// "0.950 (0.87-0.98)".
std::string FormatWithDoubt(uint64_t part, uint64_t whole) {
  if (whole == 0) return "-";
  const Interval doubt = WilsonInterval(part, whole);
  return fmt::format("{} ({:.2f}-{:.2f})", FormatPart(part, whole), doubt.low,
                     doubt.high);
}

std::string BarText(const BarRow& row) {
  if (!row.score) {
    return row.kind == BarRow::Kind::kAll ? "without rewrites" : "none";
  }
  if (row.kind == BarRow::Kind::kVerbatim && *row.score == 0) {
    return "any score";
  }
  return fmt::format(
      "{} {:.6g}",
      row.kind == BarRow::Kind::kVerbatim ? "score" : "--min-score",
      *row.score);
}

std::string FormatFound(const TuneReport& report) {
  std::string text = fmt::format("{:<24} {:>6} {:>7}  {}\n", "found as",
                                 "pairs", "copies", "share of copies (95 %)");
  for (const FoundRow& row : report.found) {
    text += fmt::format("{:<24} {:>6} {:>7}  {}\n", row.as, row.pairs,
                        row.copies, FormatWithDoubt(row.copies, row.pairs));
  }
  return text;
}

std::string FormatBars(const TuneReport& report) {
  std::string text = fmt::format(
      "{:<24} {:<19} {:<17} {}\n{:<24} {:<19} {:>9} {:>6}  "
      "{:<19} {}\n",
      "", "", "on these labels", "  to expect of others like them (95 %)",
      "found as", fmt::format("for precision {:.6g}", report.precision),
      "precision", "recall", "precision", "recall");
  for (const BarRow& row : report.bars) {
    const TuningCounts& on = row.on_labels;
    const TuningCounts expected = row.expected.value_or(TuningCounts());
    text += fmt::format(
        "{:<24} {:<19} {:>9} {:>6}  {:<19} {}\n",
        fmt::format("{}{}", KindName(row.kind), row.tuned ? ", tuned" : ""),
        BarText(row), FormatPart(on.right, on.reported),
        FormatPart(on.right, on.positives),
        FormatWithDoubt(expected.right, expected.reported),
        FormatWithDoubt(expected.right, expected.positives));
  }
  return text;
}

void WarnOfFewLabels(const TuneReport& report,
                     std::vector<std::string>* warnings) {
  const auto few = [&](uint64_t count, std::string_view what) {
    if (count >= kEnough) return;
    warnings->push_back(fmt::format("too few labels: {} {}, at least {} wanted",
                                    count, what, kEnough));
  };
  few(report.copies, "copies");
  few(report.others, "others");
  few(report.reworded_copies,
      "copies that are not found word for word, for the bar of rewrites");
  few(report.reworded_others,
      "others that are not found word for word, for the bar of rewrites");
}

void WarnOfBar(const TuneReport& report, const BarRow& row,
               std::vector<std::string>* warnings) {
  const std::string name =
      fmt::format("{}{}", KindName(row.kind), row.tuned ? ", tuned" : "");
  const bool both_kinds =
      report.reworded_copies > 0 && report.reworded_others > 0;
  if (!row.score && row.on_labels.positives > 0 &&
      (row.kind != BarRow::Kind::kRewrite || both_kinds)) {
    warnings->push_back(fmt::format(
        "{}: no bar has the wanted precision on these labels", name));
  } else if (row.expected && row.expected->reported > 0 &&
             static_cast<double>(row.expected->right) <
                 report.precision *
                     static_cast<double>(row.expected->reported)) {
    warnings->push_back(fmt::format(
        "{}: less than the wanted precision is to be expected", name));
  }
  if (row.kind == BarRow::Kind::kRewrite && row.score &&
      *row.score < kLowScore) {
    warnings->push_back(fmt::format(
        "{}: in a batch so low a bar lets in far more that is wrong than these "
        "labels show; look at what it reports",
        name));
  }
  if (row.score && !row.expected) {
    warnings->push_back(fmt::format(
        "{}: no cross-validation, for all pairs hang together", name));
  }
}

void WriteShare(std::string_view name, uint64_t part, uint64_t whole,
                JsonWriter* json) {
  json->Key(name);
  if (whole == 0) {
    json->Null();
  } else {
    json->Double(static_cast<double>(part) / static_cast<double>(whole));
  }
  const Interval doubt = WilsonInterval(part, whole);
  json->Key(fmt::format("{}_interval", name)).Array();
  json->Double(doubt.low).Double(doubt.high).EndArray();
}

void WriteCounts(std::string_view name, const TuningCounts& counts,
                 JsonWriter* json) {
  json->Key(name).Object();
  json->Key("reported").Uint(counts.reported);
  json->Key("right").Uint(counts.right);
  json->Key("copies").Uint(counts.positives);
  WriteShare("precision", counts.right, counts.reported, json);
  WriteShare("recall", counts.right, counts.positives, json);
  json->EndObject();
}

void WriteBar(const BarRow& row, JsonWriter* json) {
  json->Object();
  json->Key("as").String(KindName(row.kind));
  json->Key("tuned").Bool(row.tuned);
  json->Key(row.kind == BarRow::Kind::kVerbatim ? "score" : "min_score");
  if (row.score) {
    json->Double(*row.score);
  } else {
    json->Null();
  }
  WriteCounts("on_labels", row.on_labels, json);
  if (row.expected) {
    WriteCounts("expected", *row.expected, json);
  } else {
    json->Key("expected").Null();
  }
  json->EndObject();
}

void WriteLabels(const TuneReport& report, JsonWriter* json) {
  json->Key("labels").Object();
  json->Key("copies").Uint(report.copies);
  json->Key("others").Uint(report.others);
  json->Key("ignored").Uint(report.ignored);
  json->Key("repeated").Uint(report.repeated);
  json->Key("with_itself").Uint(report.with_itself);
  json->Key("unknown_ids").Uint(report.unknown_ids);
  json->EndObject();
}

}  // namespace

std::string WhyNoModel(const TuneReport& report) {
  return report.reworded_copies == 0 || report.reworded_others == 0
             ? "no model was fitted: the pairs that are not found word for "
               "word "
               "are all labelled alike"
             : "no model was fitted: the labels do not follow the logit";
}

std::vector<std::string> WarningsOf(const TuneReport& report) {
  std::vector<std::string> warnings;
  WarnOfFewLabels(report, &warnings);
  if (!report.calibration) warnings.push_back(WhyNoModel(report));
  for (const BarRow& row : report.bars) {
    if (row.kind != BarRow::Kind::kAll) WarnOfBar(report, row, &warnings);
  }
  return warnings;
}

std::string FormatTuneReport(const TuneReport& report) {
  std::string text =
      fmt::format("{}: {} cop{}, {} other{}", report.truth, report.copies,
                  report.copies == 1 ? "y" : "ies", report.others,
                  report.others == 1 ? "" : "s");
  const auto left_out = [&](uint64_t count, std::string_view why) {
    if (count > 0) text += fmt::format("; {} {}", count, why);
  };
  left_out(report.ignored, "ignored");
  left_out(report.repeated, "given again");
  left_out(report.with_itself, "of a story with itself");
  left_out(report.unknown_ids, "with stories that are not in the input");
  text += fmt::format(".\nJudged by the model \"{}\", --min-score {:.6g}:\n\n",
                      report.model, report.min_score);
  text += FormatFound(report) + "\n" + FormatBars(report);
  text +=
      "(recall of rewrites: of the copies that are not found word for word)\n";
  if (report.calibration) {
    text +=
        fmt::format("\ntuned model: its logit is {:.4g} * old {:+.4g}{}\n",
                    report.calibration->slope, report.calibration->intercept,
                    report.written.empty() ? "; -o FILE writes it"
                                           : ", written to " + report.written);
  }
  text += "\n";
  for (const std::string& warning : WarningsOf(report)) {
    text += fmt::format("careful: {}\n", warning);
  }
  return text +
         "All of this holds for pairs chosen as the labelled ones were; in a "
         "batch with\nfewer copies among the candidates precision is lower.\n";
}

std::string TuneReportJson(const TuneReport& report) {
  JsonWriter json;
  json.Object();
  WriteLabels(report, &json);
  json.Key("model").String(report.model);
  json.Key("found").Array();
  for (const FoundRow& row : report.found) {
    json.Object();
    json.Key("as").String(row.as);
    json.Key("pairs").Uint(row.pairs);
    json.Key("copies").Uint(row.copies);
    WriteShare("share", row.copies, row.pairs, &json);
    json.EndObject();
  }
  json.EndArray();
  json.Key("wanted_precision").Double(report.precision);
  json.Key("bars").Array();
  for (const BarRow& row : report.bars) WriteBar(row, &json);
  json.EndArray();
  json.Key("calibration");
  if (report.calibration) {
    json.Object();
    json.Key("slope").Double(report.calibration->slope);
    json.Key("intercept").Double(report.calibration->intercept);
    json.EndObject();
  } else {
    json.Null();
  }
  json.Key("written");
  if (report.written.empty()) {
    json.Null();
  } else {
    json.String(report.written);
  }
  json.Key("warnings").Array();
  for (const std::string& warning : WarningsOf(report)) json.String(warning);
  json.EndArray().EndObject();
  return std::string(json.TakeLine());
}

}  // namespace neardup
