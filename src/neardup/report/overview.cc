#include "neardup/report/overview.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <utility>

namespace neardup {
namespace {

constexpr int64_t kHour = 3600, kDay = 24 * kHour;
constexpr int64_t kSteps[] = {kHour,    3 * kHour, 6 * kHour, kDay,
                              7 * kDay, 30 * kDay, 91 * kDay, 365 * kDay};
constexpr int64_t kMostTimes = 60;

// Positions in Overview::sizes: 2, 3, 4 have one each, then powers of two.
size_t SizeClassOf(uint64_t size) {
  return size <= 4 ? size - 2 : std::bit_width(size - 1);
}

SizeClass EmptySizeClass(size_t at) {
  if (at <= 2) return {at + 2, at + 2};
  return {(uint64_t{1} << (at - 1)) + 1, uint64_t{1} << at};
}

int64_t FloorTo(int64_t value, int64_t step) {
  const int64_t rest = value % step;
  return value - (rest < 0 ? rest + step : rest);
}

// What is counted source by source.
class Sources {
 public:
  uint32_t NumberOf(std::string_view source) {
    const auto [at, added] =
        numbers_.try_emplace(source, static_cast<uint32_t>(counts_.size()));
    if (added) counts_.push_back({source});
    return at->second;
  }
  SourceCounts& operator[](uint32_t number) { return counts_[number]; }
  size_t size() const { return counts_.size(); }

  void AddFlow(uint32_t from, uint32_t to) { ++flow_[{from, to}]; }

  // The sources with most stories in the flow, as rows and columns.
  void FillFlow(Overview* overview) const {
    std::vector<uint64_t> all(counts_.size(), 0);
    for (const auto& [ends, stories] : flow_) {
      all[ends.first] += stories;
      all[ends.second] += stories;
    }
    const std::vector<uint32_t> order =
        Largest(kMostFlowSources, [&](uint32_t i) { return all[i]; });
    const size_t n = order.size();
    overview->flow.assign(n * n, 0);
    for (size_t i = 0; i < n; ++i) {
      overview->flow_sources.push_back(counts_[order[i]].source);
      for (size_t j = 0; j < n; ++j) {
        const auto found = flow_.find({order[i], order[j]});
        if (found != flow_.end()) overview->flow[i * n + j] = found->second;
      }
    }
  }

  void FillCopies(Overview* overview) const {
    const auto copies = [&](uint32_t i) { return Sum(counts_[i].copies); };
    for (const uint32_t source : Largest(kMostCopySources, copies)) {
      overview->sources.push_back(counts_[source]);
    }
    overview->num_sources = counts_.size();
  }

 private:
  // At most `limit` sources, the largest first, none of 0; ties by name.
  template <typename Value>
  std::vector<uint32_t> Largest(size_t limit, const Value& value) const {
    std::vector<uint32_t> order(counts_.size());
    std::iota(order.begin(), order.end(), 0);
    std::erase_if(order, [&](uint32_t i) { return value(i) == 0; });
    std::sort(order.begin(), order.end(), [&](uint32_t i, uint32_t j) {
      if (value(i) != value(j)) return value(i) > value(j);
      return counts_[i].source < counts_[j].source;
    });
    if (order.size() > limit) order.resize(limit);
    return order;
  }

  absl::flat_hash_map<std::string_view, uint32_t> numbers_;
  std::vector<SourceCounts> counts_;
  absl::flat_hash_map<std::pair<uint32_t, uint32_t>, uint64_t> flow_;
};

class Summary {
 public:
  explicit Summary(const DedupResult& result)
      : result_(result), stories_(result.stories) {}

  Overview Make() {
    CountStories();
    CountTimes();
    for (uint32_t i = 0; i < result_.clusters.size(); ++i) {
      if (result_.clusters[i].members.size() > 1) AddGroup(i);
    }
    for (const PairResult& pair : result_.pairs) AddPair(pair);
    sources_.FillFlow(&overview_);
    sources_.FillCopies(&overview_);
    return std::move(overview_);
  }

 private:
  void CountStories() {
    source_of_.resize(stories_.size(), kNoSource);
    for (uint32_t i = 0; i < stories_.size(); ++i) {
      const StoryResult& outcome = result_.outcomes[i];
      const bool copy = outcome.role == Role::kDuplicate;
      const size_t words = stories_.num_words(i);
      overview_.words += words;
      if (copy) overview_.copy_words += words;
      const std::string_view source = stories_.meta(i).source;
      if (source.empty()) continue;
      source_of_[i] = sources_.NumberOf(source);
      SourceCounts& counts = sources_[source_of_[i]];
      ++counts.stories;
      if (copy) ++counts.copies[static_cast<size_t>(outcome.relation)];
    }
  }

  void CountTimes() {
    int64_t first = std::numeric_limits<int64_t>::max();
    int64_t last = std::numeric_limits<int64_t>::min();
    ForEachCopy([&](std::optional<int64_t> time, Relation) {
      if (!time) {
        ++overview_.without_time;
        return;
      }
      first = std::min(first, *time);
      last = std::max(last, *time);
    });
    if (first > last) return;
    int64_t step = kSteps[0];
    for (const int64_t longer : kSteps) {
      step = longer;
      if ((last - first) / step < kMostTimes) break;
    }
    overview_.time_step = step;
    const int64_t begin = FloorTo(first, step);
    for (int64_t time = begin; time <= last; time += step) {
      overview_.times.push_back({time});
    }
    ForEachCopy([&](std::optional<int64_t> time, Relation relation) {
      if (!time) return;
      ++overview_.times[(*time - begin) / step]
            .copies[static_cast<size_t>(relation)];
    });
  }

  template <typename Function>
  void ForEachCopy(const Function& function) const {
    for (uint32_t i = 0; i < stories_.size(); ++i) {
      const StoryResult& outcome = result_.outcomes[i];
      if (outcome.role != Role::kDuplicate) continue;
      function(stories_.meta(i).time, outcome.relation);
    }
  }

  void AddGroup(uint32_t number) {
    const ClusterResult& cluster = result_.clusters[number];
    const size_t size = cluster.members.size();
    while (overview_.sizes.size() <= SizeClassOf(size)) {
      overview_.sizes.push_back(EmptySizeClass(overview_.sizes.size()));
    }
    SizeClass& sizes = overview_.sizes[SizeClassOf(size)];
    ++sizes.groups;
    sizes.stories += size;
    AddFlow(cluster);
    AddRewrite(number);
  }

  void AddFlow(const ClusterResult& cluster) {
    const uint32_t first = FirstSeen(stories_, cluster);
    const uint32_t from = source_of_[first];
    if (from == kNoSource || !stories_.meta(first).time) return;
    for (const uint32_t member : cluster.members) {
      const uint32_t to = source_of_[member];
      if (to == kNoSource || to == from || !stories_.meta(member).time)
        continue;
      sources_.AddFlow(from, to);
    }
  }

  void AddRewrite(uint32_t number) {
    const auto members = result_.clusters[number].members;
    const bool rewritten =
        std::any_of(members.begin(), members.end(), [&](uint32_t member) {
          const StoryResult& outcome = result_.outcomes[member];
          return outcome.role == Role::kDuplicate &&
                 outcome.relation == Relation::kRewrite;
        });
    if (!rewritten) return;
    std::vector<uint32_t> sources;
    for (const uint32_t member : members) {
      if (source_of_[member] != kNoSource) {
        sources.push_back(source_of_[member]);
      }
    }
    std::sort(sources.begin(), sources.end());
    const auto end = std::unique(sources.begin(), sources.end());
    const size_t spread = end - sources.begin();
    if (overview_.widest_rewrite && spread <= widest_) return;
    widest_ = spread;
    overview_.widest_rewrite = number;
  }

  void AddPair(const PairResult& pair) {
    const auto relation = static_cast<size_t>(pair.match.relation);
    if (relation >= kNumCopyRelations) return;
    const int at = static_cast<int>(pair.match.score * kScoreClasses);
    ++overview_.scores[relation][std::clamp(at, 0, kScoreClasses - 1)];
  }

  static constexpr uint32_t kNoSource = UINT32_MAX;

  const DedupResult& result_;
  const StoryTable& stories_;
  Overview overview_;
  Sources sources_;
  std::vector<uint32_t> source_of_;  // by story
  size_t widest_ = 0;
};

}  // namespace

uint64_t Sum(const CopyCounts& counts) {
  return std::accumulate(counts.begin(), counts.end(), uint64_t{0});
}

uint32_t FirstSeen(const StoryTable& stories, const ClusterResult& cluster) {
  uint32_t first = cluster.members[0];
  for (const uint32_t member : cluster.members) {
    const std::optional<int64_t> time = stories.meta(member).time;
    if (!time) continue;
    const std::optional<int64_t> best = stories.meta(first).time;
    if (!best || *time < *best) first = member;
  }
  return first;
}

Overview Summarise(const DedupResult& result) { return Summary(result).Make(); }

}  // namespace neardup
