#include "neardup/report/result_loader.h"

#include <absl/container/flat_hash_map.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "neardup/base/hash.h"
#include "neardup/io/json_lines.h"
#include "neardup/io/time.h"
#include "neardup/pipeline/result_writer.h"

namespace neardup {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

Status Wrong(std::string_view name) {
  return DataLoss(
      fmt::format("\"{}\" is missing or not what it should be", name));
}

template <typename T>
Status Get(object from, std::string_view name, T* value) {
  return from[name].get(*value) ? Wrong(name) : OkStatus();
}

// "" for null.
Status GetText(object from, std::string_view name, std::string* value) {
  element found;
  std::string_view text;
  if (from[name].get(found)) return Wrong(name);
  if (!found.is_null() && found.get(text)) return Wrong(name);
  *value = text;
  return OkStatus();
}

Status GetHash(object from, std::string_view name, uint64_t* hash) {
  std::string text;
  NEARDUP_RETURN_IF_ERROR(GetText(from, name, &text));
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, *hash, 16);
  return error == std::errc() && rest == end ? OkStatus() : Wrong(name);
}

Status GetCounts(object summary, std::string_view name,
                 std::array<uint64_t, kNumRelations>* counts) {
  object given;
  NEARDUP_RETURN_IF_ERROR(Get(summary, name, &given));
  for (int i = 0; i < kNumRelations; ++i) {
    if (!IsCopy(static_cast<Relation>(i))) continue;
    NEARDUP_RETURN_IF_ERROR(Get(given, kRelationNames[i], &(*counts)[i]));
  }
  return OkStatus();
}

StatusOr<Keep> ParseKeep(std::string_view name) {
  if (name == "earliest") return Keep::kEarliest;
  if (name == "longest") return Keep::kLongest;
  if (name == "latest") return Keep::kLatest;
  if (name == "source-order") return Keep::kSourceOrder;
  return Wrong("keep");
}

Status ReadOptions(object given, SavedRun* run) {
  ReaderOptions& reader = run->options.reader;
  std::string text;
  NEARDUP_RETURN_IF_ERROR(GetText(given, "format", &text));
  NEARDUP_ASSIGN_OR_RETURN(reader.format, ParseInputFormat(text));
  const std::pair<const char*, std::string*> kFields[] = {
      {"id_field", &reader.id_field},
      {"title_field", &reader.title_field},
      {"text_field", &reader.text_field},
      {"time_field", &reader.time_field},
      {"source_field", &reader.source_field}};
  for (const auto& [key, field] : kFields) {
    NEARDUP_RETURN_IF_ERROR(GetText(given, key, field));
  }
  NEARDUP_RETURN_IF_ERROR(Get(given, "max_text_bytes", &reader.max_text_bytes));
  NEARDUP_RETURN_IF_ERROR(GetText(given, "newest_time", &text));
  if (!text.empty()) {
    const std::optional<int64_t> time = ParseTime(text);
    if (!time) return Wrong("newest_time");
    reader.newest_time = *time;
  }
  NEARDUP_RETURN_IF_ERROR(GetText(given, "keep", &text));
  NEARDUP_ASSIGN_OR_RETURN(run->options.keep, ParseKeep(text));
  NEARDUP_RETURN_IF_ERROR(GetText(given, "model", &run->model));
  return Get(given, "min_score", &run->options.min_score);
}

Status CheckVersion(object line) {
  int64_t version = 0;
  if (line["result_version"].get(version)) return Wrong("result_version");
  if (version == kResultVersion) return OkStatus();
  return FailedPrecondition(fmt::format(
      "is a result of version {}, but this program reads version {}", version,
      kResultVersion));
}

Status ReadSummary(object line, SavedRun* run) {
  NEARDUP_RETURN_IF_ERROR(CheckVersion(line));
  RunSummary& summary = run->summary;
  simdjson::dom::array inputs;
  if (line["inputs"].get(inputs)) {
    return FailedPrecondition(
        "does not say where its stories are: it is of an older program");
  }
  for (const element input : inputs) {
    std::string_view path;
    if (input.get(path)) return Wrong("inputs");
    summary.inputs.emplace_back(path);
  }
  object options;
  NEARDUP_RETURN_IF_ERROR(Get(line, "options", &options));
  NEARDUP_RETURN_IF_ERROR(ReadOptions(options, run));
  NEARDUP_RETURN_IF_ERROR(Get(line, "files", &summary.files));
  NEARDUP_RETURN_IF_ERROR(Get(line, "bytes", &summary.bytes));
  NEARDUP_RETURN_IF_ERROR(Get(line, "stories", &summary.stories));
  NEARDUP_RETURN_IF_ERROR(GetHash(line, "words_hash", &summary.words_hash));
  NEARDUP_RETURN_IF_ERROR(Get(line, "rejected", &summary.rejected));
  NEARDUP_RETURN_IF_ERROR(Get(line, "clusters", &summary.clusters));
  NEARDUP_RETURN_IF_ERROR(GetCounts(line, "pairs", &summary.pairs));
  return GetCounts(line, "duplicates", &summary.duplicates);
}

Status GetRelation(object line, Relation* relation) {
  std::string name;
  NEARDUP_RETURN_IF_ERROR(GetText(line, "relation", &name));
  const std::optional<Relation> known = ParseRelation(name);
  if (!known || !IsCopy(*known)) return Wrong("relation");
  *relation = *known;
  return OkStatus();
}

Status GetScore(object line, double* score) {
  NEARDUP_RETURN_IF_ERROR(Get(line, "score", score));
  return *score >= 0 && *score <= 1 ? OkStatus() : Wrong("score");
}

Status GetPosition(object line, std::string_view name, size_t size,
                   uint32_t* position) {
  uint64_t value = 0;
  NEARDUP_RETURN_IF_ERROR(Get(line, name, &value));
  if (value >= size) return Wrong(name);
  *position = static_cast<uint32_t>(value);
  return OkStatus();
}

// Reads stories.jsonl, line by line.
class Outcomes {
 public:
  explicit Outcomes(DedupResult* result)
      : result_(result), repeated_(result->stories.memory().warm()) {}

  Status Add(object line) {
    const size_t n = result_->outcomes.size();
    NEARDUP_RETURN_IF_ERROR(CheckId(line, n));
    StoryResult outcome;
    NEARDUP_RETURN_IF_ERROR(GetPosition(
        line, "cluster", result_->stories.size(), &outcome.cluster));
    std::string role;
    NEARDUP_RETURN_IF_ERROR(GetText(line, "role", &role));
    outcome.duplicate_of = static_cast<uint32_t>(n);
    if (role == "canonical") {
      outcome.role = Role::kCanonical;
    } else if (role == "duplicate") {
      outcome.role = Role::kDuplicate;
      NEARDUP_RETURN_IF_ERROR(GetRelation(line, &outcome.relation));
      NEARDUP_RETURN_IF_ERROR(GetScore(line, &outcome.score));
      std::string repeated;
      NEARDUP_RETURN_IF_ERROR(GetText(line, "duplicate_of", &repeated));
      repeated_.push_back(Hash64(repeated));
    } else if (role != "unique") {
      return Wrong("role");
    }
    result_->outcomes.push_back(outcome);
    return OkStatus();
  }

  // Makes clusters of them.
  Status Finish() {
    NEARDUP_RETURN_IF_ERROR(CheckHeads());
    MakeClusters();
    size_t next = 0;
    for (uint32_t i = 0; i < result_->outcomes.size(); ++i) {
      StoryResult& outcome = result_->outcomes[i];
      if (outcome.role != Role::kDuplicate) continue;
      NEARDUP_RETURN_IF_ERROR(Resolve(repeated_[next++], i, &outcome));
    }
    return OkStatus();
  }

 private:
  Status CheckId(object line, size_t n) const {
    uint64_t given = 0;
    std::string id;
    NEARDUP_RETURN_IF_ERROR(Get(line, "n", &given));
    NEARDUP_RETURN_IF_ERROR(GetText(line, "id", &id));
    if (given != n) return Wrong("n");
    if (n < result_->stories.size() && result_->stories.meta(n).id == id) {
      return OkStatus();
    }
    return DataLoss(
        n < result_->stories.size()
            ? fmt::format("is story \"{}\", but the input has \"{}\" there: it "
                          "has changed since",
                          id, result_->stories.meta(n).id)
            : fmt::format("is story \"{}\", but the input has only {} stories: "
                          "it has changed since",
                          id, n));
  }

  // Each cluster that has stories has one that is no duplicate.
  Status CheckHeads() const {
    Column<uint8_t> seen(result_->stories.size(), 0,
                         result_->stories.memory().warm());
    enum : uint8_t { kMember = 1, kHead = 2 };
    for (const StoryResult& outcome : result_->outcomes) {
      uint8_t& flags = seen[outcome.cluster];
      if (outcome.role != Role::kDuplicate) {
        if ((flags & kHead) != 0) {
          return DataLoss(fmt::format("cluster {} has two canonical stories",
                                      outcome.cluster));
        }
        flags |= kHead;
      }
      flags |= kMember;
    }
    const auto headless =
        std::find(seen.begin(), seen.end(), static_cast<uint8_t>(kMember));
    if (headless == seen.end()) return OkStatus();
    return DataLoss(fmt::format("cluster {} has no canonical story",
                                headless - seen.begin()));
  }

  // Members of clusters, ascending; clusters keep their numbers.
  void MakeClusters() {
    Column<StoryResult>& outcomes = result_->outcomes;
    std::pmr::memory_resource* memory = result_->stories.memory().warm();
    uint32_t num_clusters = 0;
    for (const StoryResult& outcome : outcomes) {
      num_clusters = std::max(num_clusters, outcome.cluster + 1);
    }
    Column<uint32_t> ends(num_clusters + 1, 0, memory);
    for (const StoryResult& outcome : outcomes) ++ends[outcome.cluster + 1];
    for (uint32_t i = 0; i < num_clusters; ++i) ends[i + 1] += ends[i];
    result_->members = Column<uint32_t>(outcomes.size(), 0, memory);
    result_->clusters =
        Column<ClusterResult>(num_clusters, ClusterResult{}, memory);
    Column<uint32_t> next = ends;
    for (uint32_t i = 0; i < outcomes.size(); ++i) {
      const StoryResult& outcome = outcomes[i];
      result_->members[next[outcome.cluster]++] = i;
      ClusterResult& cluster = result_->clusters[outcome.cluster];
      if (outcome.role != Role::kDuplicate) cluster.canonical = i;
    }
    for (uint32_t i = 0; i < num_clusters; ++i) {
      ClusterResult& cluster = result_->clusters[i];
      cluster.members = std::span<const uint32_t>(result_->members)
                            .subspan(ends[i], ends[i + 1] - ends[i]);
      double sum = 0;
      for (const uint32_t member : cluster.members) {
        if (outcomes[member].role != Role::kDuplicate) continue;
        cluster.min_score = std::min(cluster.min_score, outcomes[member].score);
        sum += outcomes[member].score;
      }
      if (cluster.members.size() > 1) {
        cluster.mean_score = sum / (cluster.members.size() - 1.0);
      }
    }
  }

  // The story with this hash of its id that `story` repeats: mostly the
  // canonical one. Ids need not be unique in a batch; of several the first.
  Status Resolve(uint64_t id, uint32_t story, StoryResult* outcome) {
    const ClusterResult& cluster = result_->clusters[outcome->cluster];
    if (HashOfId(cluster.canonical) == id && cluster.canonical != story) {
      outcome->duplicate_of = cluster.canonical;
      return OkStatus();
    }
    // Looked for in the whole cluster once, for large ones may ask often.
    if (by_id_cluster_ != outcome->cluster) {
      by_id_.clear();
      by_id_cluster_ = outcome->cluster;
      for (const uint32_t member : cluster.members) {
        by_id_.try_emplace(HashOfId(member), member);
      }
    }
    const auto found = by_id_.find(id);
    if (found == by_id_.end()) {
      return DataLoss(fmt::format(
          "story {} repeats one that is not in its cluster", story));
    }
    outcome->duplicate_of = found->second;
    return OkStatus();
  }

  uint64_t HashOfId(uint32_t story) const {
    return Hash64(result_->stories.meta(story).id);
  }

  DedupResult* result_;
  Column<uint64_t> repeated_;  // hashes of ids, of duplicates in their order
  // Members of the cluster that was last looked through, by hashes of ids.
  uint32_t by_id_cluster_ = UINT32_MAX;
  absl::flat_hash_map<uint64_t, uint32_t> by_id_;
};

Status ReadPairs(const std::string& path, DedupResult* result) {
  const auto add = [result](object line) {
    PairResult pair;
    const size_t stories = result->stories.size();
    NEARDUP_RETURN_IF_ERROR(GetPosition(line, "a_n", stories, &pair.a));
    NEARDUP_RETURN_IF_ERROR(GetPosition(line, "b_n", stories, &pair.b));
    NEARDUP_RETURN_IF_ERROR(GetRelation(line, &pair.match.relation));
    NEARDUP_RETURN_IF_ERROR(GetScore(line, &pair.match.score));
    result->pairs.push_back(pair);
    return OkStatus();
  };
  return ForEachJsonLine(path, add);
}

Status CheckCount(const std::string& path, size_t found, size_t counted) {
  if (found == counted) return OkStatus();
  return DataLoss(fmt::format("{}: has {} lines, but summary.json counts {}",
                              path, found, counted));
}

// Whether what was counted when the result was written is what was found now.
Status CheckCounts(const std::string& directory, const RunSummary& summary,
                   const DedupResult& result) {
  std::array<uint64_t, kNumRelations> duplicates{};
  for (const StoryResult& outcome : result.outcomes) {
    if (outcome.role != Role::kDuplicate) continue;
    ++duplicates[static_cast<size_t>(outcome.relation)];
  }
  uint64_t clusters = 0;
  for (const ClusterResult& cluster : result.clusters) {
    clusters += cluster.members.size() > 1;
  }
  if (duplicates == summary.duplicates && clusters == summary.clusters) {
    return OkStatus();
  }
  return DataLoss(directory +
                  "/stories.jsonl: has not the copies and groups that "
                  "summary.json counts");
}

// Whether the stories are those the result was made of.
Status CheckStories(const std::string& stories, const SavedRun& run,
                    const DedupResult& result) {
  if (result.outcomes.size() != result.stories.size()) {
    return DataLoss(fmt::format(
        "{}: has {} stories, but the input has {}: it has changed since",
        stories, result.outcomes.size(), result.stories.size()));
  }
  if (result.summary.words_hash == run.summary.words_hash) return OkStatus();
  return DataLoss(stories +
                  ": was made of other words than the input has: it "
                  "has changed since");
}

}  // namespace

StatusOr<SavedRun> ReadSavedRun(const std::string& directory) {
  const std::string path = directory + "/summary.json";
  SavedRun run;
  int lines = 0;
  const Status status = ForEachJsonLine(path, [&](object line) {
    ++lines;
    return ReadSummary(line, &run);
  });
  if (absl::IsNotFound(status)) {
    return FailedPrecondition(
        fmt::format("{}: is not a result (it has no summary.json)", directory));
  }
  NEARDUP_RETURN_IF_ERROR(status);
  if (lines == 1) return run;
  return DataLoss(path + (lines == 0 ? ": is empty" : ": has several lines"));
}

Status LoadFindings(const std::string& directory, const SavedRun& run,
                    DedupResult* result) {
  std::pmr::memory_resource* memory = result->stories.memory().warm();
  result->outcomes = Column<StoryResult>(memory);
  result->pairs = Column<PairResult>(memory);
  const std::string stories = directory + "/stories.jsonl";
  Outcomes outcomes(result);
  NEARDUP_RETURN_IF_ERROR(ForEachJsonLine(
      stories, [&](object line) { return outcomes.Add(line); }));
  NEARDUP_RETURN_IF_ERROR(
      CheckCount(stories, result->outcomes.size(), run.summary.stories));
  NEARDUP_RETURN_IF_ERROR(CheckStories(stories, run, *result));
  NEARDUP_RETURN_IF_ERROR(WithPrefix(stories, outcomes.Finish()));
  NEARDUP_RETURN_IF_ERROR(CheckCounts(directory, run.summary, *result));
  const std::string pairs = directory + "/pairs.jsonl";
  NEARDUP_RETURN_IF_ERROR(ReadPairs(pairs, result));
  uint64_t counted = 0;
  for (const uint64_t count : run.summary.pairs) counted += count;
  NEARDUP_RETURN_IF_ERROR(CheckCount(pairs, result->pairs.size(), counted));
  result->summary = run.summary;
  return OkStatus();
}

}  // namespace neardup
