#include "neardup/pipeline/copy_tier.h"

#include <algorithm>
#include <tuple>

#include "neardup/sketch/rare_keys.h"
#include "neardup/text/frequency.h"
#include "neardup/text/rarity.h"
#include "neardup/verify/bitmaps.h"
#include "neardup/verify/gate.h"

namespace neardup {
namespace {

constexpr size_t kStoriesAtOnce = 64;
// Keys are made for so many stories at a time, in parallel, then handed to the
// join in order.
constexpr size_t kStoriesAWave = 1 << 12;
// The candidates of so many stories are put in order and judged at a time.
constexpr size_t kStoriesJudged = 1 << 16;
constexpr size_t kPairsAtOnce = 64;

// A rewrite is made from one version of a story, and the longest version, which
// stands for all, can be too far from it: pairs of representatives with this
// score are looked at member by member.
constexpr double kNearMiss = 0.3;

struct StoryKeys {
  std::vector<RareKey> keys;
  GateSide side;
};

// What the first gate knows of each member.
struct GateColumns {
  GateColumns(size_t members, const SpillingMemory& memory)
      : bitmaps(members, memory.written()), sides(memory.warm()) {
    sides.reserve(members);
  }
  ColumnBuffer<Bitmaps> bitmaps;
  Column<GateSide> sides;
};

void ReserveKeys(const StoryTable& stories, std::span<const uint32_t> members,
                 RareKeyJoin* join) {
  size_t keys = 0;
  for (const uint32_t story : members) {
    keys += ExpectedRareKeys(stories.num_words(story));
  }
  constexpr size_t kMargin = 32;  // a part of it more than expected
  join->Reserve(members.size(), keys + keys / kMargin);
}

Status MakeKeys(const StoryTable& stories, std::span<const uint32_t> members,
                ThreadPool* pool, const Hooks& hooks, RareKeyJoin* join,
                GateColumns* columns) {
  ReserveKeys(stories, members, join);
  const FrequencyTable& table = FrequencyTable::BuiltIn();
  struct Worker {
    std::vector<uint8_t> rarity;
    BitmapBuilder builder;
    std::vector<Bitmaps> bitmaps;
  };
  std::vector<Worker> workers(pool->num_threads());
  std::vector<StoryKeys> wave;
  for (size_t start = 0; start < members.size(); start += kStoriesAWave) {
    NEARDUP_RETURN_IF_ERROR(hooks.Check());
    hooks.Report({"keys", "stories", start, members.size()});
    const size_t count = std::min(kStoriesAWave, members.size() - start);
    wave.resize(count);
    pool->ParallelFor(
        count, kStoriesAtOnce, [&](size_t begin, size_t end, int worker) {
          Worker& mine = workers[worker];
          mine.bitmaps.resize(end - begin);
          for (size_t i = begin; i < end; ++i) {
            const TokenView story = stories.tokens(members[start + i]);
            WordRarities(story, table, &mine.rarity);
            RareKeys(story.words, mine.rarity, &wave[i].keys);
            const auto trigrams =
                std::ranges::count_if(wave[i].keys, [](const RareKey& key) {
                  return (key.key & kRareWordBit) == 0;
                });
            Bitmaps& bitmaps = mine.bitmaps[i - begin];
            mine.builder.Build(story, mine.rarity, &bitmaps);
            wave[i].side = GateSide(bitmaps, static_cast<uint32_t>(trigrams));
          }
          stories.memory().Write(&columns->bitmaps[start + begin],
                                 mine.bitmaps.data(),
                                 mine.bitmaps.size() * sizeof(Bitmaps));
        });
    NEARDUP_RETURN_IF_ERROR(stories.memory().status());
    for (size_t i = 0; i < count; ++i) {
      const uint32_t story = members[start + i];
      NEARDUP_RETURN_IF_ERROR(join->Add(
          wave[i].keys, static_cast<uint32_t>(stories.num_words(story)),
          stories.meta(story).exact.high));
      wave[i].side.bitmaps = &columns->bitmaps[start + i];
      columns->sides.push_back(wave[i].side);
    }
  }
  return OkStatus();
}

// What a search of candidates shares.
struct Candidates {
  std::span<const uint32_t> members;
  const RareKeyJoin& join;
  const GateColumns& columns;
  const GroupFilter& comparable;
  const PairSet& judged;
  bool gates;
  double slack;  // of the gates
};

std::pmr::memory_resource* MemoryOf(const CopyTier& tier) {
  return tier.pairs.get_allocator().resource();
}

// The pairs of the stories members[first .. first + count) with earlier ones
// that the first gate lets through, the earlier one first, in the order of the
// stories.
Column<StoryPair> PassedPairs(const Candidates& from, size_t first,
                              size_t count, ThreadPool* pool, CopyTier* tier) {
  std::pmr::memory_resource* memory = MemoryOf(*tier);
  struct Worker {
    RareKeyJoin::Scratch scratch;
    std::vector<JoinCandidate> candidates;
    Column<StoryPair> pairs;
  };
  // Pairs [begin, end) of a worker.
  struct Chunk {
    int worker = 0;
    size_t begin = 0, end = 0;
    uint64_t candidates = 0;
  };
  std::vector<Worker> workers(pool->num_threads());
  for (Worker& worker : workers) worker.pairs = Column<StoryPair>(memory);
  std::vector<Chunk> chunks((count + kStoriesAtOnce - 1) / kStoriesAtOnce);
  const Gate& gate = Gate::BuiltIn();
  pool->ParallelFor(
      count, kStoriesAtOnce, [&](size_t begin, size_t end, int worker) {
        Worker& mine = workers[worker];
        Chunk& chunk = chunks[begin / kStoriesAtOnce];
        chunk.worker = worker;
        chunk.begin = mine.pairs.size();
        for (size_t i = first + begin; i < first + end; ++i) {
          from.join.Candidates(static_cast<uint32_t>(i), &mine.scratch,
                               &mine.candidates);
          for (const JoinCandidate& candidate : mine.candidates) {
            const size_t j = candidate.other;
            const uint32_t a = from.members[j], b = from.members[i];
            if (!from.comparable(a, b) || from.judged.Find(a, b) != nullptr) {
              continue;
            }
            ++chunk.candidates;
            if (!from.gates ||
                gate.PassKeys(candidate.shared, from.columns.sides[i],
                              from.columns.sides[j], from.slack)) {
              mine.pairs.push_back({a, b});
            }
          }
        }
        chunk.end = mine.pairs.size();
      });
  Column<StoryPair> pairs(memory);
  for (const Chunk& chunk : chunks) {
    const auto begin = workers[chunk.worker].pairs.begin();
    tier->candidates += chunk.candidates;
    pairs.insert(pairs.end(), begin + chunk.begin, begin + chunk.end);
  }
  tier->passed_gate += pairs.size();
  return pairs;
}

// Judges the pairs group by group; appends the copies, and those nearly so, in
// the order of `pairs`.
void JudgePassed(std::span<const StoryPair> pairs, ThreadPool* pool,
                 std::span<PairJudge> judges, const Hooks& hooks,
                 CopyTier* tier) {
  std::pmr::memory_resource* memory = MemoryOf(*tier);
  const Column<uint32_t> order = JudgingOrder(pairs, memory);
  std::vector<Column<PairSet::Judged>> found(judges.size(),
                                             Column<PairSet::Judged>(memory));
  pool->ParallelFor(pairs.size(), kPairsAtOnce,
                    [&](size_t begin, size_t end, int worker) {
                      if (hooks.cancelled()) return;
                      for (size_t k = begin; k < end; ++k) {
                        const auto [a, b] = pairs[order[k]];
                        const Match match = judges[worker].JudgeCandidate(a, b);
                        if (!IsCopy(match.relation) && match.score < kNearMiss)
                          continue;
                        found[worker].push_back({a, b, match});
                      }
                    });
  Column<PairSet::Judged>& copies = tier->pairs;
  const size_t before = copies.size();
  for (const auto& part : found) {
    copies.insert(copies.end(), part.begin(), part.end());
  }
  std::sort(copies.begin() + before, copies.end(),
            [](const PairSet::Judged& x, const PairSet::Judged& y) {
              return std::tie(x.b, x.a) < std::tie(y.b, y.a);
            });
}

}  // namespace

StatusOr<CopyTier> FindCopies(const StoryTable& stories,
                              std::span<const uint32_t> members,
                              const GroupFilter& comparable,
                              const PairSet& judged,
                              const DedupOptions& options, ThreadPool* pool,
                              std::span<PairJudge> judges, const Hooks& hooks) {
  const SpillingMemory& memory = stories.memory();
  RareKeyJoin join({.memory = memory.warm()});
  GateColumns columns(members.size(), memory);
  NEARDUP_RETURN_IF_ERROR(
      MakeKeys(stories, members, pool, hooks, &join, &columns));
  join.Finish(pool);

  CopyTier tier;
  tier.pairs = Column<PairSet::Judged>(memory.warm());
  tier.join = join.counts();
  const Candidates candidates = {members,
                                 join,
                                 columns,
                                 comparable,
                                 judged,
                                 options.gates,
                                 SlackFor(options.min_score)};
  for (size_t first = 0; first < members.size(); first += kStoriesJudged) {
    NEARDUP_RETURN_IF_ERROR(hooks.Check());
    hooks.Report({"copies", "stories", first, members.size()});
    const size_t count = std::min(kStoriesJudged, members.size() - first);
    const Column<StoryPair> pairs =
        PassedPairs(candidates, first, count, pool, &tier);
    JudgePassed(pairs, pool, judges, hooks, &tier);
  }
  NEARDUP_RETURN_IF_ERROR(hooks.Check());
  return tier;
}

}  // namespace neardup
