#include "neardup/pipeline/revision.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "neardup/base/ascii.h"
#include "neardup/base/hash.h"
#include "neardup/extract/revision_marks.h"
#include "neardup/io/time.h"
#include "neardup/io/url.h"

namespace neardup {
namespace {

// Keeps ids apart from addresses.
constexpr uint64_t kKeySeed = 1;
constexpr uint64_t kIdSeed = 2;
constexpr uint64_t kUrlSeed = 3;

uint64_t SeriesHash(uint64_t seed, std::string_view name) {
  return Hash64(name, seed) | 1;
}

// Whole numbers only: "1.0" is the version of a format.
uint32_t NumberOf(std::string_view text) {
  uint32_t number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && rest == end ? number : 0;
}

void SetAddress(std::string_view address, const UrlRules& rules,
                Revision* revision) {
  if (address.empty()) return;
  const std::optional<Url> url = CanonicalUrl(address, rules);
  if (!url || !url->names_story) return;
  revision->url_series = SeriesHash(kUrlSeed, url->safe);
  revision->url_key = SeriesHash(kUrlSeed, url->lossy);
}

uint64_t IdSeries(const Record& record) {
  const RecordVersion& version = record.version;
  if (!version.key.empty()) return SeriesHash(kKeySeed, version.key);
  if (NumberOf(version.number) == 0) return 0;
  if (record.id.find(':') != record.id.npos) {
    return SeriesHash(kIdSeed, record.id);
  }
  std::string id(record.source);
  id += '\n';
  id += record.id;
  return SeriesHash(kIdSeed, id);
}

// `usable` and its like, as a qualified name or alone.
bool IsWithdrawn(std::string_view status) {
  const std::string word = LowerAscii(status.substr(status.rfind(':') + 1));
  return word == "canceled" || word == "cancelled" || word == "withheld" ||
         word == "killed";
}

template <typename T>
Newer Greater(T a, T b) {
  if (a == b) return Newer::kUnknown;
  return a > b ? Newer::kFirst : Newer::kSecond;
}

}  // namespace

Revision RevisionOf(const Record& record, std::optional<int64_t> time,
                    const UrlRules& rules) {
  const RevisionMarks title = ReadRevisionMarks(record.title);
  const RevisionMarks note = ReadEditorNote(record.version.note);
  Revision revision;
  revision.id_series = IdSeries(record);
  SetAddress(record.url, rules, &revision);
  revision.number = NumberOf(record.version.number);
  revision.update = std::max(title.update, note.update);
  revision.correction = title.correction || note.correction;
  revision.withdrawn =
      title.kill || note.kill || IsWithdrawn(record.version.status);
  revision.changed = ParseTime(record.version.updated)
                         .value_or(time.value_or(Revision::kUnknown));
  return revision;
}

Newer NewerOf(const Revision& a, const Revision& b) {
  const bool one_series = OneSeries(a, b);
  Newer newer = Newer::kUnknown;
  if (one_series && a.number != 0 && b.number != 0) {
    newer = Greater(a.number, b.number);
  }
  if (newer == Newer::kUnknown) newer = Greater(a.withdrawn, b.withdrawn);
  if (newer == Newer::kUnknown) newer = Greater(a.update, b.update);
  if (newer == Newer::kUnknown) newer = Greater(a.correction, b.correction);
  if (newer == Newer::kUnknown && one_series &&
      a.changed != Revision::kUnknown && b.changed != Revision::kUnknown) {
    newer = Greater(a.changed, b.changed);
  }
  return newer;
}

}  // namespace neardup
