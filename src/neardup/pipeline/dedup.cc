#include "neardup/pipeline/dedup.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "neardup/base/memory.h"
#include "neardup/pipeline/address_tier.h"
#include "neardup/pipeline/cluster_stage.h"
#include "neardup/pipeline/copy_tier.h"
#include "neardup/pipeline/exact_tier.h"
#include "neardup/pipeline/groups.h"
#include "neardup/pipeline/ingest.h"
#include "neardup/pipeline/near_tier.h"
#include "neardup/pipeline/revision_tier.h"

namespace neardup {
namespace {

// One run: the stages in order over the columns they share.
class Run {
 public:
  Run(const DedupOptions& options, const Hooks& hooks)
      : options_(options), hooks_(hooks), pool_(options.num_threads) {}

  StatusOr<DedupResult> Execute(BatchReader* input) {
    NEARDUP_RETURN_IF_ERROR(Read(input));
    pairs_ = PairSet(Memory());
    copies_ = Column<PairSet::Judged>(Memory());
    const Comparable comparable(result_.stories, options_);
    for (int i = 0; i < pool_.num_threads(); ++i) {
      judges_.emplace_back(result_.stories, options_);
    }
    FindExactStories(comparable);
    NEARDUP_RETURN_IF_ERROR(MemoryStatus());
    if (NearTierNeeded()) {
      NEARDUP_RETURN_IF_ERROR(FindNear(comparable));
      NEARDUP_RETURN_IF_ERROR(MemoryStatus());
    }
    if (CopyTierNeeded()) {
      NEARDUP_RETURN_IF_ERROR(FindReworded(comparable));
      NEARDUP_RETURN_IF_ERROR(MemoryStatus());
    }
    if (NearTierNeeded()) {
      NEARDUP_RETURN_IF_ERROR(FindByAddress(comparable));
    }
    NEARDUP_RETURN_IF_ERROR(JudgeMembers(comparable));
    NEARDUP_RETURN_IF_ERROR(MemoryStatus());
    NEARDUP_RETURN_IF_ERROR(Cluster(comparable));
    NEARDUP_RETURN_IF_ERROR(GatherPairs());
    NEARDUP_RETURN_IF_ERROR(MemoryStatus());
    Summarise();
    return std::move(result_);
  }

 private:
  // Where columns of any stage are kept.
  std::pmr::memory_resource* Memory() const {
    return result_.stories.memory().warm();
  }

  // Whether the disk took what memory had no room for.
  Status MemoryStatus() const { return result_.stories.memory().status(); }

  bool CopyTierNeeded() const {
    return options_.find.excerpt || options_.find.rewrite;
  }
  // The tier of copies sees only representatives, so it needs this one too.
  bool NearTierNeeded() const {
    return options_.find.near_duplicate || CopyTierNeeded();
  }

  Status Read(BatchReader* input) {
    NEARDUP_ASSIGN_OR_RETURN(IngestResult read,
                             Ingest(input, options_, &pool_, hooks_));
    RunSummary& summary = result_.summary;
    result_.stories = std::move(read.stories);
    result_.rejects = std::move(read.rejects);
    for (const InputFile& file : input->files())
      result_.files.push_back(file.name);
    summary.files = result_.files.size();
    summary.bytes = read.bytes;
    summary.stories = result_.stories.size();
    summary.words_hash = result_.stories.WordsHash();
    summary.rejected = result_.rejects.size();
    Count("words", read.words);
    Count("furniture words by form", read.furniture_words);
    Count("words of notices", read.notice_words);
    Count("furniture words that recur", read.recurring_words);
    Count("words of walls", read.wall_words);
    Count("words of blocks at edges", read.block_words);
    EndStage("read");
    return OkStatus();
  }

  void FindExactStories(const Comparable& comparable) {
    ExactTier tier = FindExact(result_.stories, comparable);
    representative_ = std::move(tier.representative);
    exact_pairs_ = std::move(tier.pairs);
    Count("groups of the same words", tier.groups);
    Count("exact pairs not listed", tier.pairs_left_out);
    EndStage("exact");
  }

  Status FindNear(const Comparable& comparable) {
    const Column<uint32_t> members =
        Groups(representative_, Memory()).Representatives();
    NEARDUP_ASSIGN_OR_RETURN(
        NearTier tier, FindNearDuplicates(result_.stories, members, comparable,
                                          options_, &pool_, judges_, hooks_));
    Collapse(result_.stories, tier.pairs, &representative_);
    for (const PairSet::Judged& pair : tier.pairs) {
      pairs_.Add(pair.a, pair.b, pair.match);
      if (CopyTierNeeded()) NoteCopiesBetweenGroups(pair);
    }
    result_.summary.banding = tier.banding;
    Count("near candidates", tier.candidates);
    Count("near candidates verified", tier.pairs.size());
    Count("sketch buckets over the cap", tier.buckets.capped_buckets);
    EndStage("near");
    return OkStatus();
  }

  // The next tier does not look again at what this one judged, but what is a
  // copy without being a near-duplicate is still to be judged for the members.
  // Two groups may be noted by many of their stories.
  void NoteCopiesBetweenGroups(const PairSet::Judged& pair) {
    if (!IsCopy(pair.match.relation)) return;
    const uint32_t a = representative_[pair.a], b = representative_[pair.b];
    if (a != b) copies_.push_back({std::min(a, b), std::max(a, b), pair.match});
  }

  Status FindReworded(const Comparable& comparable) {
    const Groups groups(representative_, Memory());
    const Column<uint32_t> members = groups.Representatives();
    const GroupComparable groups_comparable(result_.stories, groups, options_);
    NEARDUP_ASSIGN_OR_RETURN(
        CopyTier tier, FindCopies(result_.stories, members, groups_comparable,
                                  pairs_, options_, &pool_, judges_, hooks_));
    // Two representatives may stand for comparable stories without being
    // comparable themselves.
    for (const PairSet::Judged& pair : tier.pairs) {
      if (comparable(pair.a, pair.b)) pairs_.Add(pair.a, pair.b, pair.match);
    }
    copies_.insert(copies_.end(), tier.pairs.begin(), tier.pairs.end());
    const auto groups_of = [](const PairSet::Judged& pair) {
      return std::pair(pair.a, pair.b);
    };
    std::ranges::sort(copies_, {}, groups_of);
    const auto repeated = std::ranges::unique(copies_, {}, groups_of);
    copies_.erase(repeated.begin(), repeated.end());
    Count("representatives", members.size());
    Count("rare keys", tier.join.keys);
    Count("rare keys of one story", tier.join.single_keys);
    Count("rare key buckets of hubs", tier.join.hub_buckets);
    Count("rare keys in buckets of hubs", tier.join.hub_keys);
    Count("rare key buckets over the cap", tier.join.capped_buckets);
    Count("rare keys in them", tier.join.capped_keys);
    Count("candidates", tier.candidates);
    Count("candidates judged", tier.passed_gate);
    EndStage("copies");
    return OkStatus();
  }

  Status FindByAddress(const Comparable& comparable) {
    const GroupComparable groups_comparable(
        result_.stories, Groups(representative_, Memory()), options_);
    const AddressPairs candidates = FindAddressPairs(
        result_.stories, representative_, groups_comparable, pairs_);
    Column<Match> matches(Memory());
    NEARDUP_RETURN_IF_ERROR(
        JudgePairs(candidates.pairs, &pool_, judges_, hooks_, &matches));
    for (size_t i = 0; i < matches.size(); ++i) {
      if (!IsCopy(matches[i].relation)) continue;
      const auto [a, b] = candidates.pairs[i];
      copies_.push_back({a, b, matches[i]});
      if (comparable(a, b)) pairs_.Add(a, b, matches[i]);
    }
    Count("candidates of one lossy address", candidates.pairs.size());
    Count("lossy addresses over the cap", candidates.capped_buckets);
    Count("pairs of them left out", candidates.pairs_left_out);
    EndStage("addresses");
    return OkStatus();
  }

  Status JudgeMembers(const Comparable& comparable) {
    // Pairs of the same words are known without a look.
    for (const StoryPair& pair : exact_pairs_) {
      pairs_.Add(pair.a, pair.b, ExactMatch());
    }
    if (NearTierNeeded()) {
      uint64_t left_out = 0;
      const Column<StoryPair> members =
          MemberPairs(Groups(representative_, Memory()), comparable, copies_,
                      pairs_, &left_out);
      NEARDUP_RETURN_IF_ERROR(JudgeAll(members));
      Count("pairs of group members judged", members.size());
      Count("pairs of group members not judged", left_out);
    }
    if (options_.find.near_duplicate) {
      const Column<StoryPair> revisions =
          RevisionPairs(result_.stories, comparable, pairs_);
      NEARDUP_RETURN_IF_ERROR(JudgeAll(revisions));
      Count("pairs of one address or id judged", revisions.size());
    }
    EndStage("members");
    return OkStatus();
  }

  // Adds the verdicts to pairs_.
  Status JudgeAll(std::span<const StoryPair> pairs) {
    Column<Match> matches(Memory());
    NEARDUP_RETURN_IF_ERROR(
        JudgePairs(pairs, &pool_, judges_, hooks_, &matches));
    for (size_t i = 0; i < pairs.size(); ++i) {
      pairs_.Add(pairs[i].a, pairs[i].b, matches[i]);
    }
    return OkStatus();
  }

  Status Cluster(const Comparable& comparable) {
    NEARDUP_ASSIGN_OR_RETURN(
        ClusterStage stage,
        ClusterStories(result_.stories, comparable, options_, &pool_, judges_,
                       hooks_, &pairs_));
    result_.outcomes = std::move(stage.outcomes);
    result_.clusters = std::move(stage.clusters);
    result_.members = std::move(stage.members);
    Count("pairs judged for clusters", stage.verified);
    EndStage("clusters");
    return OkStatus();
  }

  Status GatherPairs() {
    result_.pairs = pairs_.Sorted(options_.find);
    for (PairResult& pair : result_.pairs) SetNewer(result_.stories, &pair);
    result_.has_passages = options_.evidence;
    if (options_.evidence) {
      Column<PairResult>& pairs = result_.pairs;
      pool_.ParallelFor(pairs.size(), 64,
                        [&](size_t begin, size_t end, int worker) {
                          if (hooks_.cancelled()) return;
                          for (size_t i = begin; i < end; ++i) {
                            judges_[worker].JudgeWithPassages(
                                pairs[i].a, pairs[i].b, &pairs[i].passages);
                          }
                        });
      EndStage("evidence");
    }
    return hooks_.Check();
  }

  void Summarise() {
    RunSummary& summary = result_.summary;
    for (const PairResult& pair : result_.pairs) {
      ++summary.pairs[static_cast<size_t>(pair.match.relation)];
    }
    for (const StoryResult& story : result_.outcomes) {
      if (story.role != Role::kDuplicate) continue;
      ++summary.duplicates[static_cast<size_t>(story.relation)];
    }
    for (const ClusterResult& cluster : result_.clusters) {
      summary.clusters += cluster.members.size() > 1;
    }
    for (const StageTime& stage : summary.stages) {
      summary.seconds += stage.seconds;
    }
    summary.peak_memory_bytes = PeakMemoryBytes();
    summary.spilled_bytes = result_.stories.memory().spilled_bytes();
  }

  void Count(std::string name, uint64_t value) {
    result_.summary.counters.push_back({std::move(name), value});
  }

  void EndStage(std::string name) {
    const auto now = std::chrono::steady_clock::now();
    const double seconds =
        std::chrono::duration<double>(now - stage_start_).count();
    result_.summary.stages.push_back({std::move(name), seconds});
    stage_start_ = now;
  }

  const DedupOptions& options_;
  const Hooks& hooks_;
  ThreadPool pool_;
  DedupResult result_;
  std::vector<PairJudge> judges_;
  Column<uint32_t> representative_;
  Column<StoryPair> exact_pairs_;
  Column<PairSet::Judged> copies_;  // of representatives; nearly so as well
  PairSet pairs_;
  std::chrono::steady_clock::time_point stage_start_ =
      std::chrono::steady_clock::now();
};

}  // namespace

StatusOr<DedupResult> Dedup(BatchReader* input, const DedupOptions& options,
                            const Hooks& hooks) {
  NEARDUP_RETURN_IF_ERROR(Validate(options));
  return Run(options, hooks).Execute(input);
}

}  // namespace neardup
