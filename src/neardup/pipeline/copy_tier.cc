#include "neardup/pipeline/copy_tier.h"

#include <algorithm>
#include <atomic>
#include <mutex>
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

// A rewrite is made from one version of a story, and the longest version, which
// stands for all, can be too far from it: pairs of representatives with this
// score are looked at member by member.
constexpr double kNearMiss = 0.3;

struct StoryKeys {
  std::vector<RareKey> keys;
  uint32_t trigram_keys = 0;
};

// What the first gate knows of each member.
struct GateColumns {
  explicit GateColumns(const SpillingMemory& memory)
      : bitmaps(memory.cold()), sides(memory.warm()) {}
  Column<Bitmaps> bitmaps;
  Column<GateSide> sides;
};

Status MakeKeys(const StoryTable& stories, std::span<const uint32_t> members,
                ThreadPool* pool, const Hooks& hooks, RareKeyJoin* join,
                GateColumns* columns) {
  const FrequencyTable& table = FrequencyTable::BuiltIn();
  columns->bitmaps.resize(members.size());
  columns->sides.resize(members.size());
  std::vector<std::vector<uint8_t>> rarity(pool->num_threads());
  std::vector<BitmapBuilder> builders(pool->num_threads());
  std::vector<StoryKeys> wave;
  for (size_t start = 0; start < members.size(); start += kStoriesAWave) {
    NEARDUP_RETURN_IF_ERROR(hooks.Check());
    hooks.Report({"keys", "stories", start, members.size()});
    const size_t count = std::min(kStoriesAWave, members.size() - start);
    wave.resize(count);
    pool->ParallelFor(
        count, kStoriesAtOnce, [&](size_t begin, size_t end, int worker) {
          for (size_t i = begin; i < end; ++i) {
            const TokenView story = stories.tokens(members[start + i]);
            WordRarities(story, table, &rarity[worker]);
            RareKeys(story.words, rarity[worker], &wave[i].keys);
            wave[i].trigram_keys = static_cast<uint32_t>(
                std::count_if(wave[i].keys.begin(), wave[i].keys.end(),
                              [](const RareKey& key) {
                                return (key.key & kRareWordBit) == 0;
                              }));
            builders[worker].Build(story, rarity[worker],
                                   &columns->bitmaps[start + i]);
          }
        });
    for (size_t i = 0; i < count; ++i) {
      const uint32_t story = members[start + i];
      join->Add(wave[i].keys, static_cast<uint32_t>(stories.num_words(story)),
                stories.meta(story).exact.high);
      columns->sides[start + i] =
          GateSide(columns->bitmaps[start + i], wave[i].trigram_keys);
    }
  }
  return OkStatus();
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
  GateColumns columns(memory);
  NEARDUP_RETURN_IF_ERROR(
      MakeKeys(stories, members, pool, hooks, &join, &columns));
  join.Finish(pool);

  struct Worker {
    RareKeyJoin::Scratch scratch;
    std::vector<JoinCandidate> candidates;
    std::vector<PairSet::Judged> pairs;  // of the stories at hand
  };
  std::vector<Worker> workers(pool->num_threads());
  CopyTier tier;
  tier.pairs = Column<PairSet::Judged>(memory.warm());
  std::mutex mutex;  // guards tier
  std::atomic<uint64_t> done = 0;
  const Gate& gate = Gate::BuiltIn();
  pool->ParallelFor(
      members.size(), kStoriesAtOnce,
      [&](size_t begin, size_t end, int worker) {
        if (hooks.cancelled()) return;
        Worker& mine = workers[worker];
        uint64_t candidates = 0, passed = 0;
        mine.pairs.clear();
        for (size_t i = begin; i < end; ++i) {
          join.Candidates(static_cast<uint32_t>(i), &mine.scratch,
                          &mine.candidates);
          for (const JoinCandidate& candidate : mine.candidates) {
            const uint32_t a = members[candidate.other], b = members[i];
            if (!comparable(a, b) || judged.Find(a, b) != nullptr) continue;
            ++candidates;
            const size_t j = candidate.other;
            if (options.gates &&
                !gate.PassKeys(candidate.shared, columns.sides[i],
                               columns.sides[j])) {
              continue;
            }
            ++passed;
            // The later story is the one whose layout is at hand.
            Match match = judges[worker].JudgeCandidate(b, a);
            if (!IsCopy(match.relation) && match.score < kNearMiss) continue;
            mine.pairs.push_back({a, b, Swapped(match)});
          }
        }
        {
          std::lock_guard<std::mutex> lock(mutex);
          tier.candidates += candidates;
          tier.passed_gate += passed;
          tier.pairs.insert(tier.pairs.end(), mine.pairs.begin(),
                            mine.pairs.end());
        }
        done += end - begin;
        if (worker == 0)
          hooks.Report({"copies", "stories", done, members.size()});
      });
  NEARDUP_RETURN_IF_ERROR(hooks.Check());

  tier.join = join.counts();
  // In an order that has nothing to do with which thread was first.
  std::sort(tier.pairs.begin(), tier.pairs.end(),
            [](const PairSet::Judged& x, const PairSet::Judged& y) {
              return std::tie(x.b, x.a) < std::tie(y.b, y.a);
            });
  return tier;
}

}  // namespace neardup
