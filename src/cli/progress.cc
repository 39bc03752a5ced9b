#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "cli/terminal.h"

namespace neardup {
namespace {

constexpr std::chrono::seconds kQuietStart(1);
constexpr std::chrono::milliseconds kBarEvery(100);
constexpr std::chrono::seconds kLineEvery(5);

std::string Amount(const Progress& where) {
  const bool bytes = where.unit == "bytes";
  const auto format = [&](uint64_t n) {
    return bytes ? fmt::format("{} MB", n >> 20) : fmt::format("{}", n);
  };
  std::string text = format(where.done);
  if (where.total > 0) text += " of " + format(where.total);
  if (!bytes) text += fmt::format(" {}", where.unit);
  return text;
}

}  // namespace

ProgressDisplay::ProgressDisplay(std::string_view kind) {
  if (kind == "plain") {
    kind_ = Kind::kPlain;
  } else if (kind == "json") {
    kind_ = Kind::kJson;
  } else {
    kind_ = kind == "auto" && isatty(STDERR_FILENO) ? Kind::kBar : Kind::kNone;
  }
}

Hooks ProgressDisplay::HooksFor(const std::atomic<bool>* interrupted) {
  Hooks hooks;
  hooks.cancel = interrupted;
  hooks.progress = [this](const Progress& where) { Show(where); };
  return hooks;
}

void ProgressDisplay::Show(const Progress& where) {
  if (kind_ == Kind::kNone) return;
  const Clock::time_point now = Clock::now();
  const double seconds = std::chrono::duration<double>(now - start_).count();
  if (kind_ == Kind::kBar) {
    if (now - start_ < kQuietStart || now - last_ < kBarEvery) return;
    DrawBar(where);
  } else {
    if (now - last_ < kLineEvery) return;
    Say(kind_ == Kind::kPlain
            ? fmt::format("{:6.0f} s  {}: {}\n", seconds, where.stage,
                          Amount(where))
            : fmt::format("{{\"stage\":\"{}\",\"unit\":\"{}\",\"done\":{},"
                          "\"total\":{},\"seconds\":{:.3f}}}\n",
                          where.stage, where.unit, where.done, where.total,
                          seconds));
  }
  last_ = now;
}

void ProgressDisplay::DrawBar(const Progress& where) {
  constexpr int kCells = 24;
  std::string bar;
  if (where.total > 0) {
    const double share = std::min(1.0, static_cast<double>(where.done) /
                                           static_cast<double>(where.total));
    const int full = static_cast<int>(share * kCells);
    for (int i = 0; i < kCells; ++i) bar += i < full ? "━" : "╌";
    bar += fmt::format(" {:3.0f} %  ", 100 * share);
  }
  Say(fmt::format("\r\033[K{:<8} {}{}", where.stage, bar, Amount(where)));
  drawn_ = true;
}

void ProgressDisplay::Clear() {
  if (drawn_) Say("\r\033[K");
  drawn_ = false;
}

}  // namespace neardup
