#include "neardup/pipeline/groups.h"

#include <algorithm>

namespace neardup {
namespace {

// Of a group of at most so many stories every pair is judged.
constexpr size_t kEveryPairOfGroup = 128;
// Of two groups, if they make at most so many pairs.
constexpr size_t kEveryPairOfTwoGroups = 64;

// Collects pairs of members that still need a verdict.
class PairCollector {
 public:
  PairCollector(const Comparable& comparable, const PairSet& judged)
      : comparable_(comparable), judged_(judged), pairs_(judged.memory()) {}

  void Add(uint32_t a, uint32_t b) {
    if (a == b || !comparable_(a, b) || judged_.Find(a, b) != nullptr) return;
    pairs_.push_back({std::min(a, b), std::max(a, b)});
  }

  Column<StoryPair> Take() {
    std::sort(pairs_.begin(), pairs_.end());
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
    return std::move(pairs_);
  }

 private:
  const Comparable& comparable_;
  const PairSet& judged_;
  Column<StoryPair> pairs_;
};

}  // namespace

Groups::Groups(std::span<const uint32_t> representative,
               std::pmr::memory_resource* memory)
    : starts_(representative.size() + 1, 0, memory),
      members_(representative.size(), memory) {
  for (const uint32_t r : representative) ++starts_[r + 1];
  for (size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  Column<uint32_t> next(starts_.begin(), starts_.end() - 1, memory);
  for (uint32_t story = 0; story < representative.size(); ++story) {
    members_[next[representative[story]]++] = story;
  }
}

Column<uint32_t> Groups::Representatives() const {
  Column<uint32_t> representatives(members_.get_allocator());
  for (uint32_t story = 0; story + 1 < starts_.size(); ++story) {
    if (starts_[story] != starts_[story + 1]) representatives.push_back(story);
  }
  return representatives;
}

GroupComparable::GroupComparable(const StoryTable& stories,
                                 const Groups& groups,
                                 const DedupOptions& options)
    : window_(options.window_seconds), spans_(stories.memory().warm()) {
  if (!window_) return;
  spans_.resize(stories.size());
  for (uint32_t story = 0; story < stories.size(); ++story) {
    const std::span<const uint32_t> members = groups.Members(story);
    if (members.empty() || !stories.meta(members.front()).time) continue;
    const int64_t time = *stories.meta(members.front()).time;
    Span span{time, time, false};
    for (const uint32_t member : members) {
      const auto& other = stories.meta(member).time;
      span.open |= !other.has_value();
      span.first = std::min(span.first, other.value_or(span.first));
      span.last = std::max(span.last, other.value_or(span.last));
    }
    spans_[story] = span;
  }
}

bool GroupComparable::operator()(uint32_t a, uint32_t b) const {
  if (!window_) return true;
  const Span& x = spans_[a];
  const Span& y = spans_[b];
  if (x.open || y.open) return true;
  return x.first - y.last <= *window_ && y.first - x.last <= *window_;
}

Column<StoryPair> MemberPairs(const Groups& groups,
                              const Comparable& comparable,
                              std::span<const PairSet::Judged> copies,
                              const PairSet& judged, uint64_t* left_out) {
  PairCollector pairs(comparable, judged);
  for (const uint32_t representative : groups.Representatives()) {
    const std::span<const uint32_t> members = groups.Members(representative);
    const size_t count = members.size() * (members.size() - 1) / 2;
    if (members.size() <= kEveryPairOfGroup) {
      for (size_t i = 0; i < members.size(); ++i) {
        for (size_t j = i + 1; j < members.size(); ++j) {
          pairs.Add(members[i], members[j]);
        }
      }
    } else {
      for (const uint32_t member : members) pairs.Add(representative, member);
      *left_out += count - (members.size() - 1);
    }
  }
  for (const PairSet::Judged& copy : copies) {
    const std::span<const uint32_t> left = groups.Members(copy.a);
    const std::span<const uint32_t> right = groups.Members(copy.b);
    if (left.size() * right.size() <= kEveryPairOfTwoGroups) {
      for (const uint32_t a : left) {
        for (const uint32_t b : right) pairs.Add(a, b);
      }
    } else {
      for (const uint32_t a : left) pairs.Add(a, copy.b);
      for (const uint32_t b : right) pairs.Add(copy.a, b);
      *left_out += (left.size() - 1) * static_cast<uint64_t>(right.size() - 1);
    }
  }
  return pairs.Take();
}

}  // namespace neardup
