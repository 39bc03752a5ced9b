// What a run found: plain columns, ready to be written or looked at.

#ifndef NEARDUP_PIPELINE_RESULT_H_
#define NEARDUP_PIPELINE_RESULT_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "neardup/cluster/clusters.h"
#include "neardup/index/banding.h"
#include "neardup/io/record_parser.h"
#include "neardup/pipeline/options.h"
#include "neardup/pipeline/story_table.h"
#include "neardup/verify/match.h"

namespace neardup {

// A reported pair; a < b are positions in the input.
struct PairResult {
  uint32_t a = 0;
  uint32_t b = 0;
  Match match;
  std::vector<Passage> passages = {};  // byte offsets; with `evidence` only
  Newer newer = Newer::kUnknown;       // of near-duplicates; first is a
};

// Sets pair->newer.
inline void SetNewer(const StoryTable& stories, PairResult* pair) {
  if (pair->match.relation != Relation::kNearDuplicate) return;
  pair->newer =
      NewerOf(stories.meta(pair->a).revision, stories.meta(pair->b).revision);
}

// What became of a story.
struct StoryResult {
  uint32_t cluster = 0;
  Role role = Role::kUnique;
  uint32_t duplicate_of = 0;                 // position; for kDuplicate
  Relation relation = Relation::kUnrelated;  // to duplicate_of
  double score = 0;                          // of that pair
};

struct ClusterResult {
  uint32_t canonical = 0;
  // Ascending, the canonical among them; a part of DedupResult::members.
  std::span<const uint32_t> members = {};
  double min_score = 1;  // over duplicates against their canonical
  double mean_score = 1;
};

// A named count of one stage, in the order things happened.
struct Counter {
  std::string name;
  uint64_t value = 0;
};

struct StageTime {
  std::string name;
  double seconds = 0;
};

struct RunSummary {
  // Files, directories or "-", as whoever ran it wants them found again;
  // valid UTF-8. Left empty by Dedup.
  std::vector<std::string> inputs;
  uint64_t files = 0;
  uint64_t bytes = 0;  // of the input as read, after decompression
  uint64_t stories = 0;
  uint64_t words_hash = 0;  // StoryTable::WordsHash
  uint64_t rejected = 0;
  std::array<uint64_t, kNumRelations> pairs{};       // by Relation
  std::array<uint64_t, kNumRelations> duplicates{};  // stories, by Relation
  uint64_t clusters = 0;                             // of two stories or more
  Banding banding{};  // of the near tier; zero if it did not run
  std::vector<Counter> counters;
  std::vector<StageTime> stages;
  double seconds = 0;
  uint64_t peak_memory_bytes = 0;
  uint64_t spilled_bytes = 0;  // to temporary files, all together
};

struct DedupResult {
  StoryTable stories;              // its memory is that of all columns
  std::vector<std::string> files;  // names, by StoryMeta::file
  std::vector<Reject> rejects;     // in input order
  Column<PairResult> pairs;        // by (a, b)
  bool has_passages = false;       // of pairs
  Column<StoryResult> outcomes;    // by position
  Column<ClusterResult> clusters;
  Column<uint32_t> members;  // of the clusters, one after the other
  RunSummary summary;
};

}  // namespace neardup

#endif  // NEARDUP_PIPELINE_RESULT_H_
