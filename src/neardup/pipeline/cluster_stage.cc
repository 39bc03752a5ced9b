#include "neardup/pipeline/cluster_stage.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

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
  Column<Link> versions;  // of one story, by address or id
  Column<ExcerptLink> excerpts;
};

Links LinksOf(const StoryTable& stories, const FindSet& find,
              const PairSet& pairs) {
  Links links{.merging = Column<Link>(pairs.memory()),
              .versions = Column<Link>(pairs.memory()),
              .excerpts = Column<ExcerptLink>(pairs.memory())};
  for (const PairSet::Judged& pair : pairs.pairs()) {
    if (!find.Wants(pair.match.relation)) continue;
    if (pair.match.relation == Relation::kNearDuplicate &&
        OneSeries(stories.meta(pair.a).revision,
                  stories.meta(pair.b).revision)) {
      links.versions.push_back({pair.a, pair.b});
      continue;
    }
    if (pair.match.relation != Relation::kExcerpt) {
      links.merging.push_back({pair.a, pair.b});
      continue;
    }
    const bool a_is_whole = stories.Precedes(pair.a, pair.b);
    links.excerpts.push_back({a_is_whole ? pair.b : pair.a,
                              a_is_whole ? pair.a : pair.b,
                              static_cast<float>(pair.match.score)});
  }
  // A version of a story belongs to that, not to a story it is an excerpt of.
  absl::flat_hash_set<uint32_t> with_versions;
  for (const Link& link : links.versions) {
    with_versions.insert({link.a, link.b});
  }
  std::erase_if(links.excerpts, [&](const ExcerptLink& link) {
    return with_versions.contains(link.excerpt);
  });
  return links;
}

// Formed clusters, and what of each member is its part.
class Parts {
 public:
  explicit Parts(const JoinedClusters& joined) : joined_(joined) {}

  // The story that the part of a member was formed around.
  uint32_t Hub(uint32_t member) const {
    const Clusters& clusters = joined_.clusters;
    return joined_.parts.empty()
               ? clusters.canonicals[clusters.stories[member].cluster]
               : joined_.parts[member];
  }

  // The links that join the parts of a cluster.
  std::span<const Link> Joints(size_t cluster) const {
    const auto of = [&](const Link& joint) {
      return joined_.clusters.stories[joint.a].cluster;
    };
    const auto [begin, end] =
        std::ranges::equal_range(joined_.joints, cluster, {}, of);
    return {begin, end};
  }

 private:
  const JoinedClusters& joined_;
};

// The member of a cluster that --keep prefers among those verified against
// every other member of their part; the story that a part was formed around
// always is. What was withdrawn stands for others only if nothing else is
// there.
uint32_t ChooseCanonical(const StoryTable& stories,
                         std::span<const uint32_t> members, uint32_t best,
                         const Parts& parts, const KeepOrder& keep,
                         Verdicts* verdicts) {
  const std::vector<uint32_t> order = keep.Sorted(members);
  const auto withdrawn = [&](uint32_t story) {
    return stories.meta(story).revision.withdrawn;
  };
  // They are behind all others.
  const size_t usable = static_cast<size_t>(
      std::ranges::find_if(order, withdrawn) - order.begin());
  const size_t tries =
      std::min(usable > 0 ? usable : order.size(), kCanonicalTries);
  for (size_t i = 0; i < tries; ++i) {
    const uint32_t candidate = order[i];
    const uint32_t hub = parts.Hub(candidate);
    if (candidate == hub) return hub;
    std::vector<Link> links;
    for (const uint32_t member : members) {
      if (parts.Hub(member) == hub && member != candidate) {
        links.push_back({candidate, member});
      }
    }
    verdicts->Request(links);
    const bool holds = std::ranges::all_of(links, [&](const Link& link) {
      return verdicts->IsWanted(link.a, link.b);
    });
    if (holds) return candidate;
  }
  return withdrawn(best) ? order.front() : best;
}

// What stood for a part repeats the member that a joint begins at, and that one
// the member at the other end: from the part of the canonical on, along the
// joints, which are a tree.
void LinkParts(const Parts& parts, size_t cluster, uint32_t canonical,
               ClusterStage* stage) {
  absl::flat_hash_map<uint32_t, std::vector<Link>> joints;  // from a part on
  for (const Link& joint : parts.Joints(cluster)) {
    joints[parts.Hub(joint.a)].push_back(joint);
    joints[parts.Hub(joint.b)].push_back({joint.b, joint.a});
  }
  const auto repeat = [&](uint32_t story, uint32_t original) {
    uint32_t& now = stage->outcomes[story].duplicate_of;
    if (now != canonical) now = original;
  };
  absl::flat_hash_set<uint32_t> reached = {parts.Hub(canonical)};
  std::vector<uint32_t> next = {parts.Hub(canonical)};
  while (!next.empty()) {
    const uint32_t part = next.back();
    next.pop_back();
    for (const Link& joint : joints[part]) {
      const uint32_t hub = parts.Hub(joint.b);
      if (!reached.insert(hub).second) continue;
      repeat(hub, joint.b);
      repeat(joint.b, joint.a);
      next.push_back(hub);
    }
  }
}

// The canonical of each cluster.
Column<uint32_t> ChooseCanonicals(const StoryTable& stories,
                                  const Clusters& formed, const Parts& parts,
                                  const KeepOrder& keep, Verdicts* verdicts) {
  Column<uint32_t> canonicals = formed.canonicals;
  for (size_t cluster = 0; cluster < formed.size(); ++cluster) {
    // Attached excerpts are never chosen.
    std::vector<uint32_t> eligible;
    for (const uint32_t member : formed.members(cluster)) {
      if (!formed.stories[member].excerpt) eligible.push_back(member);
    }
    if (eligible.size() < 2) continue;
    canonicals[cluster] = ChooseCanonical(
        stories, eligible, formed.canonicals[cluster], parts, keep, verdicts);
  }
  return canonicals;
}

// Sets what each member of a cluster repeats: the canonical if it is a copy of
// it; else a story that is known to be one, and leads to the canonical.
void SetOriginals(const Verdicts& verdicts, const Clusters& formed,
                  const Parts& parts, size_t cluster, uint32_t canonical,
                  ClusterStage* stage) {
  for (const uint32_t member : formed.members(cluster)) {
    uint32_t& original = stage->outcomes[member].duplicate_of;
    // An excerpt of a member that is not the canonical, or of another part.
    original = verdicts.IsWanted(canonical, member)
                   ? canonical
                   : formed.stories[member].duplicate_of;
  }
  stage->outcomes[canonical].duplicate_of = canonical;
  if (!parts.Joints(cluster).empty())
    LinkParts(parts, cluster, canonical, stage);
}

void FillOutcomes(const Verdicts& verdicts, const Clusters& formed,
                  const Parts& parts, std::span<const uint32_t> canonicals,
                  ClusterStage* stage) {
  for (size_t cluster = 0; cluster < formed.size(); ++cluster) {
    const uint32_t canonical = canonicals[cluster];
    const std::span<const uint32_t> members = formed.members(cluster);
    ClusterResult& result = stage->clusters.emplace_back();
    result.canonical = canonical;
    result.members = members;
    SetOriginals(verdicts, formed, parts, cluster, canonical, stage);
    double sum = 0;
    for (const uint32_t member : members) {
      StoryResult& story = stage->outcomes[member];
      story.cluster = static_cast<uint32_t>(cluster);
      if (members.size() == 1) continue;
      if (member == canonical) {
        story.role = Role::kCanonical;
        continue;
      }
      story.role = Role::kDuplicate;
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
  const Column<uint32_t> rank = ContentRank(stories);
  JoinedClusters joined =
      JoinClusters(FormClusters(stories.size(), links.merging, links.excerpts,
                                rank, verify, stories.memory().warm()),
                   links.versions, rank);
  Clusters& formed = joined.clusters;
  const Parts parts(joined);

  NEARDUP_RETURN_IF_ERROR(verdicts.status());

  // What is judged from here on depends on positions, where times do not tell
  // who is first, so it is not reported.
  PairSet unreported(pairs->memory());
  Verdicts more_verdicts(comparable, options.find, pool, judges, hooks, pairs,
                         &unreported);
  const Column<uint32_t> canonicals = ChooseCanonicals(
      stories, formed, parts, KeepOrder(stories, options), &more_verdicts);
  NEARDUP_RETURN_IF_ERROR(more_verdicts.status());

  ClusterStage stage;
  stage.outcomes = Column<StoryResult>(stories.size(), stories.memory().warm());
  stage.clusters = Column<ClusterResult>(stories.memory().warm());
  stage.clusters.reserve(formed.size());
  FillOutcomes(more_verdicts, formed, parts, canonicals, &stage);
  stage.members = std::move(formed.member_list);
  stage.verified = verdicts.judged() + more_verdicts.judged();
  return stage;
}

}  // namespace neardup
