#include "neardup/io/time.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <utility>

#include "neardup/base/ascii.h"

namespace neardup {
namespace {

constexpr int64_t kFirst = 631152000;    // 1990-01-01T00:00:00Z
constexpr int64_t kBeyond = 4133980800;  // 2101-01-01T00:00:00Z

// Takes from `min` to `max` digits from the front.
std::optional<int> TakeNumber(std::string_view* text, size_t min, size_t max) {
  size_t size = 0;
  while (size < text->size() && size < max && IsAsciiDigit((*text)[size]))
    ++size;
  if (size < min) return std::nullopt;
  int number = 0;
  std::from_chars(text->data(), text->data() + size, number);
  text->remove_prefix(size);
  return number;
}

bool Take(std::string_view* text, char c) {
  if (!text->starts_with(c)) return false;
  text->remove_prefix(1);
  return true;
}

// What has been read of a time so far.
struct Parts {
  int year = 0;
  int month = 0;
  int day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int zone = 0;  // minutes east of UTC

  std::optional<int64_t> Seconds() const {
    const std::chrono::year_month_day date{
        std::chrono::year(year),
        std::chrono::month(static_cast<unsigned>(month)),
        std::chrono::day(static_cast<unsigned>(day))};
    const bool end_of_day = hour == 24 && minute == 0 && second == 0;
    // 60 is a leap second.
    if (!date.ok() || (hour > 23 && !end_of_day) || minute > 59 ||
        second > 60) {
      return std::nullopt;
    }
    const int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    const int64_t seconds =
        days * 86400 + hour * 3600 + (minute - zone) * 60 + second;
    if (seconds < kFirst || seconds >= kBeyond) return std::nullopt;
    return seconds;
  }
};

// "HH:MM[:SS[.fraction]]", or "HHMM[SS]" when compact.
bool TakeClock(std::string_view* text, bool compact, Parts* parts) {
  const auto hour = TakeNumber(text, compact ? 2 : 1, 2);
  if (!hour || (!compact && !Take(text, ':'))) return false;
  const auto minute = TakeNumber(text, 2, 2);
  if (!minute) return false;
  parts->hour = *hour;
  parts->minute = *minute;
  const bool more =
      compact ? !text->empty() && IsAsciiDigit(text->front()) : Take(text, ':');
  if (!more) return true;
  const auto second = TakeNumber(text, 2, 2);
  if (!second) return false;
  parts->second = *second;
  if (Take(text, '.') || Take(text, ',')) {
    if (!TakeNumber(text, 1, 1)) return false;
    while (!text->empty() && IsAsciiDigit(text->front()))
      text->remove_prefix(1);
  }
  return true;
}

struct NamedZone {
  std::string_view name;
  int minutes;
};
constexpr NamedZone kZones[] = {
    {"z", 0},      {"utc", 0},    {"ut", 0},     {"gmt", 0},    {"est", -300},
    {"edt", -240}, {"cst", -360}, {"cdt", -300}, {"mst", -420}, {"mdt", -360},
    {"pst", -480}, {"pdt", -420}, {"wet", 0},    {"west", 60},  {"bst", 60},
    {"cet", 60},   {"cest", 120}, {"eet", 120},  {"eest", 180}};

bool SameWord(std::string_view word, std::string_view lower) {
  if (word.size() != lower.size()) return false;
  for (size_t i = 0; i < word.size(); ++i) {
    if (LowerAscii(word[i]) != lower[i]) return false;
  }
  return true;
}

bool NamedZoneMinutes(std::string_view word, int* minutes) {
  for (const NamedZone& zone : kZones) {
    if (!SameWord(word, zone.name)) continue;
    *minutes = zone.minutes;
    return true;
  }
  return false;
}

// "+01:00", "-0500", "+01", or a name: all of `text`.
bool ParseZone(std::string_view text, int* minutes) {
  if (!text.starts_with('+') && !text.starts_with('-')) {
    return NamedZoneMinutes(text, minutes);
  }
  const int sign = text.front() == '-' ? -1 : 1;
  text.remove_prefix(1);
  const auto hours = TakeNumber(&text, 2, 2);
  if (!hours || *hours > 23) return false;
  int rest = 0;
  if (!text.empty()) {
    Take(&text, ':');
    const auto number = TakeNumber(&text, 2, 2);
    if (!number || *number > 59 || !text.empty()) return false;
    rest = *number;
  }
  *minutes = sign * (*hours * 60 + rest);
  return true;
}

// Year, month and day first: ISO 8601 and its looser relatives.
std::optional<int64_t> ParseIso(std::string_view text) {
  Parts parts;
  // "2025-02-04T22:29:00+01:00[Europe/Berlin]": the offset says it all.
  if (text.ends_with(']')) text = text.substr(0, text.find('['));
  const auto year = TakeNumber(&text, 4, 4);
  if (!year) return std::nullopt;
  const char mark = text.empty() ? '\0' : text.front();
  const bool compact = IsAsciiDigit(mark);
  if (!compact && mark != '-' && mark != '/') return std::nullopt;
  if (!compact) text.remove_prefix(1);
  const auto month = TakeNumber(&text, compact ? 2 : 1, 2);
  if (!month || (!compact && !Take(&text, mark))) return std::nullopt;
  const auto day = TakeNumber(&text, compact ? 2 : 1, 2);
  if (!day) return std::nullopt;
  parts.year = *year;
  parts.month = *month;
  parts.day = *day;
  if (text.empty()) return parts.Seconds();

  const bool marked = Take(&text, 'T') || Take(&text, 't') || Take(&text, ' ');
  if (!marked && !compact) return std::nullopt;
  const bool compact_clock = text.substr(0, 3).find(':') == text.npos;
  if (!TakeClock(&text, compact_clock, &parts)) return std::nullopt;
  text = TrimmedAscii(text);
  if (!text.empty() && !ParseZone(text, &parts.zone)) return std::nullopt;
  return parts.Seconds();
}

// The month a word begins with the name of, 1 to 12; 0 if none.
int MonthOf(std::string_view word) {
  constexpr std::string_view kMonths[] = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.ends_with('.')) word.remove_suffix(1);
  if (word.size() < 3) return 0;
  for (int i = 0; i < 12; ++i) {
    if (SameWord(word, kMonths[i].substr(0, word.size()))) return i + 1;
  }
  return SameWord(word, "sept") ? 9 : 0;
}

bool IsWeekday(std::string_view word) {
  constexpr std::string_view kDays[] = {"monday",   "tuesday", "wednesday",
                                        "thursday", "friday",  "saturday",
                                        "sunday"};
  if (word.ends_with('.')) word.remove_suffix(1);
  if (word.size() < 3) return false;
  for (const std::string_view day : kDays) {
    if (SameWord(word, day.substr(0, word.size()))) return true;
  }
  return false;
}

// Reads the words of a time in any order, which covers RFC 822, asctime(),
// Twitter and the American way: month by name, then day and year by size.
class WordReader {
 public:
  bool Read(std::string_view word) {
    if (word.find(':') != word.npos && IsAsciiDigit(word.front())) {
      return ReadClock(word);
    }
    if (IsAsciiDigit(word.front())) return ReadNumber(word);
    if (IsWeekday(word)) return true;
    if (const int month = MonthOf(word)) {
      return std::exchange(parts_.month, month) == 0;
    }
    if (SameWord(word, "am") || SameWord(word, "pm")) {
      return ReadHalf(LowerAscii(word.front()) == 'p');
    }
    if (SameWord(word, "at")) return true;
    return has_clock_ && !std::exchange(has_zone_, true) &&
           ParseZone(word, &parts_.zone);
  }

  std::optional<int64_t> Finish() const {
    if (parts_.month == 0) return std::nullopt;
    return parts_.Seconds();
  }

 private:
  bool ReadClock(std::string_view word) {
    if (std::exchange(has_clock_, true)) return false;
    if (!TakeClock(&word, /*compact=*/false, &parts_)) return false;
    // "10:29pm", "22:29:00Z"
    return word.empty() || Read(word);
  }

  bool ReadNumber(std::string_view word) {
    const size_t digits = word.size();
    const auto number = TakeNumber(&word, 1, 4);
    if (!word.empty()) return false;
    if (digits == 4) return std::exchange(parts_.year, *number) == 0;
    if (digits > 2) return false;
    if (parts_.day == 0) return (parts_.day = *number) > 0;
    // RFC 822 wrote years with two digits.
    return std::exchange(parts_.year, *number + (*number < 70 ? 2000 : 1900)) ==
           0;
  }

  bool ReadHalf(bool afternoon) {
    if (!has_clock_ || parts_.hour < 1 || parts_.hour > 12) return false;
    parts_.hour = parts_.hour % 12 + (afternoon ? 12 : 0);
    return true;
  }

  Parts parts_;
  bool has_clock_ = false;
  bool has_zone_ = false;
};

std::optional<int64_t> ParseWords(std::string_view text) {
  constexpr std::string_view kBetween = " \t\r\n,";
  WordReader reader;
  while (true) {
    const size_t begin = text.find_first_not_of(kBetween);
    if (begin == text.npos) return reader.Finish();
    text.remove_prefix(begin);
    const std::string_view word = text.substr(0, text.find_first_of(kBetween));
    if (!reader.Read(word)) return std::nullopt;
    text.remove_prefix(word.size());
  }
}

// Unix time; the unit follows from the size, since all lie in 1990-2100.
std::optional<int64_t> ParseUnix(std::string_view text) {
  int64_t number = 0;
  const char* const last = text.data() + text.size();
  auto [end, error] = std::from_chars(text.data(), last, number);
  if (error != std::errc()) return std::nullopt;
  if (end != last && *end == '.') {
    do {
      ++end;
    } while (end != last && IsAsciiDigit(*end));
  }
  if (end != last) return std::nullopt;
  for (int64_t unit = 1; unit <= 1'000'000'000; unit *= 1000) {
    const int64_t seconds = number / unit;
    if (seconds >= kFirst && seconds < kBeyond) return seconds;
  }
  return std::nullopt;
}

}  // namespace

std::optional<int64_t> ParseTime(std::string_view text) {
  text = TrimmedAscii(text);
  if (text.empty() || text.size() > 80) return std::nullopt;
  size_t digits = 0;
  while (digits < text.size() && IsAsciiDigit(text[digits])) ++digits;
  const bool number = digits == text.size() || text[digits] == '.';
  // 20250204 and 20250204222900 lie in no range of Unix times.
  if (number && digits != 8 && digits != 14) return ParseUnix(text);
  if (digits == 4 || digits == 8 || digits == 14) return ParseIso(text);
  return ParseWords(text);
}

std::string FormatTime(int64_t seconds) {
  const std::chrono::sys_seconds time{std::chrono::seconds(seconds)};
  const auto midnight = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(midnight);
  const int64_t rest = (time - midnight).count();
  return fmt::format(
      "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
      rest / 3600, rest / 60 % 60, rest % 60);
}

}  // namespace neardup
