#include "neardup/pipeline/pair_judge.h"

#include <algorithm>

#include "neardup/cluster/union_find.h"
#include "neardup/sketch/shingles.h"
#include "neardup/verify/passages.h"
#include "neardup/verify/profile.h"
#include "neardup/verify/shingle_sets.h"
#include "neardup/verify/shingle_similarity.h"

namespace neardup {
namespace {

constexpr uint32_t kNoStory = 0xFFFFFFFF;
// Recent layouts kept a thread: enough for the largest groups that are judged
// pair by pair.
constexpr size_t kMostSlots = 512;
// Of long stories only the last two are kept: one of a million words takes as
// much as a thousand others.
constexpr size_t kLongStory = 1 << 15;
constexpr size_t kLongSlots = 2;
// Layouts take at most about a sixteenth of a bound.
constexpr size_t kShareOfBound = 16;
constexpr size_t kBytesOfLayout = 64 << 10;
constexpr size_t kPairsAtOnce = 64;

// Versions of one story share at least so much: of the 5-grams of one, or of
// the words of one in order. Pages that show another story every day share
// less.
constexpr double kRevisionContainment = 0.1;
constexpr double kRevisionCoverage = 0.3;
// The least score of such a pair: no model was fitted on addresses.
constexpr double kRevisionScore = 0.9;

size_t NumSlots(const DedupOptions& options) {
  if (options.memory_bytes == 0) return kMostSlots;
  const uint64_t slots = options.memory_bytes /
                         (kShareOfBound * kBytesOfLayout * NumThreads(options));
  return std::clamp<uint64_t>(slots, 16, kMostSlots);
}

}  // namespace

struct PairJudge::Layout {
  uint32_t story = kNoStory;
  bool has_profile = false;
  Profile profile;
  ShingleSets sets;

  void Reset(uint32_t new_story, bool was_long) {
    story = new_story;
    has_profile = false;
    if (was_long) {
      sets = ShingleSets();
    } else {
      sets.Reset();
    }
  }
};

PairJudge::PairJudge(const StoryTable& stories, const DedupOptions& options)
    : stories_(&stories),
      verifier_(std::make_unique<Verifier>(
          VerifyOptions{.rewrite_model = options.rewrite_model.get(),
                        .min_score = options.min_score,
                        .want_passages = options.evidence,
                        .gates = options.gates})),
      builder_(std::make_unique<ProfileBuilder>(FrequencyTable::BuiltIn())),
      num_slots_(NumSlots(options)),
      layouts_(num_slots_ + kLongSlots),
      spare_(std::make_unique<Layout>()) {}

PairJudge::~PairJudge() = default;
PairJudge::PairJudge(PairJudge&&) noexcept = default;

const Verifier& PairJudge::verifier() const { return *verifier_; }

PairJudge::Layout& PairJudge::Find(uint32_t story, const Layout* in_use) {
  const size_t place =
      IsLong(story) ? num_slots_ + story % kLongSlots : story % num_slots_;
  std::unique_ptr<Layout>* slot = &layouts_[place];
  if (*slot == nullptr) *slot = std::make_unique<Layout>();
  // Two stories of one slot: the other one is still needed.
  if (slot->get() == in_use && in_use->story != story) slot = &spare_;
  Layout& layout = **slot;
  if (layout.story != story) {
    layout.Reset(story, layout.story != kNoStory && IsLong(layout.story));
  }
  return **slot;
}

bool PairJudge::IsLong(uint32_t story) const {
  return stories_->num_words(story) > kLongStory;
}

StorySide PairJudge::Side(uint32_t story, Layout* layout) {
  if (!layout->has_profile) {
    builder_->Build(stories_->tokens(story), &layout->profile);
    layout->has_profile = true;
  }
  const StoryMeta& meta = stories_->meta(story);
  return {.tokens = stories_->tokens(story),
          .profile = &layout->profile,
          .exact = meta.exact,
          .sets = &layout->sets,
          .source = meta.source};
}

bool PairJudge::OneSeries(uint32_t a, uint32_t b) const {
  return neardup::OneSeries(stories_->meta(a).revision,
                            stories_->meta(b).revision);
}

Match PairJudge::AsRevision(uint32_t a, uint32_t b, Match match) const {
  if (match.relation == Relation::kExact || !OneSeries(a, b)) return match;
  // The withdrawal of a numbered version need not repeat it.
  const Revision& x = stories_->meta(a).revision;
  const Revision& y = stories_->meta(b).revision;
  const bool withdrawal = (x.withdrawn || y.withdrawn) && x.id_series != 0 &&
                          x.id_series == y.id_series;
  if (IsCopy(match.relation) || withdrawal ||
      std::max(match.containment_a, match.containment_b) >=
          kRevisionContainment ||
      std::max(match.coverage_a, match.coverage_b) >= kRevisionCoverage) {
    match.relation = Relation::kNearDuplicate;
    match.score = std::max(match.score, kRevisionScore);
  }
  return match;
}

Match PairJudge::Judge(uint32_t a, uint32_t b) {
  Layout& left = Find(a, nullptr);
  Layout& right = Find(b, &left);
  return AsRevision(a, b, verifier_->Judge(Side(a, &left), Side(b, &right)));
}

Match PairJudge::JudgeCandidate(uint32_t a, uint32_t b) {
  if (OneSeries(a, b)) return Judge(a, b);
  Layout& left = Find(a, nullptr);
  Layout& right = Find(b, &left);
  return verifier_->JudgeCandidate(Side(a, &left), Side(b, &right));
}

std::optional<Match> PairJudge::JudgeIfSimilar(uint32_t a, uint32_t b,
                                               double least) {
  Layout& left = Find(a, nullptr);
  Layout& right = Find(b, &left);
  const SetSimilarity sets5 = CompareShingles(
      left.sets.Get(stories_->tokens(a).words, kShingleLength),
      right.sets.Get(stories_->tokens(b).words, kShingleLength));
  if (sets5.jaccard() < least) return std::nullopt;
  return AsRevision(a, b,
                    verifier_->Judge(Side(a, &left), Side(b, &right), sets5));
}

Match PairJudge::JudgeWithPassages(uint32_t a, uint32_t b,
                                   std::vector<Passage>* passages) {
  const Match match = Judge(a, b);
  passages->assign(verifier_->passages().begin(), verifier_->passages().end());
  ToBytes(stories_->offsets(a), stories_->offsets(b), passages);
  return match;
}

namespace {

// Each once, ascending. Not a table of all stories of the batch: the pairs may
// be few, and asked about often.
Column<uint32_t> StoriesOf(std::span<const StoryPair> pairs,
                           std::pmr::memory_resource* memory) {
  Column<uint32_t> stories(memory);
  stories.reserve(2 * pairs.size());
  for (const StoryPair& pair : pairs) {
    stories.push_back(pair.a);
    stories.push_back(pair.b);
  }
  std::sort(stories.begin(), stories.end());
  stories.erase(std::unique(stories.begin(), stories.end()), stories.end());
  return stories;
}

}  // namespace

Column<uint32_t> JudgingOrder(std::span<const StoryPair> pairs,
                              std::pmr::memory_resource* memory) {
  const Column<uint32_t> stories = StoriesOf(pairs, memory);
  const auto index = [&](uint32_t story) {
    return static_cast<uint32_t>(
        std::lower_bound(stories.begin(), stories.end(), story) -
        stories.begin());
  };
  UnionFind groups(stories.size(), memory);
  for (const StoryPair& pair : pairs) {
    groups.Union(index(pair.a), index(pair.b));
  }
  Column<uint64_t> keys(pairs.size(), memory);  // group << 32 | pair
  for (size_t i = 0; i < pairs.size(); ++i) {
    keys[i] = uint64_t{groups.Find(index(pairs[i].a))} << 32 | i;
  }
  std::sort(keys.begin(), keys.end());
  Column<uint32_t> order(pairs.size(), memory);
  for (size_t i = 0; i < keys.size(); ++i) {
    order[i] = static_cast<uint32_t>(keys[i]);
  }
  return order;
}

Status JudgePairs(std::span<const StoryPair> pairs, ThreadPool* pool,
                  std::span<PairJudge> judges, const Hooks& hooks,
                  Column<Match>* matches) {
  matches->assign(pairs.size(), Match{});
  const Column<uint32_t> order =
      JudgingOrder(pairs, matches->get_allocator().resource());
  pool->ParallelFor(
      pairs.size(), kPairsAtOnce, [&](size_t begin, size_t end, int worker) {
        if (hooks.cancelled()) return;
        for (size_t k = begin; k < end; ++k) {
          const uint32_t i = order[k];
          (*matches)[i] = judges[worker].Judge(pairs[i].a, pairs[i].b);
        }
      });
  return hooks.Check();
}

}  // namespace neardup
