// gate_values TIMES INPUT...: what the gates read of every candidate of a
// batch, and what its verdict is without gates. tools/train/gates.py fits the
// gates on it.
//
// The larger a batch, the more of the keys that two stories share are in too
// many others to count. A batch is read as if it were TIMES as large: keys
// count up to as much smaller a number of stories.
//
// Writes a line for each candidate pair of the join of rare keys, as dedup
// finds them with its defaults: a header, then tab-separated the words of the
// shorter and the longer story, the values of the gate on keys (verify/gate.h),
// all features of the rewrite model, the relation and the score.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "neardup/base/column.h"
#include "neardup/base/status.h"
#include "neardup/index/rare_key_join.h"
#include "neardup/io/input_set.h"
#include "neardup/pipeline/exact_tier.h"
#include "neardup/pipeline/groups.h"
#include "neardup/pipeline/ingest.h"
#include "neardup/pipeline/near_tier.h"
#include "neardup/sketch/rare_keys.h"
#include "neardup/text/rarity.h"
#include "neardup/verify/gate.h"

namespace neardup {
namespace {

struct Batch {
  const StoryTable& stories;
  Column<uint32_t> members;
  RareKeyJoin join;
  std::vector<Bitmaps> bitmaps;
  std::vector<GateSide> sides;
};

// The representatives of exact and near-duplicate groups, as the pipeline makes
// them before it joins rare keys.
StatusOr<Column<uint32_t>> Representatives(const StoryTable& stories,
                                           const DedupOptions& options,
                                           ThreadPool* pool,
                                           std::span<PairJudge> judges,
                                           Column<PairSet::Judged>* judged) {
  const Comparable comparable(stories, options);
  Column<uint32_t> representative =
      FindExact(stories, comparable).representative;
  const Column<uint32_t> members = Groups(representative).Representatives();
  NEARDUP_ASSIGN_OR_RETURN(
      NearTier near, FindNearDuplicates(stories, members, comparable, options,
                                        pool, judges, Hooks{}));
  Collapse(stories, near.pairs, &representative);
  *judged = std::move(near.pairs);
  return Groups(representative).Representatives();
}

Status AddKeys(Batch* batch) {
  const FrequencyTable& table = FrequencyTable::BuiltIn();
  batch->bitmaps.resize(batch->members.size());
  BitmapBuilder builder;
  std::vector<uint8_t> rarity;
  std::vector<RareKey> keys;
  for (size_t i = 0; i < batch->members.size(); ++i) {
    const uint32_t story = batch->members[i];
    const TokenView words = batch->stories.tokens(story);
    WordRarities(words, table, &rarity);
    RareKeys(words.words, rarity, &keys);
    builder.Build(words, rarity, &batch->bitmaps[i]);
    NEARDUP_RETURN_IF_ERROR(
        batch->join.Add(keys, static_cast<uint32_t>(words.size()),
                        batch->stories.meta(story).exact.high));
    const auto trigrams = std::ranges::count_if(
        keys, [](const RareKey& key) { return (key.key & kRareWordBit) == 0; });
    batch->sides.push_back(
        GateSide(batch->bitmaps[i], static_cast<uint32_t>(trigrams)));
  }
  return OkStatus();
}

void PrintHeader() {
  std::string line = "shorter\tlonger";
  for (const auto name : GateKeyNames()) line += fmt::format("\tkey_{}", name);
  for (const auto name : RewriteFeatureNames())
    line += fmt::format("\t{}", name);
  fmt::print("{}\trelation\tscore\n", line);
}

void PrintCandidates(const Batch& batch,
                     std::span<const PairSet::Judged> judged,
                     PairJudge* judge) {
  const Gate& gate = Gate::BuiltIn();
  RareKeyJoin::Scratch scratch;
  std::vector<JoinCandidate> candidates;
  std::vector<StoryPair> known;
  for (const PairSet::Judged& pair : judged) known.push_back({pair.a, pair.b});
  std::ranges::sort(known);
  for (uint32_t i = 0; i < batch.members.size(); ++i) {
    batch.join.Candidates(i, &scratch, &candidates);
    for (const JoinCandidate& candidate : candidates) {
      const uint32_t a = batch.members[candidate.other], b = batch.members[i];
      if (std::ranges::binary_search(known, StoryPair{a, b})) continue;
      Gate::KeyValues values;
      gate.KeysLogit(candidate.shared, batch.sides[i],
                     batch.sides[candidate.other], &values);
      const Match match = judge->JudgeCandidate(b, a);
      const auto [shorter, longer] =
          std::minmax({batch.stories.num_words(a), batch.stories.num_words(b)});
      fmt::print("{}\t{}\t{:.6g}\t{:.6g}\t{}\t{:.4f}\n", shorter, longer,
                 fmt::join(values, "\t"),
                 fmt::join(judge->verifier().grounds().rewrite, "\t"),
                 RelationName(match.relation), match.score);
    }
  }
}

JoinOptions AsIfLarger(int times) {
  JoinOptions join;
  join.max_bucket = std::max(2, join.max_bucket / times);
  join.max_hub_bucket = std::max(join.max_bucket, join.max_hub_bucket / times);
  return join;
}

Status Run(int times, std::span<const std::string> inputs) {
  DedupOptions options;
  options.gates = false;
  NEARDUP_ASSIGN_OR_RETURN(std::vector<InputFile> files, ExpandInputs(inputs));
  BatchReader reader(std::move(files), options.reader);
  ThreadPool pool(1);
  NEARDUP_ASSIGN_OR_RETURN(const IngestResult read,
                           Ingest(&reader, options, &pool, Hooks{}));
  std::vector<PairJudge> judges;
  judges.emplace_back(read.stories, options);
  Column<PairSet::Judged> judged;
  NEARDUP_ASSIGN_OR_RETURN(
      Column<uint32_t> members,
      Representatives(read.stories, options, &pool, judges, &judged));
  Batch batch{.stories = read.stories,
              .members = std::move(members),
              .join = RareKeyJoin(AsIfLarger(times)),
              .bitmaps = {},
              .sides = {}};
  NEARDUP_RETURN_IF_ERROR(AddKeys(&batch));
  batch.join.Finish(&pool);
  PrintHeader();
  PrintCandidates(batch, judged, &judges[0]);
  return OkStatus();
}

}  // namespace
}  // namespace neardup

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  int times = 0;
  if (arguments.size() > 1) {
    const std::string& text = arguments[0];
    std::from_chars(text.data(), text.data() + text.size(), times);
  }
  if (times < 1) {
    std::fprintf(stderr, "gate_values TIMES INPUT...\n");
    return 2;
  }
  const neardup::Status status =
      neardup::Run(times, std::span(arguments).subspan(1));
  if (status.ok()) return 0;
  std::fprintf(stderr, "%s\n", neardup::Message(status).c_str());
  return 1;
}
