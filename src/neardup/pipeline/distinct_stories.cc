#include "neardup/pipeline/distinct_stories.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "neardup/base/hash.h"

namespace neardup {
namespace {

// A story beside what it is sorted by: the table may lie in a file.
struct Hashed {
  uint64_t hash;
  uint32_t story;
  auto operator<=>(const Hashed&) const = default;
};

uint64_t RecordHash(const StoryMeta& meta) {
  return Hash64(meta.source, Hash64(meta.title, meta.exact.high));
}

uint64_t WordsHash(const TokenView& words) {
  const auto language = static_cast<uint64_t>(words.language);
  return Hash64(words.flags.data(), words.flags.size_bytes(),
                Hash64(words.words.data(), words.words.size_bytes(), language));
}

// Calls body with each run of two or more of one hash.
template <typename Body>
void ForEachRun(std::span<Hashed> sorted, Body body) {
  for (size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
    while (end < sorted.size() && sorted[end].hash == sorted[begin].hash) ++end;
    if (end - begin > 1) body(sorted.subspan(begin, end - begin));
  }
}

}  // namespace

DistinctStories::DistinctStories(const StoryTable& stories)
    : stories_(stories.memory().warm()), place_(stories.memory().warm()) {
  Column<Hashed> order(stories.size(), stories.memory().warm());
  for (uint32_t i = 0; i < order.size(); ++i) {
    order[i] = {RecordHash(stories.meta(i)), i};
  }
  std::sort(order.begin(), order.end());
  Column<uint32_t> first(stories.size(), stories.memory().warm());
  std::iota(first.begin(), first.end(), 0u);
  ForEachRun(order, [&](std::span<Hashed> records) {
    for (Hashed& record : records) {
      record.hash = WordsHash(stories.tokens(record.story));
    }
    std::ranges::sort(records);
    ForEachRun(records, [&](std::span<Hashed> equal) {
      for (const Hashed& one : equal) first[one.story] = equal[0].story;
    });
  });
  place_.resize(first.size());
  for (uint32_t i = 0; i < first.size(); ++i) {
    if (first[i] == i) {
      place_[i] = static_cast<uint32_t>(stories_.size());
      stories_.push_back(i);
    } else {
      place_[i] = place_[first[i]];
    }
  }
  if (stories_.size() == place_.size()) {
    place_.clear();
    place_.shrink_to_fit();
  }
}

RangeLists DistinctStories::ForAll(RangeLists lists) const {
  if (place_.empty()) return lists;
  RangeLists all(stories_.get_allocator().resource());
  all.Reserve(place_.size());
  for (const uint32_t place : place_) all.Add(lists[place]);
  return all;
}

}  // namespace neardup
