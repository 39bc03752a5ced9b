#include "neardup/pipeline/near_tier.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "neardup/index/band_index.h"
#include "neardup/index/hamming_index.h"
#include "neardup/sketch/minhash.h"
#include "neardup/sketch/shingles.h"
#include "neardup/sketch/simhash.h"
#include "neardup/text/frequency.h"
#include "neardup/text/rarity.h"

namespace neardup {
namespace {

constexpr size_t kStoriesAtOnce = 256;
constexpr size_t kPairsAtOnce = 64;
// When excerpts or rewrites are looked for, near-duplicates from this share of
// the threshold on are found here, where that is cheap, and collapsed; the tier
// of rare keys sees the rest. Far below the threshold a pair is hardly ever a
// near-duplicate.
constexpr double kLeastOfThreshold = 0.8;
// The estimate of 128 permutations is off by .12 at this similarity less than
// once in 200; that of fewer is rougher, by the root of their number.
constexpr double kEstimateMargin = 0.12;
constexpr double kMarginPermutations = 128;

// In a bucket of at most so many stories every pair is looked at; in a larger
// one each story meets its next few, so that a form sent out 200 times does not
// cost 20,000 verdicts.
BucketOptions Buckets(const StoryTable& stories) {
  return {.max_bucket = 64, .linked = 16, .memory = stories.memory().warm()};
}

struct Candidates {
  Column<StoryPair> pairs;  // indices into members
  Banding banding{};
  BucketCounts buckets;
};

// The least Jaccard similarity of a pair that is looked at.
double LeastJaccard(const DedupOptions& options) {
  const bool more_to_find = options.find.excerpt || options.find.rewrite;
  return options.threshold * (more_to_find ? kLeastOfThreshold : 1);
}

Column<uint64_t> ContentRanks(const StoryTable& stories,
                              std::span<const uint32_t> members) {
  Column<uint64_t> ranks(members.size(), stories.memory().warm());
  for (size_t i = 0; i < members.size(); ++i) {
    ranks[i] = stories.meta(members[i]).exact.high;
  }
  return ranks;
}

StatusOr<Candidates> MinHashCandidates(const StoryTable& stories,
                                       std::span<const uint32_t> members,
                                       const DedupOptions& options,
                                       ThreadPool* pool) {
  Candidates found;
  NEARDUP_ASSIGN_OR_RETURN(
      found.banding,
      ChooseBanding(options.threshold, options.recall, options.num_perm));
  NEARDUP_ASSIGN_OR_RETURN(
      const MinHasher hasher,
      MinHasher::Create({.num_perm = options.num_perm, .seed = options.seed}));
  const size_t width = options.num_perm;
  const SpillingMemory& memory = stories.memory();
  const ColumnBuffer<uint32_t> sketches(members.size() * width,
                                        memory.written());
  struct Worker {
    std::vector<uint64_t> shingles;
    std::vector<uint32_t> sketches;
  };
  std::vector<Worker> workers(pool->num_threads());
  pool->ParallelFor(
      members.size(), kStoriesAtOnce,
      [&](size_t begin, size_t end, int worker) {
        Worker& mine = workers[worker];
        mine.sketches.resize((end - begin) * width);
        for (size_t i = begin; i < end; ++i) {
          ShingleHashes(stories.tokens(members[i]).words, kShingleLength,
                        &mine.shingles);
          hasher.Sketch(mine.shingles,
                        {&mine.sketches[(i - begin) * width], width});
        }
        memory.Write(&sketches[begin * width], mine.sketches.data(),
                     mine.sketches.size() * sizeof(uint32_t));
      });
  NEARDUP_RETURN_IF_ERROR(memory.status());
  const SignatureRows rows{{sketches.data(), sketches.size()},
                           options.num_perm};
  const double roughness =
      std::sqrt(std::max(1.0, kMarginPermutations / options.num_perm));
  BucketPairsResult pairs = BandPairs(
      rows,
      {.banding = found.banding,
       .min_estimate = LeastJaccard(options) - kEstimateMargin * roughness,
       .buckets = Buckets(stories)},
      ContentRanks(stories, members), pool);
  found.pairs = std::move(pairs.pairs);
  found.buckets = pairs.counts;
  return found;
}

Candidates SimHashCandidates(const StoryTable& stories,
                             std::span<const uint32_t> members,
                             const DedupOptions& options, ThreadPool* pool) {
  Candidates found;
  const FrequencyTable& table = FrequencyTable::BuiltIn();
  Column<uint64_t> sketches(members.size(), stories.memory().warm());
  std::vector<std::vector<uint8_t>> scratch(pool->num_threads());
  pool->ParallelFor(members.size(), kStoriesAtOnce,
                    [&](size_t begin, size_t end, int worker) {
                      for (size_t i = begin; i < end; ++i) {
                        const TokenView story = stories.tokens(members[i]);
                        WordRarities(story, table, &scratch[worker]);
                        sketches[i] = SimHash64(story.words, scratch[worker]);
                      }
                    });
  BucketPairsResult pairs =
      HammingPairs(sketches, options.hamming_bits,
                   ContentRanks(stories, members), Buckets(stories), pool);
  found.pairs = std::move(pairs.pairs);
  found.buckets = pairs.counts;
  return found;
}

}  // namespace

StatusOr<NearTier> FindNearDuplicates(
    const StoryTable& stories, std::span<const uint32_t> members,
    const Comparable& comparable, const DedupOptions& options, ThreadPool* pool,
    std::span<PairJudge> judges, const Hooks& hooks) {
  Candidates found;
  if (options.sketch == SketchKind::kMinHash) {
    NEARDUP_ASSIGN_OR_RETURN(
        found, MinHashCandidates(stories, members, options, pool));
  } else {
    found = SimHashCandidates(stories, members, options, pool);
  }
  NEARDUP_RETURN_IF_ERROR(hooks.Check());

  std::pmr::memory_resource* memory = stories.memory().warm();
  NearTier tier;
  tier.pairs = Column<PairSet::Judged>(memory);
  tier.banding = found.banding;
  tier.buckets = found.buckets;
  tier.candidates = found.pairs.size();
  const double least = LeastJaccard(options);
  Column<std::optional<Match>> matches(found.pairs.size(), memory);
  const Column<uint32_t> order = JudgingOrder(found.pairs, memory);
  pool->ParallelFor(found.pairs.size(), kPairsAtOnce,
                    [&](size_t begin, size_t end, int worker) {
                      if (hooks.cancelled()) return;
                      PairJudge& judge = judges[worker];
                      for (size_t k = begin; k < end; ++k) {
                        const uint32_t i = order[k];
                        const uint32_t a = members[found.pairs[i].a];
                        const uint32_t b = members[found.pairs[i].b];
                        if (!comparable(a, b)) continue;
                        matches[i] = judge.JudgeIfSimilar(a, b, least);
                      }
                    });
  NEARDUP_RETURN_IF_ERROR(hooks.Check());
  for (size_t i = 0; i < matches.size(); ++i) {
    if (!matches[i]) continue;
    tier.pairs.push_back(
        {members[found.pairs[i].a], members[found.pairs[i].b], *matches[i]});
  }
  return tier;
}

void Collapse(const StoryTable& stories, std::span<const PairSet::Judged> pairs,
              Column<uint32_t>* representative) {
  Column<uint32_t>& parent = *representative;
  const auto root = [&](uint32_t story) {
    while (parent[story] != story) {
      story = parent[story] = parent[parent[story]];
    }
    return story;
  };
  for (const PairSet::Judged& pair : pairs) {
    if (pair.match.relation != Relation::kNearDuplicate) continue;
    uint32_t a = root(pair.a), b = root(pair.b);
    if (a == b) continue;
    if (!stories.Precedes(a, b)) std::swap(a, b);
    parent[b] = a;
  }
  for (uint32_t story = 0; story < parent.size(); ++story) root(story);
  for (uint32_t story = 0; story < parent.size(); ++story) {
    parent[story] = root(story);
  }
}

}  // namespace neardup
