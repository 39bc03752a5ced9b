#include "neardup/pipeline/result_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "neardup/base/thread_pool.h"
#include "neardup/io/time.h"
#include "neardup/pipeline/version.h"
#include "neardup/text/frequency.h"

namespace neardup {
namespace {

constexpr std::string_view kRoleNames[] = {"unique", "canonical", "duplicate"};

std::string_view KeepName(Keep keep) {
  constexpr std::string_view kNames[] = {"earliest", "longest", "latest",
                                         "source-order"};
  return kNames[static_cast<size_t>(keep)];
}

std::string_view ScopeName(Scope scope) {
  constexpr std::string_view kNames[] = {"all", "cross-source", "same-source"};
  return kNames[static_cast<size_t>(scope)];
}

void WriteClusterLine(const DedupResult& result, size_t number,
                      JsonWriter* json) {
  const ClusterResult& cluster = result.clusters[number];
  const auto id = [&](uint32_t story) { return result.stories.meta(story).id; };
  std::set<std::string_view> sources;
  std::optional<int64_t> first, last;
  json->Object();
  json->Key("cluster").Uint(number);
  json->Key("size").Uint(cluster.members.size());
  json->Key("canonical").String(id(cluster.canonical));
  json->Key("members").Array();
  for (const uint32_t member : cluster.members) {
    const StoryMeta& meta = result.stories.meta(member);
    json->String(meta.id);
    if (!meta.source.empty()) sources.insert(meta.source);
    if (!meta.time) continue;
    first = std::min(first.value_or(*meta.time), *meta.time);
    last = std::max(last.value_or(*meta.time), *meta.time);
  }
  json->EndArray();
  json->Key("members_n").Array();
  for (const uint32_t member : cluster.members) json->Uint(member);
  json->EndArray();
  json->Key("min_score").Double(cluster.min_score);
  json->Key("mean_score").Double(cluster.mean_score);
  json->Key("sources").Array();
  for (const std::string_view source : sources) json->String(source);
  json->EndArray();
  const auto time = [&](std::string_view key, std::optional<int64_t> value) {
    json->Key(key);
    if (value) {
      json->String(FormatTime(*value));
    } else {
      json->Null();
    }
  };
  time("first_seen", first);
  time("last_seen", last);
  json->EndObject();
}

// How the input was read; fields that were not named are null.
void WriteReading(const ReaderOptions& reader, JsonWriter* json) {
  json->Key("format").String(InputFormatName(reader.format));
  const std::pair<const char*, const std::string&> kFields[] = {
      {"id_field", reader.id_field},
      {"title_field", reader.title_field},
      {"text_field", reader.text_field},
      {"time_field", reader.time_field},
      {"source_field", reader.source_field}};
  for (const auto& [key, field] : kFields) {
    json->Key(key);
    if (field.empty()) {
      json->Null();
    } else {
      json->String(field);
    }
  }
  json->Key("newest_time");
  if (reader.newest_time != INT64_MAX) {
    json->String(FormatTime(reader.newest_time));
  } else {
    json->Null();
  }
  json->Key("max_text_bytes").Uint(reader.max_text_bytes);
}

void WriteOptions(const DedupOptions& options, const RunSummary& summary,
                  JsonWriter* json) {
  json->Key("options").Object();
  json->Key("find").Array();
  for (int i = 0; i < kNumRelations; ++i) {
    if (options.find.Wants(static_cast<Relation>(i))) {
      json->String(kRelationNames[i]);
    }
  }
  json->EndArray();
  json->Key("threshold").Double(options.threshold);
  json->Key("recall").Double(options.recall);
  const bool minhash = options.sketch == SketchKind::kMinHash;
  json->Key("sketch").String(minhash ? "minhash" : "simhash");
  if (minhash) {
    json->Key("num_perm").Int(options.num_perm);
    json->Key("bands").Int(summary.banding.bands);
    json->Key("rows").Int(summary.banding.rows);
  } else {
    json->Key("hamming_bits").Int(options.hamming_bits);
  }
  json->Key("min_score").Double(options.min_score);
  json->Key("window_seconds");
  if (options.window_seconds) {
    json->Int(*options.window_seconds);
  } else {
    json->Null();
  }
  json->Key("scope").String(ScopeName(options.scope));
  json->Key("keep").String(KeepName(options.keep));
  json->Key("evidence").Bool(options.evidence);
  json->Key("model").String(ModelName(options));
  json->Key("gates").Bool(options.gates);
  json->Key("url_rules")
      .String(options.url_rules == nullptr ? "built-in" : "given");
  WriteReading(options.reader, json);
  json->Key("memory_bytes").Uint(options.memory_bytes);
  json->Key("threads").Uint(NumThreads(options));
  json->Key("seed").Uint(options.seed);
  json->EndObject();
}

void WriteByRelation(std::string_view key,
                     const std::array<uint64_t, kNumRelations>& counts,
                     JsonWriter* json) {
  json->Key(key).Object();
  for (int i = 0; i < kNumRelations; ++i) {
    if (!IsCopy(static_cast<Relation>(i))) continue;
    json->Key(kRelationNames[i]).Uint(counts[i]);
  }
  json->EndObject();
}

}  // namespace

std::string ModelName(const DedupOptions& options) {
  if (options.rewrite_model == nullptr) return "built-in";
  const LogisticModel& model = options.rewrite_model->logistic();
  return fmt::format("{} {}", model.name(), model.date());
}

void WriteMatch(const PairResult& pair, bool with_passages, JsonWriter* json) {
  const Match& match = pair.match;
  json->Key("relation").String(RelationName(match.relation));
  json->Key("score").Double(match.score);
  json->Key("jaccard").Double(match.jaccard);
  json->Key("containment_a").Double(match.containment_a);
  json->Key("containment_b").Double(match.containment_b);
  json->Key("coverage_a").Double(match.coverage_a);
  json->Key("coverage_b").Double(match.coverage_b);
  if (pair.newer != Newer::kUnknown) {
    json->Key("newer").String(pair.newer == Newer::kFirst ? "a" : "b");
  }
  if (!with_passages) return;
  json->Key("passages").Array();
  for (const Passage& passage : pair.passages) {
    json->Object();
    json->Key("a_begin").Uint(passage.a_begin);
    json->Key("a_end").Uint(passage.a_end);
    json->Key("b_begin").Uint(passage.b_begin);
    json->Key("b_end").Uint(passage.b_end);
    json->Key("kind").String(PassageKindName(passage.kind));
    json->EndObject();
  }
  json->EndArray();
}

void WriteGrounds(const Grounds& grounds, JsonWriter* json) {
  if (!grounds.measured) {
    json->Key("features").Null();
    json->Key("logits").Null();
    return;
  }
  json->Key("features").Object();
  for (int i = 0; i < kNumRewriteFeatures; ++i) {
    json->Key(RewriteFeatureNames()[i]).Double(grounds.rewrite[i]);
  }
  const auto& verbatim = grounds.verbatim;
  json->Key("shingle3_containment_max")
      .Double(verbatim[kShingle3ContainmentMax]);
  json->Key("shingle5_containment_max")
      .Double(verbatim[kShingle5ContainmentMax]);
  json->Key("shingle3_jaccard").Double(grounds.jaccard3);
  // Differs from trigram_containment_max where stories are mostly quotation.
  json->Key("verbatim_trigram_containment_max")
      .Double(verbatim[kTrigramContainmentMax]);
  json->EndObject();
  json->Key("logits").Object();
  json->Key("rewrite").Double(grounds.logits.rewrite);
  json->Key("verbatim").Double(grounds.logits.verbatim);
  json->Key("penalty").Double(grounds.logits.penalty);
  json->EndObject();
}

void WriteReasons(std::span<const Reason> reasons, JsonWriter* json) {
  json->Key("reasons").Array();
  for (const Reason& reason : reasons) {
    json->Object();
    json->Key("about").String(ReasonGroupName(reason.about));
    json->Key("weight").Double(reason.weight);
    json->Key("value").Double(reason.value);
    json->EndObject();
  }
  json->EndArray();
}

void WriteOutcome(const DedupResult& result, uint32_t story, JsonWriter* json) {
  const StoryResult& outcome = result.outcomes[story];
  json->Key("cluster").Uint(outcome.cluster);
  json->Key("role").String(kRoleNames[static_cast<size_t>(outcome.role)]);
  const bool duplicate = outcome.role == Role::kDuplicate;
  json->Key("duplicate_of");
  if (duplicate) {
    json->String(result.stories.meta(outcome.duplicate_of).id);
    json->Key("relation").String(RelationName(outcome.relation));
    json->Key("score").Double(outcome.score);
  } else {
    json->Null();
    json->Key("relation").Null();
    json->Key("score").Null();
  }
}

Status WritePairs(const DedupResult& result, OutputSink* out) {
  JsonWriter json;
  for (const PairResult& pair : result.pairs) {
    json.Object();
    json.Key("a").String(result.stories.meta(pair.a).id);
    json.Key("b").String(result.stories.meta(pair.b).id);
    json.Key("a_n").Uint(pair.a);
    json.Key("b_n").Uint(pair.b);
    WriteMatch(pair, result.has_passages, &json);
    json.EndObject();
    NEARDUP_RETURN_IF_ERROR(out->Append(json.TakeLine()));
  }
  return OkStatus();
}

Status WriteStories(const DedupResult& result, OutputSink* out) {
  JsonWriter json;
  for (uint32_t story = 0; story < result.stories.size(); ++story) {
    json.Object();
    json.Key("id").String(result.stories.meta(story).id);
    json.Key("n").Uint(story);
    WriteOutcome(result, story, &json);
    if (result.stories.meta(story).revision.withdrawn) {
      json.Key("withdrawn").Bool(true);
    }
    json.EndObject();
    NEARDUP_RETURN_IF_ERROR(out->Append(json.TakeLine()));
  }
  return OkStatus();
}

Status WriteClusters(const DedupResult& result, OutputSink* out) {
  JsonWriter json;
  for (size_t i = 0; i < result.clusters.size(); ++i) {
    if (result.clusters[i].members.size() < 2) continue;
    WriteClusterLine(result, i, &json);
    NEARDUP_RETURN_IF_ERROR(out->Append(json.TakeLine()));
  }
  return OkStatus();
}

Status WriteRejects(const DedupResult& result, OutputSink* out) {
  JsonWriter json;
  for (const Reject& reject : result.rejects) {
    json.Object();
    json.Key("path").String(result.files[reject.file]);
    json.Key("line");
    if (reject.line > 0) {
      json.Uint(reject.line);
    } else {
      json.Null();
    }
    json.Key("reason").String(reject.reason);
    json.EndObject();
    NEARDUP_RETURN_IF_ERROR(out->Append(json.TakeLine()));
  }
  return OkStatus();
}

Status WriteSummary(const DedupResult& result, const DedupOptions& options,
                    OutputSink* out) {
  const RunSummary& summary = result.summary;
  JsonWriter json;
  json.Object();
  json.Key("neardup").String(kVersion);
  json.Key("result_version").Int(kResultVersion);
  json.Key("frequency_tables").String(FrequencyTable::BuiltIn().Version());
  WriteOptions(options, summary, &json);
  json.Key("inputs").Array();
  for (const std::string& input : summary.inputs) json.String(input);
  json.EndArray();
  json.Key("files").Uint(summary.files);
  json.Key("bytes").Uint(summary.bytes);
  json.Key("stories").Uint(summary.stories);
  json.Key("words_hash").String(fmt::format("{:016x}", summary.words_hash));
  json.Key("rejected").Uint(summary.rejected);
  WriteByRelation("pairs", summary.pairs, &json);
  WriteByRelation("duplicates", summary.duplicates, &json);
  json.Key("clusters").Uint(summary.clusters);
  json.Key("counters").Object();
  for (const Counter& counter : summary.counters) {
    json.Key(counter.name).Uint(counter.value);
  }
  json.EndObject();
  json.Key("stage_seconds").Object();
  for (const StageTime& stage : summary.stages) {
    json.Key(stage.name).Double(stage.seconds);
  }
  json.EndObject();
  json.Key("seconds").Double(summary.seconds);
  json.Key("peak_memory_bytes").Uint(summary.peak_memory_bytes);
  json.Key("spilled_bytes").Uint(summary.spilled_bytes);
  json.EndObject();
  return out->Append(json.TakeLine());
}

Status WriteResult(const DedupResult& result, const DedupOptions& options,
                   OutputDirectory* directory) {
  using Writer = Status (*)(const DedupResult&, OutputSink*);
  const std::pair<const char*, Writer> kFiles[] = {
      {"pairs.jsonl", WritePairs},
      {"stories.jsonl", WriteStories},
      {"clusters.jsonl", WriteClusters},
      {"rejects.jsonl", WriteRejects},
  };
  constexpr size_t kNumFiles = std::size(kFiles);
  std::array<OutputFile*, kNumFiles> files;
  for (size_t i = 0; i < kNumFiles; ++i) {
    NEARDUP_ASSIGN_OR_RETURN(files[i], directory->Add(kFiles[i].first));
  }
  // Two files are as long as the others together.
  std::array<Status, kNumFiles> statuses;
  ThreadPool(options.num_threads == 1 ? 1 : 2)
      .ParallelFor(kNumFiles, 1, [&](size_t begin, size_t end, int) {
        for (size_t i = begin; i < end; ++i) {
          statuses[i] = kFiles[i].second(result, files[i]);
        }
      });
  for (const Status& status : statuses) NEARDUP_RETURN_IF_ERROR(status);
  NEARDUP_ASSIGN_OR_RETURN(OutputFile * file, directory->Add("summary.json"));
  NEARDUP_RETURN_IF_ERROR(WriteSummary(result, options, file));
  return directory->CommitAll();
}

}  // namespace neardup
