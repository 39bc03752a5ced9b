// The figures of a result that a report opens with.

#ifndef NEARDUP_REPORT_OVERVIEW_H_
#define NEARDUP_REPORT_OVERVIEW_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "neardup/pipeline/result.h"

namespace neardup {

inline constexpr int kNumCopyRelations = 4;  // those before Relation::kTemplate

// Something counted for each kind of copy, by Relation.
using CopyCounts = std::array<uint64_t, kNumCopyRelations>;

uint64_t Sum(const CopyCounts& counts);

// Groups of `least` to `most` stories.
struct SizeClass {
  uint64_t least = 0;
  uint64_t most = 0;
  uint64_t groups = 0;
  uint64_t stories = 0;
};

// Copies whose time lies in [begin, begin + Overview::time_step).
struct TimeClass {
  int64_t begin = 0;
  CopyCounts copies = {};
};

struct SourceCounts {
  std::string_view source;
  uint64_t stories = 0;  // all it has in the batch
  CopyCounts copies = {};
};

inline constexpr int kScoreClasses = 40;
inline constexpr size_t kMostFlowSources = 10;
inline constexpr size_t kMostCopySources = 12;

struct Overview {
  // 2, 3, 4, 5 to 8, 9 to 16, ...; up to the largest group, none left out.
  std::vector<SizeClass> sizes;
  // Pairs by relation and score, in classes of 1/kScoreClasses; 1 is in the
  // last.
  std::array<std::array<uint64_t, kScoreClasses>, kNumCopyRelations> scores{};
  // Duplicates by time; those of unknown time are not in it. At most 61.
  std::vector<TimeClass> times;
  int64_t time_step = 0;  // seconds
  uint64_t without_time = 0;
  // Who is first in a group (rows) and who follows (columns), the sources with
  // most of both: flow[i * flow_sources.size() + j] stories. Stories of unknown
  // time or source, and of the source of the first, do not count.
  std::vector<std::string_view> flow_sources;
  std::vector<uint64_t> flow;
  // The sources with most copies, most first.
  std::vector<SourceCounts> sources;
  uint64_t num_sources = 0;
  // The group with a rewrite that stands in most sources.
  std::optional<uint32_t> widest_rewrite;
  uint64_t words = 0;       // of all stories, furniture aside
  uint64_t copy_words = 0;  // of duplicates
};

// The story of a group that was published first: the earliest time, then the
// first in the input. Stories without a time count only if none has one.
uint32_t FirstSeen(const StoryTable& stories, const ClusterResult& cluster);

// Cost: linear in stories and pairs; sorts the sources. Memory: some 100 bytes
// a source and for each two sources of which one follows the other. Views are
// into result.stories.
Overview Summarise(const DedupResult& result);
Overview Summarise(DedupResult&& result) = delete;  // the views would dangle

}  // namespace neardup

#endif  // NEARDUP_REPORT_OVERVIEW_H_
