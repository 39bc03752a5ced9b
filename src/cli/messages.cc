#include "cli/messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "cli/exit_code.h"
#include "cli/terminal.h"

namespace neardup {
namespace {

constexpr size_t kShownRejects = 5;

void SayError(const Status& status) {
  Say(fmt::format("neardup: {}\n", Printable(Message(status))));
}

// The number in bold.
std::string CountOfStories(uint64_t count, bool color) {
  return fmt::format("{} {}",
                     Paint(fmt::format("{}", count), Color::kBold, color),
                     count == 1 ? "story" : "stories");
}

// The reason that most rejects have, the first of several, and how often.
std::pair<std::string, size_t> CommonReason(
    const std::vector<Reject>& rejects) {
  std::map<std::string_view, size_t> times;
  for (const Reject& reject : rejects) ++times[reject.reason];
  const auto most = std::ranges::max_element(
      times, {}, [](const auto& entry) { return entry.second; });
  return {std::string(most->first), most->second};
}

}  // namespace

bool IsClosedPipe(const Status& status) {
  return absl::IsCancelled(status) && Message(status) == "closed pipe";
}

int ExitCodeOf(const StatusOr<int>& outcome) {
  if (outcome.ok()) return *outcome;
  const Status& status = outcome.status();
  if (IsClosedPipe(status)) return kDone;
  if (absl::IsInvalidArgument(status)) return UsageError(status);
  SayError(status);
  return absl::IsCancelled(status) ? kStopped : kFailed;
}

int UsageError(const Status& status) {
  SayError(status);
  return status.code() == absl::StatusCode::kInvalidArgument ? kUsage : kFailed;
}

void SayRejects(const DedupResult& result, std::string_view others,
                bool color) {
  const size_t count = result.rejects.size();
  for (size_t i = 0; i < std::min(count, kShownRejects); ++i) {
    const Reject& reject = result.rejects[i];
    const std::string where =
        reject.line == 0
            ? result.files[reject.file]
            : fmt::format("{}:{}", result.files[reject.file], reject.line);
    Say(fmt::format("{} {}: {}\n", Paint("rejected", Color::kYellow, color),
                    Printable(where), Printable(reject.reason)));
  }
  if (count > kShownRejects) {
    Say(fmt::format("... and {} more{}\n", count - kShownRejects, others));
  }
}

void SayNoStory(const DedupResult& result,
                const std::vector<std::string>& inputs, bool color) {
  const size_t count = result.rejects.size();
  std::string why;
  if (result.files.empty()) {
    why = fmt::format("there is no file in {}", fmt::join(inputs, ", "));
  } else if (count == 0) {
    why = "the input holds no record";
  } else {
    const auto [reason, times] = CommonReason(result.rejects);
    why = "its only record was rejected";
    if (count > 1) {
      why = fmt::format("all {} records were rejected", count);
      if (times < count)
        why += fmt::format(", {} of them for one reason", times);
      why += fmt::format(": {}", reason);
    }
  }
  Say(fmt::format("{} no story was read: {}\n",
                  Paint("warning:", Color::kYellow, color), Printable(why)));
}

std::string FormatSummary(const DedupResult& result, bool color) {
  const RunSummary& summary = result.summary;
  const double megabytes = static_cast<double>(summary.bytes) / 1e6;
  uint64_t duplicates = 0;
  std::string kinds;
  for (int i = 0; i < kNumRelations; ++i) {
    if (summary.duplicates[i] == 0) continue;
    duplicates += summary.duplicates[i];
    kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ",
                         summary.duplicates[i], kRelationNames[i]);
  }
  std::string text =
      fmt::format("{}, {} of them copies{} in {} {}",
                  CountOfStories(summary.stories, color),
                  Paint(fmt::format("{}", duplicates), Color::kBold, color),
                  kinds.empty() ? "" : " (" + kinds + ")", summary.clusters,
                  summary.clusters == 1 ? "group" : "groups");
  if (summary.rejected > 0) {
    text += fmt::format("; {} rejected", summary.rejected);
  }
  return text + fmt::format(
                    ". {:.1f} MB in {:.2f} s, {:.1f} MB/s, {} MB of "
                    "memory.\n",
                    megabytes, summary.seconds,
                    summary.seconds > 0 ? megabytes / summary.seconds : 0,
                    summary.peak_memory_bytes >> 20);
}

std::string FormatCounters(const DedupResult& result) {
  std::string text;
  for (const Counter& counter : result.summary.counters) {
    text += fmt::format("{:>14}  {}\n", counter.value, counter.name);
  }
  for (const StageTime& stage : result.summary.stages) {
    text += fmt::format("{:>12.3f} s  {}\n", stage.seconds, stage.name);
  }
  return text;
}

}  // namespace neardup
