#include "neardup/pipeline/cluster_stage.h"

#include <algorithm>

#include "neardup/pipeline/keep_order.h"

namespace neardup {
namespace {

// Members tried as canonical before the story the cluster was formed around is
// taken: bounds the verdicts of a cluster to eight times its size.
constexpr size_t kCanonicalTries = 8;

// Verdicts on demand, each made once: looked up in `added` and `known` (may be
// null), or made and put into `added`.
class Verdicts {
 public:
  Verdicts(const Comparable& comparable, const FindSet& find, ThreadPool* pool,
           std::span<PairJudge> judges, const Hooks& hooks,
           const PairSet* known, PairSet* added)
      : comparable_(comparable),
        find_(find),
        pool_(pool),
        judges_(judges),
        hooks_(hooks),
        known_(known),
        added_(added) {}

  // Judges those of `links` that are not known yet.
  void Request(std::span<const Link> links) {
    Column<StoryPair> missing(added_->memory());
    for (const Link& link : links) {
      const StoryPair pair{std::min(link.a, link.b), std::max(link.a, link.b)};
      if (pair.a != pair.b && comparable_(pair.a, pair.b) &&
          Find(pair.a, pair.b) == nullptr) {
        missing.push_back(pair);
      }
    }
    std::sort(missing.begin(), missing.end());
    missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
    Column<Match> matches(added_->memory());
    status_.Update(JudgePairs(missing, pool_, judges_, hooks_, &matches));
    if (!status_.ok()) return;
    for (size_t i = 0; i < missing.size(); ++i) {
      added_->Add(missing[i].a, missing[i].b, matches[i]);
    }
    judged_ += missing.size();
  }

  const Match* Find(uint32_t a, uint32_t b) const {
    const Match* match = added_->Find(a, b);
    return match != nullptr || known_ == nullptr ? match : known_->Find(a, b);
  }

  bool IsWanted(uint32_t a, uint32_t b) const {
    const Match* match = Find(a, b);
    return match != nullptr && find_.Wants(match->relation);
  }

  const Status& status() const { return status_; }
  uint64_t judged() const { return judged_; }

 private:
  const Comparable& comparable_;
  const FindSet& find_;
  ThreadPool* pool_;
  std::span<PairJudge> judges_;
  const Hooks& hooks_;
  const PairSet* known_;
  PairSet* added_;
  Status status_;
  uint64_t judged_ = 0;
};

Column<uint32_t> ContentRank(const StoryTable& stories) {
  // What StoryTable::Precedes looks at first, side by side.
  struct Sized {
    uint64_t words;
    uint64_t content;
    uint32_t story;
  };
  Column<Sized> order(stories.size(), stories.memory().warm());
  for (uint32_t i = 0; i < order.size(); ++i) {
    order[i] = {stories.num_words(i), stories.meta(i).exact.high, i};
  }
  std::sort(order.begin(), order.end(), [&](const Sized& a, const Sized& b) {
    if (a.words != b.words) return a.words > b.words;
    if (a.content != b.content) return a.content < b.content;
    return stories.Precedes(a.story, b.story);
  });
  Column<uint32_t> rank(stories.size(), stories.memory().warm());
  for (uint32_t i = 0; i < order.size(); ++i) rank[order[i].story] = i;
  return rank;
}

struct Links {
  Column<Link> merging;
  Column<ExcerptLink> excerpts;
};

Links LinksOf(const StoryTable& stories, const FindSet& find,
              const PairSet& pairs) {
  Links links{.merging = Column<Link>(pairs.memory()),
              .excerpts = Column<ExcerptLink>(pairs.memory())};
  for (const PairSet::Judged& pair : pairs.pairs()) {
    if (!find.Wants(pair.match.relation)) continue;
    if (pair.match.relation != Relation::kExcerpt) {
      links.merging.push_back({pair.a, pair.b});
      continue;
    }
    const bool a_is_whole = stories.Precedes(pair.a, pair.b);
    links.excerpts.push_back({a_is_whole ? pair.b : pair.a,
                              a_is_whole ? pair.a : pair.b,
                              static_cast<float>(pair.match.score)});
  }
  return links;
}

// The member of a cluster that --keep prefers among those verified against
// every other member; `hub`, which the cluster was formed around, always is.
uint32_t ChooseCanonical(std::span<const uint32_t> members, uint32_t hub,
                         const KeepOrder& keep, Verdicts* verdicts) {
  std::vector<uint32_t> order(members.begin(), members.end());
  std::sort(order.begin(), order.end(), keep);
  const size_t tries = std::min(order.size(), kCanonicalTries);
  for (size_t i = 0; i < tries; ++i) {
    const uint32_t candidate = order[i];
    if (candidate == hub) return hub;
    std::vector<Link> links;
    for (const uint32_t member : members) links.push_back({candidate, member});
    verdicts->Request(links);
    const bool holds =
        std::all_of(members.begin(), members.end(), [&](uint32_t member) {
          return member == candidate || verdicts->IsWanted(candidate, member);
        });
    if (holds) return candidate;
  }
  return hub;
}

void FillOutcomes(const Verdicts& verdicts, const Clusters& formed,
                  std::span<const uint32_t> canonicals, ClusterStage* stage) {
  for (size_t cluster = 0; cluster < formed.size(); ++cluster) {
    const uint32_t canonical = canonicals[cluster];
    const std::span<const uint32_t> members = formed.members(cluster);
    ClusterResult& result = stage->clusters.emplace_back();
    result.canonical = canonical;
    result.members = members;
    double sum = 0;
    for (const uint32_t member : members) {
      StoryResult& story = stage->outcomes[member];
      story.cluster = static_cast<uint32_t>(cluster);
      story.duplicate_of = member;
      if (members.size() == 1) continue;
      if (member == canonical) {
        story.role = Role::kCanonical;
        continue;
      }
      story.role = Role::kDuplicate;
      story.duplicate_of = canonical;
      if (!verdicts.IsWanted(canonical, member)) {
        // An excerpt of a member that is not the canonical.
        story.duplicate_of = formed.stories[member].duplicate_of;
      }
      const Match* match = verdicts.Find(story.duplicate_of, member);
      story.relation = match->relation;
      story.score = match->score;
      result.min_score = std::min(result.min_score, match->score);
      sum += match->score;
    }
    if (members.size() > 1) {
      result.mean_score = sum / static_cast<double>(members.size() - 1);
    }
  }
}

}  // namespace

StatusOr<ClusterStage> ClusterStories(const StoryTable& stories,
                                      const Comparable& comparable,
                                      const DedupOptions& options,
                                      ThreadPool* pool,
                                      std::span<PairJudge> judges,
                                      const Hooks& hooks, PairSet* pairs) {
  Verdicts verdicts(comparable, options.find, pool, judges, hooks, nullptr,
                    pairs);
  const auto verify = [&](std::span<const Link> links) {
    verdicts.Request(links);
    std::vector<uint8_t> answers;
    for (const Link& link : links) {
      answers.push_back(verdicts.IsWanted(link.a, link.b));
    }
    return answers;
  };
  const Links links = LinksOf(stories, options.find, *pairs);
  Clusters formed =
      FormClusters(stories.size(), links.merging, links.excerpts,
                   ContentRank(stories), verify, stories.memory().warm());

  NEARDUP_RETURN_IF_ERROR(verdicts.status());

  // What is judged from here on depends on positions, where times do not tell
  // who is first, so it is not reported.
  PairSet unreported(pairs->memory());
  Verdicts more_verdicts(comparable, options.find, pool, judges, hooks, pairs,
                         &unreported);
  const KeepOrder keep(stories, options);
  Column<uint32_t> canonicals = formed.canonicals;
  for (size_t cluster = 0; cluster < formed.size(); ++cluster) {
    // Attached excerpts are never chosen.
    std::vector<uint32_t> eligible;
    for (const uint32_t member : formed.members(cluster)) {
      if (!formed.stories[member].excerpt) eligible.push_back(member);
    }
    if (eligible.size() < 2) continue;
    canonicals[cluster] = ChooseCanonical(eligible, formed.canonicals[cluster],
                                          keep, &more_verdicts);
  }
  NEARDUP_RETURN_IF_ERROR(more_verdicts.status());

  ClusterStage stage;
  stage.outcomes = Column<StoryResult>(stories.size(), stories.memory().warm());
  stage.clusters = Column<ClusterResult>(stories.memory().warm());
  stage.clusters.reserve(formed.size());
  FillOutcomes(more_verdicts, formed, canonicals, &stage);
  stage.members = std::move(formed.member_list);
  stage.verified = verdicts.judged() + more_verdicts.judged();
  return stage;
}

}  // namespace neardup
